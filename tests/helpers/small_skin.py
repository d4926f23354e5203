"""A skin for tests of painting: a sheet of 1 cm quads that hangs down on both sides of a ridge, as over a rope.

Its rows run along the ridge (y 0 to 20); it goes out from the midline to 2 cm each side and then straight down, 10 cm,
so that the flanks of both sides are 4 cm apart through the air and further along the skin.
"""

from __future__ import annotations

from pathlib import Path

from triggermap.atlas import format as files

LENGTH, TOP, FLANK = 20, 2, 10
COLUMNS = TOP + FLANK
LEFT_PATCH, RIGHT_PATCH, LEFT_FLANK, RIGHT_FLANK, INNER = 1, 2, 3, 4, 5
MIRRORS = [0, RIGHT_PATCH, LEFT_PATCH, RIGHT_FLANK, LEFT_FLANK, INNER]


def place_of(column: int, row: int) -> tuple[float, float, float]:
    """Return where a vertex of the left half lies: `column` cm of skin from the midline."""
    if column <= TOP:
        return float(column), float(row), 0.0
    return float(TOP), float(row), float(TOP - column)


def vertex_of(column: int, row: int) -> int:
    """Return the number of a vertex of the left half; the midline comes first."""
    rows = LENGTH + 1
    return row if column == 0 else rows + (column - 1) * rows + row


def write_skin(root: Path, body: str = "female") -> None:
    """Write the skin's files into an atlas folder."""
    rows = LENGTH + 1
    quads, patches = [], []
    for column in range(COLUMNS):
        for row in range(LENGTH):
            a, b = vertex_of(column, row), vertex_of(column + 1, row)
            quads.append((a, b, vertex_of(column + 1, row + 1), vertex_of(column, row + 1)))
            patches.append(LEFT_PATCH if column < TOP else LEFT_FLANK)
    columns = [corner for place in range(4) for corner in (quad[place] for quad in quads)]
    (root / files.SKIN_MESH).write_bytes(files.encode_numbers([*columns, *patches, *patches]))
    table = {
        "vertices": rows * (COLUMNS + 1),
        "middle": rows,
        "quads": len(quads),
        "landmarks": {"ridge_low": [2 * 2, 1, 0, 0], "ridge_high": [2 * 18, 1, 0, 0],
                      "flank": [2 * (LENGTH * 8 + 10), 1, 0, 0]},
        "rays": {"index": {"palm": {"knuckle": [2 * 4, 1, 0, 0], "last": [2 * 10, 1, 0, 0], "tip": [2 * 16, 1, 0, 0]}}},
    }  # fmt: skip
    (root / files.SKIN).write_bytes(files.dump_json(table))
    places = [place_of(0, row) for row in range(rows)]
    places += [place_of(column, row) for column in range(1, COLUMNS + 1) for row in range(rows)]
    steps = [round(place[axis] * files.POINTS_PER_CM) for axis in range(3) for place in places]
    (root / body).mkdir(exist_ok=True)
    (root / body / files.SKIN_POINTS).write_bytes(files.encode_numbers(steps))
