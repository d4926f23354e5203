"""The words on the large view: which side is where, what to do, the name of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from triggermap.domain.anatomy import Side
from triggermap.ui import theme

if TYPE_CHECKING:
    from triggermap.ui.atlas_like import ViewLike
    from triggermap.ui.body.canvas import BodyCanvas

FRONT, LEFT, BACK, RIGHT = 0, 90, 180, 270
"""Where the viewer stands, in degrees round the person."""


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
    ends = {
        FRONT: ("← " + yours[Side.RIGHT], yours[Side.LEFT] + " →"),
        LEFT: (
            QCoreApplication.translate("BodyCanvas", "← Front, your left side"),
            QCoreApplication.translate("BodyCanvas", "Back →"),
        ),
        BACK: ("← " + yours[Side.LEFT], yours[Side.RIGHT] + " →"),
        RIGHT: (
            QCoreApplication.translate("BodyCanvas", "← Back"),
            QCoreApplication.translate("BodyCanvas", "Your right side, front →"),
        ),
    }
    if name.endswith("top"):  # from above with the nose up: as from behind
        return ends[BACK]
    # Halfway between two sides, left and right tell more than front and back.
    return ends[min(ends, key=lambda side: (abs((view.yaw - side + 180) % 360 - 180), side in (LEFT, RIGHT)))]


def _line(painter: QPainter, width: int) -> QRect:
    return QRect(16, 10, width - 32, painter.fontMetrics().height() + 6)


def paint_sides(painter: QPainter, view: ViewLike, width: int) -> None:
    """Write which side of the person is where."""
    left, right = edge_words(view)
    painter.setFont(theme.font(0.95, medium=True))
    _write(painter, left, Qt.AlignmentFlag.AlignLeft, theme.look.tokens.muted, width)
    _write(painter, right, Qt.AlignmentFlag.AlignRight, theme.look.tokens.muted, width)


def hint_of(canvas: BodyCanvas) -> str:
    """Return what to say of a click: while nothing is marked, or where it does not mark."""
    if canvas.layers is not None and canvas.layers.opening:
        return QCoreApplication.translate("BodyCanvas", "Click a muscle to open it.")
    if canvas.overlay.drawing.marks:
        return ""
    return QCoreApplication.translate("BodyCanvas", "Click where it hurts.")


def paint_hint(painter: QPainter, canvas: BodyCanvas) -> None:
    """Say what a click does, where there is room between the sides."""
    hint, width = hint_of(canvas), canvas.width()
    if not hint or canvas.view is None:
        return
    painter.setFont(theme.font(1.0))
    metrics = painter.fontMetrics()
    taken = 2 * max(metrics.horizontalAdvance(words) for words in edge_words(canvas.view)) + 48
    if metrics.horizontalAdvance(hint) < width - 32 - taken:
        _write(painter, hint, Qt.AlignmentFlag.AlignCenter, theme.look.tokens.text, width)


def _write(painter: QPainter, words: str, align: Qt.AlignmentFlag, colour: str, width: int) -> None:
    """Write into the top line, on a plate of the ground: zoomed in, the body lies below it."""
    if not words:
        return
    box = _line(painter, width)
    align |= Qt.AlignmentFlag.AlignVCenter
    plate = QRectF(painter.boundingRect(box, align, words)).adjusted(-6, -2, 6, 2)
    ground = QColor(theme.look.tokens.ground)
    ground.setAlpha(215)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, 6, 6)
    painter.setPen(QColor(colour))
    painter.drawText(box, align, words)


def paint_label(painter: QPainter, rect: QRect, words: str) -> None:
    """Name what is under the pointer, or under the keyboard."""
    colours = theme.look.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(1.0))
    painter.setPen(QColor(colours.border) if colours.dark else Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#1c2227"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def update_hovered(canvas: BodyCanvas) -> None:
    """Let what is lit under the pointer be painted anew: before it changes and after."""
    if canvas.hovered is not None:
        canvas.update(canvas.place_rect(canvas.hovered).adjusted(-4, -4, 4, 4))
    if canvas.layers is not None and canvas.hit is not None:
        canvas.update(canvas.layers.muscle_rect(canvas, canvas.hit).adjusted(-4, -4, 4, 4))


def label_of(canvas: BodyCanvas) -> tuple[QRect, str] | None:
    """Return where the label stands, and what it says of the place and the muscle under the pointer or the keyboard."""
    hit, layers = canvas.hit, canvas.layers
    place = canvas.hovered
    if place is None and canvas.hasFocus() and not (layers is not None and layers.opening):
        place = canvas.focused
    lines = [canvas.name_of(place)] if place is not None else []
    if layers is not None and hit is not None:
        lines += layers.words(hit)
    if not lines:
        return None
    rect = QRect()
    if layers is not None and hit is not None and hit.landmark is not None:
        rect = layers.landmark_rect(hit.landmark)
    elif place is not None:
        rect = canvas.place_rect(place)
    elif layers is not None and hit is not None:
        rect = layers.muscle_rect(canvas, hit)
    words = "\n".join(lines)
    return label_box(rect, words, QFontMetrics(theme.font(1.0)), canvas.width(), canvas.height()), words


def label_box(region: QRect, words: str, metrics: QFontMetrics, width: int, height: int) -> QRect:
    """Return where a label stands: above its region, within a widget of this size."""
    lines = words.split("\n")
    wide = max(metrics.horizontalAdvance(line) for line in lines) + 24
    high = metrics.lineSpacing() * len(lines) + 12
    x = region.center().x() - wide // 2
    y = region.top() - high - 6
    if y < 4:
        y = min(region.bottom() + 8, height - high - 4)
    x = min(max(x, 4), max(width - wide - 4, 4))
    return QRect(x, y, wide, high)
