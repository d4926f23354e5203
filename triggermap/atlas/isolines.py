"""Closed lines round parts of a grid of values: where it is set, or where it reaches a level.

A grid is a list of rows. Points are in grid units: (0, 0) is the middle of the first cell, x to the right, y down.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Sequence

from triggermap.atlas.format import Ring

Rows = Sequence[Sequence[float]]

_MIXED = re.compile(rb"[\x01-\x0e]")
"""A square of four neighbours, of which some are inside and some are not, as the sum of the bits below."""
_CORNERS = {(0, 0): 1, (1, 0): 2, (0, 1): 4, (1, 1): 8}


def _steps(code: int) -> tuple[tuple[str, str], ...]:
    """Return the sides (top, right, bottom, left) through which a line enters and leaves a square, inside to its left.

    Where two corners that only touch are inside, they are parted.
    """
    inside = {corner: bool(code & bit) for corner, bit in _CORNERS.items()}
    # A side is left through where its first end, seen along the line's way, is inside; else it is entered through.
    ends = {
        "T": ((0, 0), (1, 0)),
        "R": ((1, 0), (1, 1)),
        "B": ((1, 1), (0, 1)),
        "L": ((0, 1), (0, 0)),
    }
    leave = [side for side, (first, last) in ends.items() if inside[first] and not inside[last]]
    enter = [side for side, (first, last) in ends.items() if inside[last] and not inside[first]]
    if len(enter) == 1:
        return ((enter[0], leave[0]),)
    return tuple((side, "TRBL"["TRBL".index(side) + 1 & 3]) for side in enter)


_STEPS = {code: _steps(code) for code in range(1, 15)}


def rings_round(inside: Sequence[bytes]) -> tuple[Ring, ...]:
    """Return the lines round the cells that are 1, halfway to those that are 0; cells of 1 must not lie on the rim.

    A hole is a ring of its own. Cells that only touch at a corner are parted.
    """
    width = len(inside[0]) if inside else 0
    return tuple(
        tuple(((key >> 1) % width + 0.5 * (~key & 1), (key >> 1) // width + 0.5 * (key & 1)) for key in ring)
        for ring in _linked(inside)
    )


def rings_at(values: Rows, level: float) -> tuple[Ring, ...]:
    """Return the lines on which a grid has the value `level`, round where it is higher; it must be lower on the rim."""
    width = len(values[0]) if values else 0
    flat = [value for row in values for value in row]
    inside = [bytes(map(level.__lt__, row)) for row in values]

    def point(key: int) -> tuple[float, float]:
        first = key >> 1
        y, x = divmod(first, width)
        start = flat[first]
        if key & 1:
            return x, y + (level - start) / (flat[first + width] - start)
        return x + (level - start) / (flat[first + 1] - start), y

    return tuple(tuple(map(point, ring)) for ring in _linked(inside))


def _linked(inside: Sequence[bytes]) -> list[list[int]]:
    """Return the lines as the sides that they cross, in order.

    The side between a cell and the next in its row has the number 2 * cell, that to the cell below 2 * cell + 1.
    """
    width = len(inside[0]) if inside else 0
    number = {"T": 0, "L": 1, "B": 2 * width, "R": 3}
    steps = {code: [(number[start], number[end]) for start, end in pairs] for code, pairs in _STEPS.items()}
    following: dict[int, int] = {}
    for y in range(len(inside) - 1):
        codes = _codes(inside[y], inside[y + 1])
        base = 2 * y * width
        for found in _MIXED.finditer(codes):
            x = found.start()
            for start, end in steps[codes[x]]:
                following[base + 2 * x + start] = base + 2 * x + end
    rings = []
    while following:
        first, key = following.popitem()
        ring = [first]
        while key != first:
            ring.append(key)
            key = following.pop(key)
        rings.append(ring)
    return rings


def _codes(upper: bytes, lower: bytes) -> bytes:
    """Return for each square between two rows of 0 and 1 the sum of its corners' bits; whole rows at a time."""
    if not any(upper) and not any(lower):
        return b""
    bits = ((upper[:-1], 1), (upper[1:], 2), (lower[:-1], 4), (lower[1:], 8))
    total = sum(int.from_bytes(row, "big") * bit for row, bit in bits)
    return total.to_bytes(len(upper) - 1, "big")


def area(ring: Ring) -> float:
    """Return the area within a ring, in squares of its unit."""
    following = (*ring[1:], ring[0])
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, following, strict=True))) / 2


STRIDES = (6, 4, 3, 2, 1)
"""How far away along a ring the points are that a point is drawn towards, one pass after the other."""
DRAWN, PUSHED = 0.5, -0.52
"""How far towards their mean a point is drawn in a pass, and then pushed back, so that no ring shrinks (Taubin)."""
ROUNDNESS = 8
"""Strides in a ring at least: in one of fewer they would flatten its own curve."""
ROOM = 0.5
"""How far in cells a pass may move a point from its first place."""


def calmed(ring: Ring) -> Ring:
    """Return a ring without the steps of the cells: a long slope becomes straight, and what is thin stays."""
    return tuple(zip(*(_tight(list(values)) for values in zip(*ring, strict=True)), strict=True))


def _tight(values: list[float]) -> list[float]:
    low, high = [value - ROOM for value in values], [value + ROOM for value in values]
    for stride in STRIDES:
        if len(values) >= ROUNDNESS * stride:
            values = _moved(_moved(values, stride, DRAWN), stride, PUSHED)
            values = [
                least if value < least else most if value > most else value
                for value, least, most in zip(values, low, high, strict=True)
            ]
    return values


def _moved(values: list[float], stride: int, share: float) -> list[float]:
    """Return the values of a ring, each moved towards the mean of two others, `stride` before and behind it."""
    before, after = values[-stride:] + values[:-stride], values[stride:] + values[:stride]
    half, rest = share / 2, 1 - share
    return [half * (one + other) + rest * here for one, here, other in zip(before, values, after, strict=True)]


def sums_around(rows: Sequence[array[int]], reach: int, passes: int) -> list[array[int]]:
    """Return a grid in which each cell is the sum of those up to `reach` cells away, taken `passes` times.

    Rows are arrays of 32 bits ("I"); beyond the rim all is 0. The last `reach * passes` cells along the rim come out
    wrong. A whole row is one large number here, each cell in 32 bits of it, so that rows add up at once.
    """
    bits = 8 * rows[0].itemsize
    length = len(rows[0]) * rows[0].itemsize
    room = (1 << 8 * length) - 1
    lanes = [int.from_bytes(row.tobytes(), sys.byteorder) for row in rows]
    for _ in range(passes):
        lanes = [sum(row << bits * step for step in range(1, reach + 1))
                 + sum(row >> bits * step for step in range(reach + 1)) for row in lanes]  # fmt: skip
        lanes = [sum(lanes[max(0, y - reach) : y + reach + 1]) for y in range(len(lanes))]
    done = []
    for row in lanes:
        values = array(rows[0].typecode)
        values.frombytes((row & room).to_bytes(length, sys.byteorder))
        done.append(values)
    return done


def largest(rings: Iterable[Ring], least: float) -> tuple[Ring, ...]:
    """Return the rings of at least so large an area; where all are smaller the largest alone."""
    sized = [(area(ring), ring) for ring in rings]
    kept = tuple(ring for size, ring in sized if size >= least)
    return kept or tuple(ring for _size, ring in sorted(sized)[-1:])
