"""Every error that a user can meet: one clear line that says what, where and what to do."""

from __future__ import annotations

from collections.abc import Iterable


class HudnaError(Exception):
    """The base of all errors raised on purpose; its message is shown to the user as it is."""


class InputError(HudnaError, ValueError):
    """A file, line or field that cannot be read. ``where`` names it (path, path:line)."""

    def __init__(self, where: str, problem: str, remedy: str = "") -> None:
        """Say where, what is wrong, and (if known) what to do."""
        self.where, self.problem, self.remedy = where, problem, remedy
        super().__init__(f"{where}: {problem}" + (f"; {remedy}" if remedy else ""))


class QuoteError(HudnaError, ValueError):
    """A span that does not quote the stored text: a defect of Hudna itself, never of the input."""


class LexiconError(HudnaError, ValueError):
    """A lexicon or knowledge file that breaks its schema; the message names file, entry and field."""


class WorkspaceError(HudnaError):
    """No workspace, or one that cannot be used."""


class UnknownValueError(HudnaError, LookupError):
    """A value outside a closed list; the message lists what is known."""

    def __init__(self, what: str, value: str, known: Iterable[str]) -> None:
        """Name the thing, the value met and the values allowed."""
        self.value, self.known = value, sorted(known)
        super().__init__(f"unknown {what} {value!r}; known: {', '.join(self.known)}")
