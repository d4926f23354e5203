"""`triggermap print`: words to a PDF of the map; needs no display."""

from __future__ import annotations

import argparse
from pathlib import Path

from triggermap.cli import EXIT_NOT_UNDERSTOOD, EXIT_OK
from triggermap.cli.common import say
from triggermap.cli.find import Answer, look_up
from triggermap.cli.paper import drawing_in_memory, need_drawing, request_of
from triggermap.words import phrase


def run(arguments: argparse.Namespace) -> int:
    """Write the PDF and name it."""
    need_drawing()
    answer = look_up(arguments)
    if answer is None:
        return EXIT_NOT_UNDERSTOOD
    path: Path = arguments.output
    _write(answer, path, arguments)
    say(phrase("cli.written", answer.language, path=path))
    return EXIT_OK


def _write(answer: Answer, path: Path, arguments: argparse.Namespace) -> None:
    with drawing_in_memory():
        from triggermap.report.build import build_report
        from triggermap.report.output import write_pdf

        request = request_of(arguments, answer.language, answer.asked.drawing, answer.findings)
        write_pdf(build_report(request, answer.knowledge, answer.atlas), answer.atlas, path)
