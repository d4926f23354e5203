"""CHOIR body-map codes: what is marked as codes of the 74 segments, and back.

The codes run from 101 to 136 on the front and from 201 to 238 on the back. Inside the program they have the male
numbering. Beware of the native female map, which numbers six segments of the front otherwise; REDCap's female map does
not. So the name of the scheme belongs to every list of codes that is stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from triggermap.domain.anatomy import Place, Region, Side
from triggermap.errors import TriggermapError

CODES = (*range(101, 137), *range(201, 239))
_FROM_FEMALE = {112: 116, 113: 117, 114: 112, 115: 113, 116: 114, 117: 115}
_TO_FEMALE = {male: female for female, male in _FROM_FEMALE.items()}
_FACES = {"f": 100, "b": 200}
"""REDCap's letters for front and back."""


class Scheme(StrEnum):
    """How codes are written."""

    CHOIR = "choir"
    """Numbers; the male map."""
    CHOIR_FEMALE = "choir_female"
    """Numbers; the native female map."""
    REDCAP = "redcap"
    """f01 to f36 and b01 to b38, the same for both bodies."""


class CodeError(TriggermapError):
    """A list of codes holds something that is none."""

    def __init__(self, found: str, position: int, scheme: Scheme) -> None:
        self.found = found
        self.position = position
        """Of the code in the list, from 1."""
        expected = "f01 to f36 or b01 to b38" if scheme is Scheme.REDCAP else "101 to 136 or 201 to 238"
        super().__init__(f"{found!r}, number {position} of the list, is no CHOIR code: expected {expected}.")


def read_codes(text: str, scheme: Scheme) -> tuple[int, ...]:
    """Return the codes of a comma-separated list in the male numbering, ascending, each once; none for an empty text.

    Raises:
        CodeError: for the first entry that is no code of the scheme.
    """
    if not text.strip():
        return ()
    entries = enumerate(text.split(","), start=1)
    return tuple(sorted({_read(entry.strip(), position, scheme) for position, entry in entries}))


def _read(entry: str, position: int, scheme: Scheme) -> int:
    code = -1
    if scheme is Scheme.REDCAP:
        face, number = entry[:1].lower(), entry[1:]
        if face in _FACES and len(number) == 2 and number.isdecimal() and number.isascii():
            code = _FACES[face] + int(number)
    elif entry.isdecimal() and entry.isascii():
        code = int(entry)
    if code not in CODES:
        raise CodeError(entry, position, scheme)
    return _FROM_FEMALE.get(code, code) if scheme is Scheme.CHOIR_FEMALE else code


def write_codes(codes: Iterable[int], scheme: Scheme) -> str:
    """Return codes of the male numbering as the scheme's comma-separated list, ascending.

    Raises:
        CodeError: for a number that is no code.
    """
    for position, code in enumerate(codes := sorted(set(codes)), start=1):
        if code not in CODES:
            raise CodeError(str(code), position, Scheme.CHOIR)
    if scheme is Scheme.CHOIR_FEMALE:
        codes = sorted(_TO_FEMALE.get(code, code) for code in codes)
    if scheme is Scheme.REDCAP:
        return ",".join(f"{'f' if code < 200 else 'b'}{code % 100:02}" for code in codes)
    return ",".join(map(str, codes))


def codes_of(places: Iterable[Place], regions: Iterable[Region]) -> tuple[int, ...]:
    """Return the segments that hold any part of these places, ascending; unknown places have none."""
    codes = _codes_by_place(regions)
    return tuple(sorted({code for place in places for code in codes.get(place, ())}))


def places_of(codes: Iterable[int], regions: Iterable[Region]) -> tuple[Place, ...]:
    """Return the places of the skin that these segments mean, in the order of `regions`.

    Segments are coarser than regions in most places and finer in some. So they mean the places that lie in them with
    all that they are; a segment that holds no such place means those of which it holds most, or else any part.
    """
    asked = frozenset(codes)
    known = {region.id: region for region in regions}
    held = {place: held for place, held in _codes_by_place(known.values()).items() if not known[place.region].inner}
    found = {place for place, its in held.items() if asked.issuperset(its)}
    for code in sorted(asked - {code for place in found for code in held[place]}):
        most = {place for place, its in held.items() if code in _main(place, its)}
        found |= most or {place for place, its in held.items() if code in its}
    return tuple(place for place in held if place in found)


def _codes_by_place(regions: Iterable[Region]) -> Mapping[Place, tuple[int, ...]]:
    return {Place(region.id, side): codes for region in regions for side, codes in region.choir}


def _main(place: Place, codes: tuple[int, ...]) -> tuple[int, ...]:
    """Return the segments that hold most of a place: the first of its codes; on the midline two, half of it each."""
    return codes[: 2 if place.side is Side.MIDLINE else 1]
