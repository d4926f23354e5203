"""A position in a content file, and the book that collects what is wrong, what is defined and what is referred to."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import Enum, StrEnum
from pathlib import Path
from types import TracebackType
from typing import NoReturn, Self, TypeVar, cast

from triggermap.content.nodes import Entry, Mapping, Node, Scalar
from triggermap.errors import Problem

T = TypeVar("T")
D = TypeVar("D")


class Required(Enum):
    """What must be there in a pack too."""

    YES = "required"


class Kind(StrEnum):
    """What an id can name; the value is how a message calls it."""

    GROUP = "region group"
    REGION = "region"
    SKIN_REGION = "region of the skin"
    INNER_REGION = "inner region"
    LANDMARK = "landmark"
    MUSCLE = "muscle"
    COVERED_MUSCLE = "muscle of the coverage list"
    MUSCLE_GROUP = "muscle group"
    TRIGGER_POINT = "trigger point"
    SYMPTOM = "symptom"
    TERM = "glossary term"
    STUDY = "study"
    SOURCE = "source"
    RED_FLAG = "red flag"
    CONTRAINDICATION = "contraindication"
    DANGER_ZONE = "danger zone"
    RULE = "general rule"
    COUNTRY = "country"
    ARTICLE = "article"
    PACK = "content pack"
    ANYWHERE = "place"


class RejectedError(Exception):
    """A value could not be read; its problem is in the book already. Never leaves this package."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where something stands."""

    file: Path
    line: int
    key: str


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that must be defined, as one of `kinds`, somewhere in the content."""

    kinds: tuple[Kind, ...]
    id: str
    position: Position


@dataclass(frozen=True, slots=True)
class Scope:
    """The pack that is read, where it is not the shipped content.

    A pack may leave out what the shipped content must have, and its texts may be in other languages.
    """

    pack: str
    languages: tuple[str, ...]
    shown: str = ""
    """The language whose texts are wanted where the pack has them; empty for English and Dutch."""
    own: Mapping_[Kind, frozenset[str]] = field(default_factory=dict)
    """What the pack itself defines, by its short names."""

    def full(self, name: str) -> str:
        """Return the full id of what the pack calls `name`."""
        return name if name.startswith(f"{self.pack}.") else f"{self.pack}.{name}"


@dataclass(slots=True)
class Book:
    """All that was noted while reading."""

    problems: list[Problem] = field(default_factory=list)
    defined: dict[Kind, dict[str, Position]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    scope: Scope | None = None

    def full(self, name: str) -> str:
        """Return the full id of what is defined as `name`."""
        return name if self.scope is None else self.scope.full(name)

    def meant(self, kinds: tuple[Kind, ...], name: str) -> str:
        """Return the full id of what is referred to as `name`: a pack's own before what is shipped."""
        scope = self.scope
        if scope is not None and any(name in scope.own.get(kind, ()) for kind in kinds):
            return scope.full(name)
        return name

    def define(self, kind: Kind, name: str, position: Position) -> None:
        """Note a definition; a second one of the same id is a problem."""
        names = self.defined.setdefault(kind, {})
        first = names.setdefault(name, position)
        if first != position:
            self.say(position, f"the {kind} {name!r} is defined twice; first in {first.file.name}, line {first.line}")

    def say(self, position: Position, message: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(position.file, position.line, position.key, message))


@dataclass(frozen=True, slots=True)
class Cursor:
    """One node, where it stands, and the book to write in."""

    node: Node
    file: Path
    key: str
    book: Book

    @property
    def position(self) -> Position:
        """Where the node stands."""
        return Position(self.file, self.node.line, self.key)

    def say(self, message: str) -> None:
        """Note a problem here and read on."""
        self.book.say(self.position, message)

    def reject(self, message: str) -> NoReturn:
        """Note a problem here and give this value up.

        Raises:
            RejectedError: always.
        """
        self.say(message)
        raise RejectedError

    def fields(self) -> Fields:
        """Return the mapping's fields, to be used in a `with` block.

        Raises:
            RejectedError: where the node is no mapping.
        """
        if not isinstance(self.node, Mapping):
            self.reject(f"expected keys with values, found {describe(self.node)}")
        return Fields(self, self.node.entries)

    def child(self, key: str, node: Node) -> Cursor:
        """Return the cursor of a value below this one."""
        return Cursor(node, self.file, f"{self.key}.{key}" if self.key else key, self.book)

    def item(self, index: int, node: Node) -> Cursor:
        """Return the cursor of a list item below this one."""
        return Cursor(node, self.file, f"{self.key}[{index}]", self.book)


Reader = Callable[[Cursor], T]


class Fields:
    """The keys of one mapping: what is asked for is known, all else is unknown and reported at the end.

    A failing field gives a blank and reading goes on, so that all problems come out at once; leaving the `with`
    block then raises `RejectedError`, so that no object with a blank in it is ever used.
    """

    def __init__(self, cursor: Cursor, entries: dict[str, Entry]) -> None:
        self._cursor = cursor
        self._entries = entries
        self._asked: list[str] = []
        self._missing: list[str] = []
        self._failed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and not issubclass(kind, RejectedError):
            return
        self._report_unknown()
        if self._failed and kind is None:
            raise RejectedError

    def has(self, key: str) -> bool:
        """Tell whether the key stands there (and count it as known)."""
        self._asked.append(key)
        return key in self._entries

    def get(self, key: str, reader: Reader[T], blank: T | None = None, *, in_pack: T | Required = Required.YES) -> T:
        """Read a key that must be there; `blank` stands in where it fails (the record is then given up anyway).

        A pack may leave it out where there is a value for it, `in_pack`.
        """
        if not self.has(key):
            if self._cursor.book.scope is not None and not isinstance(in_pack, Required):
                return in_pack
            self._failed = True
            self._missing.append(key)
            return cast(T, blank)
        return self._read(key, reader, blank)

    def get_or(self, key: str, reader: Reader[T], default: D) -> T | D:
        """Read a key that may be left out."""
        return self._read(key, reader, None) if self.has(key) else default

    def say(self, message: str, key: str | None = None) -> None:
        """Note a problem about the fields taken together, at `key` where it is given, and give the record up."""
        self._failed = True
        if key in self._entries:
            self._cursor.child(key, self._entries[key].node).say(message)
        else:
            self._cursor.say(message)

    def _read(self, key: str, reader: Reader[T], blank: T | None) -> T:
        entry = self._entries[key]
        try:
            return reader(self._cursor.child(key, entry.node))
        except RejectedError:
            self._failed = True
            return cast(T, blank)

    def _report_unknown(self) -> None:
        missing = list(self._missing)
        for key, entry in self._entries.items():
            if key in self._asked:
                continue
            self._failed = True
            near = get_close_matches(key, [*missing, *self._asked], n=1)
            if near and near[0] in missing:
                missing.remove(near[0])
            position = Position(self._cursor.file, entry.line, self._cursor.child(key, entry.node).key)
            known = ", ".join(dict.fromkeys(self._asked))
            hint = f"did you mean {near[0]!r}?" if near else f"known here: {known}"
            self._cursor.book.say(position, f"unknown key {key!r}; {hint}")
        for key in missing:
            self._cursor.say(f"the key {key!r} is missing")


def describe(node: Node) -> str:
    """Return in words what a node is, for messages."""
    if isinstance(node, Mapping):
        return "keys with values"
    if isinstance(node, Scalar):
        return f"'{shorten(node.value)}'" if node.value else "nothing"
    return "a list"


def shorten(text: str, width: int = 40) -> str:
    """Return `text`, cut where it is long."""
    return text if len(text) <= width else text[: width - 3] + "..."
