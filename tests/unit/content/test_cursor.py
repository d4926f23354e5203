from __future__ import annotations

from pathlib import Path

import pytest

from triggermap.content.cursor import Book, Cursor, Kind, Position, RejectedError, describe, shorten
from triggermap.content.nodes import Scalar, parse
from triggermap.content.readers import flag, string


def cursor(text: str) -> Cursor:
    document = parse(text, Path("x.yaml"))
    assert document.root is not None
    return Cursor(document.root, Path("x.yaml"), "", Book())


def lines(at: Cursor) -> list[str]:
    return [f"{problem.line} {problem.key}: {problem.message}" for problem in at.book.problems]


def test_fields_that_are_right_are_read() -> None:
    at = cursor('name: "a"\ndeep: true\n')
    with at.fields() as fields:
        read = (fields.get("name", string), fields.get("deep", flag), fields.get_or("more", string, None))
    assert read == ("a", True, None)
    assert at.book.problems == []


def test_all_faults_of_a_record_are_reported_and_the_record_is_given_up() -> None:
    at = cursor('nmae: "a"\ndeep: maybe\nzzz: 1\n')
    with pytest.raises(RejectedError), at.fields() as fields:
        fields.get("name", string)
        fields.get("deep", flag)
        fields.get("size", string)
    assert lines(at) == [
        "2 deep: expected true or false, found 'maybe'",
        "1 nmae: unknown key 'nmae'; did you mean 'name'?",
        "3 zzz: unknown key 'zzz'; known here: name, deep, size",
        "1 : the key 'size' is missing",
    ]


def test_a_value_without_keys_is_refused() -> None:
    at = cursor("- a\n")
    with pytest.raises(RejectedError):
        at.fields()
    assert lines(at) == ["1 : expected keys with values, found a list"]


def test_a_problem_of_several_fields_stands_at_the_key_that_is_named() -> None:
    at = cursor("a: b\nc: d\n")
    with pytest.raises(RejectedError), at.fields() as fields:
        fields.has("a")
        fields.has("c")
        fields.say("does not fit", "c")
        fields.say("nor this", "e")
    assert lines(at) == ["2 c: does not fit", "1 : nor this"]


def test_a_fault_of_the_program_is_not_covered_up() -> None:
    at = cursor("a: b\n")
    with pytest.raises(ZeroDivisionError), at.fields():
        raise ZeroDivisionError


def test_an_id_that_is_defined_twice_names_the_first_place() -> None:
    book = Book()
    book.define(Kind.REGION, "a", Position(Path("one.yaml"), 3, "x"))
    book.define(Kind.REGION, "a", Position(Path("two.yaml"), 7, "y"))
    book.define(Kind.LANDMARK, "a", Position(Path("two.yaml"), 8, "z"))
    [problem] = book.problems
    assert str(problem) == "two.yaml:7: y: the region 'a' is defined twice; first in one.yaml, line 3"


def test_values_are_described_shortly() -> None:
    assert describe(Scalar(1, "", "null", quoted=False)) == "nothing"
    assert len(shorten("x" * 100)) == 40
