"""Workspaces: a folder with ``hudna.toml``, the ledger ``hudna.db`` and ``snapshots/``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hudna.errors import WorkspaceError

FILE = "hudna.toml"
VARIABLE = "HUDNA_WORKSPACE"
_KEYS = {"ledger": "hudna.db", "snapshots": "snapshots"}
_TEXT = """# A workspace of Hudna; paths are relative to this file.
ledger = "hudna.db"        # the ledger, an SQLite file
snapshots = "snapshots"    # pages as they were fetched
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a workspace keeps its things."""

    folder: Path
    ledger: Path
    snapshots: Path


def find_workspace(given: str | os.PathLike[str] | None = None, start: Path | None = None) -> Workspace:
    """The workspace named by ``given``, else by HUDNA_WORKSPACE, else the nearest one from ``start`` (here) upward.

    Raises:
        WorkspaceError: when there is none, or its hudna.toml cannot be read.
    """
    named = given or os.environ.get(VARIABLE)
    if named:
        origin = "--workspace" if given else VARIABLE
        folder = Path(named)
        if not (folder / FILE).is_file():
            raise WorkspaceError(
                f"{folder}: no workspace here ({origin}: no {FILE}); make one with: hudna init {folder}"
            )
        return _load(folder)
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return _load(folder)
    raise WorkspaceError(
        f"{here}: no workspace here or above; make one with: hudna init (or name one with --workspace DIR)"
    )


def make_workspace(folder: Path) -> Workspace:
    """The paths of a new workspace, its folders made; ``finish_workspace`` makes it one once the ledger stands.

    Raises:
        WorkspaceError: when the folder holds a workspace already, or cannot be written.
    """
    if (folder / FILE).exists():
        raise WorkspaceError(f"{folder / FILE}: there is a workspace already; nothing was changed")
    paths = Workspace(folder, folder / _KEYS["ledger"], folder / _KEYS["snapshots"])
    try:
        paths.snapshots.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{folder}: cannot be written ({error.strerror}); name another folder") from error
    return paths


def finish_workspace(workspace: Workspace) -> None:
    """Write hudna.toml, whole or not at all: from now on the folder is a workspace."""
    part = workspace.folder / f"{FILE}.part"
    part.write_text(_TEXT, encoding="utf-8")
    os.replace(part, workspace.folder / FILE)


def _load(folder: Path) -> Workspace:
    import tomllib

    path = folder / FILE
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{path}: cannot be read ({error}); check the file") from error
    except tomllib.TOMLDecodeError as error:
        raise WorkspaceError(f"{path}: not valid TOML ({error}); correct it") from error
    for key, value in values.items():
        if key not in _KEYS:
            raise WorkspaceError(f"{path}: unknown setting {key!r}; known: {', '.join(sorted(_KEYS))}")
        if not isinstance(value, str) or not value:
            raise WorkspaceError(f"{path}: {key} must be a path in quotation marks")
    paths = {key: folder / values.get(key, default) for key, default in _KEYS.items()}
    return Workspace(folder, **paths)
