"""Names, versions and encodings of the atlas files; the bake writes with them, the loader reads with them.

All geometry is in the units of its view (origin top left, x to the right, y down), as flat integer lists; each point of
a line is given by its step from the point before it, which packs to two thirds of the size. Zones, trigger points and
bellies are stored for muscles of the person's left; those of the right are mirror images.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from triggermap.errors import TriggermapError

T = TypeVar("T")

FORMAT = 2
MANIFEST = "atlas.json"
PATCHES = "patches.json"
WEIGHTS = "weights.json"
PROVENANCE = "PROVENANCE.md"
SKIN = "skin.json"
SKIN_MESH = "skin.mesh"
SKIN_POINTS = "skin.points"
"""Inside the folder of a body, as `CAMERAS`."""
CAMERAS = "cameras.json"
POINTS_PER_CM = 50
"""Steps of a coordinate in a .points file."""

Ring: TypeAlias = tuple[tuple[float, float], ...]
"""A closed polygon or an open line as (x, y) pairs in view units; a polygon does not repeat its first point."""

TURN_FINENESS = 10
"""Lines of the turned body, whose units are large, are stored in this fraction of a unit."""

REPAIR = (
    "Please install the program again; in a checkout, restore the folder assets/atlas "
    "or make it anew with 'python -m triggermap.bake'."
)


class AtlasError(TriggermapError):
    """A file of the body atlas is missing, damaged or newer than this program."""

    def __init__(self, file: Path, fault: str) -> None:
        self.file = file
        self.fault = fault
        super().__init__(f"The body atlas cannot be read: {file}: {fault}. {REPAIR}")


def checked(file: Path, decode: Callable[[], T]) -> T:
    """Return what `decode` makes of a file's content; a fault in it becomes an AtlasError that names the file."""
    try:
        return decode()
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        fault = f"'{error.args[0]}' is missing" if isinstance(error, KeyError) else str(error)
        raise AtlasError(file, f"the file is damaged ({fault})") from error


def shape_name(view: str) -> str:
    """Return the file name of a view's outline, regions and landmarks, inside the folder of its body."""
    return f"{view}.shape.json"


def zones_name(view: str) -> str:
    """Return the file name of a view's zones, points and bellies."""
    return f"{view}.zones.json"


def patches_name(view: str) -> str:
    """Return the file name of a view's patch image."""
    return f"{view}.patches"


def shading_name(view: str, scale: int) -> str:
    """Return the file name of a view's shading at `scale` (1 or 2)."""
    return f"{view}.webp" if scale == 1 else f"{view}@{scale}x.webp"


def turn_name(angle: int) -> str:
    """Return the id of the view of the turned body at an angle in degrees."""
    return f"turn_{angle:03}"


def turn_angle(view: str) -> int | None:
    """Return the angle that a view's id stands for, or None where it is not one of the turned body."""
    kind, _, angle = view.rpartition("_")
    return int(angle) if kind == "turn" and angle.isdecimal() else None


def turn_shading_name(angle: int) -> str:
    """Return the file name of the turned body's picture at an angle in degrees."""
    return shading_name(turn_name(angle), 1)


def turn_patches_name(angle: int) -> str:
    """Return the file name of the turned body's patch image at an angle in degrees, 0 to 180."""
    return patches_name(turn_name(angle))


def turn_lines_name(angle: int) -> str:
    """Return the file name of the turned body's silhouette and inner lines at an angle in degrees, 0 to 180."""
    return f"{turn_name(angle)}.lines.json"


def read_bytes(file: Path) -> bytes:
    """Return the content of an atlas file.

    Raises:
        AtlasError: where it is missing or unreadable.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise AtlasError(file, "the file is missing") from None
    except OSError as error:
        raise AtlasError(file, f"the file cannot be opened ({error.strerror or error})") from error


def read_json(file: Path) -> dict[str, Any]:
    """Return the object in an atlas JSON file, after a check of its format number.

    Raises:
        AtlasError: where it is missing, is not JSON, or has another format than this program reads.
    """
    try:
        data = json.loads(read_bytes(file))
    except ValueError as error:
        raise AtlasError(file, f"the file is damaged ({error})") from error
    found = data.get("format") if isinstance(data, dict) else None
    if not isinstance(found, int):
        raise AtlasError(file, "the file is damaged (it says no format number)")
    if found > FORMAT:
        raise AtlasError(file, f"it has format {found} and this program reads format {FORMAT}: the program is too old")
    if found < FORMAT:
        raise AtlasError(file, f"it has format {found} and this program reads format {FORMAT}: the atlas is too old")
    return dict(data)


def dump_json(data: dict[str, Any]) -> bytes:
    """Return `data` as the bytes of an atlas JSON file: compact, with the format number, same input same bytes."""
    return json.dumps({"format": FORMAT, **data}, separators=(",", ":"), ensure_ascii=True).encode() + b"\n"


def encode_ring(ring: Iterable[Sequence[float]]) -> list[int]:
    """Return a ring as a flat list of rounded units: x0, y0, then the steps x1 - x0, y1 - y0, x2 - x1 ..."""
    flat = [round(value) for point in ring for value in point]
    return [*flat[:2], *(value - before for before, value in zip(flat, flat[2:], strict=False))]


def decode_ring(flat: Sequence[int]) -> Ring:
    """Return the ring of a flat list.

    Raises:
        ValueError: where the list is of odd length or too short for a line.
    """
    if len(flat) % 2 or len(flat) < 4:
        raise ValueError(f"a polygon of {len(flat)} numbers")
    return tuple(zip(accumulate(flat[0::2]), accumulate(flat[1::2]), strict=True))


def decode_rings(flats: Iterable[Sequence[int]]) -> tuple[Ring, ...]:
    """Return the rings of flat lists."""
    return tuple(decode_ring(flat) for flat in flats)


def encode_patch_image(numbers: Iterable[int]) -> bytes:
    """Return the patch numbers of an image's pixels, row by row, as the bytes of a .patches file."""
    values = array("H", numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return zlib.compress(values.tobytes(), 9)


def decode_patch_image(file: Path, width: int, height: int) -> array[int]:
    """Return the patch number of each pixel, row by row; 0 is no skin.

    Raises:
        AtlasError: where the file is missing, damaged or of another size.
    """
    try:
        raw = zlib.decompress(read_bytes(file))
    except zlib.error as error:
        raise AtlasError(file, f"the file is damaged ({error})") from error
    if len(raw) != 2 * width * height:
        raise AtlasError(file, f"it holds {len(raw)} bytes in place of the {2 * width * height} that atlas.json says")
    values = array("H")
    values.frombytes(raw)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def encode_numbers(values: Iterable[int]) -> bytes:
    """Return whole numbers, of which neighbours differ by less than 32,768, as the bytes of a .mesh or .points file."""
    steps = array("h")
    before = 0
    for value in values:
        steps.append(value - before)
        before = value
    if sys.byteorder == "big":
        steps.byteswap()
    return zlib.compress(steps.tobytes(), 9)


def decode_numbers(file: Path, count: int) -> list[int]:
    """Return the `count` whole numbers of a .mesh or .points file.

    Raises:
        AtlasError: where the file is missing, damaged or of another length.
    """
    try:
        raw = zlib.decompress(read_bytes(file))
    except zlib.error as error:
        raise AtlasError(file, f"the file is damaged ({error})") from error
    if len(raw) != 2 * count:
        raise AtlasError(file, f"it holds {len(raw)} bytes in place of {2 * count}")
    steps = array("h")
    steps.frombytes(raw)
    if sys.byteorder == "big":
        steps.byteswap()
    return list(accumulate(steps))
