"""A hand-out, as text in the order in which it is copied and as pictures in grey."""

from __future__ import annotations

import io
import os
from contextlib import closing
from itertools import chain
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from pypdf.generic import Destination
from pytestqt.qtbot import QtBot

from tests.golden.conftest import APPROVED
from tests.helpers.handout_case import make_knowledge, make_library, make_request
from triggermap.atlas import Atlas
from triggermap.domain.text import Language
from triggermap.report import blocks as b
from triggermap.report.handout import build_handout
from triggermap.report.output import pdf_bytes

CASES = {
    "en": make_request("jaw_pain", "first_steps", marked=True, leaflets=True),
    "nl_large": make_request(
        "jaw_pain", "first_steps", language=Language.NL, paper=b.Paper.LETTER, marked=True, leaflets=True, large=True
    ),
}
UPDATE = bool(os.environ.get("TRIGGERMAP_UPDATE_GOLDEN"))


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> QtBot:
    return qtbot


def _pdf(atlas: Atlas, case: str) -> bytes:
    return pdf_bytes(build_handout(CASES[case], make_knowledge(), make_library(), atlas), atlas)


@pytest.mark.parametrize("case", CASES)
def test_the_text_copies_as_approved(atlas: Atlas, case: str) -> None:
    with closing(pypdfium2.PdfDocument(_pdf(atlas, case))) as document:
        pages = [page.get_textpage().get_text_bounded().split("\n") for page in document]
    words = "\n\f\n".join("\n".join(" ".join(line.split()) for line in page) for page in pages) + "\n"
    approved = APPROVED / f"handout_{case}.txt"
    if UPDATE:
        approved.write_text(words, encoding="utf-8")
    assert words == approved.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_the_pages_look_as_approved_in_grey(atlas: Atlas, case: str) -> None:
    with closing(pypdfium2.PdfDocument(_pdf(atlas, case))) as document:
        pages = [page.render(scale=0.5).to_pil().convert("L") for page in document]
    sheet = Image.new("L", (pages[0].width * len(pages), pages[0].height), 255)
    for number, page in enumerate(pages):
        sheet.paste(page, (number * page.width, 0))
    approved = APPROVED / f"handout_{case}.png"
    if UPDATE:
        sheet.save(approved)
    other = Image.open(approved).convert("L")
    assert sheet.size == other.size
    histogram = ImageChops.difference(sheet, other).histogram()
    assert sum(histogram[60:]) < 0.002 * sheet.width * sheet.height


def test_the_outline_names_parts_and_headings(atlas: Atlas) -> None:
    outline: list[Any] = PdfReader(io.BytesIO(_pdf(atlas, "en"))).outline
    assert [str(entry["/Title"]) for entry in outline if isinstance(entry, Destination)] == [
        "Contents", "Map", "List for the therapist", "First steps", "When the jaw hurts", "Chewing muscle", "Tongue",
        "Words explained", "Sources",
    ]  # fmt: skip
    below = [[str(entry["/Title"]) for entry in entries] for entries in outline if isinstance(entries, list)]
    assert below == [["Where it hurts", "See someone"]]


def test_links_lead_into_the_hand_out_or_to_a_source_on_the_web_and_nowhere_else(atlas: Atlas) -> None:
    reader = PdfReader(io.BytesIO(_pdf(atlas, "en")))
    links: list[list[Any]] = [[note.get_object() for note in page.annotations or ()] for page in reader.pages]
    assert {str(link["/A"]["/URI"]) for link in chain(*links) if "/A" in link} == {"https://example.org/study-a"}
    numbers = {page.indirect_reference: number for number, page in enumerate(reader.pages, start=1)}
    assert [numbers[link.raw_get("/Dest")[0]] for link in links[0]] == [2, 3, 4, 5, 7, 8, 9, 9]


def test_title_and_language_are_told(atlas: Atlas) -> None:
    reader = PdfReader(io.BytesIO(_pdf(atlas, "nl_large")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Informatie om mee te nemen"
    assert str(reader.root_object["/Lang"]) == "nl"


def test_drawings_and_hatches_are_lines_not_pictures(atlas: Atlas) -> None:
    """The only pictures are the body's shadings."""
    report = build_handout(CASES["en"], make_knowledge(), make_library(), atlas)
    shown = [
        len(block.figures)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, b.Figures | b.Illustration)
    ]
    assert any(isinstance(block, b.Drawing) for section in report.sections for block in section.blocks)
    reader = PdfReader(io.BytesIO(pdf_bytes(report, atlas)))
    assert sum(len(page.images) for page in reader.pages) == sum(shown)
