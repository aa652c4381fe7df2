(function () {
  function pick(id, from) {
    document.querySelectorAll('.on').forEach(function (e) { e.classList.remove('on') })
    var item = document.getElementById(id)
    if (!item) return
    item.classList.add('on')
    document.querySelectorAll('mark[data-c~="' + id + '"]').forEach(function (e) { e.classList.add('on') })
    if (from === 'text') item.scrollIntoView({ block: 'nearest' })
    if (from === 'list') {
      var first = document.querySelector('mark.event[data-c~="' + id + '"]')
      if (first) first.scrollIntoView({ block: 'nearest' })
    }
  }
  document.addEventListener('click', function (event) {
    var mark = event.target.closest('mark[data-c]')
    var item = event.target.closest('li[data-claim]')
    var ref = event.target.closest('a.ref')
    if (ref) pick(ref.getAttribute('href').slice(1), 'text')
    else if (mark) pick(mark.getAttribute('data-c').split(' ')[0], 'text')
    else if (item) pick(item.getAttribute('data-claim'), 'list')
  })
  if (location.hash.length > 1) pick(location.hash.slice(1), 'list')
})()
