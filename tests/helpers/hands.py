"""A person's hands for the window's tests: typed wrappers round QTest."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click with the left button, in the middle by default."""
    QTest.mouseClick(widget, LEFT, NONE, at if at is not None else widget.rect().center())


def double_click(widget: QWidget, at: QPoint) -> None:
    """Click twice, quickly."""
    QTest.mouseClick(widget, LEFT, NONE, at)
    QTest.mouseDClick(widget, LEFT, NONE, at)


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Press, move and let go."""
    QTest.mousePress(widget, LEFT, NONE, start)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, LEFT, NONE, end)


def key(widget: QWidget, which: Qt.Key) -> None:
    """Press a key and let it go."""
    QTest.keyClick(widget, which)


def write(widget: QWidget, words: str) -> None:
    """Type."""
    QTest.keyClicks(widget, words)
