"""Finding and making workspaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from hudna.config import FILE, VARIABLE, find_workspace, finish_workspace, make_workspace
from hudna.errors import WorkspaceError


@pytest.fixture(autouse=True)
def _no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def made(folder: Path) -> Path:
    finish_workspace(make_workspace(folder))
    return folder


def test_a_made_workspace_is_found_with_its_paths(tmp_path: Path) -> None:
    folder = made(tmp_path / "deep" / "ws")
    found = find_workspace(folder)
    assert (found.folder, found.ledger, found.snapshots) == (folder, folder / "hudna.db", folder / "snapshots")
    assert found.snapshots.is_dir()


def test_the_option_wins_over_the_variable_and_both_over_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, named, given = made(tmp_path / "here"), made(tmp_path / "named"), made(tmp_path / "given")
    assert find_workspace(start=here).folder == here
    monkeypatch.setenv(VARIABLE, str(named))
    assert find_workspace(start=here).folder == named
    assert find_workspace(given, start=here).folder == given


def test_the_nearest_folder_upward_is_taken(tmp_path: Path) -> None:
    made(tmp_path)
    inner = made(tmp_path / "inner")
    (inner / "a" / "b").mkdir(parents=True)
    assert find_workspace(start=inner / "a" / "b").folder == inner


def test_none_anywhere_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WorkspaceError, match="hudna init"):
        find_workspace(start=tmp_path)
    with pytest.raises(WorkspaceError, match=r"--workspace.*hudna init"):
        find_workspace(tmp_path)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(WorkspaceError, match=VARIABLE):
        find_workspace()


def test_a_second_workspace_in_one_place_is_refused(tmp_path: Path) -> None:
    made(tmp_path)
    with pytest.raises(WorkspaceError, match="nothing was changed"):
        make_workspace(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ledger = 'x.db", "not valid TOML"),
        ("leger = 'x.db'", "unknown setting 'leger'; known: ledger, snapshots"),
        ("ledger = 3", "ledger must be a path"),
        ("ledger = ''", "ledger must be a path"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_a_broken_file_is_said(tmp_path: Path, text: str | bytes, said: str) -> None:
    (tmp_path / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(WorkspaceError, match=said) as caught:
        find_workspace(tmp_path)
    assert FILE in str(caught.value)


def test_paths_of_the_file_are_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("ledger = 'data/truces.db'", encoding="utf-8")
    assert find_workspace(tmp_path).ledger == tmp_path / "data" / "truces.db"
