"""The printed page, as text and as pictures."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from tests.golden.conftest import APPROVED
from tests.helpers.report_case import make_knowledge, make_request
from triggermap.atlas import Atlas
from triggermap.domain.text import Language
from triggermap.errors import TriggermapError
from triggermap.report.blocks import Figures, FigureStyle, Paper
from triggermap.report.build import build_report
from triggermap.report.output import page_images, pdf_bytes, save_atomically, write_pdf

CASES = [(Language.EN, Paper.A4), (Language.NL, Paper.LETTER)]
UPDATE = bool(os.environ.get("TRIGGERMAP_UPDATE_GOLDEN"))


@pytest.fixture(autouse=True)
def application(qtbot: QtBot) -> QtBot:
    return qtbot


def _pdf(atlas: Atlas, language: Language, paper: Paper, figures: FigureStyle = FigureStyle.SHADED) -> bytes:
    request = replace(make_request(language, paper), figures=figures)
    return pdf_bytes(build_report(request, make_knowledge(), atlas), atlas)


@pytest.mark.parametrize(("language", "paper"), CASES)
def test_the_text_can_be_selected_and_is_the_approved_one(atlas: Atlas, language: Language, paper: Paper) -> None:
    reader = PdfReader(io.BytesIO(_pdf(atlas, language, paper)))
    words = "\n".join(" ".join(page.extract_text().split()) for page in reader.pages) + "\n"
    approved = APPROVED / f"report_{language.value}.txt"
    if UPDATE:
        approved.write_text(words, encoding="utf-8")
    assert words == approved.read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "paper"), CASES)
def test_title_language_bookmarks_and_size(atlas: Atlas, language: Language, paper: Paper) -> None:
    reader = PdfReader(io.BytesIO(_pdf(atlas, language, paper)))
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "Pain map for your therapist" if language is Language.EN else "Pijnkaart voor uw therapeut"
    )
    assert str(reader.root_object["/Lang"]) == language.value
    assert len(reader.outline) == 4
    box = reader.pages[0].mediabox
    assert float(box.width) / 72 * 25.4 == pytest.approx(paper.width, abs=0.5)
    assert float(box.height) / 72 * 25.4 == pytest.approx(paper.height, abs=0.5)


def test_hatches_are_lines_not_pictures(atlas: Atlas) -> None:
    """The only picture in a figure is the body's shading, and brush patterns would be one."""
    report = build_report(make_request(), make_knowledge(), atlas)
    figures = next(block for block in report.sections[0].blocks if isinstance(block, Figures)).figures
    page = PdfReader(io.BytesIO(pdf_bytes(report, atlas))).pages[0]
    assert len(page.images) == len(figures)
    content = page.get_contents()
    assert content is not None
    assert b"/Pattern" not in content.get_data()


def test_line_art_holds_no_picture_and_the_same_words(atlas: Atlas) -> None:
    pages = {}
    for style in FigureStyle:
        request = replace(make_request(), figures=style)
        pages[style] = PdfReader(io.BytesIO(pdf_bytes(build_report(request, make_knowledge(), atlas), atlas))).pages
    assert not any(page.images for page in pages[FigureStyle.LINES])
    words = {style: [page.extract_text() for page in found] for style, found in pages.items()}
    assert words[FigureStyle.LINES] == words[FigureStyle.SHADED]


@pytest.mark.parametrize("style", list(FigureStyle))
def test_the_first_page_looks_as_approved(atlas: Atlas, style: FigureStyle) -> None:
    document = pypdfium2.PdfDocument(_pdf(atlas, Language.EN, Paper.A4, style))
    picture = document[0].render(scale=0.8).to_pil().convert("L")
    approved = APPROVED / ("report_map.png" if style is FigureStyle.SHADED else "report_map_lines.png")
    if UPDATE:
        picture.save(approved)
    other = Image.open(approved).convert("L")
    assert picture.size == other.size
    histogram = ImageChops.difference(picture, other).histogram()
    assert sum(histogram[60:]) < 0.002 * picture.width * picture.height


def test_preview_pictures_have_the_pages_of_the_pdf(atlas: Atlas) -> None:
    report = build_report(make_request(), make_knowledge(), atlas)
    pages = list(page_images(report, atlas, dpi=40))
    assert len(pages) == len(PdfReader(io.BytesIO(pdf_bytes(report, atlas))).pages)
    assert pages[0].width() == round(210 / 25.4 * 40)


def test_a_folder_that_is_not_there_is_said_plainly(atlas: Atlas, tmp_path: Path) -> None:
    report = build_report(make_request(), make_knowledge(), atlas)
    with pytest.raises(TriggermapError, match="can't be written"):
        write_pdf(report, atlas, tmp_path / "nowhere" / "map.pdf")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "map.pdf"
    target.write_bytes(b"old")

    def full_disk(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("triggermap.report.output.os.fsync", full_disk)
    with pytest.raises(TriggermapError, match="No space left"):
        save_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
