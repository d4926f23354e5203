"""`triggermap packs`: the person's own content packs, and what is wrong with them."""

from __future__ import annotations

import argparse

from triggermap.cli import EXIT_OK, EXIT_PROBLEMS
from triggermap.cli.common import heading, language_of, packs_of, say
from triggermap.content.packs.shelf import PackReport, PackState
from triggermap.domain.text import Language
from triggermap.settings import user_dirs
from triggermap.words import pack_holds, phrase, problem_line


def run(arguments: argparse.Namespace) -> int:
    """List the packs; the exit code says whether any has problems."""
    language = language_of(arguments)
    folder = user_dirs(arguments.data_dir).packs
    reports = packs_of(arguments).packs
    if not reports:
        say(phrase("packs.none", language, folder=folder))
        return EXIT_OK
    heading(phrase("packs.in", language, folder=folder))
    for report in reports:
        _tell(report, language)
    return EXIT_PROBLEMS if any(report.state is PackState.FAULTY for report in reports) else EXIT_OK


def _tell(report: PackReport, language: Language) -> None:
    say(f"{report.name}: {phrase(f'packs.state.{report.state.value}', language)}", hang=2)
    pack = report.pack
    if pack is not None:
        name = pack.name.get(language)
        say(phrase("packs.by", language, name=name, version=pack.version, author=pack.author), indent=2)
        if pack.licence:
            say(phrase("packs.licence", language, licence=pack.licence), indent=2)
    holds = pack_holds(report.muscles, report.notes, report.languages, language)
    if holds:
        say(holds, indent=2)
    for problem in report.problems:
        print(f"  {problem_line(problem, language)}")
