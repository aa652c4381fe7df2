"""What the unit tests share; with this file here they can also import ``made``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hudna.records import Document, Reading


@pytest.fixture
def reader_stub(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Reading]], None]:
    """Makes the pipeline give readings made by hand, found by their text, whatever the lexicons hold."""

    def install(readings: list[Reading]) -> None:
        by_text = {reading.document.text: reading for reading in readings}

        def read_article(document: Document) -> Reading:
            return by_text[document.text]

        monkeypatch.setattr("hudna.pipeline.read_article", read_article)

    return install


@pytest.fixture
def shared() -> Path:
    """The annotated articles beside the checkout; a test that needs them is skipped where they are not."""
    folder = Path(__file__).parents[3] / "shared"
    if not (folder / "gold" / "score.py").exists():
        pytest.skip("the annotated articles are not beside this checkout")
    return folder
