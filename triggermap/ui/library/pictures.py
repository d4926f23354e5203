"""Pictures in texts, drawn when they are first seen: maps of muscles from the atlas, diagrams, icons.

An address is ``map:MUSCLE/SITE?WIDTHxHEIGHT``, ``diagram:ID?WIDTHxHEIGHT`` or ``icon:NAME/COLOUR``.
Maps take tens of milliseconds each (the shading is read), so they are made one at a time while nothing else is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QPointF, QRectF, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QTransform

from triggermap.content.diagrams import COLOURS, diagram_file, load_diagram
from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import DiagramEmbed, MapEmbed
from triggermap.domain.text import Language
from triggermap.domain.zones import ZonePart
from triggermap.ui import theme
from triggermap.ui.body.figure import is_drawn, paint_small
from triggermap.ui.body.overlays import Shown, paint_areas, paint_bellies, paint_cross, shown_rect
from triggermap.ui.body.shadings import read_image
from triggermap.ui.body.shapes import ViewPaths

if TYPE_CHECKING:
    from triggermap.ui.atlas_like import RingLike

SIDE = Side.RIGHT
"""The side on which a muscle is shown where nobody hurts: as `Controller.explore` does."""
DELAY = 30
"""Milliseconds: the text stands first."""
AROUND = 1.22
"""How much body is shown round the pattern."""
GAP = 4
NEARER = 1.2
"""What a close-up is worth more than the whole body: it shows the same larger."""
TALL = 1.5
"""A pattern as much higher than wide gets an upright picture."""
LEAST_CM = 22.0
"""Body that is shown at least, so that one sees where it is."""
FINE_FROM = 0.62
"""Pixels per unit from which the fine shading is read."""


class Pictures(QObject):
    """Makes pictures and keeps them for the text on the screen."""

    made = Signal(QUrl, QImage)
    """A picture that was waited for."""

    def __init__(
        self, knowledge: Knowledge, views: Callable[[], list[ViewPaths]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._knowledge = knowledge
        self._views = views
        self._kept: dict[str, QImage] = {}
        self._wanted: list[tuple[QUrl, float]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_next)

    def clear(self) -> None:
        """Forget all: the body, the look or the article has changed."""
        self._kept.clear()
        self._wanted.clear()

    def get(self, url: QUrl, language: Language, ratio: float) -> QImage:
        """Return the picture at an address; for a map that is still to be made, its empty ground."""
        key = f"{url.toString()} {language} {ratio}"
        found = self._kept.get(key)
        if found is not None:
            return found
        kind = url.scheme()
        if kind == "map":
            found = _blank(*_size(url), ratio, theme.look.tokens.ground)
            self._wanted.append((url, ratio))
            self._timer.start(DELAY)
        elif kind == "diagram":
            found = _diagram(url.path(), language, *_size(url), ratio)
        else:
            name, _, colour = url.path().partition("/")
            found = theme.icon_pixmap(name, getattr(theme.look.tokens, colour), 32, ratio).toImage()
        self._kept[key] = found
        return found

    def now(
        self, picture: MapEmbed | DiagramEmbed, language: Language, width: int, height: int, ratio: float
    ) -> QImage:
        """Return a picture in a size, made at once; a drawing that is missing is empty."""
        if isinstance(picture, MapEmbed):
            return self.map_now(picture.muscle, picture.site, width, height, ratio)
        return _diagram(picture.diagram, language, width, height, ratio)

    def map_now(self, muscle: str, site: str | None, width: int, height: int, ratio: float) -> QImage:
        """Return a map, made at once."""
        image = _blank(width, height, ratio, theme.look.tokens.ground)
        paint_map(image, self._shown(muscle, site), self._views())
        return image

    def is_tall(self, muscle: str, site: str | None) -> bool:
        """Tell whether the muscle with its pattern is much higher than wide."""
        shown = self._shown(muscle, site)
        whole = [paths for paths in self._views() if paths.view.close_up_of is None]
        rect = _pattern(max(whole, key=lambda paths: _pain_area(paths, shown)), shown)
        return rect.height() > TALL * rect.width()

    def _shown(self, muscle: str, site: str | None) -> list[Shown]:
        sites = self._knowledge.muscle_by_id[muscle].sites
        return [Shown(each.id, muscle, SIDE) for each in sites if site in (None, each.id)]

    def _make_next(self) -> None:
        if not self._wanted:
            return
        url, ratio = self._wanted.pop(0)
        muscle, _, site = url.path().partition("/")
        image = self.map_now(muscle, f"{muscle}.{site}" if site else None, *_size(url), ratio)
        for key in self._kept:
            if key.startswith(f"{url.toString()} "):
                self._kept[key] = image
        self.made.emit(url, image)
        self._timer.start(0)


def paint_map(image: QImage, shown: Sequence[Shown], views: list[ViewPaths]) -> None:
    """Paint the sites of one muscle where the pain is felt; where the muscle is not seen there, also where it is."""
    pain = _best(views, lambda paths: _pain_area(paths, shown))
    source = pain
    if not _points_in_sight(pain, shown):
        source = _best(views, lambda paths: _belly_area(paths, shown) if _points_in_sight(paths, shown) else 0.0)
    ratio = image.devicePixelRatio()
    box = QRectF(0, 0, image.width() / ratio, image.height() / ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if source is pain or not _points_in_sight(source, shown):
        _paint_view(painter, pain, shown, box, _pattern(pain, shown))
    else:
        half = (box.width() - GAP) / 2
        _paint_view(painter, source, shown, QRectF(0, 0, half, box.height()), _bellies(source, shown))
        _paint_view(painter, pain, shown, QRectF(half + GAP, 0, half, box.height()), _pattern(pain, shown))
        painter.fillRect(QRectF(half, 0, GAP, box.height()), QColor(theme.look.tokens.surface))
    painter.end()


def _best(views: Sequence[ViewPaths], worth: Callable[[ViewPaths], float]) -> ViewPaths:
    """Return the view that is worth most."""
    return max(views, key=lambda paths: worth(paths) * (NEARER if paths.view.close_up_of is not None else 1.0))


def _paint_view(painter: QPainter, paths: ViewPaths, shown: Sequence[Shown], box: QRectF, around: QRectF) -> None:
    crop = _crop(around, paths, box)
    scale = box.width() / crop.width()
    painter.save()
    painter.setClipRect(box)
    centre = box.center() - crop.center() * scale
    painter.setTransform(QTransform(scale, 0, 0, scale, centre.x(), centre.y()), True)
    fine = scale * painter.device().devicePixelRatio() > FINE_FROM
    paint_small(painter, paths, None if is_drawn(paths) else read_image(paths.view, 2 if fine else 1))
    spill, essential = (_joined(paths, shown, part) for part in (ZonePart.SPILLOVER, ZonePart.ESSENTIAL))
    paint_areas(painter, spill, essential, scale)
    paint_bellies(painter, paths, shown[0].muscle, shown[0].side)
    arm = min(max(paths.view.units_per_cm * scale, 5.0), 8.5)
    for point in (point for each in shown for point in paths.points(each.trigger_point, each.side) if point.visible):
        paint_cross(painter, QPointF(point.x, point.y), arm / scale, arm * 0.4, hidden=False)
    painter.restore()


def _joined(paths: ViewPaths, shown: Sequence[Shown], part: ZonePart) -> QPainterPath:
    """Return one part of all zones as one shape: where they overlap they would else be darker."""
    joined = QPainterPath()
    for each in shown:
        joined = joined.united(paths.zone(each.trigger_point, each.side, part))
    return joined


def _pain_area(paths: ViewPaths, shown: Sequence[Shown]) -> float:
    """Return how much a view shows of where the pain is usually felt, in square centimetres.

    Where it is sometimes felt counts little; a muscle in sight decides between views that show nearly as much.
    """
    area = 0.0
    for each in shown:
        for part, weight in ((ZonePart.ESSENTIAL, 1.0), (ZonePart.SPILLOVER, 0.1)):
            rings = [ring for side in each.side.each for ring in paths.view.zone(each.trigger_point, side, part)]
            area += weight * sum(map(_area, rings)) / paths.view.units_per_cm**2
    return area * (1.4 if _points_in_sight(paths, shown) else 1.0)


def _area(ring: RingLike) -> float:
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def _points_in_sight(paths: ViewPaths, shown: Sequence[Shown]) -> int:
    return sum(point.visible for each in shown for point in paths.points(each.trigger_point, each.side))


def _belly_area(paths: ViewPaths, shown: Sequence[Shown]) -> float:
    rect = _bellies(paths, shown)
    return rect.width() * rect.height() / paths.view.units_per_cm**2


def _bellies(paths: ViewPaths, shown: Sequence[Shown]) -> QRectF:
    """Return the box round the muscle and its points in sight."""
    rect = QRectF()
    for path, _deep in paths.bellies(shown[0].muscle, shown[0].side):
        rect = rect.united(path.boundingRect())
    for each in shown:
        for point in paths.points(each.trigger_point, each.side):
            if point.visible:
                rect = rect.united(QRectF(point.x - 1, point.y - 1, 2, 2))
    return rect


def _pattern(paths: ViewPaths, shown: Sequence[Shown]) -> QRectF:
    """Return the box round the pain and, where it is near, the muscle."""
    rect = QRectF()
    for each in shown:
        rect = rect.united(shown_rect(paths, each))
    whole = rect.united(_bellies(paths, shown)) if _points_in_sight(paths, shown) else rect
    return whole if whole.width() * whole.height() < 2 * rect.width() * rect.height() else rect


def _crop(rect: QRectF, paths: ViewPaths, box: QRectF) -> QRectF:
    """Return the part of the view to show: `rect` with some body round it, in the proportions of the box."""
    least = LEAST_CM * paths.view.units_per_cm
    width, height = max(rect.width() * AROUND, least), max(rect.height() * AROUND, least)
    shape = box.height() / box.width()
    if height < width * shape:
        height = width * shape
    else:
        width = height / shape
    crop = QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)
    # Rather body than empty ground beyond the top or the foot of the picture.
    if crop.height() < paths.rect.height():
        crop.moveTop(min(max(crop.top(), 0.0), paths.rect.height() - crop.height()))
    return crop


def _size(url: QUrl) -> tuple[int, int]:
    width, _, height = url.query().partition("x")
    return int(width), int(height)


def _blank(width: int, height: int, ratio: float, ground: str) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(ground))
    return image


def palette_colours() -> dict[str, str]:
    """Return the colours of diagrams in the palette in force."""
    return {name: getattr(theme.look.tokens, name) for name in COLOURS}


def _diagram(name: str, language: Language, width: int, height: int, ratio: float) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    image = _blank(width, height, ratio, "#00000000")
    svg = load_diagram(diagram_file(name)).svg(language, palette_colours())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image
