"""The body's pictures as the large view needs them: few are kept, they are the largest things in memory.

What takes long is read on a second thread: the first picture while the program is still being imported, one that is
about to be asked for, and the fine ones, for which the coarse one stands in.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from triggermap.atlas.format import AtlasError, turn_angle

if TYPE_CHECKING:
    from triggermap.ui.atlas_like import ViewLike


KEPT = 2
"""Pictures in the coarser size that are kept: the one on the screen and the one before it."""
TURNED_KEPT = 3
"""Pictures of the turned body that are kept; they are small."""
SOFT = 1.15
"""How far a picture may be blown up before a finer one is wanted."""
LOOK = 15
"""Milliseconds between two looks whether a fine picture has been read."""

Key = tuple[str, str]


def read_image(view: ViewLike, size: int) -> QImage:
    """Return a view's shading in the format that paints fastest; null where the file can't be read."""
    image = QImage(str(view.shading(size)))
    if not image.isNull():
        image.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    return image


def _key(view: ViewLike) -> Key:
    return view.body, view.id


class _Reader(Thread):
    """Reads one picture."""

    def __init__(self, view: ViewLike, size: int) -> None:
        super().__init__(daemon=True)
        self._view = view
        self._size = size
        self.key = _key(view)
        self.image = QImage()
        self.start()

    def run(self) -> None:
        self.image = read_image(self._view, self._size)

    def result(self) -> QImage:
        """Return the picture, once it is there."""
        self.join()
        return self.image


_early: list[_Reader] = []


def read_early(view: ViewLike) -> None:
    """Begin to read a view's shading; the first window takes it over."""
    _early[:] = [_Reader(view, 1)]


class Shadings(QObject):
    """Reads shadings, and keeps the last few; of the fine ones, tens of megabytes each, the one in use alone."""

    sharper = Signal()
    """A finer picture of what was asked for last can be had now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plain: dict[Key, QImage] = {}
        self._turned: dict[Key, QImage] = {}
        self._fine: tuple[Key, QImage] | None = None
        self._ahead: _Reader | None = None
        self._wanted: ViewLike | None = None
        self._finer: _Reader | None = None

    def get(self, view: ViewLike, width: float, *, coarse: bool = False) -> QImage:
        """Return a picture for `width` device pixels; where only the fine one is sharp, it follows when it is read."""
        plain = self._read(view)
        if coarse or width <= plain.width() * SOFT or turn_angle(view.id) is not None:
            self._fine = self._wanted = None
            return plain
        key = _key(view)
        if self._fine is not None and self._fine[0] == key:
            return self._fine[1]
        self._fine = None  # the old one goes before the new one comes
        self._wanted = view
        if self._finer is None:
            self._read_finer()
        return plain

    def _read_finer(self) -> None:
        """Read the fine picture that is wanted; one at a time, however fast views change."""
        if self._wanted is not None:
            self._finer = _Reader(self._wanted, 2)
            QTimer.singleShot(LOOK, self, self._look)

    def _look(self) -> None:
        """Take the fine picture over, once it is there and still wanted."""
        reader = self._finer
        if reader is None:
            return
        if reader.is_alive():
            QTimer.singleShot(LOOK, self, self._look)
            return
        from triggermap.machine import return_memory  # imported late: not needed for the first paint

        self._finer = None
        return_memory()  # reading took more than the picture does, on a thread whose memory would not be used again
        if self._wanted is None or _key(self._wanted) != reader.key:
            self._read_finer()
        else:
            fine = reader.image if not reader.image.isNull() else self._read(self._wanted)
            self._fine, self._wanted = (reader.key, fine), None
            self.sharper.emit()

    def _read(self, view: ViewLike) -> QImage:
        key = _key(view)
        kept, most = (self._plain, KEPT) if turn_angle(view.id) is None else (self._turned, TURNED_KEPT)
        image = kept.pop(key, None)
        if image is None:
            image = self._begun(key) or read_image(view, 1)
        kept[key] = image
        while len(kept) > most:
            del kept[next(iter(kept))]
        return image

    def _begun(self, key: Key) -> QImage | None:
        """Return the picture that was begun to be read, if it is this one."""
        for reader in (self._ahead, *_early):
            if reader is not None and reader.key == key:
                self._ahead = None
                _early.clear()
                return reader.result()
        return None

    def read_ahead(self, view: ViewLike) -> None:
        """Begin to read the picture of a view that may be asked for next, one at a time."""
        if _key(view) not in self._plain and (self._ahead is None or not self._ahead.is_alive()):
            self._ahead = _Reader(view, 1)

    def prepare(self, view: ViewLike) -> None:
        """Read the picture that will be asked for.

        Raises:
            AtlasError: where its file is missing or damaged.
        """
        if self._read(view).isNull():
            file = view.shading(1)
            raise AtlasError(file, "the file is damaged" if file.exists() else "the file is missing")
