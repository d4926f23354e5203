"""A hand-out of about twenty pages to PDF, step by step: `python -m tests.bench.handouts`."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication

from tests.bench.common import atlas, knowledge, milliseconds
from triggermap import resources
from triggermap.content import library as read_library
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.text import Language
from triggermap.finder.ranking import Finder
from triggermap.report.blocks import Paper
from triggermap.report.handout import build_handout
from triggermap.report.layout import Layout
from triggermap.report.output import write_pdf_steps
from triggermap.report.request import HandoutRequest, Leaflet, PrintRequest

ARTICLES = ("cramp_now", "trigger_points", "referred_pain", "self_treatment_rules")
ROUNDS = 5


def request(large: bool) -> HandoutRequest:
    """Return the marked map, its list, four articles and a leaflet."""
    drawing = PainDrawing((PainMark(Place("face.cheek", Side.RIGHT), 6),))
    findings = Finder(knowledge(), atlas().patches).find(drawing)
    leaflets = tuple(
        Leaflet(found.muscle, found.side, tuple(site.trigger_point for site in found.sites))
        for found in findings.muscles[:1]
    )
    day = date(2026, 11, 28)
    printed = PrintRequest(drawing, findings, Language.EN, Paper.A4, atlas().bodies[0], day, leaflets=leaflets)
    return HandoutRequest(printed, ARTICLES, large)


def main() -> None:
    """Print the time of the whole, on the wall and of the processor, and of the longest step between two signs."""
    application = QGuiApplication([])
    with tempfile.TemporaryDirectory() as folder:
        library, _problems = read_library(resources.library_dir(), knowledge(), Path(folder))
        for large in (False, True):
            walls, processors, longest, pages, size = [], [], [], 0, 0
            for _ in range(ROUNDS):
                path = Path(folder) / "handout.pdf"
                began, worked = time.perf_counter(), time.process_time()
                report = build_handout(request(large), knowledge(), library, atlas())
                layout = Layout(report, atlas())
                last, steps = time.perf_counter(), []
                for work in (layout.steps(), write_pdf_steps(report, layout, path)):
                    for _step in work:
                        steps.append(time.perf_counter() - last)
                        last = time.perf_counter()
                walls.append(time.perf_counter() - began)
                processors.append(time.process_time() - worked)
                longest.append(max(*steps, time.perf_counter() - last))
                pages, size = len(layout.pages), path.stat().st_size
            name = f"hand-out, {'large' if large else 'normal'} type, {pages} pages"
            print(milliseconds(name, walls) + f"   {size / 1024:.0f} kB   (wanted: under 2000 for 20 pages)")
            print(milliseconds(f"{name}, processor", processors))
            print(milliseconds("longest step", longest) + "   (the window waits as long)")
    del application


if __name__ == "__main__":
    main()
