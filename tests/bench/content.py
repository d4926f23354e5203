"""Reading the compiled content, and a pack of 5,000 trigger points: `python -m tests.bench.content`.

The pack is the shipped content many times over, with other ids and other words, so that its zones and texts are as
large as real ones. Wanted: the content read in under 30 ms, a search and a ranking in the large pack in under 20 ms.
Processor time is printed beside the clock's, since other programs share the machine.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench.common import atlas, knowledge, milliseconds
from triggermap import resources
from triggermap.content import knowledge as read_knowledge
from triggermap.content.cache import COMPILED_NAME
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import Muscle
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.text import Terms, Text
from triggermap.domain.zones import ZonePart
from triggermap.finder.ranking import Finder
from triggermap.finder.search import Searcher
from triggermap.finder.shares import ZonePatches

POINTS = 5000
READS, ASKS = 30, 60
WORDS = ("forehead", "sinus", "bijholte", "can't turn my head", "scm", "pijn rond mijn ogen", "calf cramp", "xylofoon",
         "sternocleidomastoid copy 17", "schouderbladd")  # fmt: skip


@dataclass(frozen=True)
class Copies:
    """Zones for the copies: those of the trigger point that each was copied from."""

    patches: ZonePatches
    original: Mapping[str, str]

    @property
    def trigger_points(self) -> tuple[str, ...]:
        return tuple(self.original)

    def area(self, patch: int, /) -> float:
        return self.patches.area(patch)

    def place(self, patch: int, /) -> Place:
        return self.patches.place(patch)

    def area_of(self, place: Place, /) -> float:
        return self.patches.area_of(place)

    def weights(self, trigger_point: str, side: Side, part: ZonePart, /) -> Mapping[int, float]:
        return self.patches.weights(self.original[trigger_point], side, part)


def copies(book: Knowledge, patches: ZonePatches) -> tuple[Knowledge, Copies]:
    """Return a knowledge of at least `POINTS` trigger points, and their zones."""
    drawn = set(patches.trigger_points)
    original: dict[str, str] = {}
    muscles: list[Muscle] = []
    number = 0
    while len(original) < POINTS:
        for muscle in book.muscles:
            copied = _copy(muscle, number)
            muscles.append(copied)
            original |= {new.id: old.id for new, old in zip(copied.sites, muscle.sites, strict=True) if old.id in drawn}
        number += 1
    return replace(book, muscles=tuple(muscles)), Copies(patches, original)


def _copy(muscle: Muscle, number: int) -> Muscle:
    name = f"{muscle.id}_{number}"
    sites = tuple(replace(site, id=f"{name}.{site.id.partition('.')[2]}", muscle=name) for site in muscle.sites)
    words = Terms(
        tuple(f"{word} copy {number}" for word in muscle.synonyms.en),
        tuple(f"{word} kopie {number}" for word in muscle.synonyms.nl),
    )
    spelt = Text(f"{muscle.name.en} {number}", f"{muscle.name.nl} {number}")
    return replace(muscle, id=name, name=spelt, sites=sites, synonyms=words)


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the garbage collector out, as the program does while it starts."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def timed(act: Callable[[], object], times: int) -> tuple[list[float], list[float]]:
    """Return what the clock and the processor say, in seconds."""
    clock, processor = [], []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        clock.append(time.perf_counter() - wall)
        processor.append(time.process_time() - cpu)
    return clock, processor


def show(name: str, act: Callable[[], object], times: int) -> None:
    """Print both lines of one measurement, after one time that does not count."""
    act()
    clock, processor = timed(act, times)
    print(milliseconds(name, clock))
    print(milliseconds(f"{name}, processor", processor))


def reading() -> None:
    """Print how long the compiled content takes, and its size."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        book = read_knowledge(resources.knowledge_dir(), cache)
        size = (cache / COMPILED_NAME).stat().st_size / 1e6
        points = sum(len(muscle.sites) for muscle in book.muscles)
        print(f"content: {len(book.muscles)} muscles, {points} trigger points, compiled {size:.2f} MB")
        with quiet():
            show("content: read compiled", lambda: read_knowledge(resources.knowledge_dir(), cache), READS)


def large_pack() -> None:
    """Print how long searching and ranking take with many trigger points."""
    book, zones = copies(knowledge(), atlas().patches)
    start = time.perf_counter()
    finder, searcher = Finder(book, zones), Searcher(book)
    gc.collect()
    gc.freeze()  # as the program does once its window stands
    print(f"pack: {len(zones.original)} trigger points, made ready in {time.perf_counter() - start:.1f} s")
    for words in WORDS:
        show(f"pack: search {words!r:.22}", lambda words=words: searcher.search(words), ASKS // 4)  # type: ignore[misc]
    one = PainDrawing((PainMark(Place("back.low", Side.LEFT)),))
    five = PainDrawing(tuple(
        PainMark(Place(region, Side.LEFT))
        for region in ("neck.back", "head.temple", "shoulder.top", "back.between_blades", "upper_arm.outer")
    ))  # fmt: skip
    show("pack: rank one place", lambda: finder.find(one), ASKS)
    show("pack: rank five places", lambda: finder.find(five), ASKS)


def main() -> None:
    """Print both parts."""
    reading()
    large_pack()


if __name__ == "__main__":
    main()
