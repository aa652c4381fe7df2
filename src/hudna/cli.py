"""The command line: every command says what it did, or in one clear line what is wrong and what to do.

Exit codes: 0 done, 1 something failed, 2 wrong usage, 130 interrupted. What a command needs is imported inside it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from hudna.errors import HudnaError, InputError
from hudna.options import Date, Lang, Paths, Where, check_day, check_known
from hudna.terminal import Progress, console, one_line, output, say_error, show

if TYPE_CHECKING:
    from hudna.config import Workspace
    from hudna.records import Reading, StoredClaim

app = typer.Typer(
    name="hudna",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Hudna (هدنة, truce): news of ceasefires in Arabic, English and French as claims, each with its exact words.",
)
ledger_app = typer.Typer(no_args_is_help=True, help="Look into the ledger of a workspace.")
app.add_typer(ledger_app, name="ledger")


def _version(wanted: bool) -> None:
    if wanted:
        from hudna import __version__

        sys.stdout.write(f"hudna {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an error (anywhere on the line).")
    ] = False,
) -> None:
    """Taken before the command; ``main`` has read ``--debug`` already."""


@app.command()
def read(
    paths: Paths,
    date: Date = None,
    lang: Lang = None,
    format_: Annotated[
        Literal["table", "jsonl", "html"],
        typer.Option("--format", help="A table, one JSON object a document, or one page."),
    ] = "table",
    output_: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write to FILE, whole or not at all.")
    ] = None,
) -> int:
    """Read articles and show their claims: who says who did what to whom, where and when, in which words."""
    import json

    from hudna.pipeline import read_paths
    from hudna.serialise import reading_to_dict

    failed: list[InputError] = []
    readings = _sound(read_paths(paths, stdin=sys.stdin.buffer, date=date, lang=lang), failed)
    first = next(readings, None)
    if first is None:
        return 1  # nothing read, nothing written
    with output(output_) as out:
        if format_ == "html":
            from hudna.publish.page import render_page

            out.write(render_page(_with_first(first, readings)))
        elif format_ == "jsonl":
            for reading in _with_first(first, readings):
                out.write(json.dumps(reading_to_dict(reading), ensure_ascii=False) + "\n")
        else:
            from hudna.publish.table import print_readings

            print_readings(_with_first(first, readings), console(out))
    return 1 if failed else 0


def _with_first(first: Reading, rest: Iterator[Reading]) -> Iterator[Reading]:
    yield first
    yield from rest


def _sound(items: Iterable[Reading | InputError], failed: list[InputError]) -> Iterator[Reading]:
    """The readings; each error is said at once and kept."""
    for item in items:
        if isinstance(item, InputError):
            failed.append(item)
            say_error(str(item))
        else:
            yield item


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="The folder, made when it is not there.")] = Path(),
) -> int:
    """Make a workspace: hudna.toml, the ledger hudna.db, and snapshots/."""
    _init(folder)
    show(f"Made a workspace in {folder}: hudna.toml, hudna.db, snapshots/. Next: hudna add PATH ...")
    return 0


def _init(folder: Path) -> Workspace:
    from hudna.config import finish_workspace, make_workspace
    from hudna.ledger import create_ledger

    workspace = make_workspace(folder)
    create_ledger(workspace.ledger)
    finish_workspace(workspace)
    return workspace


@app.command()
def add(paths: Paths, date: Date = None, lang: Lang = None, workspace: Where = None) -> int:
    """Read articles into the ledger; one that is there already is left as it is."""
    from hudna.config import find_workspace

    return _add(find_workspace(workspace), paths, date, lang)


def _add(workspace: Workspace, paths: Iterable[str], date: str | None, lang: str | None) -> int:
    from hudna.ledger import add_readings, open_ledger
    from hudna.pipeline import read_paths

    ledger = open_ledger(workspace.ledger)
    failed: list[InputError] = []
    undated: list[str] = []
    with Progress("articles read") as progress:
        readings = _sound(read_paths(paths, stdin=sys.stdin.buffer, date=date, lang=lang), failed)
        done = add_readings(ledger, progress.count(_undated(readings, undated)))
    show(
        f"Added {_number(done.articles, 'article')} with {_number(done.claims, 'claim')}"
        + (f"; {_number(done.again, 'known article')} read again by this version" if done.again else "")
        + (f"; {done.known} known already" if done.known else "")
        + (f"; {len(failed)} not read" if failed else "")
        + "."
    )
    if undated:
        say_error(
            f"note: {_number(len(undated), 'article')} without a publication date ({undated[0]}"
            f"{', ...' if undated[1:] else ''}): relative dates stay unresolved; give --date"
        )
    return 1 if failed else 0


def _undated(readings: Iterable[Reading], names: list[str]) -> Iterator[Reading]:
    for reading in readings:
        if reading.document.dct is None:
            names.append(reading.document.doc)
        yield reading


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@ledger_app.command("claims")
def claims(
    type_: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            metavar="TYPE",
            callback=check_known("type"),
            help="A type (cf.reject) or family (cf); may be repeated.",
        ),
    ] = None,
    modality: Annotated[
        list[str] | None,
        typer.Option(
            metavar="MODALITY", callback=check_known("modality"), help="asserted, denied ...; may be repeated."
        ),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Anyone in the chain of speakers: words of the name, or its id.")
    ] = None,
    actor: Annotated[str | None, typer.Option(metavar="NAME", help="Who does it.")] = None,
    target: Annotated[str | None, typer.Option(metavar="NAME", help="To whom.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Where.")] = None,
    from_: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="YYYY-MM-DD",
            callback=check_day,
            help="Events on this day or later (undated ones are left out).",
        ),
    ] = None,
    to: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", callback=check_day, help="Events on this day or earlier.")
    ] = None,
    doc: Annotated[str | None, typer.Option(metavar="DOC", help="Of this document.")] = None,
    lang: Annotated[Literal["ar", "en", "fr"] | None, typer.Option(help="Of articles in this language.")] = None,
    format_: Annotated[Literal["table", "jsonl", "csv"], typer.Option("--format")] = "table",
    workspace: Where = None,
) -> int:
    """Claims of the latest reading of each article, by publication day."""
    from hudna.config import find_workspace
    from hudna.ledger import ClaimFilter, find_claims, open_ledger

    if from_ and to and from_ > to:
        raise typer.BadParameter(f"--from {from_} is later than --to {to}")
    wanted = ClaimFilter(
        types=tuple(type_ or ()),
        modalities=tuple(modality or ()),
        speaker=speaker,
        actor=actor,
        target=target,
        place=place,
        date_from=from_,
        date_to=to,
        doc=doc,
        lang=lang,
    )
    _show_claims(find_claims(open_ledger(find_workspace(workspace).ledger), wanted), format_)
    return 0


def _show_claims(rows: Iterator[StoredClaim], format_: str) -> None:
    with output(None) as out:
        if format_ == "csv":
            from hudna.publish.rows import write_csv

            write_csv(rows, out)
        elif format_ == "jsonl":
            from hudna.publish.rows import json_lines

            out.writelines(line + "\n" for line in json_lines(rows))
        else:
            from hudna.publish.table import print_stored

            number = print_stored(rows, console(out))
            out.write(f"\n{_number(number, 'claim')}\n" if number else "No claims found.\n")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles, one JSON object a line.")],
    format_: Annotated[Literal["table", "json"], typer.Option("--format")] = "table",
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Show up to N errors of each kind.")] = 0,
) -> int:
    """Score the reader against annotated articles: who says who did what to whom, and every part of it."""
    import json

    from hudna.evaluate import describe_errors
    from hudna.pipeline import evaluate_gold

    wrong: list[tuple[str, str, dict[str, object]]] = []
    figures = evaluate_gold(gold, wrong)
    missing = figures.pop("missing")
    with output(None) as out:
        if format_ == "json":
            out.write(json.dumps(figures | {"missing": missing}, ensure_ascii=False) + "\n")
        else:
            from hudna.publish.table import scores_table

            console(out).print(scores_table(figures))
        if errors:
            (sys.stderr if format_ == "json" else out).writelines(
                line + "\n" for line in ("", *describe_errors(wrong, errors))
            )
    if missing:
        names = ", ".join(missing[:5])
        say_error(f"{gold}: {_number(len(missing), 'document')} not read ({names}); run hudna read on it to see why")
    return 1 if missing else 0


@app.command()
def demo(
    dir_: Annotated[Path, typer.Option("--dir", metavar="DIR", help="Where the workspace is left.")] = Path(
        "hudna-demo"
    ),
) -> int:
    """Read twelve invented articles in three languages into a workspace of their own, and show its ledger."""
    from hudna.config import FILE, find_workspace
    from hudna.demo import copy_articles, guide
    from hudna.ledger import find_claims, open_ledger
    from hudna.pipeline import read_paths
    from hudna.publish.page import render_page

    workspace = find_workspace(dir_) if (dir_ / FILE).exists() else _init(dir_)
    articles = [str(path) for path in copy_articles(dir_ / "articles")]
    code = _add(workspace, articles, None, None)
    with output(dir_ / "readings.html") as page:
        page.write(render_page(item for item in read_paths(articles) if not isinstance(item, InputError)))
    show("")
    _show_claims(find_claims(open_ledger(workspace.ledger)), "table")
    show(guide(dir_))
    return code


def main(arguments: list[str] | None = None) -> int:
    """Run a command line and return its exit code; no traceback without ``--debug``."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    ends = words.index("--") if "--" in words else len(words)
    debug = "--debug" in words[:ends]
    words = [word for i, word in enumerate(words) if word != "--debug" or i > ends]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = typer.main.get_command(app).main(args=words, prog_name="hudna", standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except (BrokenPipeError, SystemExit):  # typer ends the process when nobody reads our output any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0  # who stopped reading has seen enough
    except Exception as error:
        if debug:
            raise
        return _explain(error)
    if code == 130:
        say_error("interrupted; nothing is half-written")
    return int(code or 0)


def _explain(error: Exception) -> int:
    """Say an error in one line; its exit code."""
    if isinstance(error, typer.TyperException):
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "hudna"
        message = one_line(error.format_message()).replace("Value error, ", "")
        if type(error).__name__ == "NoArgsIsHelpError":
            sys.stderr.write(error.format_message() + "\n")
        else:
            say_error(f"{message.rstrip('.')}; see {path} --help", path)
        return error.exit_code
    if isinstance(error, HudnaError):
        say_error(str(error))
    elif isinstance(error, OSError):
        say_error(f"{error.filename or 'output'}: {error.strerror or error}; check the disk and the permissions")
    else:
        say_error(f"internal error ({type(error).__name__}: {error}); run it again with --debug and report it, please")
    return 1


if __name__ == "__main__":
    sys.exit(main())
