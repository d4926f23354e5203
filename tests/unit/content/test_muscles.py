from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.content.small_content import MUSCLE
from triggermap.content.cursor import Book, Cursor, RejectedError
from triggermap.content.muscles import read_muscle
from triggermap.content.nodes import parse
from triggermap.domain.anatomy import Side
from triggermap.domain.muscle import Muscle
from triggermap.errors import Problem

LINES = MUSCLE.splitlines()


def read(text: str) -> tuple[Muscle | None, list[Problem]]:
    file = Path("jaw_muscle.yaml")
    document = parse(text, file)
    book = Book(problems=list(document.problems))
    if document.root is None:
        return None, book.problems
    try:
        return read_muscle(Cursor(document.root, file, "", book)), book.problems
    except RejectedError:
        return None, book.problems


def test_the_whole_is_read() -> None:
    muscle, problems = read(MUSCLE)
    assert muscle is not None
    assert problems == []


def test_any_line_left_out_is_either_optional_or_a_problem() -> None:
    optional = []
    for index, line in enumerate(LINES):
        muscle, problems = read("\n".join(LINES[:index] + LINES[index + 1 :]))
        assert (muscle is None) == bool(problems)
        if muscle is not None:
            optional.append(line.strip(" -{").partition(":")[0])
    # Without the line `but:` its stroke belongs to the list above it.
    assert optional == ["number", "along", "region", "but", "rim", "inner", "crosses", "note"]


@given(
    st.integers(0, len(LINES) - 1),
    st.sampled_from(["no", "1:30", "[]", "{}", '""', "null", "012", "x", '"x"', "-1", "*a"]),
)
def test_any_value_spoilt_gives_a_muscle_or_problems_with_a_line(index: int, value: str) -> None:
    key, colon, _ = LINES[index].partition(": ")
    spoilt = LINES.copy()
    spoilt[index] = f"{key}{colon or ' '}{value}"
    muscle, problems = read("\n".join(spoilt))
    assert (muscle is None) == bool(problems)
    assert all(1 <= problem.line <= len(LINES) for problem in problems)


@given(st.data())
def test_any_two_lines_swapped_never_crash_the_reader(data: st.DataObject) -> None:
    first, second = (data.draw(st.integers(0, len(LINES) - 1)) for _ in range(2))
    swapped = LINES.copy()
    swapped[first], swapped[second] = swapped[second], swapped[first]
    muscle, problems = read("\n".join(swapped))
    assert (muscle is None) == bool(problems)


def test_a_site_may_exist_on_one_side_alone() -> None:
    muscle, problems = read(MUSCLE.replace("    depth:", "    only: right\n    depth:", 1))
    assert muscle is not None and problems == []
    assert next(site.only for site in muscle.sites) is Side.RIGHT


def test_the_midline_is_no_side_to_exist_on() -> None:
    muscle, problems = read(MUSCLE.replace("    depth:", "    only: midline\n    depth:", 1))
    assert muscle is None
    assert "expected left or right" in problems[0].message
