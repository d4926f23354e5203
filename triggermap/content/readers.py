"""Typed readers: each turns the node under a cursor into one value, or says what was expected."""

from __future__ import annotations

import re
from collections.abc import Sequence as Seq
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from triggermap.content.cursor import Cursor, Kind, Reader, Reference, RejectedError, Scope, describe
from triggermap.content.nodes import Scalar, Sequence, trap
from triggermap.domain.text import Terms, Text

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_MARKUP = re.compile(r"</?[A-Za-z]|\*\*|__|`|&[a-z]+;|https?://|\]\(")


def scalar(cursor: Cursor, expected: str) -> Scalar:
    """Return the single value under the cursor.

    Raises:
        RejectedError: where there is a list or a mapping.
    """
    if not isinstance(cursor.node, Scalar):
        cursor.reject(f"expected {expected}, found {describe(cursor.node)}")
    return cursor.node


def string(cursor: Cursor) -> str:
    """Read a non-empty string that is not shown to people as a sentence (a name in Latin, a reference)."""
    node = scalar(cursor, "text")
    why = trap(node)
    if why:
        cursor.reject(f"expected text; {why}")
    if not node.value.strip():
        cursor.reject("expected text, found an empty one")
    if node.value != node.value.strip():
        cursor.reject("text begins or ends with a space")
    return node.value


def sentence(cursor: Cursor) -> str:
    """Read text for people: quoted (an unquoted `#` or `:` would cut it short without a word) and without markup."""
    node = scalar(cursor, "text in quotes")
    if not node.quoted:
        cursor.reject(f"put the text in double quotes: {describe(node)}")
    value = string(cursor)
    found = _MARKUP.search(value)
    if found:
        cursor.reject(f"plain text only; {found.group()!r} looks like markup or a web address")
    if "  " in value or "\n" in value:
        cursor.reject("holds two spaces or a line break where one space is meant")
    return value


def identifier(cursor: Cursor) -> str:
    """Read an id in lower_snake_case, dotted by containment."""
    value = string(cursor)
    if not _ID.fullmatch(value):
        cursor.reject(f"expected an id in lower_snake_case, found {value!r}")
    return value


def flag(cursor: Cursor) -> bool:
    """Read `true` or `false`; the other YAML 1.1 spellings are refused."""
    node = scalar(cursor, "true or false")
    if node.quoted or node.value not in ("true", "false"):
        cursor.reject(f"expected true or false, found {describe(node)}")
    return node.value == "true"


def integer(low: int, high: int, unit: str) -> Reader[int]:
    """Return a reader of whole numbers from `low` to `high`, counted in `unit`."""

    def read(cursor: Cursor) -> int:
        expected = f"a whole number from {low} to {high} ({unit})"
        node = scalar(cursor, expected)
        if node.quoted or not _INTEGER.fullmatch(node.value):
            cursor.reject(f"expected {expected}, found {describe(node)}")
        value = int(node.value)
        if not low <= value <= high:
            cursor.reject(f"expected {expected}, found {value}")
        return value

    return read


def number(low: float, high: float, unit: str) -> Reader[float]:
    """Return a reader of decimal numbers from `low` to `high`, in `unit`."""

    def read(cursor: Cursor) -> float:
        expected = f"a number from {low:g} to {high:g} ({unit})"
        node = scalar(cursor, expected)
        if node.quoted or not _NUMBER.fullmatch(node.value):
            cursor.reject(f"expected {expected}, found {describe(node)}")
        value = float(node.value)
        if not low <= value <= high:
            cursor.reject(f"expected {expected}, found {node.value}")
        return value

    return read


def span(low: int, high: int, unit: str) -> Reader[tuple[int, int]]:
    """Return a reader of two whole numbers, the lower first: ``[3, 5]``."""
    each = list_of(integer(low, high, unit))

    def read(cursor: Cursor) -> tuple[int, int]:
        values = each(cursor)
        if len(values) != 2 or values[0] > values[1]:
            cursor.reject(f"expected lowest and highest, such as [{low}, {high}] ({unit})")
        return values[0], values[1]

    return read


def choice(enum: type[E]) -> Reader[E]:
    """Return a reader of one of an enum's values; words such as yes and no must be quoted."""
    names = [member.value for member in enum]

    def read(cursor: Cursor) -> E:
        value = string(cursor)
        if value not in names:
            cursor.reject(f"expected one of {', '.join(names)}; found {value!r}{did_you_mean(value, names)}")
        return enum(value)

    return read


def optional(reader: Reader[T]) -> Reader[T | None]:
    """Return a reader that also takes `null`."""

    def read(cursor: Cursor) -> T | None:
        node = cursor.node
        if isinstance(node, Scalar) and node.kind == "null" and not node.quoted:
            if node.value not in ("null", "~"):
                cursor.reject("nothing stands here; write null where nothing is meant")
            return None
        return reader(cursor)

    return read


def list_of(reader: Reader[T], least: int = 0) -> Reader[tuple[T, ...]]:
    """Return a reader of a list of at least `least` values; all bad items are reported, not only the first."""

    def read(cursor: Cursor) -> tuple[T, ...]:
        if not isinstance(cursor.node, Sequence):
            cursor.reject(f"expected a list, found {describe(cursor.node)}")
        values: list[T] = []
        failed = False
        for index, node in enumerate(cursor.node.items):
            try:
                values.append(reader(cursor.item(index, node)))
            except RejectedError:
                failed = True
        if failed:
            raise RejectedError
        if len(values) < least:
            cursor.reject(f"expected at least {least} here, found {len(values)}")
        return tuple(values)

    return read


def text(cursor: Cursor) -> Text:
    """Read one text in both languages: ``{en: "...", nl: "..."}``; a pack may have others."""
    if cursor.book.scope is not None:
        return _pack_text(cursor, cursor.book.scope)
    with cursor.fields() as fields:
        return Text(en=fields.get("en", sentence), nl=fields.get("nl", sentence))


def _pack_text(cursor: Cursor, scope: Scope) -> Text:
    """Read one text in the pack's languages; just the text where it has one language only.

    Where a language lacks, English stands in, else the first that is there.
    """
    if len(scope.languages) == 1 and isinstance(cursor.node, Scalar):
        value = sentence(cursor)
        return Text(value, value)
    with cursor.fields() as fields:
        read = [(language, fields.get_or(language, sentence, None)) for language in scope.languages]
        found = {language: value for language, value in read if value is not None}
        if not found:
            fields.say(f"expected a text in one of the pack's languages: {', '.join(scope.languages)}")
    if scope.shown in found:
        return Text(found[scope.shown], found[scope.shown])
    stand_in = found.get("en") or next(iter(found.values()), "")
    return Text(found.get("en", stand_in), found.get("nl", stand_in))


def terms(cursor: Cursor) -> Terms:
    """Read everyday words per language: ``{en: ["..."], nl: ["..."]}``; a language may have none."""
    words = list_of(sentence)
    if cursor.book.scope is not None:
        return _pack_terms(cursor, cursor.book.scope)
    with cursor.fields() as fields:
        value = Terms(en=fields.get("en", words), nl=fields.get("nl", words))
    for language, found in (("en", value.en), ("nl", value.nl)):
        _check_twice(cursor, language, found)
    return value


def _pack_terms(cursor: Cursor, scope: Scope) -> Terms:
    """Read words in the pack's languages; words of others than the window's are found in English."""
    words = list_of(sentence)
    if len(scope.languages) == 1 and isinstance(cursor.node, Sequence):
        found = {scope.languages[0]: words(cursor)}
    else:
        with cursor.fields() as fields:
            found = {language: fields.get_or(language, words, ()) for language in scope.languages}
    for language, own in found.items():
        _check_twice(cursor, language, own or ())
    dutch = found.pop("nl", ())
    return Terms(tuple(dict.fromkeys(word for own in found.values() for word in own)), dutch)


def _check_twice(cursor: Cursor, language: str, words: Seq[str]) -> None:
    lowered = [word.casefold() for word in words]
    if len(set(lowered)) < len(lowered):
        cursor.reject(f"a word stands twice in {language}")


def defines(*kinds: Kind) -> Reader[str]:
    """Return a reader of an id that this place defines."""

    def read(cursor: Cursor) -> str:
        value = cursor.book.full(identifier(cursor))
        for kind in kinds:
            cursor.book.define(kind, value, cursor.position)
        return value

    return read


def refers(*kinds: Kind) -> Reader[str]:
    """Return a reader of an id that must be defined elsewhere; ``*`` is taken where `Kind.ANYWHERE` is given."""

    def read(cursor: Cursor) -> str:
        if Kind.ANYWHERE in kinds and string(cursor) == "*":
            return "*"
        value = cursor.book.meant(kinds, identifier(cursor))
        cursor.book.references.append(Reference(kinds, value, cursor.position))
        return value

    return read


def did_you_mean(word: str, known: Seq[str]) -> str:
    """Return ``; did you mean 'x'?`` with the nearest known word, or nothing."""
    near = get_close_matches(word, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""
