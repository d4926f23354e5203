"""The lines in which a silhouette is drawn: a close-up's ends at its frame's edge, which is no edge of the body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from triggermap.atlas.format import Ring

NEAR = 1.5
"""View units from the frame's edge within which a line runs along it."""


def drawn(rings: Iterable[Ring], width: float, height: float) -> tuple[Ring, ...]:
    """Return closed rings as lines to draw, without what runs along the frame's edge.

    A ring that stays off the edge repeats its first point at the end.
    """
    return tuple(line for ring in rings for line in _lines(ring, width, height))


def _lines(ring: Ring, width: float, height: float) -> Iterator[Ring]:
    following = (*ring[1:], ring[0])
    kept = [not _along_edge(start, end, width, height) for start, end in zip(ring, following, strict=True)]
    if all(kept):
        yield (*ring, ring[0])
        return
    # Begin behind a side that is left out, so that no line is cut in two where the ring begins.
    first = kept.index(False) + 1
    line: list[tuple[float, float]] = []
    for step in range(len(ring)):
        number = (first + step) % len(ring)
        if kept[number]:
            line = line or [ring[number]]
            line.append(following[number])
        elif line:
            yield tuple(line)
            line = []


def _along_edge(start: tuple[float, float], end: tuple[float, float], width: float, height: float) -> bool:
    return any(
        abs(start[axis] - edge) < NEAR and abs(end[axis] - edge) < NEAR
        for axis, edge in ((0, 0.0), (0, width), (1, 0.0), (1, height))
    )
