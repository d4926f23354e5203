"""The errors that every layer shares: one exception for the user, one record for a fault in a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class TriggermapError(Exception):
    """Something went wrong that the user can be told of in a plain sentence.

    The message says what happened, where, and what to do; it is shown as it is, never as a traceback.
    """


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a content file: where it stands, and what was expected instead."""

    file: Path
    line: int
    """1-based; 0 where the whole file is meant."""
    key: str
    """Dotted path of keys inside the file, such as ``sites[2].referral.essential[0].along``."""
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{where}: {self.key}: {self.message}" if self.key else f"{where}: {self.message}"


class ContentError(TriggermapError):
    """A content file or folder holds faults; all of them, not only the first, are in ``problems``."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
