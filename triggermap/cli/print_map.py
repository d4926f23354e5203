"""`triggermap print`: words to a PDF of the map; needs no display."""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path

from triggermap import machine
from triggermap.cli import EXIT_NOT_UNDERSTOOD, EXIT_OK
from triggermap.cli.common import say
from triggermap.cli.find import Answer, look_up
from triggermap.errors import TriggermapError
from triggermap.words import phrase

LEAFLETS = 3
"""Leaflets that --leaflets adds, for the best matches."""


def run(arguments: argparse.Namespace) -> int:
    """Write the PDF and name it."""
    missing = machine.missing_packages(window=False)
    if missing:
        raise TriggermapError(
            f"System libraries for drawing are not here. This installs them: {machine.install_line(missing)}"
        )
    answer = look_up(arguments)
    if answer is None:
        return EXIT_NOT_UNDERSTOOD
    path: Path = arguments.output
    _write(answer, path, arguments)
    say(phrase("cli.written", answer.language, path=path))
    return EXIT_OK


def _write(answer: Answer, path: Path, arguments: argparse.Namespace) -> None:
    # No window is opened, and a screen may not be there: draw into memory whatever the desktop is.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from triggermap.report.blocks import FigureStyle, Paper
    from triggermap.report.build import build_report
    from triggermap.report.output import write_pdf
    from triggermap.report.request import Leaflet, PrintRequest

    application = QGuiApplication.instance() or QGuiApplication(["triggermap"])
    chosen = answer.findings.muscles[: LEAFLETS if arguments.leaflets else 0]
    request = PrintRequest(
        drawing=answer.asked.drawing,
        findings=answer.findings,
        language=answer.language,
        paper=Paper[arguments.paper.upper()],
        body=arguments.body,
        figures=FigureStyle(arguments.figure),
        date=datetime.now().astimezone().date(),
        leaflets=tuple(
            Leaflet(found.muscle, found.side, tuple(site.trigger_point for site in found.sites)) for found in chosen
        ),
    )
    write_pdf(build_report(request, answer.knowledge, answer.atlas), answer.atlas, path)
    del application  # kept until here: fonts and painters live as long as it does
