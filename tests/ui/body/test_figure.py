from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.helpers import fakes
from tests.ui.test_theme import contrast
from triggermap.ui.body import inks
from triggermap.ui.main_window import MainWindow
from triggermap.ui.services import FigureChoice, Preferences, ThemeChoice


def picture(window: MainWindow) -> QImage:
    return window.canvas.grab().toImage()


def colours_in(image: QImage, box: QRect) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())
    }


def beside_the_face(window: MainWindow) -> QRect:
    """A piece of bare body: below the eyes, beside the nose, where the fake view has no region."""
    at = window.canvas.transform().map(QPoint(300, 560))
    return QRect(at.x() - 6, at.y() - 6, 12, 12)


def test_line_art_is_the_paper_of_the_theme_and_shading_has_many_tones(window: MainWindow) -> None:
    assert len(colours_in(picture(window), beside_the_face(window))) > 1
    window.actions_.groups["figure"][FigureChoice.LINES].trigger()
    assert window.services.preferences.load().figure is FigureChoice.LINES
    assert colours_in(picture(window), beside_the_face(window)) == {"#ffffff"}


def test_high_contrast_draws_lines_unless_somebody_chose_the_shading(window: MainWindow) -> None:
    window.controller.set_theme(ThemeChoice.HIGH_CONTRAST)
    assert colours_in(picture(window), beside_the_face(window)) == {"#000000"}
    window.controller.set_figure(FigureChoice.SHADED)
    assert len(colours_in(picture(window), beside_the_face(window))) > 1
    window.controller.set_theme(ThemeChoice.LIGHT)
    window.controller.set_figure(FigureChoice.AUTO)
    assert len(colours_in(picture(window), beside_the_face(window))) > 1


def test_the_first_paint_shows_the_lines_already(qtbot: QtBot, pictures: Path) -> None:
    kept = Preferences(notice_seen=True, theme=ThemeChoice.HIGH_CONTRAST)
    window = MainWindow(fakes.make_services(pictures, kept))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    image = window.canvas.grab().toImage()
    assert window.canvas.view is not None
    x, y = window.canvas.view.contour[0][0]
    at = window.canvas.transform().map(QPoint(round(x), round(y)))
    assert "#ffffff" in colours_in(image, QRect(at.x() - 3, at.y() - 3, 6, 6))


def test_in_line_art_the_usual_area_is_hatched_and_not_told_by_colour_alone(window: MainWindow) -> None:
    window.controller.set_figure(FigureChoice.LINES)
    window.controller.explore("sternocleidomastoid")
    inside = window.canvas.place_rect(fakes.EYE).adjusted(14, 10, -14, -10)
    grey = [QColor(name).lightness() for name in colours_in(picture(window), inside)]
    assert max(grey) - min(grey) > 60
    window.controller.set_figure(FigureChoice.SHADED)
    grey = [QColor(name).lightness() for name in colours_in(picture(window), inside)]
    assert max(grey) - min(grey) < 60


@pytest.mark.parametrize("ink", [inks.LINES_LIGHT, inks.LINES_DARK, inks.HIGH_CONTRAST])
def test_lines_marks_and_zones_stand_out_from_the_paper(ink: inks.Inks) -> None:
    assert ink.paper is not None
    for colour in (ink.line, ink.pain, ink.pain_edge, ink.mark_edge, ink.belly, ink.hover, ink.cross):
        assert contrast(colour.name(), ink.paper.name()) > 4.5, colour.name()
    assert contrast(inks.HIGH_CONTRAST.line.name(), "#000000") > 15
