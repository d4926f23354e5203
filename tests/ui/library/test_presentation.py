from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.helpers import fakes, hands
from tests.helpers.fake_library import make_library
from triggermap.domain.anatomy import Side
from triggermap.domain.library import FlagsEmbed, block_texts
from triggermap.domain.slides import article_slides
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.library.muscle_slides import muscle_slides
from triggermap.ui.library.pictures import Pictures
from triggermap.ui.library.presentation import Presentation
from triggermap.ui.main_window import MainWindow
from triggermap.ui.services import ThemeChoice

KNOWLEDGE = fakes.make_knowledge()


@pytest.fixture
def presentation(qtbot: QtBot, paths: list[ViewPaths]) -> Iterator[Presentation]:
    theme.apply(ThemeChoice.LIGHT, 100)
    slides = article_slides(make_library().by_id["neck"].en)
    made = Presentation(
        slides, KNOWLEDGE, Language.EN, KNOWLEDGE.safety.emergency_numbers[0], Pictures(KNOWLEDGE, lambda: paths)
    )
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def ink(image: QImage) -> int:
    """Return how many of the sampled points differ from the ground in the corner."""
    ground = image.pixel(2, 2)
    return sum(image.pixel(x, y) != ground for x in range(0, image.width(), 7) for y in range(0, image.height(), 7))


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown])
def test_next(presentation: Presentation, key: Qt.Key) -> None:
    hands.key(presentation, key)
    assert presentation.index == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace])
def test_back(presentation: Presentation, key: Qt.Key) -> None:
    presentation.go_to(3)
    hands.key(presentation, key)
    assert presentation.index == 2


def test_first_and_last(presentation: Presentation) -> None:
    hands.key(presentation, Qt.Key.Key_Left)
    assert presentation.index == 0
    hands.key(presentation, Qt.Key.Key_End)
    last = presentation.index
    assert last > 3
    hands.key(presentation, Qt.Key.Key_Space)
    assert presentation.index == last
    hands.key(presentation, Qt.Key.Key_Home)
    assert presentation.index == 0


def test_escape_leaves(qtbot: QtBot, presentation: Presentation) -> None:
    with qtbot.waitSignal(presentation.left):
        hands.key(presentation, Qt.Key.Key_Escape)
    assert not presentation.isVisible()


def test_a_dark_screen_and_back(presentation: Presentation) -> None:
    hands.key(presentation, Qt.Key.Key_B)
    assert ink(presentation.grab().toImage()) == 0
    hands.key(presentation, Qt.Key.Key_B)
    assert ink(presentation.grab().toImage()) > 0


def test_every_slide_says_to_screen_readers_what_stands_there(presentation: Presentation) -> None:
    assert presentation.accessibleName() == "The neck, 1 of 7"
    presentation.go_to(2)
    assert presentation.accessibleName().startswith("Warning signs, 3 of 7")
    assert "Signs to know" in presentation.accessibleDescription()


@pytest.mark.parametrize("choice", list(ThemeChoice))
@pytest.mark.parametrize("size", [(640, 480), (1280, 720), (1920, 1080), (800, 1200)])
def test_each_slide_fits_on_each_screen(presentation: Presentation, choice: ThemeChoice, size: tuple[int, int]) -> None:
    theme.apply(choice, 100)
    presentation.resize(*size)
    for index in range(len(presentation._slides)):
        presentation.go_to(index)
        assert ink(presentation.grab().toImage()) > 20
        assert presentation._made is not None
        document, text, _image, _place = presentation._made
        assert text.top() + document.size().height() <= presentation.height()
    theme.apply(ThemeChoice.LIGHT, 100)


def test_a_drawing_that_is_missing_makes_no_empty_slide(presentation: Presentation) -> None:
    assert all(slide.blocks or slide.picture or slide.lead for slide in presentation._slides)


def test_a_muscle_in_steps_begins_with_itself_and_the_warnings(qtbot: QtBot) -> None:
    slides = muscle_slides(KNOWLEDGE.muscle_by_id["sternocleidomastoid"], KNOWLEDGE, Language.EN, ("neck.front_side",))
    assert [slide.heading for slide in slides[:3]] == ["Front neck muscle", "First rule this out", "Careful"]
    flags = [block for slide in slides for block in slide.blocks if isinstance(block, FlagsEmbed)]
    assert "thunderclap" in flags[0].flags
    texts = [words for slide in slides for block in slide.blocks for words in block_texts(block)]
    assert "Pinch only. Never press inwards here." in texts
    assert texts.index("Blood thinners") < texts.index("Hold the tender place between thumb and finger.")


def test_a_muscle_that_is_not_to_be_pressed_shows_no_pressing(qtbot: QtBot) -> None:
    muscle = KNOWLEDGE.muscle_by_id["temporalis"]
    slides = muscle_slides(muscle, KNOWLEDGE, Language.EN, ("head.forehead",))
    headings = [slide.heading for slide in slides]
    assert "Not to be pressed" in headings


def test_the_window_presents_what_is_open(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk is not None
    window.controller.choose("masseter", Side.RIGHT)
    window.actions_.by_name["present"].trigger()
    assert window.desk.presentation.slide.heading == "Chewing muscle"
    window.desk.presentation.close()
    window.desk.open_article("neck")
    hands.click(window.desk.page.tools["present"])
    assert window.desk.presentation.slide.heading == "The neck"
    window.desk.presentation.close()
