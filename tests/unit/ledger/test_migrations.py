"""The migrations make the tables that the code uses."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from hudna.ledger import create_ledger, store
from hudna.ledger.tables import APPEND_ONLY, metadata


def test_the_migrations_make_the_tables_of_the_code(tmp_path: Path) -> None:
    ledger = create_ledger(tmp_path / "hudna.db")
    with ledger.connect() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_the_version_that_the_code_expects_is_the_newest() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [store.VERSION]


def test_every_table_refuses_changes(tmp_path: Path) -> None:
    ledger = create_ledger(tmp_path / "hudna.db")
    with ledger.connect() as db:
        triggers = set(db.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
    assert triggers == {f"{table.name}_refuses_{action}" for table in APPEND_ONLY for action in ("update", "delete")}
    assert set(APPEND_ONLY) == set(metadata.tables.values())


def test_making_a_ledger_twice_changes_nothing(tmp_path: Path) -> None:
    create_ledger(tmp_path / "hudna.db")
    before = (tmp_path / "hudna.db").read_bytes()
    create_ledger(tmp_path / "hudna.db")
    assert (tmp_path / "hudna.db").read_bytes() == before
