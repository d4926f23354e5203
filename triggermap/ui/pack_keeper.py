"""What the window asks about the person's own content packs; not imported before the first paint."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from triggermap.content.packs.shelf import PackReport
from triggermap.domain.packs import ContentLanguage


class PackKeeper(Protocol):
    """The person's own content packs: what there are, and what can be done with them.

    After each act the content is another: `Services.knowledge`, `find` and `search` answer anew.
    """

    @property
    def folder(self) -> Path:
        """Where the packs lie; it may not exist yet."""

    @property
    def reports(self) -> tuple[PackReport, ...]:
        """What there is to say of each pack."""

    @property
    def languages(self) -> tuple[ContentLanguage, ...]:
        """The languages that the content can be had in beside the window's."""

    @property
    def language(self) -> str:
        """Code of the language that the content is in; empty for the window's."""

    def add(self, path: Path, *, replace: bool = False) -> Added:
        """Take in the pack in a folder or a ZIP archive."""

    def remove(self, report: PackReport) -> None:
        """Move a pack to the trash, or delete it where there is none.

        Raises:
            TriggermapError: where it cannot be removed.
        """

    def switch(self, report: PackReport, on: bool) -> None:
        """Let a pack count, or not."""

    def set_language(self, code: str) -> None:
        """Show the content in a language, as far as packs have it; empty for the window's."""

    def reload(self) -> None:
        """Read the packs again."""

    def paint_next(self) -> int:
        """Place one more trigger point on the body, which takes a moment; return how many are left.

        `Services.find` counts those that were placed once none is left.
        """

    def make_example(self) -> Added:
        """Write the example pack to start from."""


@dataclass(frozen=True)
class Added:
    """What came of taking a pack in."""

    report: PackReport
    """Of the new pack; where it has problems it was not taken in."""
    existing: PackReport | None = None
    """The pack that has its id already, where it was not replaced; the new one was then not taken in."""
