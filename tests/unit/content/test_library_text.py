from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.content.cursor import Book, Kind
from triggermap.content.library_text import read_body
from triggermap.domain.library import (
    Block,
    Claim,
    DiagramEmbed,
    FlagsEmbed,
    Grade,
    Heading,
    Item,
    ItemList,
    Link,
    LinkKind,
    MapEmbed,
    Paragraph,
    Quote,
    Table,
    Words,
)

FILE = Path("en/x.md")


def read(markdown: str) -> tuple[tuple[Block, ...], Book]:
    book = Book()
    return read_body(markdown, FILE, 1, book).blocks, book


def only(markdown: str) -> Block:
    blocks, book = read(markdown)
    assert not book.problems
    (block,) = blocks
    return block


def faults(markdown: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in read(markdown)[1].problems]


def test_headings_of_two_levels() -> None:
    blocks, book = read("## One *two*\n\n### Three\n")
    assert blocks == (Heading(2, "One two"), Heading(3, "Three"))
    assert not book.problems


def test_bold_italic_and_lines_that_run_on() -> None:
    assert only("A **bold *and italic***\nword.") == Paragraph((
        Words("A "), Words("bold ", bold=True), Words("and italic", bold=True, italic=True), Words(" word."),
    ))  # fmt: skip


def test_links_are_noted_with_their_line() -> None:
    blocks, book = read("One\ntwo [the *jaw*](muscle:jaw_muscle)\nthree [pain](term:referred_pain)")
    assert blocks == (
        Paragraph((
            Words("One two "), Link(LinkKind.MUSCLE, "jaw_muscle", (Words("the "), Words("jaw", italic=True))),
            Words(" three "), Link(LinkKind.TERM, "referred_pain", (Words("pain"),)),
        )),
    )  # fmt: skip
    assert [(each.kinds, each.id, each.position.line) for each in book.references] == [
        ((Kind.MUSCLE,), "jaw_muscle", 2),
        ((Kind.TERM,), "referred_pain", 3),
    ]


def test_a_link_inside_bold_is_a_bold_link() -> None:
    assert only("**[x](muscle:m)** y") == Paragraph((
        Link(LinkKind.MUSCLE, "m", (Words("x", bold=True),)), Words(" y"),
    ))  # fmt: skip


def test_a_claim_stands_behind_its_sentence() -> None:
    assert only("It helps. [](claim:not_shown:a_2016,b_2017) More.") == Paragraph((
        Words("It helps. "), Claim(Grade.NOT_SHOWN, ("a_2016", "b_2017")), Words(" More."),
    ))  # fmt: skip


def test_lists_hold_one_list_more() -> None:
    assert only("- one\n- two\n  1. three\n  2. four\n") == ItemList((
        Item((Words("one"),)),
        Item((Words("two"),), ((Words("three"),), (Words("four"),)), inner_numbered=True),
    ), numbered=False)  # fmt: skip


def test_a_table() -> None:
    block = only("| A | B |\n|---|---|\n| x \\| y | *z* |\n| | [m](muscle:m) |\n".replace("| |", "| w |"))
    assert block == Table(
        ((Words("A"),), (Words("B"),)),
        (
            ((Words("x | y"),), (Words("z", italic=True),)),
            ((Words("w"),), (Link(LinkKind.MUSCLE, "m", (Words("m"),)),)),
        ),
    )


def test_a_key_message() -> None:
    assert only("> **In short**\n>\n> - rest\n") == Quote((
        Paragraph((Words("In short", bold=True),)), ItemList((Item((Words("rest"),)),), numbered=False),
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("![The calf](map:soleus)", MapEmbed("soleus", None, "The calf")),
        ("![The calf](map:soleus/lower_medial)", MapEmbed("soleus", "soleus.lower_medial", "The calf")),
        ("![How it pulls](diagram:taut_band)", DiagramEmbed("taut_band", "How it pulls")),
        ("![Signs](flags:stroke,fever)", FlagsEmbed(("stroke", "fever"), "Signs")),
    ],
)
def test_embeds(markdown: str, block: Block) -> None:
    assert only(markdown) == block


@pytest.mark.parametrize(
    ("markdown", "line", "message"),
    [
        ("# Title", 1, "a heading of level 1; only ## and ### are used"),
        ("#### Deep", 1, "a heading of level 4"),
        ("## [x](muscle:m)", 1, "a heading holds words alone"),
        ("a\n\n<div>\n\nb", 3, "HTML is not used in an article"),
        ("a\nb <b>c</b>", 2, "HTML is not used in an article"),
        ("a\n\n```\nb\n```", 3, "a block of code is not used"),
        ("a `b`", 1, "code is not used"),
        ("a\n\n---\n\nb", 3, "a line across the page is not used"),
        ("a  \nb", 1, "a forced line break is not used"),
        ("see [x](https://example.org)", 1, "expected a link of the kind muscle, place, article"),
        ("see [x](muscel:m)", 1, "found 'muscel'; did you mean 'muscle'?"),
        ("see [](muscle:m)", 1, "the link to muscle:m has no words"),
        ("see https://example.org", 1, "web addresses are not used"),
        ("see [x](muscle:a b)", 1, "'](muscle:a b)' is not understood"),
        ("a **b", 1, "'**b' is not understood"),
        ("It is so. [](claim:some:a_2016)", 1, "expected one of the grades several, few, not_shown, disputed"),
        ("It is so. [](claim:sevral:a_2016)", 1, "did you mean 'several'?"),
        ("It is so. [](claim:few:)", 1, "the claim names no source"),
        ("It is so. [yes](claim:few:a_2016)", 1, "a claim is an empty link behind its sentence"),
        ("[](claim:few:a_2016)", 1, "a claim without the sentence that it grades"),
        ("a ![b](map:soleus)", 1, "an embed stands alone in its paragraph"),
        ("![](map:soleus)", 1, "lacks its text alternative"),
        ("![x](picture:soleus)", 1, "expected an embed of the kind map, diagram, flags"),
        ("![x](diagram:taut_bands)", 1, "there is no diagram 'taut_bands'; did you mean 'taut_band'?"),
        ("![x](flags:)", 1, "the embed names no warning sign"),
        ("- a\n  - b\n    - c", 2, "lists go one level deep"),
        ("- a\n\n  b", 3, "an item of a list holds one paragraph"),
        ("> ## a", 1, "a block quote holds paragraphs and lists alone"),
        ("| a | b |\n|---|---|\n| c |\n", 3, "this row of the table has 1 cells, its header 2"),
        ("| a | b |\n|---|---|\n| c | d | e |\n", 3, "this row of the table has 3 cells, its header 2"),
        ("| a | b |\n| c | d |\n", 1, "is not understood"),
        ("", 1, "the article has no text"),
    ],
)
def test_what_is_not_used_is_named_with_its_line(markdown: str, line: int, message: str) -> None:
    found = faults(markdown)
    assert any(at == line and message in said for at, said in found), found


def test_lines_are_those_of_the_file() -> None:
    book = Book()
    read_body("a\n\nb `c`", FILE, 16, book)
    assert [problem.line for problem in book.problems] == [18]


def test_all_faults_come_out_at_once() -> None:
    assert len(faults("# a\n\n<b>\n\n`c`\n\n![](map:m)\n")) == 4


@given(st.text(alphabet="ab *_[]()!#>|-:\n`<&1.~\\", max_size=120))
def test_any_text_is_read_without_an_error(markdown: str) -> None:
    blocks, book = read(markdown)
    assert blocks or book.problems
