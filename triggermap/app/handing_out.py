"""Hand-outs from the window: laid out once, then shown, saved and printed from the same pages."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from triggermap.app.printing import OnPaper, Printing, leaflet_of, request_of
from triggermap.atlas import Atlas
from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Library
from triggermap.domain.pain import PainDrawing
from triggermap.report.blocks import FigureStyle, Paper, Report
from triggermap.report.handout import build_handout
from triggermap.report.layout import Layout
from triggermap.report.output import page_image, page_layout, paint_steps, write_pdf_steps
from triggermap.report.request import HandoutRequest, Leaflet
from triggermap.ui.services import HandoutPages, HandoutWish
from triggermap.words import phrase


@dataclass(frozen=True)
class Pages:
    """A hand-out that is laid out."""

    report: Report
    layout: Layout

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.layout.pages)

    @property
    def title(self) -> str:
        """What stands on the first page."""
        return self.report.title

    @property
    def shape(self) -> float:
        """Height of a page by its width."""
        return self.report.paper.height / self.report.paper.width

    def name(self, index: int) -> str:
        """Return the part that page `index` (from 0) belongs to."""
        return next(page.section for page in reversed(self.layout.pages[: index + 1]) if page.section)

    def picture(self, index: int, width: int) -> QImage:
        """Return page `index` as a picture of so many pixels."""
        return page_image(self.report, self.layout, index, width / self.report.paper.width * 25.4)


class HandingOut:
    """Makes hand-outs for the window; paper and figures are those of `Printing`, which remembers them."""

    def __init__(
        self, atlas: Atlas, knowledge: Callable[[], Knowledge], library: Callable[[], Library], printing: Printing
    ) -> None:
        self._atlas = atlas
        self._knowledge = knowledge
        self._library = library
        self._printing = printing

    def library(self) -> Library:
        """Return the articles."""
        return self._library()

    @property
    def chosen(self) -> tuple[str, str]:
        """Paper and figures that were chosen last: values of `HandoutWish`."""
        return self._printing.chosen.paper.name.lower(), self._printing.chosen.figures.value

    def pages(self, wish: HandoutWish) -> Generator[float, None, Pages]:
        """Lay a hand-out out, part by part."""
        self._printing.choose(OnPaper(Paper[wish.paper.upper()], FigureStyle(wish.figures)))
        report = build_handout(self._request(wish), self._knowledge(), self._library(), self._atlas)
        layout = Layout(report, self._atlas)
        for number, _ in enumerate(layout.steps(), start=1):
            yield number / len(report.sections)
        return Pages(report, layout)

    def _request(self, wish: HandoutWish) -> HandoutRequest:
        printed = request_of(wish.seen, self._printing.chosen)
        drawing = wish.seen.drawing if wish.with_map else PainDrawing()
        leaflets = tuple(self._leaflet(wish, muscle, side) for muscle, side in wish.leaflets)
        return HandoutRequest(
            replace(printed, drawing=drawing, leaflets=leaflets), wish.articles, wish.large, wish.title.strip()
        )

    def _leaflet(self, wish: HandoutWish, muscle: str, side: Side) -> Leaflet:
        """Return a leaflet with the sites that were found; of a muscle that was not, with all of them."""
        for found in wish.seen.findings.muscles:
            if (found.muscle, found.side) == (muscle, side):
                return leaflet_of(found, wish.seen.chosen)
        sites = self._knowledge().muscle_by_id[muscle].sites
        return Leaflet(muscle, side, tuple(site.id for site in sites))

    # Saving and printing -----------------------------------------------------------------------------------------

    def ask_file(self, pages: HandoutPages, parent: QWidget) -> Path | None:
        """Ask where to save; None where the person turns back."""
        assert isinstance(pages, Pages)
        language = pages.report.language
        proposed = self._printing.folder / f"{_file_name(pages.title)}.pdf"
        name, _ = QFileDialog.getSaveFileName(
            parent, phrase("handout.save", language), str(proposed), phrase("handout.pdf_files", language)
        )
        if not name:
            return None
        path = Path(name)
        self._printing.folder = path.parent
        return path if path.suffix else path.with_suffix(".pdf")

    def save(self, pages: HandoutPages, path: Path) -> Generator[float, None, Path]:
        """Write the PDF, page by page; it appears whole or not at all.

        Raises:
            TriggermapError: where the file cannot be written.
        """
        assert isinstance(pages, Pages)
        for number, _ in enumerate(write_pdf_steps(pages.report, pages.layout, path), start=1):
            yield number / (pages.count + 1)
        return path

    def ask_printer(self, pages: HandoutPages, parent: QWidget) -> QPrinter | None:
        """Ask for a printer; None where the person turns back."""
        assert isinstance(pages, Pages)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout(pages.report.paper))
        printer.setDocName(pages.title)
        printer.setFromTo(1, pages.count)
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages.count)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if chosen else None

    def print_on(self, pages: HandoutPages, printer: object) -> Generator[float, None, None]:
        """Print page by page; stopped half-way, the printer drops the rest."""
        assert isinstance(pages, Pages) and isinstance(printer, QPrinter)
        printer.setPageLayout(page_layout(pages.report.paper))
        printer.setFullPage(True)
        first, last = printer.fromPage() or 1, printer.toPage() or pages.count
        wanted = range(first - 1, min(last, pages.count))
        try:
            for number, _ in enumerate(paint_steps(pages.layout, printer, wanted), start=1):
                yield number / len(wanted)
        except GeneratorExit:
            printer.abort()
            raise


def _file_name(title: str) -> str:
    """Return a title as a file's name on every system."""
    kept = "".join(letter if letter.isalnum() or letter in " -_,()'" else " " for letter in title)
    return " ".join(kept.split())[:80].strip() or "hand-out"
