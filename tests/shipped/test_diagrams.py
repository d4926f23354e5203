"""The library's diagrams: whole, in both languages, with every line of text inside the view and clear of the others."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from triggermap.content.diagrams import COLOURS, WIDTH, Line, diagram_file, load_diagram
from triggermap.domain.library import DIAGRAMS
from triggermap.domain.text import Language
from triggermap.report.fonts import font
from triggermap.ui.tokens import DARK, HIGH_CONTRAST, LIGHT


def box(line: Line) -> QRectF:
    """Return the room of a line, in the drawing's units."""
    made = QFont(font(10))
    made.setPixelSize(round(line.size * 8))  # measured large, so that nothing is rounded to whole pixels
    made.setWeight(QFont.Weight(line.weight))
    metrics = QFontMetricsF(made)
    width = metrics.horizontalAdvance(line.words) / 8
    left = {"start": line.x, "middle": line.x - width / 2, "end": line.x - width}[line.anchor]
    return QRectF(left, line.y - 0.75 * line.size, width, 0.95 * line.size)


@pytest.mark.parametrize("name", DIAGRAMS)
def test_the_drawing_is_whole(name: str) -> None:
    load_diagram(diagram_file(name))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", DIAGRAMS)
def test_no_line_leaves_the_view_or_lies_over_another(qtbot: QtBot, name: str, language: Language) -> None:
    diagram = load_diagram(diagram_file(name))
    view = QRectF(2, 2, WIDTH - 4, diagram.height - 4)
    boxes = [(line.words, box(line)) for line in diagram.lines(language)]
    assert [words for words, each in boxes if not view.contains(each)] == []
    assert [(a, b) for (a, first), (b, second) in combinations(boxes, 2) if first.intersects(second)] == []


def test_every_palette_has_the_colours_of_the_drawings() -> None:
    for tokens in (LIGHT, DARK, HIGH_CONTRAST):
        assert all(getattr(tokens, name).startswith("#") for name in COLOURS)
