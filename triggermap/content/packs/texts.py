"""The content in a language that the window lacks: texts by id, put in the place of the shipped ones.

What is not translated stays in the window's language. Warnings are shown in the new words and, behind them, in the
shipped ones, so that no translation can weaken them. Names stay findable in English and Dutch.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, get_type_hints

from triggermap.content.cursor import Cursor, Fields, Position
from triggermap.content.nodes import Mapping as MappingNode
from triggermap.content.packs.merging import joined
from triggermap.content.readers import did_you_mean, list_of, sentence, string
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import SelfCare, Stretch, Therapist, TriggerPoint
from triggermap.domain.safety import Safety
from triggermap.domain.text import Terms, Text

T = TypeVar("T")

WARNINGS = frozenset({
    "condition", "signs", "short", "advice", "question", "danger", "rule", "cautions", "see_someone", "stop", "caution",
})  # fmt: skip
"""Fields whose shipped words stay beside the new ones."""
NAMED_BY = {"synonyms": "name", "forms": "name"}
"""Fields of words by which a thing is found, and the name that joins them when it is replaced."""
LISTS = ("groups", "regions", "landmarks", "muscles", "symptoms", "glossary")
SAFETY_LISTS = ("red_flags", "contraindications", "danger_zones", "general_rules")


@dataclass(frozen=True, slots=True)
class Texts:
    """One file of texts."""

    language: str
    name: str
    """The language's name in its own words; empty where the file does not say it."""


def read_texts(cursor: Cursor, knowledge: Knowledge) -> tuple[Texts, Knowledge]:
    """Return what language a file of texts is in, and `knowledge` in it as far as the file goes."""
    with cursor.fields() as fields:
        texts = Texts(fields.get("language", string), fields.get_or("name", string, ""))
        changes = _changes(fields, knowledge, LISTS)
        changes["safety"] = fields.get_or("safety", lambda below: _safety(below, knowledge.safety), knowledge.safety)
    return texts, replace(knowledge, **changes)


def _safety(cursor: Cursor, safety: Safety) -> Safety:
    with cursor.fields() as fields:
        changes = _changes(fields, safety, SAFETY_LISTS)
    return replace(safety, **changes)


def _changes(fields: Fields, holder: object, keys: Iterable[str]) -> dict[str, Any]:
    """Return the lists of `holder` with new texts; a list with a problem spoils the whole and is never used."""
    return {key: fields.get_or(key, _by_id(getattr(holder, key)), getattr(holder, key)) for key in keys}


def _by_id(items: tuple[T, ...]) -> Callable[[Cursor], tuple[T, ...]]:
    """Return a reader of texts by id, for these items; the result is all items, some of them with new texts."""

    def read(cursor: Cursor) -> tuple[T, ...]:
        numbers = {_short_id(item): number for number, item in enumerate(items)}
        changed = list(items)
        names = cursor.node.entries if isinstance(cursor.node, MappingNode) else {}
        with cursor.fields() as fields:
            for name, entry in names.items():
                if name in numbers:
                    number = numbers[name]
                    changed[number] = fields.get(name, _changed(items[number]))
                else:
                    position = Position(cursor.file, entry.line, cursor.child(name, entry.node).key)
                    cursor.book.say(position, f"there is no {name!r} here{did_you_mean(name, list(numbers))}")
                    fields.has(name)
        return tuple(changed)

    return read


def _short_id(item: object) -> str:
    name: str = getattr(item, "id")  # noqa: B009
    return name.removeprefix(f"{item.muscle}.") if isinstance(item, TriggerPoint) else name


def _changed(item: T) -> Callable[[Cursor], T]:
    """Return a reader of new texts for one item."""

    def read(cursor: Cursor) -> T:
        known = _text_fields(type(item))
        new: dict[str, Any] = {}
        names = cursor.node.entries if isinstance(cursor.node, MappingNode) else {}
        with cursor.fields() as fields:
            for name in known:
                if name in names:
                    new[name] = fields.get(name, _reader(getattr(item, name), known[name], name))
                else:
                    fields.has(name)  # known, should another key be misspelt
        return replace(item, **_findable(item, new))  # type: ignore[type-var]

    return read


def _findable(item: object, new: dict[str, Any]) -> dict[str, Any]:
    """Add the shipped name to the words by which a renamed thing is found."""
    for words, name in NAMED_BY.items():
        old: Text | None = getattr(item, name, None)
        if name in new and isinstance(getattr(item, words, None), Terms) and old is not None:
            terms: Terms = new.get(words) or getattr(item, words)
            new[words] = joined(terms, Terms((old.en,), (old.nl,)))
    return new


def _text_fields(kind: type) -> Mapping[str, Any]:
    """Return the fields of a dataclass that hold texts, with their types."""
    hints = get_type_hints(kind)
    wanted = {field.name: hints[field.name] for field in dataclasses.fields(kind)}
    return {name: hint for name, hint in wanted.items() if _holds_texts(hint)}


def _holds_texts(hint: Any) -> bool:
    plain = (Text, Terms, tuple[Text, ...], Text | None, SelfCare, Therapist, Stretch | None,
             tuple[TriggerPoint, ...])  # fmt: skip
    return hint in plain


def _reader(old: Any, hint: Any, name: str) -> Callable[[Cursor], Any]:
    if isinstance(old, Terms):
        return lambda cursor: _terms(cursor, old)
    if hint == tuple[TriggerPoint, ...]:
        return _by_id(old)
    if hint == tuple[Text, ...]:
        return lambda cursor: _texts(cursor, old, name)
    if isinstance(old, Text):
        return lambda cursor: _text(cursor, old, name)
    if old is None:
        return lambda cursor: cursor.reject("there is nothing here to translate")
    return _changed(old)


def _text(cursor: Cursor, old: Text, name: str) -> Text:
    value = sentence(cursor)
    if name in WARNINGS:
        return Text(f"{value} ({old.en})", f"{value} ({old.nl})")
    return Text(value, value)


def _texts(cursor: Cursor, old: tuple[Text, ...], name: str) -> tuple[Text, ...]:
    values = list_of(sentence)(cursor)
    if len(values) != len(old):
        cursor.reject(f"expected {len(old)} texts, as many as there are in English; found {len(values)}")
    if name in WARNINGS:
        return tuple(Text(f"{value} ({was.en})", f"{value} ({was.nl})") for value, was in zip(values, old, strict=True))
    return tuple(Text(value, value) for value in values)


def _terms(cursor: Cursor, old: Terms) -> Terms:
    words = list_of(sentence)(cursor)
    return joined(Terms(words, words), old)
