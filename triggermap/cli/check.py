"""`triggermap check`: faults in content files, all at once; of packs also what they hold and where their zones lie."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from triggermap import resources
from triggermap.atlas import Atlas, load_atlas
from triggermap.cli import EXIT_OK, EXIT_PROBLEMS
from triggermap.cli.common import complain, language_of, say
from triggermap.content import check_path, knowledge
from triggermap.content.packs.checking import check_packs, holds_packs
from triggermap.content.packs.shelf import Loaded
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import TriggerPoint
from triggermap.domain.text import Language
from triggermap.domain.zones import ZonePart
from triggermap.errors import Problem
from triggermap.settings import user_dirs
from triggermap.words import listed, pack_holds, phrase, place_name, problem_line

LEAST_CM2 = 1.0
"""Places of which a zone covers less are not named."""


def run(arguments: argparse.Namespace) -> int:
    """Print each problem with its file and line."""
    shipped = (resources.knowledge_dir(), resources.library_dir())
    paths = [arguments.path] if arguments.path else [path for path in shipped if path.is_dir()]
    packs: tuple[Loaded, ...] = ()
    if arguments.path and holds_packs(arguments.path.resolve()):
        base = knowledge(resources.knowledge_dir(), user_dirs(arguments.data_dir).cache)
        packs = check_packs(arguments.path.resolve(), base)
        problems = [problem for loaded in packs for report in loaded.packs for problem in report.problems]
    else:
        problems = [problem for path in paths for problem in check_path(path)]
    language = language_of(arguments)
    for problem in problems:
        print(problem_line(problem, language) if packs else problem)
    for loaded in packs:
        _tell(loaded, language)
    return _conclude(problems, paths, language)


def _conclude(problems: list[Problem], paths: list[Path], language: Language) -> int:
    names = listed(list(map(str, paths)), language)
    if problems:
        complain(phrase("packs.faults", language, count=len(problems), names=names))
        return EXIT_PROBLEMS
    print(phrase("packs.sound", language, names=names))
    return EXIT_OK


def _tell(loaded: Loaded, language: Language) -> None:
    """Say what a sound pack holds, and where its zones lie on the body: that is seen in no text."""
    [report] = loaded.packs
    if report.pack is None or report.problems:
        return
    name = report.pack.name.get(language)
    say(phrase("packs.by", language, name=name, version=report.pack.version, author=report.pack.author))
    holds = pack_holds(report.muscles, report.notes, report.languages, language)
    if holds:
        say(holds, indent=2)
    muscles = loaded.knowledge.own_muscles
    if muscles:
        from triggermap.atlas.painting.additions import add_muscles  # only packs with muscles need it

        atlas = load_atlas(resources.atlas_dir())
        add_muscles(atlas, muscles, None)
        say(phrase("packs.zones", language), indent=2)
        for muscle in muscles:
            for site in muscle.sites:
                say(_zone(site, atlas, loaded.knowledge, language), indent=4, hang=2)


def _zone(site: TriggerPoint, atlas: Atlas, book: Knowledge, language: Language) -> str:
    parts = []
    for part, key in ((ZonePart.ESSENTIAL, "packs.zone_main"), (ZonePart.SPILLOVER, "packs.zone_wider")):
        sizes = _sizes(atlas, atlas.patches.weights(site.id, Side.LEFT, part))
        if sizes:
            names = [_name(place, book, language) for place in sizes]
            size = round(sum(sizes.values()))
            parts.append(phrase(key, language, size=size, places=", ".join(names)))
    areas = "; ".join(parts) or phrase("packs.zone_none", language)
    return phrase("packs.zone", language, site=site.id, areas=areas)


def _name(place: Place, book: Knowledge, language: Language) -> str:
    """Return a place's name, with its side where that is not the muscle's own."""
    name = book.region_by_id[place.region].name
    return place_name(place, name, language) if place.side is Side.RIGHT else name.get(language)


def _sizes(atlas: Atlas, weights: Mapping[int, float]) -> dict[Place, float]:
    """Return how many cm2 of which places are covered, the most first."""
    sizes: dict[Place, float] = {}
    for patch, weight in weights.items():
        place = atlas.patches.place(patch)
        sizes[place] = sizes.get(place, 0.0) + weight * atlas.patches.area(patch)
    return {place: size for place, size in sorted(sizes.items(), key=lambda item: -item[1]) if size >= LEAST_CM2}
