"""What the commands that write a PDF share: drawing without a display, and what is printed."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from triggermap import machine
from triggermap.domain.lookup import Findings
from triggermap.domain.pain import PainDrawing
from triggermap.domain.text import Language
from triggermap.errors import TriggermapError

if TYPE_CHECKING:
    from triggermap.report.request import PrintRequest

LEAFLETS = 3
"""Leaflets that --leaflets adds, for the best matches."""


def need_drawing() -> None:
    """Raise a TriggermapError where the system can't draw."""
    missing = machine.missing_packages(window=False)
    if missing:
        raise TriggermapError(
            f"System libraries for drawing are not here. This installs them: {machine.install_line(missing)}"
        )


@contextmanager
def drawing_in_memory() -> Iterator[None]:
    """Hold Qt's application: fonts and painters live as long as it does."""
    # No window is opened, and a screen may not be there: draw into memory whatever the desktop is.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication.instance() or QGuiApplication(["triggermap"])
    yield
    del application


def request_of(
    arguments: argparse.Namespace, language: Language, drawing: PainDrawing, findings: Findings
) -> PrintRequest:
    """Return what to print: the map of what is marked, with leaflets for the best matches where asked for."""
    from triggermap.report.blocks import FigureStyle, Paper
    from triggermap.report.request import Leaflet, PrintRequest

    return PrintRequest(
        drawing=drawing,
        findings=findings,
        language=language,
        paper=Paper[arguments.paper.upper()],
        body=arguments.body,
        figures=FigureStyle(arguments.figure),
        date=datetime.now().astimezone().date(),
        leaflets=tuple(
            Leaflet(found.muscle, found.side, tuple(site.trigger_point for site in found.sites))
            for found in findings.muscles[: LEAFLETS if arguments.leaflets else 0]
        ),
    )
