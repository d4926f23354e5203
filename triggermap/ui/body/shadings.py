"""The body's pictures as the large view needs them: few are kept, they are the largest things in memory."""

from __future__ import annotations

from threading import Thread, current_thread

from PySide6.QtGui import QImage

from triggermap.ui.services import ViewLike

KEPT = 2
"""Pictures in the coarser size that are kept: the one on the screen and the one before it."""


def read_image(view: ViewLike, size: int) -> QImage:
    """Return a view's shading in the format that paints fastest; null where the file can't be read."""
    image = QImage(str(view.shading(size)))
    if not image.isNull():
        image.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    return image


class Shadings:
    """Reads shadings, and keeps the last few; of the fine ones, tens of megabytes each, the one in use alone."""

    def __init__(self) -> None:
        self._plain: dict[tuple[str, str], QImage] = {}
        self._fine: tuple[tuple[str, str], QImage] | None = None
        self._reader: Thread | None = None

    def prefetch(self, view: ViewLike) -> None:
        """Begin to read a view's shading beside whatever else goes on."""
        self._reader = Thread(target=self._read, args=(view,), daemon=True)
        self._reader.start()

    def get(self, view: ViewLike, width: float, *, coarse: bool = False) -> QImage:
        """Return the coarser picture that is still sharp at `width` device pixels, or the coarse one in any case."""
        if self._reader is not None and self._reader is not current_thread():
            self._reader.join()
            self._reader = None
        plain = self._read(view)
        if coarse or width <= plain.width() * 1.15:
            self._fine = None
            return plain
        key = (view.body, view.id)
        if self._fine is None or self._fine[0] != key:
            self._fine = None  # the old one goes before the new one comes
            self._fine = (key, read_image(view, 2))
        return self._fine[1]

    def _read(self, view: ViewLike) -> QImage:
        key = (view.body, view.id)
        image = self._plain.pop(key, None)
        if image is None:
            image = read_image(view, 1)
        self._plain[key] = image
        while len(self._plain) > KEPT:
            del self._plain[next(iter(self._plain))]
        return image
