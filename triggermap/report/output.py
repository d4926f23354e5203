"""A report to a PDF file, a printer or pictures: one layout, painted on each of them."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from triggermap.atlas import Atlas
from triggermap.errors import TriggermapError
from triggermap.report.blocks import Paper, Report
from triggermap.report.layout import Layout

PDF_DPI = 600
_PAGE_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


def page_layout(paper: Paper) -> QPageLayout:
    """Return Qt's page layout for `paper`: portrait, without margins (the layout keeps its own)."""
    return QPageLayout(QPageSize(_PAGE_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def write_pdf(report: Report, atlas: Atlas, path: Path) -> None:
    """Write `report` to `path` as PDF with title, language and bookmarks; the file appears whole or not at all.

    Raises:
        TriggermapError: when the file can't be written.
    """
    save_atomically(path, pdf_bytes(report, atlas))


def pdf_bytes(report: Report, atlas: Atlas) -> bytes:
    """Return `report` as the bytes of a PDF."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(PDF_DPI)
    device.setTitle(report.title)
    device.setCreator("Trigger Map")
    device.setPageLayout(page_layout(report.paper))
    layout = paint(report, atlas, device)
    buffer.close()
    return _with_outline(bytes(data.data()), report, layout)


def paint(report: Report, atlas: Atlas, device: QPagedPaintDevice) -> Layout:
    """Paint every page of `report` on a printer or PDF writer and return the layout.

    The device has the paper's size, portrait, without margins (`page_layout`).
    """
    layout = Layout(report, atlas, device)
    painter = QPainter(device)
    for index in range(len(layout.pages)):
        if index:
            device.newPage()
        layout.paint_page(painter, index)
    painter.end()
    return layout


def page_images(report: Report, atlas: Atlas, dpi: int = 110) -> Iterator[QImage]:
    """Yield each page as a picture."""
    size = QSizeF(report.paper.width / 25.4 * dpi, report.paper.height / 25.4 * dpi).toSize()
    layout = Layout(report, atlas, _blank(size.width(), size.height(), dpi))
    for index in range(len(layout.pages)):
        image = _blank(size.width(), size.height(), dpi)
        painter = QPainter(image)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        layout.paint_page(painter, index)
        painter.end()
        yield image


def save_atomically(path: Path, data: bytes) -> None:
    """Write `data` aside and put it in the place of `path`, so that no half file is ever left.

    Raises:
        TriggermapError: with what to do, when the folder is missing, full or not writable.
    """
    handle, name = -1, ""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o666 & ~_umask())  # mkstemp lets nobody else read; a map is meant to be passed on
        Path(name).replace(path)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise TriggermapError(
            f"{path} can't be written ({reason}). Choose another folder, or make room on the disk, and try again."
        ) from error


def _umask() -> int:
    """Return the rights that new files don't get; Python can only tell by setting them."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _blank(width: int, height: int, dpi: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(0xFFFFFFFF)
    return image


def _with_outline(data: bytes, report: Report, layout: Layout) -> bytes:
    """Add what QPdfWriter can't: language, bookmarks, and the title in the window's bar."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.root_object[NameObject("/Lang")] = TextStringObject(report.language.value)
    writer.add_metadata({"/Title": report.title, "/Keywords": ", ".join(report.keywords)})
    for number, page in enumerate(layout.pages):
        if page.bookmark:
            writer.add_outline_item(title=page.bookmark, page_number=number)
    preferences = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.root_object[NameObject("/ViewerPreferences")] = preferences
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()
