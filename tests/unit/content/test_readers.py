from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.content import readers
from triggermap.content.cursor import Book, Cursor, Kind, RejectedError
from triggermap.content.nodes import parse
from triggermap.domain.text import Terms, Text


class Answer(StrEnum):
    YES = "yes"
    CARE = "care"


def cursor(text: str) -> Cursor:
    document = parse(text, Path("x.yaml"))
    assert document.root is not None, document.problems
    return Cursor(document.root, Path("x.yaml"), "k", Book())


def refused(reader: Callable[[Cursor], object], text: str) -> str:
    at = cursor(text)
    with pytest.raises(RejectedError):
        reader(at)
    return " | ".join(problem.message for problem in at.book.problems)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("no", "put it in quotes"),
        ("1.10", "put it in quotes"),
        ('""', "empty"),
        ('" a"', "space"),
        ("[a]", "found a list"),
        ("{a: b}", "keys with values"),
    ],
)
def test_string_refuses(text: str, part: str) -> None:
    assert part in refused(readers.string, text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Press here", "double quotes"),
        ('"Press <b>here</b>"', "markup"),
        ('"Press **here**"', "markup"),
        ('"See https://example.org"', "web address"),
        ('"Press  here"', "two spaces"),
        ('"Press\\nhere"', "line break"),
    ],
)
def test_sentence_refuses(text: str, part: str) -> None:
    assert part in refused(readers.sentence, text)


def test_sentence_takes_folded_text_and_comparison_signs() -> None:
    assert readers.sentence(cursor(">-\n  Press\n  here")) == "Press here"
    assert readers.sentence(cursor('"Age < 50, pain > 5 & rising"')) == "Age < 50, pain > 5 & rising"


@pytest.mark.parametrize("text", ["Face", "face.", ".face", "face-cheek", "1face", '"no way"'])
def test_identifier_refuses(text: str) -> None:
    assert "lower_snake_case" in refused(readers.identifier, text) or "quotes" in refused(readers.identifier, text)


@pytest.mark.parametrize("text", ["yes", "no", "on", "True", '"true"', "1", "null"])
def test_flag_takes_true_and_false_only(text: str) -> None:
    assert "expected true or false" in refused(readers.flag, text)


@pytest.mark.parametrize("text", ["012", "1:30", "1_0", "0x3", "3.0", '"3"', "+3", "11", "-1", "ten", "null"])
def test_integer_refuses(text: str) -> None:
    assert "a whole number from 0 to 10 (times)" in refused(readers.integer(0, 10, "times"), text)


@pytest.mark.parametrize("text", ["1e3", ".5", "01.5", "15.1", "0.1", ".inf", ".nan", '"1.0"', "1:30.5"])
def test_number_refuses(text: str) -> None:
    assert "a number from 0.2 to 15 (cm)" in refused(readers.number(0.2, 15, "cm"), text)


@given(st.decimals(-100, 100, places=2, allow_nan=False))
def test_number_reads_any_decimal(value: object) -> None:
    assert readers.number(-100, 100, "cm")(cursor(f"{value:f}")) == float(f"{value:f}")


def test_span_wants_two_in_order() -> None:
    read = readers.span(0, 10, "points")
    assert read(cursor("[3, 5]")) == (3, 5)
    for text in ("[5, 3]", "[3]", "[1, 2, 3]"):
        assert "lowest and highest" in refused(read, text)


def test_choice_suggests_and_wants_yes_quoted() -> None:
    read = readers.choice(Answer)
    assert read(cursor('"yes"')) is Answer.YES
    assert "put it in quotes" in refused(read, "yes")
    assert "did you mean 'care'?" in refused(read, "cares")


def test_optional_takes_null_but_not_nothing() -> None:
    read = readers.optional(readers.string)
    assert read(cursor("null")) is None
    assert read(cursor("a")) == "a"
    at = cursor("a:\n")
    with pytest.raises(RejectedError), at.fields() as fields:
        fields.get("a", read)
    assert "write null" in at.book.problems[0].message


def test_list_reports_every_bad_item_with_its_place() -> None:
    at = cursor("[1, a, 3, b]")
    with pytest.raises(RejectedError):
        readers.list_of(readers.integer(0, 9, "x"))(at)
    assert [problem.key for problem in at.book.problems] == ["k[1]", "k[3]"]
    assert "at least 1" in refused(readers.list_of(readers.string, least=1), "[]")
    assert "expected a list" in refused(readers.list_of(readers.string), "a")


def test_text_wants_both_languages() -> None:
    assert readers.text(cursor('{en: "a", nl: "b"}')) == Text("a", "b")
    assert "'nl' is missing" in refused(readers.text, '{en: "a"}')
    assert "empty" in refused(readers.text, '{en: "a", nl: ""}')
    assert "unknown key 'de'" in refused(readers.text, '{en: "a", nl: "b", de: "c"}')


def test_terms_may_be_empty_but_not_twice() -> None:
    assert readers.terms(cursor('{en: ["a"], nl: []}')) == Terms(("a",), ())
    assert "twice" in refused(readers.terms, '{en: ["a", "A"], nl: []}')


def test_definitions_and_references_are_noted() -> None:
    at = cursor("face")
    assert readers.defines(Kind.REGION)(at) == "face"
    assert readers.refers(Kind.REGION, Kind.ANYWHERE)(at) == "face"
    assert readers.refers(Kind.ANYWHERE)(cursor('"*"')) == "*"
    assert "face" in at.book.defined[Kind.REGION]
    assert [reference.id for reference in at.book.references] == ["face"]
