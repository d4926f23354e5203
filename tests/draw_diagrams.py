"""Draws the library's diagrams, to look at: `python -m tests.draw_diagrams OUT_DIR [ID ...]`.

Each in both languages in light, dark and high contrast and as on grey paper, and one sheet with all of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from triggermap.content.diagrams import COLOURS, PAPER, WIDTH, Diagram, diagram_file, load_diagram
from triggermap.domain.library import DIAGRAMS
from triggermap.domain.text import Language
from triggermap.errors import TriggermapError
from triggermap.report.fonts import font
from triggermap.ui.tokens import DARK, HIGH_CONTRAST, LIGHT

SCALE = 2
GAP = 12


def looks() -> Mapping[str, Mapping[str, str]]:
    """Return the palettes by name."""
    palettes = {
        tokens.name: {name: getattr(tokens, name) for name in COLOURS} for tokens in (LIGHT, DARK, HIGH_CONTRAST)
    }
    return {**palettes, "paper": PAPER}


def draw(diagram: Diagram, language: Language, look: str) -> QImage:
    """Return the drawing on its ground."""
    colours = looks()[look]
    image = QImage(round(WIDTH * SCALE), round(diagram.height * SCALE), QImage.Format.Format_RGB32)
    image.fill(QColor(colours["surface"]))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(QByteArray(diagram.svg(language, colours).encode()))
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if look == "paper" else image


def main(arguments: list[str]) -> int:
    """Draw what is asked for; returns the exit code."""
    if not arguments:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    application = QGuiApplication(sys.argv[:1])
    font(10)  # registers the product's typeface
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name in arguments[1:] or [each for each in DIAGRAMS if diagram_file(each).exists()]:
        try:
            diagram = load_diagram(diagram_file(name))
        except TriggermapError as error:
            print(error, file=sys.stderr)  # noqa: T201
            return 1
        pictures = {(language, look): draw(diagram, language, look) for look in looks() for language in Language}
        width, height = next(iter(pictures.values())).width(), next(iter(pictures.values())).height()
        sheet = QImage(2 * width + 3 * GAP, 4 * (height + GAP) + GAP, QImage.Format.Format_RGB32)
        sheet.fill(QColor("#808080"))
        painter = QPainter(sheet)
        for number, ((language, look), picture) in enumerate(pictures.items()):
            picture.save(str(folder / f"{name}_{language.value}_{look}.png"))
            painter.drawImage(GAP + number % 2 * (width + GAP), GAP + number // 2 * (height + GAP), picture)
        painter.end()
        sheet.save(str(folder / f"{name}.png"))
        print(folder / f"{name}.png")  # noqa: T201
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
