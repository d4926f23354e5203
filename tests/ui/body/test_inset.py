from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from triggermap.ui import theme
from triggermap.ui.body.inset import InnerInset
from triggermap.ui.services import ThemeChoice


def brightest(inset: InnerInset) -> int:
    """Return the value of the brightest ink in the sign that tells whether the inset is folded."""
    image = inset.title.icon().pixmap(16).toImage()
    inks = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(QColor(ink).value() for ink in inks if ink.alpha() > 200)


def test_the_sign_of_the_fold_is_seen_on_dark_and_on_light(qtbot: QtBot) -> None:
    inset = InnerInset(())
    qtbot.addWidget(inset)
    theme.apply(ThemeChoice.DARK, 100)
    assert brightest(inset) > 180
    theme.apply(ThemeChoice.LIGHT, 100)
    assert brightest(inset) < 100
