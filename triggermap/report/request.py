"""What somebody wants printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from triggermap.domain.anatomy import Side
from triggermap.domain.lookup import Findings
from triggermap.domain.pain import PainDrawing
from triggermap.domain.text import Language
from triggermap.report.blocks import FigureStyle, Paper


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A leaflet for one muscle; the sites named stand first in it, the best one is drawn."""

    muscle: str
    side: Side
    trigger_points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """What to print, for whom, in which language and on which paper."""

    drawing: PainDrawing
    findings: Findings
    language: Language
    paper: Paper
    body: str
    date: date
    country: str = "*"
    name: str | None = None
    """Printed only when it was asked for."""
    own_words: str | None = None
    leaflets: tuple[Leaflet, ...] = ()
    applied_flags: tuple[str, ...] = ()
    """Ids of the red flags to which the person said 'this applies to me'."""
    figures: FigureStyle = FigureStyle.SHADED
    answers: tuple[tuple[str, bool], ...] = ()
    """What the person answered in the short check: contraindication id and yes or no."""


@dataclass(frozen=True, slots=True)
class HandoutRequest:
    """What to hand out: articles beside what `PrintRequest` holds; the map and the list where something is marked."""

    printed: PrintRequest
    articles: tuple[str, ...] = ()
    """Ids."""
    large: bool = False
    """Running text of 14 points."""
    title: str = ""
    """Of the first page; empty: one that fits what is in it."""
