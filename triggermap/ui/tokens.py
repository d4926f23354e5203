"""The palettes by meaning, and which is in force. Imported before the first paint, so nothing else is in here.

Red belongs to pain alone, so the accent is a blue-green and warnings are amber. Contrast of text against its
ground is at least 4.5 to 1 in each palette (`tests/ui/test_theme.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from triggermap.ui.services import ThemeChoice


@dataclass(frozen=True)
class Tokens:
    """One palette by meaning; values are ``#rrggbb``."""

    name: str
    ground: str
    """Behind the body."""
    surface: str
    """Cards, fields, top bar."""
    side: str
    """The view strip and the right panel."""
    text: str
    muted: str
    border: str
    strong_border: str
    """Edges of what can be pressed; 3 to 1 against the surface in high contrast."""
    accent: str
    on_accent: str
    accent_soft: str
    pain: str
    """Essential zones; also the intensity badge."""
    on_pain: str
    pain_edge: str
    mark_edge: str
    mark_soft: str
    """Ground of the chips."""
    warn_ground: str
    warn_border: str
    warn_text: str
    track: str
    belly: str
    dark: bool
    line_width: int = 1


LIGHT = Tokens(
    name="light",
    ground="#f1efeb",
    surface="#ffffff",
    side="#faf9f7",
    text="#1c2227",
    muted="#59636b",
    border="#e0dcd5",
    strong_border="#c9c4bb",
    accent="#14536b",
    on_accent="#ffffff",
    accent_soft="#e3eff3",
    pain="#c8102e",
    on_pain="#ffffff",
    pain_edge="#8c0a1f",
    mark_edge="#a80d27",
    mark_soft="#fbe7ea",
    warn_ground="#fff5e2",
    warn_border="#e6b455",
    warn_text="#4a3203",
    track="#e9e5df",
    belly="#7a3f2c",
    dark=False,
)
DARK = Tokens(
    name="dark",
    ground="#191c1f",
    surface="#25292d",
    side="#1e2225",
    text="#eceef0",
    muted="#a9b3ba",
    border="#393f45",
    strong_border="#545c63",
    accent="#77c5df",
    on_accent="#0c1c22",
    accent_soft="#1f404c",
    pain="#d92743",
    on_pain="#ffffff",
    pain_edge="#8c0a1f",
    mark_edge="#a80d27",
    mark_soft="#4a242b",
    warn_ground="#3b3015",
    warn_border="#8d7026",
    warn_text="#ffe9b8",
    track="#3a4147",
    belly="#6b3323",
    dark=True,
)
HIGH_CONTRAST = Tokens(
    name="high_contrast",
    ground="#000000",
    surface="#000000",
    side="#000000",
    text="#ffffff",
    muted="#ffffff",
    border="#ffffff",
    strong_border="#ffffff",
    accent="#ffe14d",
    on_accent="#000000",
    accent_soft="#3d3600",
    pain="#e00025",
    on_pain="#ffffff",
    pain_edge="#4a000c",
    mark_edge="#7a0014",
    mark_soft="#000000",
    warn_ground="#000000",
    warn_border="#ffe14d",
    warn_text="#ffffff",
    track="#4d4d4d",
    belly="#2a0f06",
    dark=True,
    line_width=2,
)


@dataclass
class Look:
    """What is in force now. One per application: Qt's palette, font and style sheet are also application-wide."""

    tokens: Tokens = LIGHT
    text_size: int = 100
    lines: bool = False
    """Whether the body is line art rather than shaded."""
    dark_at_start: bool = False
    """Whether the desktop's own palette was dark before we put ours over it."""
    applied: bool = False


look = Look()


def system_is_dark() -> bool:
    """Tell whether the desktop asks for dark colours."""
    scheme = QGuiApplication.styleHints().colorScheme().name
    return look.dark_at_start if scheme == "Unknown" else scheme == "Dark"


def tokens_for(choice: ThemeChoice) -> Tokens:
    """Return the palette for what the person chose."""
    if choice is ThemeChoice.HIGH_CONTRAST:
        return HIGH_CONTRAST
    if choice is ThemeChoice.DARK or (choice is ThemeChoice.SYSTEM and system_is_dark()):
        return DARK
    return LIGHT


def palette(tokens: Tokens) -> QPalette:
    """Return Qt's palette for `tokens`."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.side,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.side,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_pain,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.surface,
        role.PlaceholderText: tokens.muted,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.border,
        role.Mid: tokens.border,
        role.Dark: tokens.strong_border,
        role.Shadow: tokens.border,
        role.Accent: tokens.accent,
    }
    for key, value in colours.items():
        made.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, mix(tokens.text, tokens.surface, 0.45))
    return made


def mix(first: str, second: str, share: float) -> QColor:
    """Return `first` with `share` (0 to 1) of `second`."""
    a, b = QColor(first), QColor(second)
    mixed = (round(x * (1 - share) + y * share) for x, y in zip(_rgb(a), _rgb(b), strict=True))
    return QColor(*mixed)


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def apply_early(choice: ThemeChoice, *, lines: bool = False) -> None:
    """Put the colours alone on the application: enough for the first paint.

    The desktop is asked by its palette and not by its style hints: those need the whole of Qt's namespace, which takes
    tens of milliseconds to come into being.
    """
    if not look.applied:
        look.dark_at_start = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128
        look.applied = True
    dark = choice is ThemeChoice.DARK or (choice is ThemeChoice.SYSTEM and look.dark_at_start)
    look.lines = lines
    look.tokens = HIGH_CONTRAST if choice is ThemeChoice.HIGH_CONTRAST else DARK if dark else LIGHT
    QApplication.setPalette(palette(look.tokens))
