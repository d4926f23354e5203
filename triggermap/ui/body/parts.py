"""Parts of pictures that are as large as the widget: only what has changed is copied."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QRegion


def copy_part(painter: QPainter, pixmap: QPixmap, rect: QRect) -> None:
    """Paint the part `rect` (pixels of the widget) of a picture that is as large as the widget."""
    ratio = pixmap.devicePixelRatio()
    source = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
    painter.drawPixmap(QRectF(rect), pixmap, source)


def rects_of(region: QRegion) -> list[QRect]:
    """Return the rectangles of a region."""
    return list(region)  # type: ignore[call-overload, no-any-return]
