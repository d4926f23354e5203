"""The services of the window: each connects one wish of the interface with the layers below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from triggermap import __version__, resources
from triggermap.app.licences import LICENCES
from triggermap.app.preferences import StoredPreferences
from triggermap.atlas import Atlas, load_atlas
from triggermap.content import knowledge as read_knowledge
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Findings, Hit, MuscleCandidate
from triggermap.domain.pain import PainDrawing
from triggermap.domain.safety import Contraindication, RedFlag
from triggermap.domain.text import Language
from triggermap.finder.flags import contraindications, red_flags
from triggermap.finder.ranking import Finder
from triggermap.finder.search import Searcher
from triggermap.ui.services import PrintWish, Services
from triggermap.words import reason

if TYPE_CHECKING:
    from triggermap.app.printing import Printing


class Wiring:
    """Makes the services; what is slow to make is made when it is first asked for."""

    def __init__(self, preferences: StoredPreferences, cache_dir: Path) -> None:
        self.atlas: Atlas = load_atlas(resources.atlas_dir())
        self.preferences = preferences
        self.knowledge: Callable[[], Knowledge] = cache(lambda: read_knowledge(resources.knowledge_dir(), cache_dir))
        self._finder = cache(lambda: Finder(self.knowledge(), self.atlas.patches))
        self._searcher = cache(lambda: Searcher(self.knowledge()))
        self.printing: Callable[[], Printing] = cache(self._make_printing)

    def find(self, drawing: PainDrawing) -> Findings:
        """Rank muscles for what is marked."""
        return self._finder().find(drawing)

    def search(self, words: str, language: Language) -> Sequence[Hit]:
        """Look words up."""
        return self._searcher().search(words, language)

    def flags(self, regions: Sequence[str], muscle: str | None) -> tuple[RedFlag, ...]:
        """Return the red flags of these regions and of the chosen candidate's muscle."""
        return red_flags(regions, self.knowledge(), muscle)

    def contraindications(self, regions: Sequence[str]) -> tuple[Contraindication, ...]:
        """Return the conditions that change self-care in these regions."""
        return contraindications(regions, self.knowledge())

    def reason(self, candidate: MuscleCandidate, language: Language) -> str:
        """Say why a muscle is listed."""
        return reason(candidate, self.knowledge(), language)

    def preview(self, wish: PrintWish) -> None:
        """Show the print preview."""
        self.printing().preview(wish)

    def export(self, wish: PrintWish) -> None:
        """Save the map as PDF."""
        self.printing().export(wish)

    def services(self) -> Services:
        """Return everything that the window asks for."""
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
            licences=LICENCES,
            app_version=__version__,
        )

    def _make_printing(self) -> Printing:
        from triggermap.app.printing import Printing  # imported late: the PDF libraries take a tenth of a second
        from triggermap.report.blocks import Paper

        return Printing(self.atlas, self.knowledge, Paper[self.preferences.settings.paper.name])
