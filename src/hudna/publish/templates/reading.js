// Choosing a claim shows its words alone, and choosing words shows their claim; without this the links still work.
(function () {
  function clear() {
    document.querySelectorAll('.on, .picked').forEach(function (e) { e.classList.remove('on', 'picked') })
  }
  function pick(id, from) {
    clear()
    var item = document.getElementById(id.replace(/t$/, ''))
    if (!item || !item.hasAttribute('data-claim')) return
    id = item.id
    item.classList.add('on')
    item.closest('article').classList.add('picked')
    var words = document.querySelectorAll('mark[data-c~="' + id + '"]')
    words.forEach(function (e) { e.classList.add('on') })
    if (from === 'text') item.scrollIntoView({ block: 'nearest' })
    else if (words.length) words[0].scrollIntoView({ block: 'nearest' })
  }
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a.ref, a.n, blockquote a')
    var mark = event.target.closest('.body mark[data-c]')
    var item = event.target.closest('li[data-claim]')
    if (link && !item) pick(link.getAttribute('href').slice(1), 'text')
    else if (mark) pick(mark.getAttribute('data-c').split(' ')[0], 'text')
    else if (item) pick(item.id, 'list')
    else clear()
  })
  document.addEventListener('keydown', function (event) { if (event.key === 'Escape') clear() })
  if (location.hash.length > 1) pick(location.hash.slice(1), 'list')
})()
