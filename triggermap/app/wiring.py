"""The services of the window: each connects one wish of the interface with the layers below.

Only the body is needed before the first paint; the rest is imported and made when it is first asked for.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from triggermap import __version__, resources
from triggermap.atlas import load_atlas
from triggermap.ui.services import LibraryServices, Services

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from triggermap.app.packs import Packs
    from triggermap.app.preferences import StoredPreferences
    from triggermap.app.printing import OnPaper, Printing
    from triggermap.content.packs.shelf import Loaded
    from triggermap.domain.knowledge import Knowledge
    from triggermap.domain.library import Library
    from triggermap.domain.lookup import Findings, Hit, MuscleCandidate
    from triggermap.domain.pain import PainDrawing
    from triggermap.domain.safety import Contraindication, RedFlag
    from triggermap.domain.text import Language
    from triggermap.errors import Problem
    from triggermap.finder.library_search import LibrarySearch
    from triggermap.finder.ranking import Finder
    from triggermap.finder.search import Searcher
    from triggermap.ui.services import Handouts, PrintWish


class Wiring:
    """Makes the services."""

    def __init__(self, preferences: StoredPreferences, cache_dir: Path, packs_dir: Path | None = None) -> None:
        """`packs_dir` is the folder of the person's content packs; without one there are none."""
        self.atlas = load_atlas(resources.atlas_dir())
        self.preferences = preferences
        self._cache_dir = cache_dir
        self._packs_dir = packs_dir

    @cached_property
    def _loaded(self) -> Loaded:
        from triggermap.content import knowledge_with_packs
        from triggermap.content.packs.shelf import Loaded, Shelf

        if self._packs_dir is None:
            return Loaded(self._shipped())
        settings = self.preferences.settings
        shelf = Shelf(self._packs_dir, settings.packs_off, settings.content_language)
        loaded = knowledge_with_packs(resources.knowledge_dir(), self._cache_dir, shelf)
        own = loaded.knowledge.own_muscles
        if own or self.atlas.additions:
            from triggermap.atlas.painting.additions import add_muscles  # only packs need it

            add_muscles(self.atlas, own, self._cache_dir, waits=True)
        return loaded

    def _shipped(self) -> Knowledge:
        from triggermap.content import knowledge

        return knowledge(resources.knowledge_dir(), self._cache_dir)

    @property
    def _knowledge(self) -> Knowledge:
        return self._loaded.knowledge

    @cached_property
    def packs(self) -> Packs:
        """The person's own content packs."""
        from triggermap.app.packs import Packs

        assert self._packs_dir is not None
        return Packs(self._packs_dir, self.preferences, self._shipped, lambda: self._loaded, self._renew, self._paint)

    def _renew(self) -> None:
        """Make the content, and what stands on it, anew when it is next asked for."""
        for name in ("_loaded", "_finder", "_searcher", "_library", "_library_search"):
            self.__dict__.pop(name, None)

    def _paint(self) -> int:
        """Place one more trigger point of a pack on the body; return how many are left."""
        added = self.atlas.additions
        left = added.paint_next() if added else 0
        if not left:
            self.atlas.keep_added()
            self.__dict__.pop("_finder", None)  # it is made anew with them
        return left

    @cached_property
    def _finder(self) -> Finder:
        from triggermap.finder.ranking import Finder

        return Finder(self._knowledge, self.atlas.patches)

    @cached_property
    def _searcher(self) -> Searcher:
        from triggermap.finder.search import Searcher

        return Searcher(self._knowledge)

    @cached_property
    def _library(self) -> tuple[Library, tuple[Problem, ...]]:
        from triggermap.app import diagnostics
        from triggermap.content import library

        found, problems = library(resources.library_dir(), self._knowledge, self._cache_dir)
        for problem in problems:
            diagnostics.report(str(problem))
        return found, problems

    @cached_property
    def _library_search(self) -> LibrarySearch:
        from triggermap.finder.library_search import LibrarySearch

        return LibrarySearch(self._library[0], self._knowledge)

    @cached_property
    def printing(self) -> Printing:
        """Paper and PDF."""
        from triggermap.app.printing import OnPaper, Printing

        return Printing(self.atlas, self.knowledge, OnPaper.of(self.preferences.settings), self._keep_print)

    def _keep_print(self, chosen: OnPaper) -> None:
        self.preferences.keep_print(*chosen.stored)

    def knowledge(self) -> Knowledge:
        """Return the content.

        Raises:
            ContentError: where it holds problems.
        """
        return self._knowledge

    def find(self, drawing: PainDrawing) -> Findings:
        """Rank muscles for what is marked."""
        return self._finder.find(drawing)

    def search(self, words: str, language: Language) -> Sequence[Hit]:
        """Look words up."""
        return self._searcher.search(words, language)

    def flags(self, regions: Sequence[str], muscle: str | None) -> tuple[RedFlag, ...]:
        """Return the red flags of these regions and of the chosen candidate's muscle."""
        from triggermap.finder.flags import red_flags

        return red_flags(regions, self._knowledge, muscle)

    def contraindications(self, regions: Sequence[str]) -> tuple[Contraindication, ...]:
        """Return the conditions that change self-care in these regions."""
        from triggermap.finder.flags import contraindications

        return contraindications(regions, self._knowledge)

    def reason(self, candidate: MuscleCandidate, language: Language) -> str:
        """Say why a muscle is listed."""
        from triggermap.words import reason

        return reason(candidate, self._knowledge, language)

    def preview(self, wish: PrintWish) -> None:
        """Show the print preview."""
        self.printing.preview(wish)

    def export(self, wish: PrintWish) -> None:
        """Save the map as PDF."""
        self.printing.export(wish)

    def handouts(self) -> Handouts:
        """Return what makes hand-outs."""
        from triggermap.app.handing_out import HandingOut

        return HandingOut(self.atlas, self.knowledge, lambda: self._library[0], self.printing)

    def services(self) -> Services:
        """Return everything that the window asks for."""
        from triggermap.app.licences import LICENCES

        return Services(
            atlas=self.atlas,
            knowledge=self.knowledge,
            find=self.find,
            red_flags=self.flags,
            contraindications=self.contraindications,
            search=self.search,
            reason=self.reason,
            preferences=self.preferences,
            print_map=self.preview,
            export_pdf=self.export,
            handouts=self.handouts,
            licences=LICENCES,
            app_version=__version__,
            packs=(lambda: self.packs) if self._packs_dir is not None else None,
            library=LibraryServices(
                load=lambda: self._library,
                search=lambda words, language: self._library_search.search(words, language),
                whole_text=lambda: self._library_search.whole_text,
            ),
        )
