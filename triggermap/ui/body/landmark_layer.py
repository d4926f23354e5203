"""The layer of landmarks: a dot and the term of the trade for each palpable point that the view shows.

Of each pair one is named. With the whole body only the key points are shown; nearer, all that find room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTransform

from triggermap.domain.anatomy import Side
from triggermap.ui import theme
from triggermap.ui.body.inks import inks
from triggermap.ui.body.label_layout import Anchor, Box, Placed, place_labels
from triggermap.ui.body.shapes import ViewPaths

LEVELS = ((0.0, 1), (6.5, 2), (13.0, 3))
"""From so many pixels a centimetre on, landmarks up to this level are shown."""
FONT = 0.82
RADIUS = {1: 3.2, 2: 2.8, 3: 2.2}
REACH = 8.0
"""Pixels from a dot within which the pointer is on it."""
EDGE = 6.0
PAD = 3.0

Key = tuple[str, Side]


@dataclass(frozen=True)
class LandmarkWords:
    """What the layer says of a landmark."""

    term: str
    """On the map."""
    name: str
    """In full, for who points at it."""
    level: int
    """`triggermap.domain.anatomy.Landmark.level`."""


@dataclass(frozen=True)
class Shown:
    """A landmark on the picture, in pixels."""

    key: Key
    x: float
    y: float
    words: LandmarkWords
    placed: Placed

    def moved(self, to: QPointF) -> Shown:
        """Return the same with its dot elsewhere."""
        right, down = to.x() - self.x, to.y() - self.y
        box, end = self.placed.box, self.placed.end
        placed = Placed(
            self.placed.number,
            replace(box, x=box.x + right, y=box.y + down) if box is not None else None,
            (end[0] + right, end[1] + down) if end is not None else None,
        )
        return replace(self, x=to.x(), y=to.y(), placed=placed)


class LandmarkLayer:
    """Lays the dots and names out for one picture and paints them."""

    def __init__(self, words_of: Callable[[str], LandmarkWords | None]) -> None:
        self._words_of = words_of
        self.shown: list[Shown] = []
        self._placed: list[Shown] = []
        self._laid_out = QTransform()

    def lay_out(
        self, paths: ViewPaths, transform: QTransform, size: QSize, top: int, blocked: Iterable[QRectF]
    ) -> None:
        """Choose what is shown in a picture of `size` pixels, off its `top` rows and off what is `blocked`."""
        metrics = QFontMetricsF(theme.font(FONT))
        keys, anchors, words = self._anchors(paths, transform, metrics)
        scale, right, down = transform.m11(), transform.dx(), transform.dy()

        @cache
        def row(pixel: int) -> list[tuple[float, float]]:
            spans = paths.silhouette.at((pixel - down) / scale)
            return [(first * scale + right, last * scale + right) for first, last in spans]

        placed = place_labels(
            anchors,
            Box(EDGE, top, size.width() - 2 * EDGE, size.height() - top - EDGE),
            metrics.height() + 2,
            lambda y: row(int(y)),
            [Box(rect.x(), rect.y(), rect.width(), rect.height()) for rect in blocked],
        )
        self._laid_out = transform
        self._placed = self.shown = [
            Shown(keys[each.number], anchors[each.number].x, anchors[each.number].y, words[each.number], each)
            for each in placed
        ]

    def clear(self) -> None:
        """Show nothing until it is laid out anew."""
        self._placed = self.shown = []

    def move(self, transform: QTransform) -> None:
        """Move all along with the picture: names keep their place beside their dots."""
        change = self._laid_out.inverted()[0] * transform
        self.shown = [each.moved(change.map(QPointF(each.x, each.y))) for each in self._placed]

    def _anchors(
        self, paths: ViewPaths, transform: QTransform, metrics: QFontMetricsF
    ) -> tuple[list[Key], list[Anchor], list[LandmarkWords]]:
        nearness = transform.m11() * paths.view.units_per_cm
        most = max(level for needed, level in LEVELS if nearness >= needed)
        keys, anchors, all_words = [], [], []
        for (name, side), (x, y) in sorted(paths.view.landmarks.items()):
            words = self._words_of(name)
            if words is None or words.level > most:
                continue
            at = transform.map(QPointF(x, y))
            width = metrics.horizontalAdvance(words.term) + 2 * PAD
            keys.append((name, side))
            anchors.append(Anchor(at.x(), at.y(), width, words.level, name))
            all_words.append(words)
        return keys, anchors, all_words

    def at(self, position: QPointF) -> Shown | None:
        """Return the landmark under a pixel of the picture."""
        near = [(abs(each.x - position.x()) + abs(each.y - position.y()), each) for each in self.shown]
        distance, nearest = min(near, key=lambda item: item[0], default=(REACH + 1, None))
        return nearest if distance <= REACH else None

    def boxes(self) -> dict[Key, QRectF | None]:
        """Return the box of the name of each landmark that is shown; None where it is a dot alone."""
        boxes = {each.key: each.placed.box for each in self.shown}
        return {
            key: QRectF(box.x, box.y, box.width, box.height) if box is not None else None for key, box in boxes.items()
        }

    def rect(self, key: Key) -> QRect:
        """Return a box round a dot; null where it is not shown."""
        for each in self.shown:
            if each.key == key:
                return QRectF(each.x - REACH, each.y - REACH, 2 * REACH, 2 * REACH).toRect()
        return QRect()

    def paint(self, painter: QPainter) -> None:
        """Paint everything with a painter in pixels: leaders, then names, then dots."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(FONT))
        self._paint_leaders(painter, self.shown)
        for each in self.shown:
            if each.placed.box is not None:
                _paint_name(painter, each.placed.box, each.words.term)
        ink = inks()
        for each in self.shown:
            radius = RADIUS[each.words.level]
            painter.setPen(QPen(ink.hover_halo, 1.5))
            painter.setBrush(ink.hover)
            painter.drawEllipse(QPointF(each.x, each.y), radius, radius)

    def _paint_leaders(self, painter: QPainter, shown: Sequence[Shown]) -> None:
        tokens, ink = theme.look.tokens, inks()
        for colour, width in ((ink.hover_halo, 2.6), (QColor(tokens.muted if ink.hatched else ink.hover), 1.0)):
            painter.setPen(QPen(colour, width))
            for each in shown:
                if each.placed.end is not None:
                    painter.drawLine(QPointF(each.x, each.y), QPointF(*each.placed.end))


def _paint_name(painter: QPainter, box: Box, term: str) -> None:
    """Paint a name on a plate in the colour of the ground, so that it can be read over the body and over zones."""
    tokens = theme.look.tokens
    rect = QRectF(box.x, box.y, box.width, box.height)
    plate = QColor(tokens.ground)
    plate.setAlpha(225)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(plate)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QColor(tokens.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, term)
