"""The command line over the small body of `tests.helpers.small_body`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from tests.helpers.small_body import FakePatches, make_knowledge, make_patches
from triggermap.__main__ import main
from triggermap.cli import find, glossary, regions, show
from triggermap.domain.knowledge import Knowledge

Command = Callable[..., int]


@dataclass
class NoViewsAtlas:
    """An atlas with zones and no pictures."""

    patches: FakePatches = field(default_factory=make_patches)
    views: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ("female",)

    def keep_added(self) -> None:
        """Nothing was added."""


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines wrap where they do on a terminal of 100 columns, however the tests are run."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def knowledge() -> Knowledge:
    return make_knowledge()


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> Command:
    """Run the program with these arguments on the small body; returns the exit code."""
    for module in (find, glossary, regions, show):
        monkeypatch.setattr(module, "knowledge_of", lambda _arguments: knowledge)
    for module in (find, show):
        monkeypatch.setattr(module, "atlas_of", lambda _arguments, _book: NoViewsAtlas())

    def run(*arguments: str) -> int:
        return main(arguments)

    return run
