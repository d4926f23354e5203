"""What can be laid over the body on request: landmarks with their names, and the outlines of all muscles.

The canvas asks it to paint and what is under the pointer; what it shows is the person's choice. While the picture is
moved, what stands is moved along, and it is drawn and laid out anew when the picture has come to rest: hundreds of
lines in each frame would make it jerk. While the body turns nothing stands on it; at rest the outlines of a turned
body are drawn bit by bit, and stand when all are there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap, QTransform

from triggermap.atlas.format import turn_angle
from triggermap.domain.anatomy import Place
from triggermap.ui.body.canvas import MARGIN_TOP, BodyCanvas
from triggermap.ui.body.landmark_layer import Key, LandmarkLayer, LandmarkWords
from triggermap.ui.body.muscle_layer import MuscleLayer, SidedMuscle
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.services import MuscleChoice

AT_ONCE = 8
"""Muscles of a turned body whose outlines are drawn in one go."""
REST = 140
"""Milliseconds without a move after which the picture is at rest."""


@dataclass(frozen=True)
class Hit:
    """What of the layers lies under the pointer."""

    landmark: Key | None = None
    muscle: SidedMuscle | None = None
    """The uppermost muscle."""
    below: int = 0
    """How many muscles lie below it."""


@dataclass(frozen=True)
class Frame:
    """The picture that the layers lie on."""

    paths: ViewPaths
    transform: QTransform
    """From view units to pixels."""
    size: QSize
    ratio: float
    """Of the screen's own pixels to these."""
    top: int
    """Rows that other words take."""

    @classmethod
    def of(cls, canvas: BodyCanvas, paths: ViewPaths) -> Frame:
        """Return the picture that a canvas shows now."""
        return cls(paths, canvas.transform(), canvas.size(), canvas.devicePixelRatioF(), MARGIN_TOP)


class BodyLayers(QObject):
    """The layers of one canvas."""

    rested = Signal()
    """The picture has come to rest: what was moved along wants to be painted anew."""

    def __init__(
        self,
        landmark_words: Callable[[str], LandmarkWords | None],
        muscles: Callable[[], dict[str, str]],
        parent: QObject | None = None,
    ) -> None:
        """`muscles` gives the id and the name, in the language in force, of each muscle that the content has."""
        super().__init__(parent)
        self._landmark_words = landmark_words
        self._muscle_names = muscles
        self._landmarks = LandmarkLayer(landmark_words)
        self._muscles = MuscleLayer(lambda: list(muscles()))
        self.landmarks = False
        self.muscles = MuscleChoice.OFF
        self.opens = False
        """Whether a click opens the muscle under it rather than marks the place."""
        self.blocked: Callable[[], Iterable[QRectF]] = tuple
        """Boxes, in the canvas' pixels, that lie over the picture."""
        self._picture: tuple[Frame, QPixmap] | None = None
        self._laid_out: Frame | None = None
        self._awaited: ViewPaths | None = None
        self._undrawn: list[SidedMuscle] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._rest)

    @property
    def outlined(self) -> bool:
        """Whether muscles are shown."""
        return self.muscles is not MuscleChoice.OFF

    @property
    def opening(self) -> bool:
        """Whether a click opens a muscle now."""
        return self.opens and self.outlined

    # moving

    def move(self) -> None:
        """Take down that the picture is being moved."""
        if self.landmarks or self.outlined:
            self._timer.start()

    def forget(self) -> None:
        """Paint and lay out anew next time: words, colours or what is shown have changed."""
        self._timer.stop()
        self._picture = self._laid_out = None

    def _rest(self) -> None:
        self.forget()
        self.rested.emit()

    def _fits(self, kept: Frame | None, frame: Frame) -> bool:
        """Tell whether what was made for `kept` can be shown in `frame`: the same, or being moved."""
        if kept is None or kept.paths is not frame.paths:
            return False
        return self._timer.isActive() or (kept.transform, kept.size) == (frame.transform, frame.size)

    def _turns(self, frame: Frame, kept: Frame | None) -> bool:
        """Tell whether the body is being turned."""
        turned = turn_angle(frame.paths.view.id) is not None
        return turned and self._timer.isActive() and (kept is None or kept.paths is not frame.paths)

    def _await_muscles(self, paths: ViewPaths) -> None:
        """Draw the outlines of a turned body, and ask to be painted when they are there."""
        if self._awaited is not paths:
            self._awaited, self._undrawn = paths, self._muscles.keys()
            QTimer.singleShot(0, self, self._draw_some)

    def _draw_some(self) -> None:
        paths = self._awaited
        if paths is None or self._timer.isActive():
            self._awaited = None  # it has turned on; asked again when it is at rest
            return
        for muscle, side in self._undrawn[:AT_ONCE]:
            paths.bellies(muscle, side)
        del self._undrawn[:AT_ONCE]
        if self._undrawn:
            QTimer.singleShot(0, self, self._draw_some)
            return
        self._awaited = None
        self._muscles.outlines(paths, self.muscles)
        self._rest()

    # painting

    def paint_under(self, painter: QPainter, canvas: BodyCanvas) -> None:
        """Paint what lies under marks and zones, with a painter in pixels."""
        if not self.outlined or canvas.paths is None:
            return
        frame = Frame.of(canvas, canvas.paths)
        if self._turns(frame, self._picture[0] if self._picture is not None else None):
            return
        if not self._muscles.is_ready(frame.paths):
            self._await_muscles(frame.paths)
            return
        if self._picture is None or not self._fits(self._picture[0], frame):
            self._picture = frame, self._draw_muscles(frame)
        kept, picture = self._picture
        painter.save()
        painter.setTransform(kept.transform.inverted()[0] * frame.transform, True)
        painter.drawPixmap(0, 0, picture)
        painter.restore()

    def _draw_muscles(self, frame: Frame) -> QPixmap:
        width, height = (math.ceil(length * frame.ratio) for length in frame.size.toTuple())
        picture = QPixmap(width, height)
        picture.setDevicePixelRatio(frame.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setTransform(frame.transform, True)
        seen = frame.transform.inverted()[0].mapRect(QRectF(0, 0, frame.size.width(), frame.size.height()))
        self._muscles.paint(painter, frame.paths, self.muscles, seen)
        painter.end()
        return picture

    def lay_out(self, canvas: BodyCanvas) -> None:
        """Lay out what lies over marks and zones."""
        if not self.landmarks or canvas.paths is None:
            return
        frame = Frame.of(canvas, canvas.paths)
        if self._turns(frame, self._laid_out):
            self._landmarks.clear()
        elif self._fits(self._laid_out, frame):
            self._landmarks.move(frame.transform)
        else:
            self._landmarks.lay_out(frame.paths, frame.transform, frame.size, frame.top, self.blocked())
            self._laid_out = frame

    def paint_over(self, painter: QPainter) -> None:
        """Paint what was laid out, with a painter in pixels."""
        if self.landmarks:
            self._landmarks.paint(painter)

    def paint_lit(self, painter: QPainter, paths: ViewPaths, hit: Hit) -> None:
        """Light up what is under the pointer, with a painter in view units."""
        if hit.muscle is not None:
            self._muscles.paint_lit(painter, paths, hit.muscle)

    # what is where

    def hit(self, paths: ViewPaths, position: QPointF, point: QPointF) -> Hit | None:
        """Return what lies under a pixel of the canvas, which is `point` in view units."""
        landmark = self._landmarks.at(position) if self.landmarks else None
        muscles = self.muscles_at(paths, point)
        if landmark is None and not muscles:
            return None
        key = landmark.key if landmark is not None else None
        return Hit(key, muscles[0], len(muscles) - 1) if muscles else Hit(key)

    def muscles_at(self, paths: ViewPaths, point: QPointF) -> list[SidedMuscle]:
        """Return the shown muscles under a point (view units), the uppermost first."""
        return self._muscles.at(paths, self.muscles, point) if self.outlined else []

    def muscles_under(self, paths: ViewPaths, place: Place) -> list[SidedMuscle]:
        """Return the shown muscles under a place, the uppermost first."""
        return self._muscles.under(paths, self.muscles, place) if self.outlined else []

    def muscle_rect(self, canvas: BodyCanvas, hit: Hit) -> QRect:
        """Return the box of a hit's muscle in the canvas' pixels; null where there is none."""
        if canvas.paths is None or hit.muscle is None:
            return QRect()
        return canvas.transform().mapRect(self._muscles.rect(canvas.paths, hit.muscle)).toAlignedRect()

    def landmark_rect(self, landmark: Key) -> QRect:
        """Return a box round the dot of a landmark in the canvas' pixels; null where it is not shown."""
        return self._landmarks.rect(landmark)

    def words(self, hit: Hit) -> list[str]:
        """Return what is said of what is under the pointer, a line each."""
        words = self._landmark_words(hit.landmark[0]) if hit.landmark is not None else None
        lines = [f"● {words.name}"] if words is not None else []
        if hit.muscle is not None:
            lines.append(self.name(hit.muscle[0]))
        if hit.below:
            lines.append(self.tr("and {count} more: right-click").format(count=hit.below))
        return lines

    def name(self, muscle: str) -> str:
        """Return a muscle's name in the language in force."""
        return self._muscle_names().get(muscle, muscle)

    @property
    def shown_landmarks(self) -> dict[Key, QRectF | None]:
        """The landmarks that stand on the picture, with the box of each name in the canvas' pixels."""
        return self._landmarks.boxes() if self.landmarks else {}
