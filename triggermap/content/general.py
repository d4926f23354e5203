"""Reads meta.yaml, sources.yaml, symptoms.yaml and glossary.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass

from triggermap.content.cursor import Cursor, Kind
from triggermap.content.nodes import Mapping
from triggermap.content.readers import defines, flag, list_of, optional, refers, string, terms, text
from triggermap.domain.knowledge import GlossaryTerm, Source, Symptom
from triggermap.domain.text import NO_TERMS, Terms

_VERSION = re.compile(r"20[0-9]{2}\.[0-9]{1,2}(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Meta:
    """What is said of the content as a whole."""

    version: str
    reviewed: bool
    coverage: tuple[tuple[str, tuple[str, ...]], ...]
    """Ids of all muscles that the content is to cover in the end, per muscle group."""


def read_meta(cursor: Cursor) -> Meta:
    """Read the file on the content as a whole."""
    with cursor.fields() as fields:
        return Meta(
            version=fields.get("version", _version),
            reviewed=fields.get("reviewed", flag),
            coverage=fields.get("coverage", _coverage),
        )


def _version(cursor: Cursor) -> str:
    value = string(cursor)
    if not _VERSION.fullmatch(value):
        cursor.reject(f'expected a version in quotes such as "2026.11", found {value!r}')
    return value


def _coverage(cursor: Cursor) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names = cursor.node.entries if isinstance(cursor.node, Mapping) else {}
    with cursor.fields() as fields:
        groups = tuple((group, fields.get(group, list_of(defines(Kind.COVERED_MUSCLE), least=1))) for group in names)
    for group in names:
        cursor.book.define(Kind.MUSCLE_GROUP, group, cursor.position)
    return groups


def read_sources(cursor: Cursor) -> tuple[Source, ...]:
    """Read the bibliography."""
    with cursor.fields() as fields:
        return fields.get("sources", list_of(_source, least=1))


def _source(cursor: Cursor) -> Source:
    with cursor.fields() as fields:
        return Source(
            key=fields.get("key", defines(Kind.SOURCE)),
            reference=fields.get("reference", string),
            url=fields.get_or("url", optional(_url), None),
            checked=fields.get("checked", flag, in_pack=False),
            manual=fields.get_or("manual", flag, default=False),
        )


def _url(cursor: Cursor) -> str:
    value = string(cursor)
    if not value.startswith(("https://", "http://")) or " " in value:
        cursor.reject(f"expected a web address, found {value!r}")
    return value


def read_symptoms(cursor: Cursor) -> tuple[Symptom, ...]:
    """Read the symptoms other than pain."""
    with cursor.fields() as fields:
        return fields.get("symptoms", list_of(_symptom, least=1))


def _symptom(cursor: Cursor) -> Symptom:
    with cursor.fields() as fields:
        return Symptom(
            id=fields.get("id", defines(Kind.SYMPTOM)),
            name=fields.get("name", text),
            synonyms=fields.get_or("synonyms", terms, Terms()),
            regions=fields.get_or("regions", list_of(refers(Kind.REGION)), ()),
        )


def read_glossary(cursor: Cursor) -> tuple[GlossaryTerm, ...]:
    """Read the words of the trade."""
    with cursor.fields() as fields:
        return fields.get("terms", list_of(_term, least=1))


def _term(cursor: Cursor) -> GlossaryTerm:
    with cursor.fields() as fields:
        term = GlossaryTerm(
            id=fields.get("id", defines(Kind.TERM)),
            name=fields.get("name", text),
            forms=fields.get_or("forms", terms, NO_TERMS),
            meaning=fields.get("meaning", text),
            see=fields.get_or("see", list_of(refers(Kind.TERM)), ()),
            sources=fields.get_or("sources", list_of(refers(Kind.SOURCE)), ()),
        )
        if term.id in term.see:
            fields.say("a term does not refer to itself", "see")
    return term
