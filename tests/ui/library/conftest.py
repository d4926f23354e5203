from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers import fakes
from tests.helpers.fake_library import FakeLibrary
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.library.page import LibraryPage, Reading
from triggermap.ui.services import ThemeChoice


@pytest.fixture
def paths(pictures: Path) -> list[ViewPaths]:
    atlas = fakes.FakeAtlas(pictures)
    return [ViewPaths(atlas.view("female", view)) for view in atlas.views]


@pytest.fixture
def page(qtbot: QtBot, paths: list[ViewPaths]) -> Iterator[LibraryPage]:
    """The page alone, in English, wide enough for contents and text."""
    theme.apply(ThemeChoice.LIGHT, 100)
    knowledge = fakes.make_knowledge()
    library = FakeLibrary(knowledge)
    made = LibraryPage(Reading(library.library, knowledge, library.search, lambda: True), lambda: paths)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.set_language(Language.EN, knowledge.safety.emergency_numbers[0])
    with qtbot.waitExposed(made):
        made.show()
    yield made
    theme.apply(ThemeChoice.LIGHT, 100)
