"""Options that several commands share, with the checks of their values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from hudna.errors import InputError


def check_day(value: str | None) -> str | None:
    """An ISO day, or a usage error."""
    from hudna.acquire.files import iso_day

    try:
        return value if value is None else iso_day(value, "", "date")
    except InputError as error:
        raise typer.BadParameter(f"{error.problem.removeprefix('date ')}; {error.remedy}") from error


def check_known(what: str) -> Callable[[list[str] | None], list[str]]:
    """A check of an option's values (which commas may join) against the labels of types or modalities."""

    def check(values: list[str] | None) -> list[str]:
        from hudna.publish.words import keys

        given = [value for joined in values or [] for value in joined.split(",") if value]
        known = keys(what)
        families = {key.partition(".")[0] for key in known} if what == "type" else set()
        for value in given:
            if value not in known and value not in families:
                near = [key for key in known if what != "type" or key.startswith(value.partition(".")[0] + ".")]
                raise typer.BadParameter(f"unknown {what} {value!r}; known: {', '.join(sorted(near or families))}")
        return given

    return check


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|-...", help="Articles: .txt, .html, .json, .jsonl, folders of them, or - for standard input."
    ),
]
Date = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", callback=check_day, help="Publication date of articles that carry none."),
]
Lang = Annotated[
    str | None, typer.Option(metavar="ar|en|fr", help="Language of articles that declare none (else it is guessed).")
]
Where = Annotated[
    str | None,
    typer.Option(
        "--workspace",
        metavar="DIR",
        help="The workspace (else HUDNA_WORKSPACE, else the nearest folder upward with hudna.toml).",
    ),
]
