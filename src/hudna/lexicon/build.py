"""Compile the YAML lexicons to one JSON file a language, with every inflected form (see README.md).

Run by the wheel's build hook and, in a checkout, when a source is newer than its compiled file. No
reading comes here.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from hudna.errors import LexiconError
from hudna.knowledge import knowledge_hash, load_conflicts
from hudna.knowledge import sources as knowledge_sources
from hudna.lexicon.fold import pieces
from hudna.lexicon.inflect import ADJECTIVES, NOUNS, VERBS, arabic_participle

HERE = Path(__file__).parent
LANGUAGES = ("ar", "en", "fr")
FILES = ("events_force", "events_talks", "speech", "modality", "actors", "places", "things", "weapons", "grammar",
         "time", "numbers", "boilerplate", "names")
Label = tuple[str, object, str]                    # code, value, form kind


def sources(lang: str) -> list[Path]:
    """The files a language is compiled from, in a fixed order."""
    return [HERE / lang / f"{name}.yaml" for name in FILES if (HERE / lang / f"{name}.yaml").exists()] + [
        HERE / "frames.yaml", *knowledge_sources()]


def source_hash(lang: str) -> str:
    """Twelve hex digits over the bytes of a language's sources and the code that inflects them."""
    digest = hashlib.sha256()
    for path in [*sources(lang), HERE / "build.py", HERE / "inflect.py", HERE / "fold.py"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


class _Table:
    """The growing map from words and phrases to labels."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.words: dict[str, list[Label]] = {}
        self.phrases: dict[str, list[tuple[list[str], Label]]] = {}

    def add(self, form: str, code: str, value: object, kind: str) -> None:
        tokens = pieces(form, self.lang)
        if self.lang == "ar" and len(tokens) > 1 and tokens[-1] in ("ل", "ب", "ك"):
            tokens.pop()                                # وفقا لـ: the preposition is written on the next word
        label: Label = (code, value, kind)
        if not tokens:
            raise LexiconError(f"{self.lang}: the form {form!r} holds no word")
        if len(tokens) == 1:
            labels = self.words.setdefault(tokens[0], [])
            if label not in labels:
                labels.append(label)
            return
        rows = self.phrases.setdefault(tokens[0], [])
        if (tokens[1:], label) not in rows:
            rows.append((tokens[1:], label))

    def add_spec(self, entry: dict[str, Any], code: str, value: object) -> None:
        """All forms of an entry's verb, passive, part, noun, adjective and phrase specifications."""
        for form, kind in forms_of(self.lang, entry):
            self.add(form, code, value, kind)


def forms_of(lang: str, entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every (form, kind) that a word specification stands for."""
    tail = f" {entry['then']}" if entry.get("then") else ""
    for spec in _listed(entry.get("verb")):
        yield from VERBS[lang](spec + tail)
    for spec in _listed(entry.get("passive")):
        yield from ((form, "passive") for form, _ in VERBS[lang](spec))
    for spec in _listed(entry.get("part")):
        if lang == "ar":
            yield from arabic_participle(spec)
        else:
            yield spec, "ing"
    for spec in _listed(entry.get("noun")):
        # a noun given as single/plural names both, in every language
        for one in spec.split("/") if lang == "ar" else [spec]:
            yield from NOUNS[lang](one)
    for spec in _listed(entry.get("adjective")):
        yield from ADJECTIVES[lang](spec)
    for spec in [*_listed(entry.get("phrase")), *_listed(entry.get("form"))]:
        yield spec, "phrase"


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    values = value if isinstance(value, list) else [value]
    return [str(v) for v in values]


def _load(lang: str, name: str) -> Any:
    path = HERE / lang / f"{name}.yaml"
    if not path.exists():
        return {} if name in ("grammar", "time", "numbers") else []
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise LexiconError(f"{lang}/{name}.yaml: {error}") from error


def _is_verb_spec(lang: str, word: str) -> bool:
    return "/" in word or (lang == "fr" and word.endswith(("er", "ir", "re")))


def _grammar(table: _Table, grammar: dict[str, Any]) -> None:
    for role, words in (grammar.get("prepositions") or {}).items():
        for word in _listed(words):
            table.add(word, "P", role, "phrase")
    for role, words in (grammar.get("light_verbs") or {}).items():
        for word in _listed(words):
            for form, kind in VERBS[table.lang](word):
                table.add(form, "L", role, kind)
    for word in _listed(grammar.get("causes")):
        for form, kind in VERBS[table.lang](word) if "/" in word or table.lang != "ar" else [(word, "phrase")]:
            table.add(form, "R", 1, kind)
    for word in _listed(grammar.get("verbs")):
        for form, kind in VERBS[table.lang](word):
            table.add(form, "V", 1, kind)
    for word in _listed(grammar.get("common_nouns")):
        for form, kind in NOUNS[table.lang](word):
            table.add(form, "K", "common", kind)
    for word in _listed(grammar.get("adjectives")):
        for form, kind in ADJECTIVES[table.lang](word):
            table.add(form, "D", 1, kind)
    for word in _listed(grammar.get("existential")):              # there is, هناك: the event noun behind it is fact
        table.add(word, "L", "event", "phrase")
    done = {"existential", "prepositions", "light_verbs", "causes", "verbs", "common_nouns", "adjectives"}
    for role, words in grammar.items():
        if role in done:
            continue
        for word in _listed(words):
            if _is_verb_spec("ar", word) and table.lang == "ar":
                for form, kind in VERBS[table.lang](word):
                    table.add(form, "G", role, kind)
            else:
                table.add(word, "G", role, "phrase")


def _time(table: _Table, time: dict[str, Any]) -> None:
    for key, value in time.items():
        if isinstance(value, dict):
            for sub, words in value.items():
                for word in _listed(words):
                    table.add(word, "T", f"{key}:{sub}", "phrase")
        else:
            for word in _listed(value):
                table.add(word, "T", key, "phrase")


def _numbers(table: _Table, numbers: dict[str, Any]) -> None:
    for value, words in (numbers.get("words") or {}).items():
        for word in _listed(words):
            table.add(word, "N", value, "phrase")
    for name, spec in (numbers.get("vague") or {}).items():
        for word in _listed(spec["words"]):
            table.add(word, "Q", f"vague:{spec['min']}", name)
    for role in ("killed", "injured"):
        spec = numbers.get(role) or {}
        table.add_spec(spec, "Q", role)
    for role, words in numbers.items():
        if role in ("words", "vague", "killed", "injured"):
            continue
        for word in _listed(words):
            table.add(word, "Q", role, "phrase")


def _verb_phrases(table: _Table) -> None:
    """A literal phrase whose first word is only ever a verb is a verb itself: it takes the kind of that word's form."""
    for first, rows in table.phrases.items():
        kinds = {kind for _, _, kind in table.words.get(first, ())}
        verbal = sorted(kinds & _VERBAL)
        if not verbal or kinds - _VERBAL:
            continue
        rows[:] = [(rest, (code, value, verbal[0] if kind == "phrase" and code in "ESLR" else kind))
                   for rest, (code, value, kind) in rows]


_NAME_CLASSES = {"organisation": ("institution",), "group": ("group", "armed"), "person": ("person",)}


def _knowledge(table: _Table, lang: str) -> dict[str, Any]:
    """The names of all conflict files: label A is an actor, Y a place; both bring the classes of their noun."""
    actors: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    lands: dict[str, str] = {}                               # conflict -> the names.yaml id of its country
    for conflict in load_conflicts():
        lands[conflict["id"]] = "country." + conflict["names"]["en"].lower().replace(" ", "_")
        for entry in conflict["actors"]:
            for name in (entry.get("names") or {}).get(lang) or ():
                table.add(name["form"], "A", len(actors), name.get("use", "official"))
                for cls in _listed(entry.get("class")):
                    table.add(name["form"], "K", cls, "known")
            actors.append({"id": entry["id"], "conflict": conflict["id"], "granularity": entry.get("granularity")})
        for entry in conflict.get("places") or ():
            for form in (entry.get("names") or {}).get(lang) or ():
                table.add(form, "Y", len(places), "known")
                table.add(form, "K", entry["kind"], "known")
            measures = {k: entry[k] for k in ("lat", "lon", "precision") if k in entry}
            places.append({"id": entry["id"], "conflict": conflict["id"]} | measures)
    return {"known_actors": actors, "known_places": places, "known_lands": lands}


_VERBAL = frozenset({"past", "pres", "fut", "cond", "base", "pastpp", "pp", "ing", "inf", "passive"})


def compile_language(lang: str) -> dict[str, Any]:
    """The compiled lexicon of a language as plain JSON values."""
    table = _Table(lang)
    entries = _entries(table)
    for name in ("actors", "places", "things", "weapons"):
        for entry in _load(lang, name):
            for cls in _listed(entry.get("class")):
                table.add_spec(entry, "K", cls)
    _grammar(table, _load(lang, "grammar"))
    _time(table, _load(lang, "time"))
    _numbers(table, _load(lang, "numbers"))
    names = _names(table, _load(lang, "names"))
    known = _knowledge(table, lang)
    _verb_phrases(table)
    for rows in table.phrases.values():
        rows.sort(key=lambda row: -len(row[0]))
    boilerplate = [e | {k: [" ".join(pieces(w, lang)) for w in _listed(e[k])] for k in ("line", "line_is") if k in e}
                   for e in _load(lang, "boilerplate")]
    frames = yaml.safe_load((HERE / "frames.yaml").read_text(encoding="utf-8"))
    return {"lang": lang, "hash": source_hash(lang), "knowledge_hash": knowledge_hash(), **entries, "names": names,
            **known, "words": table.words, "phrases": table.phrases, "boilerplate": boilerplate, "frames": frames}


_WORDS_OF_ENTRIES = ("examples", "verb", "noun", "phrase", "part", "passive")          # they end up in the table


def _entries(table: _Table) -> dict[str, list[dict[str, Any]]]:
    """The entries of events, speech, modality and weapons without their words: a label's value is an entry's index."""
    lang = table.lang
    entries: dict[str, list[dict[str, Any]]] = {}
    for name, code in (("events", "E"), ("speech", "S"), ("modality", "M"), ("weapons", "W")):
        rows = [e for file in FILES if file.split("_")[0] == name for e in _load(lang, file)]
        entries[name] = [{k: v for k, v in e.items() if k not in _WORDS_OF_ENTRIES} for e in rows]
        for index, entry in enumerate(rows):
            table.add_spec(entry, code, index)
            accuses = (entry.get("gives") or {}).get("act") == "accuse"
            asks = entry.get("frame") == "ask" and lang == "ar"
            for role in (["accuses"] if accuses else []) + (["asks"] if asks else []):
                for spec in _listed(entry.get("verb")):
                    for form, kind in VERBS[lang](spec):
                        table.add(form, "G", role, kind)
            role = entry.get("role")
            for form in _listed(entry.get("phrase")) if role in ("turn", "trailing") else ():
                table.add(form, "G" if role == "turn" else "P", "adverbs" if role == "turn" else "source", "phrase")
    return entries


def _names(table: _Table, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Countries and organisations: a label's value is an index into the list returned."""
    names: list[dict[str, Any]] = []
    for entry in rows:
        index = len(names)
        names.append({"id": entry["id"], "kind": entry["kind"]} | ({"of": entry["of"]} if entry.get("of") else {}))
        for key, kind in (("names", "name"), ("people", "people"), ("capital", "capital"), ("palace", "palace")):
            for word in _listed(entry.get(key)):
                table.add(word, "Z", index, kind)
                for cls in _NAME_CLASSES.get(entry["kind"], ()) if kind == "name" else ():
                    table.add(word, "K", cls, "known")
        for word in _listed(entry.get("adjective")):
            for form, kind in ADJECTIVES[table.lang](word):
                table.add(form, "Z", index, kind)
    return names


def write_compiled(lang: str, folder: Path | None = None) -> Path:
    """Compile a language into ``compiled/<lang>.json``; the file is replaced whole or not at all."""
    folder = folder or HERE / "compiled"
    folder.mkdir(exist_ok=True)
    path = folder / f"{lang}.json"
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False, suffix=".part") as file:
        json.dump(compile_language(lang), file, ensure_ascii=False, separators=(",", ":"))
    os.replace(file.name, path)
    return path


def refresh(lang: str) -> dict[str, Any] | None:
    """Compile a language again when a source is newer than its compiled file and differs from what that was made of.

    Returns None when the compiled file holds it, else (the folder cannot be written) the compiled lexicon itself.
    """
    path = HERE / "compiled" / f"{lang}.json"
    code = [HERE / "build.py", HERE / "inflect.py", HERE / "fold.py"]
    if path.exists():
        newest = max(p.stat().st_mtime_ns for p in [*sources(lang), *code])
        if newest <= path.stat().st_mtime_ns:
            return None
        with path.open(encoding="utf-8") as file:
            if f'"hash":"{source_hash(lang)}"' in file.read(200):
                return None
    try:
        write_compiled(lang)
    except OSError:
        return compile_language(lang)
    return None


def build_all(languages: Iterable[str] = LANGUAGES) -> None:
    """Compile every language."""
    for lang in languages:
        write_compiled(lang)


if __name__ == "__main__":
    build_all()
