"""The ledger: added once, whole, and never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from made import arabic_reading, english_reading, many_readings, renamed
from sqlalchemy import Engine

from hudna.errors import WorkspaceError
from hudna.ledger import Added, ClaimFilter, add_readings, create_ledger, find_claims, open_ledger
from hudna.records import Reading

NOW = "2021-04-07T08:00:00+00:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hudna.db"


@pytest.fixture
def ledger(path: Path) -> Engine:
    made = create_ledger(path)
    add_readings(made, [arabic_reading(), english_reading()], recorded_at=NOW)
    return made


def count(path: Path) -> dict[str, int]:
    db = sqlite3.connect(path)
    try:
        return {
            name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("article", "reading", "claim", "mention")
        }
    finally:
        db.close()


def test_what_is_added_comes_back_as_it_was(ledger: Engine) -> None:
    found = list(find_claims(ledger))
    assert [row.claim for row in found] == [*arabic_reading().claims, *english_reading().claims]
    first = found[0]
    assert (first.doc, first.lang, first.dct, first.source) == ("made/ar.txt", "ar", "2021-04-06", "صوت المرفأ")
    assert (first.position, first.reader, first.recorded_at) == (1, arabic_reading().reader, NOW)


def test_adding_twice_writes_nothing(ledger: Engine, path: Path) -> None:
    before = count(path)
    assert add_readings(ledger, [arabic_reading(), english_reading()]) == Added(known=2)
    assert add_readings(open_ledger(path), [renamed(arabic_reading(), "elsewhere/copy.txt")]) == Added(known=1)
    assert count(path) == before


@pytest.mark.parametrize(
    "changed",
    [
        {"dct": "2021-04-07"},
        {"source": "Another Outlet"},
        {"title": "Other"},
        {"lang": "fr"},
        {"url": "https://example.org/1"},
    ],
    ids=lambda c: next(iter(c)),
)
def test_another_day_or_outlet_is_another_article(ledger: Engine, changed: dict[str, str]) -> None:
    reading = english_reading()
    other = replace(reading, document=replace(reading.document, **changed))  # type: ignore[arg-type]
    assert add_readings(ledger, [other]) == Added(articles=1, claims=3)


def test_a_new_reader_adds_its_reading_and_the_latest_is_shown(ledger: Engine, path: Path) -> None:
    better = replace(english_reading(), reader="rules/9", claims=english_reading().claims[:1])
    assert add_readings(ledger, [better]) == Added(claims=1, again=1)
    assert [row.reader for row in find_claims(ledger) if row.lang == "en"] == ["rules/9"]
    assert count(path)["claim"] == 8


def test_a_reading_without_claims_is_kept(ledger: Engine, path: Path) -> None:
    empty = replace(renamed(many_readings(1)[0], "quiet"), claims=(), notes=("nothing there",))
    assert add_readings(ledger, [empty]) == Added(articles=1)
    assert count(path)["reading"] == 3


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET rowid = 1", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
@pytest.mark.parametrize("table", ["article", "reading", "claim"])
def test_rows_are_never_changed(ledger: Engine, table: str, statement: str) -> None:
    from sqlalchemy.exc import IntegrityError

    with ledger.connect() as db:
        db.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        with pytest.raises(IntegrityError, match="append-only"):
            db.exec_driver_sql(statement.format(table))
    assert len(list(find_claims(ledger))) == 7


def test_a_reading_that_fails_half_way_leaves_nothing_of_itself(ledger: Engine, path: Path) -> None:
    before = count(path)
    good, broken = many_readings(2, 5)
    untyped = replace(broken.claims[0], type=None)  # type: ignore[arg-type]
    broken = replace(broken, claims=(*broken.claims, untyped))
    with pytest.raises((AttributeError, TypeError)):
        add_readings(ledger, [good, broken])
    assert count(path)["article"] == before["article"] + 1
    assert count(path)["claim"] == before["claim"] + 5


def test_an_interrupt_keeps_what_was_added_before(ledger: Engine, path: Path) -> None:
    def interrupted() -> Iterator[Reading]:
        yield from many_readings(2, 5)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        add_readings(ledger, interrupted())
    assert count(path)["article"] == 4
    assert add_readings(ledger, many_readings(3, 5)) == Added(articles=1, claims=5, known=2)


@pytest.mark.parametrize(
    ("wanted", "positions"),
    [
        (ClaimFilter(), ["ar1", "ar2", "ar3", "ar4", "en1", "en2", "en3"]),
        (ClaimFilter(types=("cf",)), ["ar1", "ar2", "en3"]),
        (ClaimFilter(types=("strike.shelling", "post.withdraw")), ["ar3", "ar4", "en1", "en2"]),
        (ClaimFilter(modalities=("denied",)), ["ar3", "en1"]),
        (ClaimFilter(modalities=("denied", "called_for")), ["ar3", "en1", "en2"]),
        (ClaimFilter(actor="coast-units"), ["ar3", "en1"]),
        (ClaimFilter(actor="COAST UNITS"), ["en1"]),
        (ClaimFilter(target="وحدات  الساحل"), ["ar2"]),
        (ClaimFilter(speaker="الهلالى"), ["ar2"]),
        (ClaimFilter(speaker="هِلَال"), ["ar2", "ar4"]),
        (ClaimFilter(place="made:sara"), ["ar2"]),
        (ClaimFilter(place="100%"), []),
        (ClaimFilter(date_from="2021-04-05"), ["ar2", "en3"]),
        (ClaimFilter(date_to="2021-04-03"), ["en3"]),
        (ClaimFilter(date_from="2021-04-03", date_to="2021-04-04"), ["ar3", "en3"]),
        (ClaimFilter(doc="made/en.txt"), ["en1", "en2", "en3"]),
        (ClaimFilter(lang="ar", types=("cf",)), ["ar1", "ar2"]),
        (ClaimFilter(actor="nobody"), []),
    ],
)
def test_filters(ledger: Engine, wanted: ClaimFilter, positions: list[str]) -> None:
    assert [f"{row.lang}{row.position}" for row in find_claims(ledger, wanted)] == positions


def test_claims_come_by_publication_day_and_undated_articles_last(path: Path) -> None:
    ledger = create_ledger(path)
    days = [None, "2021-05-01", "2021-04-01"]
    readings = [
        replace(r, document=replace(r.document, dct=day)) for r, day in zip(many_readings(3, 1), days, strict=True)
    ]
    add_readings(ledger, readings)
    assert [row.dct for row in find_claims(ledger)] == ["2021-04-01", "2021-05-01", None]


def test_each_connection_is_as_safe_as_sqlite_can_be(ledger: Engine) -> None:
    with ledger.connect() as db:
        settings = {
            name: db.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout", "recursive_triggers")
        }
    assert settings == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": 30_000,
        "recursive_triggers": 1,
    }


def test_a_reader_is_not_kept_waiting_by_a_writer(ledger: Engine, path: Path) -> None:
    with ledger.execution_options(hudna_write=True).begin():
        assert len(list(find_claims(open_ledger(path)))) == 7


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.db", None, "no ledger there"),
        ("text.db", b"this is not a database, it is a letter. " * 40, "file is not a database"),
        ("empty.db", b"", "not a ledger"),
    ],
)
def test_what_is_no_ledger_is_said(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WorkspaceError, match=said) as caught:
        open_ledger(path)
    assert name in str(caught.value)


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE letters (a)")
    db.commit()
    db.close()
    for opening in (create_ledger, open_ledger):
        with pytest.raises(WorkspaceError, match="not a ledger of Hudna"):
            opening(path)


def test_a_ledger_of_a_newer_hudna_is_left_alone(ledger: Engine, path: Path) -> None:
    with ledger.execution_options(hudna_write=True).begin() as db:
        db.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(WorkspaceError, match="newer Hudna"):
        open_ledger(path)


def test_odd_characters_in_the_path_are_only_a_path(tmp_path: Path) -> None:
    folder = tmp_path / "50%?x=1#هدنة"
    folder.mkdir()
    add_readings(create_ledger(folder / "hudna.db"), [english_reading()])
    assert len(list(find_claims(open_ledger(folder / "hudna.db")))) == 3
