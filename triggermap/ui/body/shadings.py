"""The body's pictures as the large view needs them: few are kept, they are the largest things in memory."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from triggermap.atlas.format import AtlasError, turn_angle

if TYPE_CHECKING:
    from triggermap.ui.atlas_like import ViewLike


KEPT = 2
"""Pictures in the coarser size that are kept: the one on the screen and the one before it."""
TURNED_KEPT = 4
"""Pictures of the turned body that are kept; they are small."""


def read_image(view: ViewLike, size: int) -> QImage:
    """Return a view's shading in the format that paints fastest; null where the file can't be read."""
    image = QImage(str(view.shading(size)))
    if not image.isNull():
        image.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    return image


class _Early(Thread):
    """Reads the first picture while the rest of the program is still being imported."""

    def __init__(self, view: ViewLike) -> None:
        super().__init__(daemon=True)
        self.view = view
        self.image = QImage()

    def run(self) -> None:
        self.image = read_image(self.view, 1)


_early: list[_Early] = []


def read_early(view: ViewLike) -> None:
    """Begin to read a view's shading; the first window takes it over."""
    _early[:] = [_Early(view)]
    _early[0].start()


class Shadings:
    """Reads shadings, and keeps the last few; of the fine ones, tens of megabytes each, the one in use alone."""

    def __init__(self) -> None:
        self._plain: dict[tuple[str, str], QImage] = {}
        self._turned: dict[tuple[str, str], QImage] = {}
        self._fine: tuple[tuple[str, str], QImage] | None = None

    def get(self, view: ViewLike, width: float, *, coarse: bool = False) -> QImage:
        """Return the coarser picture that is still sharp at `width` device pixels, or the coarse one in any case."""
        if _early:
            reader = _early.pop()
            reader.join()
            self._plain[reader.view.body, reader.view.id] = reader.image
        plain = self._read(view)
        if coarse or width <= plain.width() * 1.15 or turn_angle(view.id) is not None:
            self._fine = None
            return plain
        key = (view.body, view.id)
        if self._fine is None or self._fine[0] != key:
            self._fine = None  # the old one goes before the new one comes
            self._fine = (key, read_image(view, 2))
        return self._fine[1]

    def _read(self, view: ViewLike) -> QImage:
        key = (view.body, view.id)
        kept, most = (self._plain, KEPT) if turn_angle(view.id) is None else (self._turned, TURNED_KEPT)
        image = kept.pop(key, None)
        if image is None:
            image = read_image(view, 1)
        kept[key] = image
        while len(kept) > most:
            del kept[next(iter(kept))]
        return image

    def prepare(self, view: ViewLike, width: float) -> None:
        """Read the picture that will be asked for.

        Raises:
            AtlasError: where its file is missing or damaged.
        """
        if self.get(view, width).isNull():
            file = view.shading(1)
            raise AtlasError(file, "the file is damaged" if file.exists() else "the file is missing")
