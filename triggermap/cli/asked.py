"""Words on the command line to a pain drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from triggermap.domain.anatomy import Place, Region, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Hit, HitKind
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.text import Language
from triggermap.finder.search import SIDE_WORDS, Searcher
from triggermap.finder.word_index import STOP_WORDS

NEARLY_AS_GOOD = 0.93
"""Hits this close to the best one are meant too: 'sinus' is several places."""
WELL_KNOWN = 0.95
"""Words that fit this well name one thing; others may name several: 'cheek eye'."""
MOST_HITS = 40
_BETWEEN_PLACES = re.compile(r"\s*[,;+&/]\s*|\s+(?:and|en|plus)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the words were understood as."""

    drawing: PainDrawing
    muscles: tuple[str, ...]
    """Ids of muscles that the words name; they are no places."""
    unknown: tuple[str, ...]
    """Parts that nothing is known by."""
    ignored: tuple[str, ...] = ()
    """Words inside the other parts that nothing is known by."""


def understand(
    words: Sequence[str], side: str | None, searcher: Searcher, book: Knowledge, language: Language
) -> Asked:
    """Return the places that `words` name, on `side` (``left``, ``right``, ``both``) or the side that they say."""
    places: dict[Place, None] = {}
    muscles: dict[str, None] = {}
    unknown: list[str] = []
    ignored: list[str] = []
    parts = [part for part in _BETWEEN_PLACES.split(" ".join(words).strip()) if part]
    said = {hit.side for part in parts for hit in searcher.search(part, language, limit=1) if hit.side}
    for part in [piece for whole in parts for piece in _pieces(whole, searcher, language)]:
        hits = searcher.search(part, language, limit=MOST_HITS)
        if not hits:
            unknown.append(part)
            continue
        ignored += _ignored(part, searcher)
        for hit in _meant(hits):
            if hit.kind is HitKind.MUSCLE:
                muscles[hit.id] = None
            else:
                own = side or (said_side.value if (said_side := hit.side or _one_of(said)) else "both")
                places.update(dict.fromkeys(_places(hit, own, book)))
    return Asked(
        PainDrawing(tuple(PainMark(place) for place in places)), tuple(muscles), tuple(unknown), tuple(ignored)
    )


def _ignored(part: str, searcher: Searcher) -> list[str]:
    """Return the words of a part that was understood without them."""
    words = re.findall(r"[^\W\d_]{3,}", part)
    common = STOP_WORDS | SIDE_WORDS.keys()
    return [word for word in words if word.casefold() not in common and not searcher.search(word)]


def _meant(hits: Sequence[Hit]) -> Iterable[Hit]:
    """Return the best hits; a place is preferred to a muscle that is called after it."""
    best = hits[0].score
    near = [hit for hit in hits if hit.score >= best * NEARLY_AS_GOOD]
    if any(hit.kind is not HitKind.MUSCLE for hit in near):
        return [hit for hit in near if hit.kind is not HitKind.MUSCLE]
    return near


def _pieces(part: str, searcher: Searcher, language: Language) -> tuple[str, ...]:
    """Return `part` whole where it is one thing, else cut into the fewest pieces that are each well known."""
    words = part.split()
    if len(words) < 2 or _known_as(part, searcher, language) >= WELL_KNOWN:
        return (part,)
    for cut in range(len(words) - 1, 0, -1):
        first, rest = " ".join(words[:cut]), " ".join(words[cut:])
        if _known_as(first, searcher, language) >= WELL_KNOWN:
            following = _pieces(rest, searcher, language)
            if all(_known_as(piece, searcher, language) >= WELL_KNOWN for piece in following):
                return (first, *following)
    return (part,)


def _known_as(words: str, searcher: Searcher, language: Language) -> float:
    """Return how well the best place, sign or muscle fits `words`."""
    return max((hit.score for hit in searcher.search(words, language, limit=1)), default=0.0)


def _one_of(sides: set[Side]) -> Side | None:
    """Return the side that was said when only one was."""
    return next(iter(sides)) if len(sides) == 1 else None


def _places(hit: Hit, side: str, book: Knowledge) -> Iterable[Place]:
    regions = (hit.id,) if hit.kind is HitKind.REGION else book.symptom_by_id[hit.id].regions
    for region in regions:
        yield from _on_sides(book.region_by_id[region], side)


def _on_sides(region: Region, side: str) -> Iterable[Place]:
    if not region.paired:
        return (Place(region.id, Side.MIDLINE),)
    if side == "both":
        return (Place(region.id, Side.LEFT), Place(region.id, Side.RIGHT))
    return (Place(region.id, Side(side)),)
