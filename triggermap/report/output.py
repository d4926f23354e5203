"""A report to a PDF file, a printer or pictures: one layout, painted on each of them."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    Fit,
    FloatObject,
    NameObject,
    NullObject,
    TextStringObject,
)
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from triggermap.atlas import Atlas
from triggermap.errors import TriggermapError
from triggermap.report.blocks import Paper, Report
from triggermap.report.flow import Mark
from triggermap.report.layout import Layout
from triggermap.report.text import DPI

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
    data = b""
    for step in pdf_steps(report, Layout.of(report, atlas)):
        data = step or data
    return data


def write_pdf_steps(report: Report, layout: Layout, path: Path) -> Iterator[None]:
    """Write a report that is laid out, one page a step; where it is not gone through to the end nothing is left.

    Raises:
        TriggermapError: when the file can't be written.
    """
    data = b""
    for step in pdf_steps(report, layout):
        data = step or data
        yield
    save_atomically(path, data)


def pdf_steps(report: Report, layout: Layout) -> Iterator[bytes]:
    """Yield nothing for each page that is painted, and in the end the bytes of the PDF."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(DPI)
    device.setTitle(report.title)
    device.setCreator("Trigger Map")
    device.setPageLayout(page_layout(report.paper))
    for _ in paint_steps(layout, device):
        yield b""
    buffer.close()
    yield _with_outline(bytes(data.data()), report, layout)


def paint(report: Report, atlas: Atlas, device: QPagedPaintDevice) -> None:
    """Paint every page of `report` on a printer.

    The device has the paper's size, portrait, without margins (`page_layout`).
    """
    for _ in paint_steps(Layout.of(report, atlas), device):
        pass


def paint_steps(layout: Layout, device: QPagedPaintDevice, wanted: range | None = None) -> Iterator[None]:
    """Paint a report that is laid out, or the pages `wanted` of it (from 0), one page a step."""
    painter = QPainter(device)
    pages = range(len(layout.pages)) if wanted is None else wanted
    try:
        for index in pages:
            if index != pages[0]:
                device.newPage()
            layout.paint_page(painter, index)
            yield
    finally:
        painter.end()


def page_images(report: Report, atlas: Atlas, dpi: int = 110) -> Iterator[QImage]:
    """Yield each page as a picture."""
    layout = Layout.of(report, atlas)
    for index in range(len(layout.pages)):
        yield page_image(report, layout, index, dpi)


def page_image(report: Report, layout: Layout, index: int, dpi: float) -> QImage:
    """Return page `index` (from 0) as a picture."""
    size = QSizeF(report.paper.width / 25.4 * dpi, report.paper.height / 25.4 * dpi).toSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    layout.paint_page(painter, index)
    painter.end()
    return image


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


def _with_outline(data: bytes, report: Report, layout: Layout) -> bytes:
    """Add what QPdfWriter can't: language, bookmarks, and the title in the window's bar."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.root_object[NameObject("/Lang")] = TextStringObject(report.language.value)
    writer.add_metadata({"/Title": report.title, "/Keywords": ", ".join(report.keywords)})
    _add_bookmarks(writer, report, layout)
    _lead_links(writer, report, layout)
    preferences = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.root_object[NameObject("/ViewerPreferences")] = preferences
    result = io.BytesIO()
    writer.write(result)
    return result.getvalue()


def _add_bookmarks(writer: PdfWriter, report: Report, layout: Layout) -> None:
    section = None
    for bookmark in layout.bookmarks:
        made = writer.add_outline_item(
            title=bookmark.title,
            page_number=bookmark.place.page,
            parent=section if bookmark.level else None,
            fit=Fit.xyz(top=_from_below(bookmark.place, report)),
        )
        section = section if bookmark.level else made


def _lead_links(writer: PdfWriter, report: Report, layout: Layout) -> None:
    """Lead each link of the text to its place in the report; one that leads nowhere is taken out.

    QPdfWriter writes all links as web addresses.
    """
    for page in writer.pages:
        kept = ArrayObject()
        for reference in page.get("/Annots", ()):
            link = reference.get_object()
            target = str(link["/A"]["/URI"])
            place = layout.anchors.get(target)
            if place is not None:
                there = writer.pages[place.page].indirect_reference
                top = FloatObject(_from_below(place, report))
                link[NameObject("/Dest")] = ArrayObject([there, NameObject("/XYZ"), NullObject(), top, NullObject()])
                del link["/A"]
            elif not target.startswith("https:"):
                continue
            kept.append(reference)
        if "/Annots" in page:
            page[NameObject("/Annots")] = kept


def _from_below(place: Mark, report: Report) -> float:
    """Return the height of a place over the lower edge, a little above it, in points."""
    return (report.paper.height - max(place.y - 4.0, 0.0)) / 25.4 * 72
