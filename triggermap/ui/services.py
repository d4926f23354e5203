"""What the window needs from the rest of the program; `triggermap.app` fills it in, tests use fakes.

Everything here is called on the user interface's thread. The callables that read files are called once and
after the first paint (`knowledge`, `find`, `search`); only `atlas` is needed before it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from triggermap.domain.text import Language

if TYPE_CHECKING:  # the window must stand before these are needed
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from triggermap.domain.anatomy import Side
    from triggermap.domain.knowledge import Knowledge
    from triggermap.domain.library import Library
    from triggermap.domain.lookup import Findings, Hit, LibraryHit, MuscleCandidate
    from triggermap.domain.pain import PainDrawing
    from triggermap.domain.safety import Contraindication, RedFlag
    from triggermap.errors import Problem
    from triggermap.ui.atlas_like import AtlasLike
    from triggermap.ui.pack_keeper import PackKeeper


class ThemeChoice(StrEnum):
    """The colours that the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class FigureChoice(StrEnum):
    """How the body is drawn in the window."""

    AUTO = "auto"
    """Shaded; as line art in high contrast."""
    SHADED = "shaded"
    LINES = "lines"

    def is_lines(self, theme: ThemeChoice) -> bool:
        """Tell whether this means line art with the colours of `theme`."""
        return self is FigureChoice.LINES or (self is FigureChoice.AUTO and theme is ThemeChoice.HIGH_CONTRAST)


class MuscleChoice(StrEnum):
    """Which muscles are outlined on the body."""

    OFF = "off"
    SURFACE = "surface"
    DEEP = "deep"
    ALL = "all"

    def shows(self, *, deep: bool) -> bool:
        """Tell whether a muscle that lies deep, or at the surface, is outlined."""
        return self is MuscleChoice.ALL or self is (MuscleChoice.DEEP if deep else MuscleChoice.SURFACE)


@dataclass(frozen=True)
class Preferences:
    """What the window remembers; `triggermap.app` maps it to and from the stored settings."""

    language: Language = Language.EN
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_size: int = 100
    """Percent, 100 to 200."""
    body: str = "female"
    country: str = "*"
    """Key of `Safety.emergency_numbers`."""
    notice_seen: bool = False
    """True once the person has closed the first-run strip."""
    list_view: bool = False
    figure: FigureChoice = FigureChoice.AUTO
    landmark_layer: bool = False
    muscle_layer: MuscleChoice = MuscleChoice.OFF
    library_place: str = ""
    """Where somebody was reading last: article id, colon, place in it; empty before."""
    geometry: bytes = b""
    """`QWidget.saveGeometry`; empty before the first run."""
    splitter: bytes = b""

    @property
    def lines(self) -> bool:
        """Whether the body is drawn as line art."""
        return self.figure.is_lines(self.theme)


class PreferenceStore(Protocol):
    """Where preferences are kept."""

    def load(self) -> Preferences: ...
    def save(self, preferences: Preferences) -> None: ...


@dataclass(frozen=True)
class PrintWish:
    """What the person wants on paper: what stands on the screen when Print is pressed."""

    drawing: PainDrawing
    findings: Findings
    body: str
    language: Language
    country: str
    chosen: str | None
    """Full id of the trigger point that is open, if any."""
    applied_flags: tuple[str, ...] = ()
    """Ids of the red flags that the person said apply."""
    answers: tuple[tuple[str, bool], ...] = ()
    """What the person answered in the short check: contraindication id and yes or no."""
    chosen_side: Side | None = None
    """The side of the open trigger point; None where its best match will do."""


@dataclass(frozen=True)
class HandoutWish:
    """What is ticked for a hand-out."""

    seen: PrintWish
    """What stands on the screen: the map, and for whom."""
    articles: tuple[str, ...] = ()
    """Ids."""
    leaflets: tuple[tuple[str, Side], ...] = ()
    """Muscles, each with its side; the midline stands for both sides."""
    with_map: bool = False
    large: bool = False
    paper: str = "a4"
    """Or ``letter``."""
    figures: str = "shaded"
    """Or ``lines``."""
    title: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is ticked."""
        return not (self.articles or self.leaflets or self.with_map)


class HandoutPages(Protocol):
    """A hand-out that is laid out, ready to be shown, saved and printed."""

    @property
    def count(self) -> int: ...
    @property
    def shape(self) -> float: ...  # height of a page by its width
    def name(self, index: int) -> str: ...  # the part that a page belongs to
    def picture(self, index: int, width: int) -> QImage: ...


class Handouts(Protocol):
    """Makes hand-outs; the long work comes in steps, for `triggermap.ui.jobs`."""

    @property
    def chosen(self) -> tuple[str, str]: ...  # paper and figures that were chosen last
    def library(self) -> Library: ...
    def pages(self, wish: HandoutWish) -> Generator[float, None, HandoutPages]: ...
    def ask_file(self, pages: HandoutPages, parent: QWidget) -> Path | None: ...
    def save(self, pages: HandoutPages, path: Path) -> Generator[float, None, Path]: ...
    def ask_printer(self, pages: HandoutPages, parent: QWidget) -> object | None: ...
    def print_on(self, pages: HandoutPages, printer: object) -> Generator[float, None, None]: ...


def _no_print(_wish: PrintWish) -> None:
    """Do nothing: printing is not wired."""


@dataclass(frozen=True)
class LibraryServices:
    """What is read in the library; each is read or made when it is first asked for."""

    load: Callable[[], tuple[Library, tuple[Problem, ...]]]
    """The articles, and what is wrong with those that were left out."""
    search: Callable[[str, Language], Sequence[LibraryHit]]
    """Over articles, muscles, places, symptoms and the glossary."""
    whole_text: Callable[[], bool]
    """Whether whole texts are searched, or titles and headings only."""


@dataclass(frozen=True)
class Services:
    """Everything that `MainWindow` asks of the other layers."""

    atlas: AtlasLike
    knowledge: Callable[[], Knowledge]
    """Returns the content; called once, after the first paint."""
    find: Callable[[PainDrawing], Findings]
    red_flags: Callable[[Sequence[str], str | None], tuple[RedFlag, ...]]
    """Region ids (marked, and where the chosen candidate lies), that candidate's muscle -> flags, emergencies first."""
    contraindications: Callable[[Sequence[str]], tuple[Contraindication, ...]]
    """Region ids -> the conditions that matter there."""
    search: Callable[[str, Language], Sequence[Hit]]
    reason: Callable[[MuscleCandidate, Language], str]
    """One or two plain sentences on why this candidate is listed."""
    preferences: PreferenceStore
    print_map: Callable[[PrintWish], None] = field(default=_no_print)
    """Opens the print preview."""
    export_pdf: Callable[[PrintWish], None] | None = None
    """Asks for a file name and writes the map; None hides the menu entry."""
    handouts: Callable[[], Handouts] | None = None
    """None hides the menu entry."""
    licences: Mapping[str, str] = field(default_factory=dict)
    """Name of a part (Qt, body data, icons, our code) -> licence text in one paragraph, for About."""
    app_version: str = "0"
    packs: Callable[[], PackKeeper] | None = None
    """The person's own content packs; None where there can be none."""
    library: LibraryServices | None = None
    """None hides the library."""
