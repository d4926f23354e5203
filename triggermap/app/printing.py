"""Print preview, paper and PDF: what is printed is what the preview shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from triggermap.app.preview import PrintPreview
from triggermap.atlas import Atlas
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import MuscleCandidate
from triggermap.domain.text import Language
from triggermap.report.blocks import FigureStyle, Paper, Report
from triggermap.report.build import build_report
from triggermap.report.output import page_layout, paint, write_pdf
from triggermap.report.request import Leaflet, PrintRequest
from triggermap.settings import Paper as StoredPaper
from triggermap.settings import PrintFigure, Settings
from triggermap.ui.services import PrintWish
from triggermap.words import phrase


@dataclass(frozen=True)
class OnPaper:
    """What is chosen for paper, and remembered."""

    paper: Paper
    figures: FigureStyle

    @classmethod
    def of(cls, settings: Settings) -> OnPaper:
        """Return what is stored."""
        return cls(Paper[settings.paper.name], FigureStyle(settings.print_figure.value))

    @property
    def stored(self) -> tuple[StoredPaper, PrintFigure]:
        """The same in the terms of the settings."""
        return StoredPaper[self.paper.name], PrintFigure(self.figures.value)


class Printing:
    """Puts what stands on the screen on paper."""

    def __init__(
        self, atlas: Atlas, knowledge: Callable[[], Knowledge], chosen: OnPaper, remember: Callable[[OnPaper], None]
    ) -> None:
        self._atlas = atlas
        self._knowledge = knowledge
        self.chosen = chosen
        self._remember = remember
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        """Where files were saved last."""

    def preview(self, wish: PrintWish) -> None:
        """Show the pages, from where they are printed."""
        dialog = self.make_preview(wish)
        dialog.exec()
        dialog.deleteLater()

    def make_preview(self, wish: PrintWish) -> PrintPreview:
        """Return the window with the pages of `wish`, which also chooses how the body is drawn."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(self.chosen.paper))
        printer.setDocName(phrase("app.pdf_name", wish.language))
        dialog = PrintPreview(printer, self.chosen.figures, wish.language, QApplication.activeWindow())
        dialog.paintRequested.connect(lambda device: self._paint(wish, device))
        dialog.figures_chosen.connect(lambda figures: self.choose(replace(self.chosen, figures=figures)))
        return dialog

    def choose(self, chosen: OnPaper) -> None:
        """Draw on this paper and like this from now on."""
        if chosen != self.chosen:
            self.chosen = chosen
            self._remember(chosen)

    def export(self, wish: PrintWish) -> None:
        """Ask for a file name and how the body is drawn, and write the PDF there.

        Raises:
            TriggermapError: where the file cannot be written.
        """
        title = phrase("app.export", wish.language)
        kinds = {phrase(f"app.pdf_{style.value}", wish.language): style for style in FigureStyle}
        proposed = str(self.folder / f"{phrase('app.pdf_name', wish.language)}.pdf")
        name, kind = QFileDialog.getSaveFileName(
            QApplication.activeWindow(),
            title,
            proposed,
            ";;".join(kinds),
            phrase(f"app.pdf_{self.chosen.figures.value}", wish.language),
        )
        if name:
            self.choose(replace(self.chosen, figures=kinds.get(kind, self.chosen.figures)))
            path = Path(name)
            self.folder = path.parent
            self.write(wish, path if path.suffix else path.with_suffix(".pdf"))

    def write(self, wish: PrintWish, path: Path) -> None:
        """Write the PDF.

        Raises:
            TriggermapError: where the file cannot be written.
        """
        write_pdf(self._report(wish), self._atlas, path)

    def _paint(self, wish: PrintWish, printer: QPrinter) -> None:
        # The page may be changed in the preview; other sizes than ours keep the nearer of the two, unscaled.
        letter = printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.Letter
        self.choose(replace(self.chosen, paper=Paper.LETTER if letter else Paper.A4))
        printer.setPageLayout(page_layout(self.chosen.paper))
        printer.setFullPage(True)
        paint(self._report(wish), self._atlas, printer)

    def _report(self, wish: PrintWish) -> Report:
        return build_report(request_of(wish, self.chosen), self._knowledge(), self._atlas)


def request_of(wish: PrintWish, chosen: OnPaper) -> PrintRequest:
    """Return what to print: the map, the list, and a leaflet for the muscle that is open."""
    opened = [found for found in wish.findings.muscles if _holds(found, wish.chosen)]
    opened.sort(key=lambda found: found.side is not wish.chosen_side)  # a muscle may stand on both sides of the list
    return PrintRequest(
        drawing=wish.drawing,
        findings=wish.findings,
        language=Language(wish.language),
        paper=chosen.paper,
        figures=chosen.figures,
        body=wish.body,
        date=datetime.now().astimezone().date(),
        country=wish.country,
        leaflets=tuple(leaflet_of(found, wish.chosen) for found in opened[:1]),
        applied_flags=wish.applied_flags,
        answers=wish.answers,
    )


def _holds(found: MuscleCandidate, trigger_point: str | None) -> bool:
    return any(site.trigger_point == trigger_point for site in found.sites)


def leaflet_of(found: MuscleCandidate, chosen: str | None) -> Leaflet:
    """Return the leaflet of a muscle with the chosen site first."""
    sites = sorted((site.trigger_point for site in found.sites), key=lambda site: site != chosen)
    return Leaflet(found.muscle, found.side, tuple(sites))
