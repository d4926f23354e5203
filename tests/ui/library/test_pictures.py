from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.helpers import fakes
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.library.pictures import Pictures
from triggermap.ui.services import ThemeChoice


@pytest.fixture
def pictures_of(qtbot: QtBot, paths: list[ViewPaths]) -> Pictures:
    theme.apply(ThemeChoice.LIGHT, 100)
    return Pictures(fakes.make_knowledge(), lambda: paths)


def red(image: QImage) -> int:
    """Return how many sampled points are of the red of pain."""
    points = (image.pixelColor(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return sum(colour.red() > 150 and colour.green() < 90 and colour.blue() < 110 for colour in points)


def test_a_map_shows_the_pain(pictures_of: Pictures) -> None:
    image = pictures_of.map_now("sternocleidomastoid", None, 400, 312, 1.0)
    assert (image.width(), image.height()) == (400, 312)
    assert red(image) > 100


def test_a_map_is_as_sharp_as_the_screen(pictures_of: Pictures) -> None:
    image = pictures_of.map_now("masseter", "masseter.superficial", 200, 156, 2.0)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (400, 312, 2.0)


def test_a_map_is_made_after_the_text_stands(qtbot: QtBot, pictures_of: Pictures) -> None:
    url = QUrl("map:sternocleidomastoid/sternal_mid?400x312")
    empty = pictures_of.get(url, Language.EN, 1.0)
    assert empty.pixelColor(200, 150) == QColor(theme.look.tokens.ground)
    with qtbot.waitSignal(pictures_of.made) as told:
        pass
    assert told.args[0] == url
    assert red(pictures_of.get(url, Language.EN, 1.0)) > 100


def test_a_forgotten_picture_is_not_made(qtbot: QtBot, pictures_of: Pictures) -> None:
    pictures_of.get(QUrl("map:masseter?400x312"), Language.EN, 1.0)
    pictures_of.clear()
    with qtbot.assertNotEmitted(pictures_of.made, wait=80):
        pass


def test_icons_are_drawn_in_their_colour(pictures_of: Pictures) -> None:
    image = pictures_of.get(QUrl("icon:triangle-alert/warn_text"), Language.EN, 1.0)
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.look.tokens.warn_text in colours
