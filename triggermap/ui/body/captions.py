"""The words on the large view: which side is where, what to do, the name of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from triggermap.domain.anatomy import Side
from triggermap.ui import theme

if TYPE_CHECKING:
    from triggermap.ui.atlas_like import ViewLike


def edge_words(view: ViewLike) -> tuple[str, str]:
    """Return the words at the left and right edge of the picture."""
    from triggermap.ui.body.view_names import view_title

    name = view.id
    if view.close_up_of is not None and not name.startswith(("head", "shoulders", "pelvis")):
        return view_title(name), ""  # a hand or foot is turned: its caption says how
    yours = {
        Side.LEFT: QCoreApplication.translate("BodyCanvas", "Your left"),
        Side.RIGHT: QCoreApplication.translate("BodyCanvas", "Your right"),
    }
    if name.endswith("back"):
        return "← " + yours[Side.LEFT], yours[Side.RIGHT] + " →"
    if name.endswith("left"):
        return (
            QCoreApplication.translate("BodyCanvas", "← Front, your left side"),
            QCoreApplication.translate("BodyCanvas", "Back →"),
        )
    if name.endswith("right"):
        return (
            QCoreApplication.translate("BodyCanvas", "← Back"),
            QCoreApplication.translate("BodyCanvas", "Your right side, front →"),
        )
    if name.endswith("top"):  # from above with the nose up: as from behind
        return "← " + yours[Side.LEFT], yours[Side.RIGHT] + " →"
    return "← " + yours[Side.RIGHT], yours[Side.LEFT] + " →"


def _line(painter: QPainter, width: int) -> QRect:
    return QRect(16, 10, width - 32, painter.fontMetrics().height() + 6)


def paint_sides(painter: QPainter, view: ViewLike, width: int) -> None:
    """Write which side of the person is where."""
    left, right = edge_words(view)
    painter.setFont(theme.font(0.95, medium=True))
    painter.setPen(QColor(theme.look.tokens.muted))
    box = _line(painter, width)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, left)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)


def paint_hint(painter: QPainter, view: ViewLike, width: int) -> None:
    """Say what to do while nothing is marked, where there is room between the sides."""
    hint = QCoreApplication.translate("BodyCanvas", "Click where it hurts.")
    painter.setFont(theme.font(1.0))
    metrics = painter.fontMetrics()
    taken = 2 * max(metrics.horizontalAdvance(words) for words in edge_words(view)) + 48
    box = _line(painter, width)
    if metrics.horizontalAdvance(hint) < box.width() - taken:
        painter.setPen(QColor(theme.look.tokens.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, hint)


def paint_label(painter: QPainter, rect: QRect, name: str) -> None:
    """Name the region under the pointer, or under the keyboard."""
    colours = theme.look.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(1.0))
    painter.setPen(QColor(colours.border) if colours.dark else Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#1c2227"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name)


def label_box(region: QRect, name: str, metrics: QFontMetrics, width: int, height: int) -> QRect:
    """Return where a label stands: above its region, within a widget of this size."""
    wide, high = metrics.horizontalAdvance(name) + 24, metrics.height() + 12
    x = region.center().x() - wide // 2
    y = region.top() - high - 6
    if y < 4:
        y = min(region.bottom() + 8, height - high - 4)
    x = min(max(x, 4), max(width - wide - 4, 4))
    return QRect(x, y, wide, high)
