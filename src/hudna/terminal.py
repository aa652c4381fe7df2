"""What the commands share: where output goes, how errors are said, how long work shows that it goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from hudna.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 120                                     # of tables that do not go to a terminal
T = TypeVar("T")


def show(line: str) -> None:
    """One line on standard output."""
    sys.stdout.write(line + "\n")


def say_error(message: str, who: str = "hudna") -> None:
    """One line on standard error."""
    sys.stdout.flush()
    sys.stderr.write(f"{who}: {one_line(message)}\n")
    sys.stderr.flush()


def one_line(message: str) -> str:
    """A message without line breaks or control characters, which names of files may hold."""
    return "".join(c if c.isprintable() else " " for c in message)


def console(out: TextIO) -> Console:
    """A console of rich on a stream: the terminal's own width, else 120 columns."""
    from rich.console import Console

    class Plain(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError                   # for main to end quietly; rich would end the process itself

    return Plain(file=out, width=None if out.isatty() else WIDTH, highlight=False, markup=False, emoji=False)


@contextmanager
def output(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is replaced whole when the work is done, and left alone when it fails.

    Raises:
        InputError: when the file cannot be written.
    """
    if path is None:
        yield sys.stdout
        return
    target = Path(os.path.realpath(path))
    special = target.exists() and not target.is_file()          # a device or a pipe is written to, never replaced
    part = target if special else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        file = part.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror})", "name another --output") from error
    try:
        with file:
            yield file
        if not special:
            part.replace(target)
    except BaseException:
        if not special:
            part.unlink(missing_ok=True)
        raise


class Progress:
    """A running count on standard error while a person watches it; nothing otherwise."""

    def __init__(self, what: str) -> None:
        """Count ``what``."""
        self.what = what
        self.status: Any = None
        if sys.stderr.isatty():
            from rich.console import Console

            self.status = Console(stderr=True).status(f"0 {what}")

    def __enter__(self) -> Progress:
        """Show the count."""
        if self.status:
            self.status.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        if self.status:
            self.status.stop()

    def count(self, items: Iterable[T]) -> Iterator[T]:
        """The items, counted as they pass."""
        for number, item in enumerate(items, 1):
            if self.status:
                self.status.update(f"{number:,} {self.what}")
            yield item
