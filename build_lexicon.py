"""Hatch build hook: the wheel carries the lexicons compiled, so that reading needs no YAML."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLexicons(BuildHookInterface):  # type: ignore[type-arg,misc]
    """Compiles src/hudna/lexicon/*/ into src/hudna/lexicon/compiled/*.json."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before the files are gathered."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        try:
            from hudna.lexicon.build import build_all

            build_all()
        finally:
            sys.path.pop(0)
