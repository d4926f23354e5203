"""One article in one language: front matter (YAML) and text (Markdown)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from triggermap.content.cursor import Book, Cursor, Kind, Position, RejectedError
from triggermap.content.library_text import Body, read_body
from triggermap.content.limits import MAX_BYTES
from triggermap.content.nodes import Mapping, Scalar, parse
from triggermap.content.readers import (
    choice,
    flag,
    identifier,
    integer,
    list_of,
    refers,
    scalar,
    sentence,
)
from triggermap.domain.library import ArticleGroup
from triggermap.errors import Problem

FENCE = "---"
_DATE = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


@dataclass(frozen=True, slots=True)
class Front:
    """What stands above the text; all but `title` and `summary` is the same in both languages."""

    id: str
    title: str
    summary: str
    order: int
    group: ArticleGroup
    seed: tuple[str, ...]
    see: tuple[str, ...]
    muscles: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    written: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article as one file has it."""

    file: Path
    front: Front
    lines: dict[str, int]
    """The line of each key of the front matter."""
    body: Body


def read_article(file: Path, book: Book) -> ArticleFile | None:
    """Read one file, noting all faults; None where it is damaged, since half an article may lack its very warning."""
    text = _text(file, book)
    if text is None:
        return None
    before = len(book.problems)
    halves = _halves(text, file, book)
    if halves is None:
        return None
    front_text, body_text, body_line = halves
    document = parse(front_text, file)
    book.problems.extend(document.problems)
    front: Front | None = None
    lines: dict[str, int] = {}
    if document.root is not None:
        if isinstance(document.root, Mapping):
            lines = {key: entry.line for key, entry in document.root.entries.items()}
        try:
            front = _front(Cursor(document.root, file, "", book))
        except RejectedError:
            front = None
    body = read_body(body_text, file, body_line, book)
    if front is None:
        return None
    if front.id != file.stem:
        book.say(Position(file, lines["id"], "id"), f"expected the id {file.stem!r}, as the file is called")
    sound = len(book.problems) == before
    _check_sources(front, body, file, lines, book)
    return ArticleFile(file, front, lines, body) if sound else None


def _text(file: Path, book: Book) -> str | None:
    position = Position(file, 0, "")
    try:
        if file.stat().st_size > MAX_BYTES:
            book.say(position, f"the file is larger than {MAX_BYTES // 1_000_000} MB")
            return None
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        book.say(position, f"cannot be read: {error.strerror or error}")
    except UnicodeDecodeError as error:
        book.say(position, f"is not UTF-8 text (byte {error.start})")
    return None


def _halves(text: str, file: Path, book: Book) -> tuple[str, str, int] | None:
    """Return front matter, text, and the line on which the text begins; the front matter keeps its lines."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        book.say(Position(file, 1, ""), "expected the front matter: a line with --- first, and one after its keys")
        return None
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
    if end is None:
        book.say(Position(file, 1, ""), "the front matter does not end: a line with --- is missing after its keys")
        return None
    return "\n" + "\n".join(lines[1:end]) + "\n", "\n".join(lines[end + 1 :]), end + 2


def _front(cursor: Cursor) -> Front:
    words = list_of(sentence)
    with cursor.fields() as fields:
        return Front(
            id=fields.get("id", identifier),
            title=fields.get("title", sentence),
            summary=fields.get("summary", sentence),
            order=fields.get("order", integer(0, 9999, "place in the list")),
            group=fields.get("group", choice(ArticleGroup)),
            seed=fields.get("seed", words),
            see=fields.get("see", list_of(refers(Kind.ARTICLE))),
            muscles=fields.get("muscles", list_of(refers(Kind.MUSCLE))),
            places=fields.get("places", list_of(refers(Kind.REGION))),
            sources=fields.get("sources", list_of(refers(Kind.SOURCE))),
            written=fields.get("written", _date),
            reviewed=fields.get("reviewed", flag),
        )


def _date(cursor: Cursor) -> str:
    node: Scalar = scalar(cursor, "a date")
    if not _DATE.fullmatch(node.value):
        cursor.reject(f"expected a date such as 2026-11-28, found {node.value!r}")
    return node.value


def _check_sources(front: Front, body: Body, file: Path, lines: dict[str, int], book: Book) -> None:
    """Check that `sources` are those that the text cites, so that neither list has to be trusted."""
    for key, line in body.cited.items():
        if key not in front.sources:
            book.problems.append(
                Problem(file, line, "", f"cites {key!r}, which is not among the front matter's sources")
            )
    for key in front.sources:
        if key not in body.cited:
            book.say(Position(file, lines["sources"], "sources"), f"{key!r} is cited nowhere in the text")
