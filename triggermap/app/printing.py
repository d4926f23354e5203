"""Print preview, paper and PDF: what is printed is what the preview shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QFileDialog

from triggermap.atlas import Atlas
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import MuscleCandidate
from triggermap.domain.text import Language
from triggermap.report.blocks import Paper, Report
from triggermap.report.build import build_report
from triggermap.report.output import page_layout, paint, write_pdf
from triggermap.report.request import Leaflet, PrintRequest
from triggermap.ui.services import PrintWish
from triggermap.words import phrase


class Printing:
    """Puts what stands on the screen on paper."""

    def __init__(self, atlas: Atlas, knowledge: Callable[[], Knowledge], paper: Paper) -> None:
        self._atlas = atlas
        self._knowledge = knowledge
        self._paper = paper
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def preview(self, wish: PrintWish) -> None:
        """Show the pages, from where they are printed."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(self._paper))
        printer.setDocName(phrase("app.pdf_name", wish.language))
        dialog = QPrintPreviewDialog(printer, QApplication.activeWindow())
        dialog.resize(QSize(1000, 1000).boundedTo(dialog.screen().availableSize() * 0.95))
        dialog.paintRequested.connect(lambda device: self._paint(wish, device))
        dialog.exec()
        dialog.deleteLater()

    def export(self, wish: PrintWish) -> None:
        """Ask for a file name and write the PDF there.

        Raises:
            TriggermapError: where the file cannot be written.
        """
        title, kinds = phrase("app.export", wish.language), phrase("app.pdf_files", wish.language)
        proposed = str(Path(self._folder) / f"{phrase('app.pdf_name', wish.language)}.pdf")
        name, _ = QFileDialog.getSaveFileName(QApplication.activeWindow(), title, proposed, kinds)
        if name:
            path = Path(name)
            self._folder = str(path.parent)
            self.write(wish, path if path.suffix else path.with_suffix(".pdf"))

    def write(self, wish: PrintWish, path: Path) -> None:
        """Write the PDF.

        Raises:
            TriggermapError: where the file cannot be written.
        """
        write_pdf(self._report(wish, self._paper), self._atlas, path)

    def _paint(self, wish: PrintWish, printer: QPrinter) -> None:
        # The page may be changed in the preview; other sizes than ours keep the nearer of the two, unscaled.
        letter = printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.Letter
        self._paper = Paper.LETTER if letter else Paper.A4
        printer.setPageLayout(page_layout(self._paper))
        printer.setFullPage(True)
        paint(self._report(wish, self._paper), self._atlas, printer)

    def _report(self, wish: PrintWish, paper: Paper) -> Report:
        return build_report(request_of(wish, paper), self._knowledge(), self._atlas)


def request_of(wish: PrintWish, paper: Paper) -> PrintRequest:
    """Return what to print: the map, the list, and a leaflet for the muscle that is open."""
    opened = [found for found in wish.findings.muscles if _holds(found, wish.chosen)]
    opened.sort(key=lambda found: found.side is not wish.chosen_side)  # a muscle may stand on both sides of the list
    return PrintRequest(
        drawing=wish.drawing,
        findings=wish.findings,
        language=Language(wish.language),
        paper=paper,
        body=wish.body,
        date=datetime.now().astimezone().date(),
        country=wish.country,
        leaflets=tuple(_leaflet(found, wish.chosen) for found in opened[:1]),
        applied_flags=wish.applied_flags,
        answers=wish.answers,
    )


def _holds(found: MuscleCandidate, trigger_point: str | None) -> bool:
    return any(site.trigger_point == trigger_point for site in found.sites)


def _leaflet(found: MuscleCandidate, chosen: str | None) -> Leaflet:
    """Return the leaflet of a muscle with the chosen site first."""
    sites = sorted((site.trigger_point for site in found.sites), key=lambda site: site != chosen)
    return Leaflet(found.muscle, found.side, tuple(sites))
