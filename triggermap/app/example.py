"""The main job without a display: the real window, drawn into memory with an example marked, and its PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from triggermap.app.preferences import StoredPreferences
from triggermap.app.start import make_window, take_down
from triggermap.app.wiring import Wiring
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.errors import TriggermapError
from triggermap.ui.services import PrintWish

EXAMPLE = Place("face.cheek", Side.RIGHT)
VIEW = "head_front"
SIZE = (1600, 1000)
SETTLE = 400
"""Milliseconds."""
PICTURE_NAME = "window.png"
PDF_NAME = "map.pdf"


def draw(folder: Path, preferences: StoredPreferences, cache_dir: Path) -> int:
    """Mark the example, write the window's picture and the printed map into `folder`, and name both.

    Raises:
        TriggermapError: where a file cannot be written.
    """
    wiring = Wiring(preferences, cache_dir)
    window = make_window(wiring)
    window.resize(*SIZE)
    window.show()
    window.finish_loading()
    drawing = PainDrawing((PainMark(EXAMPLE),))
    findings = wiring.find(drawing)
    best = findings.muscles[0].best if findings.muscles else None
    window.controller.set_view(VIEW)
    window.controller.set_marks(drawing)
    if best is not None:
        window.controller.choose(best.muscle, best.side, best.trigger_point)
    settle = QEventLoop()
    QTimer.singleShot(SETTLE, settle.quit)  # small pictures are painted a moment after the click
    settle.exec()
    picture, pdf = folder / PICTURE_NAME, folder / PDF_NAME
    folder.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(picture)):
        raise TriggermapError(f"{picture} can't be written. Choose another folder.")
    shown = wiring.preferences.load()
    chosen = best.trigger_point if best else None
    wish = PrintWish(drawing, findings, shown.body, shown.language, shown.country, chosen)
    wiring.printing.write(wish, pdf)
    print(f"The window: {picture}\nThe printed map: {pdf}")  # noqa: T201
    window.close()
    take_down(window)
    return 0
