"""Where blocks stand on pages: what stays together, what is cut, and what is repeated."""

from __future__ import annotations

from contextlib import closing

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from triggermap.atlas import Atlas
from triggermap.domain.library import Grade
from triggermap.domain.text import Language
from triggermap.report import blocks as b
from triggermap.report.layout import Layout
from triggermap.report.output import pdf_bytes
from triggermap.report.text import SHEETS, TextSetter

SENTENCE = "The muscle may send its pain to another place. "
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 320"><rect width="640" height="320"/></svg>'


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> QtBot:
    return qtbot


def report(*blocks: b.Block, kind: b.Type = b.Type.READING, paper: b.Paper = b.Paper.A4) -> b.Report:
    section = b.Section("Part", blocks, kind, anchor="part", head="Part goes on")
    return b.Report("Title", Language.EN, paper, (section,), "Footer.", "page {page} of {pages}")


def pages(atlas: Atlas, *blocks: b.Block, kind: b.Type = b.Type.READING) -> list[str]:
    """Return the words of each page."""
    return read(report(*blocks, kind=kind), atlas)


def read(whole: b.Report, atlas: Atlas) -> list[str]:
    """Return the words of each page, in the order in which they are copied."""
    with closing(pypdfium2.PdfDocument(pdf_bytes(whole, atlas))) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def filler(lines: int) -> b.Bullets:
    """Return a list of so many lines."""
    return b.Bullets(("line",) * lines)


def words(number: int) -> str:
    return " ".join(f"word{each}" for each in range(number))


@pytest.mark.parametrize("kind", list(b.Type))
def test_a_heading_is_never_the_last_on_its_page(atlas: Atlas, kind: b.Type) -> None:
    split = 0
    for lines in range(20, 60, 3):
        found = pages(
            atlas, filler(lines), b.Paragraph("Heading", b.TextStyle.HEADING),
            b.Paragraph("Below", b.TextStyle.SUBHEADING), b.Paragraph("Text. " + SENTENCE), kind=kind,
        )  # fmt: skip
        together = [page for page in found if "Heading" in page]
        assert len(together) == 1
        assert "Heading Below Text." in together[0]
        split += len(found) > 1
    assert split


def test_a_line_that_announces_a_list_stays_with_its_first_item(atlas: Atlas) -> None:
    for lines in range(28, 36):
        found = pages(atlas, filler(lines), b.Paragraph("Bring this:"), b.Bullets(("first", "second")))
        assert sum("Bring this: • first" in page for page in found) == 1


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.integers(0, 40), length=st.integers(1, 1200))
def test_a_long_paragraph_is_cut_between_lines_two_at_least_on_each_page_and_nothing_is_lost(
    atlas: Atlas, lines: int, length: int
) -> None:
    found = pages(atlas, filler(lines), b.Paragraph(words(length)))
    on_page = [[word for word in page.split() if word.startswith("word")] for page in found]
    assert [word for page in on_page for word in page] == [f"word{each}" for each in range(length)]
    if sum(bool(page) for page in on_page) > 1:
        assert all(len(page) > 12 for page in on_page if page)  # about ten words a line


def test_a_table_that_goes_on_repeats_its_header_and_cuts_no_row(atlas: Atlas) -> None:
    rows = tuple((b.Cell(f"row{each}"), b.Cell(f"begin{each} {SENTENCE * 4} end{each}")) for each in range(30))
    found = pages(atlas, b.Table((), ("Name", "What was found"), rows))
    assert len(found) > 1
    assert all(page.count("Name What was found") == 1 for page in found)
    for each in range(30):
        assert sum(f"begin{each} " in page and f"end{each} " in page for page in found) == 1


def test_a_table_whose_columns_are_too_narrow_is_set_row_by_row_with_their_names(atlas: Atlas) -> None:
    header = ("Supplement", *(f"Column{each}" for each in range(6)))
    rows = ((b.Cell("Magnesium"), *(b.Cell(SENTENCE * 2) for _ in range(6))),)
    [page] = pages(atlas, b.Table((), header, rows), kind=b.Type.LARGE)
    assert page.startswith("Magnesium Column0: The muscle")
    assert "Column5: The muscle" in page


def test_a_box_that_would_leave_little_empty_goes_to_the_next_page_whole(atlas: Atlas) -> None:
    box = b.Boxed((b.Paragraph("First read this"), b.Bullets(("one", "two", "three", "four"))))
    found = pages(atlas, filler(36), box)
    assert [("First read this" in page, "four" in page) for page in found] == [(False, False), (True, True)]


def test_a_long_box_is_broken_but_no_line_of_it_stands_alone(atlas: Atlas) -> None:
    signs = tuple(f"sign{each}: {SENTENCE}" for each in range(50))
    found = pages(atlas, filler(18), b.Boxed((b.Paragraph("Look first"), b.Bullets(signs))))
    counts = [page.count("sign") for page in found]
    assert sum(counts) == 50
    assert min(count for count in counts if count) >= 2
    assert "Look first • sign0" in found[0]


def test_a_picture_without_room_shrinks_a_little_or_lets_the_text_go_on(atlas: Atlas) -> None:
    drawing = b.Drawing(DRAWING, 0.5, "what it shows")
    shrunk = pages(atlas, filler(21), drawing, b.Paragraph("after it"))
    assert len(shrunk) == 1
    found = pages(atlas, filler(27), drawing, b.Paragraph("after it"))
    assert "after it" in found[0]
    assert "what it shows" in found[1]


def test_a_picture_that_waits_stands_before_the_next_heading(atlas: Atlas) -> None:
    drawing = b.Drawing(DRAWING, 0.5, "what it shows")
    heading = b.Paragraph("Next", b.TextStyle.HEADING, bookmark="Next")
    found = pages(atlas, filler(27), drawing, heading, b.Paragraph("after it"))
    assert "what it shows Next after it" in found[1]


def test_contents_name_the_page_on_which_a_part_begins(atlas: Atlas) -> None:
    contents = b.Section("Contents", (b.Contents((b.ContentsLine("The end", "end"),)),), b.Type.READING)
    long = b.Section("Long", (filler(80),), b.Type.READING)
    end = b.Section("End", (b.Paragraph("over"),), b.Type.READING, anchor="end")
    whole = b.Report("T", Language.EN, b.Paper.A4, (contents, long, end), "Footer.", "page {page} of {pages}")
    found = read(whole, atlas)
    assert f"The end {len(found)}" in found[0]
    assert "over" in found[-1]


def test_a_part_without_a_page_of_its_own_stands_below_where_there_is_room(atlas: Atlas) -> None:
    def two(lines: int) -> Layout:
        first = b.Section("First", (filler(lines),), b.Type.READING)
        second = b.Section(
            "Second", (b.Paragraph("Second", b.TextStyle.HEADING), b.Paragraph(SENTENCE)), b.Type.READING, "second",
            own_page=False,
        )  # fmt: skip
        return Layout.of(b.Report("T", Language.EN, b.Paper.A4, (first, second), "", ""), atlas)

    assert two(5).page_of("second") == 1
    assert two(36).page_of("second") == 2


def test_a_part_of_which_only_a_line_would_stand_on_its_last_page_is_set_tighter(atlas: Atlas) -> None:
    paragraphs = [b.Paragraph(SENTENCE * 3)] * 13
    assert len(pages(atlas, *paragraphs)) == len(pages(atlas, *paragraphs[:12])) == 1


def test_further_pages_carry_the_name_of_their_part(atlas: Atlas) -> None:
    found = pages(atlas, filler(90))
    assert "Part goes on" not in found[0]
    assert all("Part goes on" in page for page in found[1:])


def test_large_type_is_fourteen_points() -> None:
    assert SHEETS[b.Type.LARGE].body == 14.0
    assert SHEETS[b.Type.LARGE].small >= 12.0


def test_every_grade_is_drawn_in_another_way_in_black_alone() -> None:
    drawn = set()
    for grade in Grade:
        image = QImage(400, 120, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        text = TextSetter().set((b.Run("\u00a0", grade=grade),), b.TextStyle.BODY, 100.0, SHEETS[b.Type.READING])
        text.paint(painter, 0.0, 0.0)
        painter.end()
        drawn.add(bytes(image.constBits()))
    assert len(drawn) == len(Grade)


@pytest.mark.parametrize("paper", list(b.Paper))
def test_a_web_address_longer_than_a_line_stays_on_the_page(atlas: Atlas, paper: b.Paper) -> None:
    address = "https://example.org/" + "a" * 300
    layout = Layout.of(report(b.Paragraph((b.Run(address, target=address),)), paper=paper), atlas)
    assert len(layout.pages) == 1
    setter = TextSetter()
    sheet = SHEETS[b.Type.READING]
    width = paper.width - 2 * sheet.margin
    assert setter.set(address, b.TextStyle.BODY, width, sheet).natural_width <= width
