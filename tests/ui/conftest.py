"""For the window's tests: a window over the small atlas and content of `tests.helpers.fakes`, complete and shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers import fakes
from tests.helpers.fake_library import FakeLibrary
from triggermap.domain.text import Language
from triggermap.ui.main_window import MainWindow
from triggermap.ui.services import Preferences, PrintWish


@pytest.fixture
def wishes() -> list[PrintWish]:
    """What was sent to print."""
    return []


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fake atlas' shadings, drawn once."""
    return tmp_path_factory.mktemp("atlas")


@pytest.fixture
def window(qtbot: QtBot, pictures: Path, wishes: list[PrintWish]) -> Iterator[MainWindow]:
    """The window in English, as on a second start."""
    library = FakeLibrary(fakes.make_knowledge()).services()
    made = MainWindow(fakes.make_services(pictures, Preferences(notice_seen=True), wishes, library))
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.finish_loading()
    made.controller.set_view("head_front")
    qtbot.wait(1)
    yield made
    made.controller.set_language(Language.EN)
