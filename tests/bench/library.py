"""Opening the library, opening an article, searching: `python -m tests.bench.library`.

The real window, drawn into memory at 1600 x 1000, and all articles. Opening is from the wish to the painted page; the
first opening also makes the page, as where nobody waited until the window had settled. Maps in the text are painted
after it, one at a time; their times stand apart.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from tests.bench.common import knowledge
from tests.bench.interaction import Clock, open_window, tell
from triggermap import resources
from triggermap.content import library as read_library
from triggermap.domain.library import MapEmbed
from triggermap.domain.text import Language
from triggermap.finder.library_search import LibrarySearch
from triggermap.ui.main_window import MainWindow

ROUNDS = 5
WORDS = {
    Language.EN: (
        "cramp", "magnesium", "magnesuim", "night cramps", "trigger point", "neck that feels like sinusitis", "fibro",
        "who should not take supplements", "stiff neck", "pacing", "ca", "calf", "physiotherapy", "zzzz",
    ),
    Language.NL: (
        "kramp", "nachtkrampen", "spierverslapper", "wat te doen bij kramp", "bijholte", "triggerpoint", "doseren",
        "fybromyalgie", "voedingssupplementen", "ku", "kuit", "fysiotherapie", "slaap", "zzzz",
    ),
}  # fmt: skip


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Return how many seconds `act` takes: on the wall, and of the processor."""
    clock = Clock()
    act()
    return clock.stop()


def searches() -> None:
    """Print how long building the index and searching take."""
    book = knowledge()
    with tempfile.TemporaryDirectory() as folder:
        compiling = timed(lambda: read_library(resources.library_dir(), book, Path(folder)))
        reading = timed(lambda: read_library(resources.library_dir(), book, Path(folder)))
        articles, _problems = read_library(resources.library_dir(), book, Path(folder))
    tell("library: articles compiled, once", [compiling], "no figure")
    tell("library: articles read again", [reading], "no figure")
    building = [timed(lambda: LibrarySearch(articles, book)) for _ in range(ROUNDS)]
    tell("library: search index made", building, "no figure")
    search = LibrarySearch(articles, book)
    times = [
        timed(lambda words=words, language=language: search.search(words, language))  # type: ignore[misc]
        for _ in range(4 * ROUNDS)
        for language, asked in WORDS.items()
        for words in asked
    ]
    tell("library: search", times, "under 10")


def painted(application: QApplication, act: Callable[[], object]) -> tuple[float, float]:
    """Return how many seconds `act` takes until all is painted."""

    def both() -> None:
        act()
        application.sendPostedEvents()
        application.processEvents()

    return timed(both)


def openings(application: QApplication, window: MainWindow) -> None:
    """Print how long opening the library, each article, and making the maps take."""
    desk = window.desk
    assert desk is not None
    first = painted(application, desk.open)
    tell("library: first opening", [first], "under 50")
    again = []
    for _ in range(10 * ROUNDS):
        desk.leave()
        application.processEvents()
        again.append(painted(application, desk.open))
    tell("library: opening again", again, "under 50")
    articles = window.services.library.load()[0].articles if window.services.library is not None else ()
    turned = [
        painted(application, lambda which=article.id: desk.page.open(which))  # type: ignore[misc]
        for _ in range(ROUNDS)
        for article in articles
    ]
    tell("library: opening an article", turned, "under 50")
    maps = {
        (block.muscle, block.site) for article in articles for block in article.en.blocks if isinstance(block, MapEmbed)
    }
    made = [
        timed(lambda muscle=muscle, site=site: desk.page.pictures.map_now(muscle, site, 440, 343, 1.0))  # type: ignore[misc]
        for muscle, site in sorted(maps, key=str)
    ]
    tell("library: a map in the text", made, "no figure")


def main() -> None:
    """Print all figures."""
    searches()
    with tempfile.TemporaryDirectory() as folder:
        application, window = open_window(folder)
        openings(application, window)
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
