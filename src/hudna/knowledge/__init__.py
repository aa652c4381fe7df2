"""Who is who in a conflict: actors, places and truces, named in three languages, each fact with a public source.

One YAML file a conflict in ``conflicts/``. The names are compiled into each language's lexicon
(``hudna.lexicon.build``), so that one pass over the text finds them; which actor a name means is decided by
``hudna.read.actors``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from hudna.errors import LexiconError

HERE = Path(__file__).parent / "conflicts"
ACTOR_CLASSES = frozenset({"armed", "state", "institution", "official", "person", "media", "group"})
PLACE_KINDS = frozenset({"site", "settlement", "front", "region", "country"})


def sources() -> list[Path]:
    """The conflict files, in a fixed order."""
    return sorted(HERE.glob("*.yaml"))


def knowledge_hash() -> str:
    """Twelve hex digits over the bytes of all conflict files."""
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def load_conflicts() -> Iterator[dict[str, Any]]:
    """Each conflict file as plain values.

    Raises:
        LexiconError: naming the file and what is wrong in it.
    """
    for path in sources():
        try:
            conflict = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError as error:
            raise LexiconError(f"{path.name}: {error}") from error
        _check(conflict, path.name)
        yield conflict


def _check(conflict: Any, name: str) -> None:
    if not isinstance(conflict, dict) or not {"id", "names", "actors"} <= set(conflict):
        raise LexiconError(f"{name}: a conflict needs id, names and actors")
    known = {source.get("n") for source in conflict.get("sources") or ()}
    seen: set[str] = set()
    for kind in ("actors", "places"):
        for entry in conflict.get(kind) or ():
            where = f"{name}: {kind[:-1]} {entry.get('id')!r}"
            if not entry.get("id") or entry["id"] in seen:
                raise LexiconError(f"{where}: the id is missing or stands twice")
            seen.add(entry["id"])
            if kind == "actors" and not set(entry.get("class") or ()) <= ACTOR_CLASSES:
                raise LexiconError(f"{where}: unknown class; known: {', '.join(sorted(ACTOR_CLASSES))}")
            if kind == "places" and entry.get("kind") not in PLACE_KINDS:
                raise LexiconError(f"{where}: unknown kind; known: {', '.join(sorted(PLACE_KINDS))}")
            for source in entry.get("sources") or ():
                if source not in known:
                    raise LexiconError(f"{where}: source {source} is not in the list of sources")
