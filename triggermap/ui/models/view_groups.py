"""The views in groups, so that many close-ups make a short strip. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from triggermap.domain.anatomy import Side
    from triggermap.domain.zones import Depth

KINDS = {
    "head": "head",
    "shoulders": "shoulders",
    "trunk": "trunk",
    "hand": "arms",
    "forearm": "arms",
    "arm": "arms",
    "thigh": "legs",
    "leg": "legs",
    "foot": "legs",
}
"""First word of a view's id -> the group that holds it."""
ORDER = {"arms": ("arm", "forearm", "hand"), "legs": ("thigh", "leg", "foot")}
MAIN = {"arms": "hand_right_palm", "legs": "foot_right_sole", "head": "head_front"}
"""The view that stands for its group."""
BUST = ("head_front", "head_left", "head_right", "head_back")
"""Close-ups that run down to the breast: their lower edge lies on the window's, their shoulders may run out of it."""


@dataclass(frozen=True)
class ViewGroup:
    """One tile of the strip: a single view, or the close-ups of one part of the body."""

    id: str
    """The view's own id, or `head`, `shoulders`, `trunk`, `arms`, `legs`."""
    views: tuple[str, ...]

    @property
    def main(self) -> str:
        """The view that stands for the group while none of it is shown."""
        wanted = MAIN.get(self.id, "")
        return wanted if wanted in self.views else self.views[0]

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The views by part of the body, each row with the right and the left side by side."""
        parts: dict[str, list[str]] = {}
        for view in self.views:
            parts.setdefault(view.split("_")[0], []).append(view)
        order = ORDER.get(self.id, tuple(parts))
        return tuple(tuple(_paired(parts[part])) for part in order if part in parts)


def _paired(views: Sequence[str]) -> list[str]:
    """Return the views with the right before the left of the same face, as the body stands in front of one."""
    faces = list(dict.fromkeys(view.split("_")[-1] for view in views))
    sided = all("_left_" in view or "_right_" in view for view in views)
    return sorted(views, key=lambda view: (faces.index(view.split("_")[-1]), "_left_" in view)) if sided else [*views]


def groups_of(views: Sequence[str]) -> tuple[ViewGroup, ...]:
    """Return the tiles: each whole body by itself, then the close-ups by part of the body, in the atlas' order."""
    found: dict[str, list[str]] = {}
    for view in views:
        kind = KINDS.get(view.split("_")[0]) if "_" in view else None
        found.setdefault(kind or view, []).append(view)
    return tuple(ViewGroup(name, tuple(members)) for name, members in found.items())


def inside_view(depth: Depth, side: Side) -> str | None:
    """Return the diagram in which a trigger point that is reached from inside is seen; None for all others."""
    if depth == "intra_oral":
        return "head_inside_left" if side == "left" else "head_inside_right"
    return "pelvis_below" if depth == "intra_pelvic" else None
