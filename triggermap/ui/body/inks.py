"""How the figure is drawn and in which colours things lie over it: clay in every theme, or line art in the theme's.

Nothing is told by colour alone. On clay a mark has a firm outline, the usual area is solid and the wider one dotted;
in line art the usual area is hatched, as on paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from triggermap.ui import tokens


@dataclass(frozen=True)
class Inks:
    """Colours by meaning, and line widths in pixels."""

    paper: QColor | None
    """The body's own colour in line art; None where it is shaded."""
    line: QColor
    """The figure's outline and inner lines."""
    outline_width: float
    line_width: float
    ground: QColor
    """Behind the signs of the legend, in place of the body."""
    pain: QColor
    """Zones: solid or hatched, and the dots."""
    pain_edge: QColor
    spill_edge: QColor
    tint: int
    """Opacity, 0 to 255, of the ground of the usual area: nearly solid, or a hint behind the hatch."""
    mark: QColor
    """Base of the fill of what is marked."""
    mark_edge: QColor
    mark_halo: QColor
    belly: QColor
    belly_halo: QColor
    hover: QColor
    hover_halo: QColor
    hover_fill: QColor
    cross: QColor
    cross_halo: QColor
    hidden_cross: QColor
    hidden_halo: QColor

    @property
    def hatched(self) -> bool:
        """Whether the usual area is hatched."""
        return self.paper is not None


def _white(opacity: int) -> QColor:
    return QColor(255, 255, 255, opacity)


def _black(opacity: int) -> QColor:
    return QColor(0, 0, 0, opacity)


CLAY = Inks(
    paper=None,
    line=QColor(96, 76, 62),
    outline_width=1.0,
    line_width=1.0,
    ground=QColor("#e2cfc0"),
    pain=QColor("#c8102e"),
    pain_edge=QColor("#8c0a1f"),
    spill_edge=QColor(200, 16, 46, 90),
    tint=190,
    mark=QColor("#c8102e"),
    mark_edge=QColor("#a80d27"),
    mark_halo=_white(150),
    belly=QColor("#7a3f2c"),
    belly_halo=_white(110),
    hover=QColor("#0f4a61"),
    hover_halo=_white(200),
    hover_fill=_white(60),
    cross=QColor(17, 20, 24),
    cross_halo=_white(255),
    hidden_cross=QColor(30, 30, 30, 210),
    hidden_halo=_white(170),
)
LINES_LIGHT = Inks(
    paper=QColor("#ffffff"),
    line=QColor("#2b2a28"),
    outline_width=1.7,
    line_width=1.15,
    ground=QColor("#ffffff"),
    pain=QColor("#c8102e"),
    pain_edge=QColor("#8c0a1f"),
    spill_edge=QColor(200, 16, 46, 150),
    tint=36,
    mark=QColor("#c8102e"),
    mark_edge=QColor("#a80d27"),
    mark_halo=_white(220),
    belly=QColor("#7a3f2c"),
    belly_halo=_white(200),
    hover=QColor("#0f4a61"),
    hover_halo=_white(220),
    hover_fill=QColor(15, 74, 97, 36),
    cross=QColor(17, 20, 24),
    cross_halo=_white(255),
    hidden_cross=QColor(30, 30, 30, 210),
    hidden_halo=_white(200),
)
LINES_DARK = Inks(
    paper=QColor("#23272b"),
    line=QColor("#dfe3e6"),
    outline_width=1.6,
    line_width=1.1,
    ground=QColor("#23272b"),
    pain=QColor("#ff5d73"),
    pain_edge=QColor("#ff8796"),
    spill_edge=QColor(255, 93, 115, 170),
    tint=40,
    mark=QColor("#ff4560"),
    mark_edge=QColor("#ff8796"),
    mark_halo=_black(170),
    belly=QColor("#eaa983"),
    belly_halo=_black(150),
    hover=QColor("#77c5df"),
    hover_halo=_black(170),
    hover_fill=QColor(119, 197, 223, 40),
    cross=QColor("#ffffff"),
    cross_halo=_black(255),
    hidden_cross=QColor(255, 255, 255, 210),
    hidden_halo=_black(170),
)
HIGH_CONTRAST = Inks(
    paper=QColor("#000000"),
    line=QColor("#ffffff"),
    outline_width=2.2,
    line_width=1.5,
    ground=QColor("#000000"),
    pain=QColor("#ff6b81"),
    pain_edge=QColor("#ffa3b0"),
    spill_edge=QColor("#ff6b81"),
    tint=0,
    mark=QColor("#ff2747"),
    mark_edge=QColor("#ffa3b0"),
    mark_halo=_black(255),
    belly=QColor("#ffb27a"),
    belly_halo=_black(255),
    hover=QColor("#ffe14d"),
    hover_halo=_black(255),
    hover_fill=QColor(255, 225, 77, 60),
    cross=QColor("#ffffff"),
    cross_halo=_black(255),
    hidden_cross=QColor("#ffffff"),
    hidden_halo=_black(255),
)


def inks() -> Inks:
    """Return what is in force."""
    look = tokens.look
    if not look.lines:
        return CLAY
    if look.tokens is tokens.HIGH_CONTRAST:
        return HIGH_CONTRAST
    return LINES_DARK if look.tokens.dark else LINES_LIGHT
