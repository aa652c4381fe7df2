"""The bundled corpus: twelve invented articles in three languages on one truce (README.md beside this file)."""

from __future__ import annotations

import json
from pathlib import Path

CORPUS = Path(__file__).parent / "articles.jsonl"

LOOK_AT = (
    ("demo-06", "a conditional pledge, three deep: a palace source quotes a minister who quotes the commander"),
    ("demo-07, demo-08", "the same story in two more outlets, one in French: one source, not three"),
    ("demo-04", "a denial: the spokesman says that his forces did not shell the town"),
    ("demo-05", "a toll of nine that corrects the seven of demo-03"),
    ("demo-09", "one side says that the other plans an attack: a plan told by an opponent, not an attack"),
    ("demo-11", "an anniversary: the battle and the truce of 2014 are not news of 2022"),
    ("demo-12", "a warning that the truce may collapse: it does not"),
)


def copy_articles(folder: Path) -> list[Path]:
    """Write each article as a JSON file into the folder (made when it is not there); the files in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        path = folder / f"{article['doc']}.json"
        path.write_text(json.dumps(article, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(path)
    return written


def guide(folder: Path) -> str:
    """A few words on what to look at in the demo's workspace."""
    lines = ["", "All of it is invented: one truce between two parties, five weeks, twelve articles. Worth a look:"]
    lines += [f"  {docs}: {what}" for docs, what in LOOK_AT]
    lines += ["", f"The articles with their words marked: {folder / 'readings.html'}"]
    lines += [f"Ask the ledger: hudna ledger claims --workspace {folder} --type cf --modality conditional"]
    return "\n".join(lines)
