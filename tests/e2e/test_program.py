"""The main job, end to end, on the real content and body."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.e2e.conftest import Program
from triggermap import __version__

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")


@linux_only
def test_without_a_display_it_says_so(program: Program) -> None:
    result = program()

    assert result.returncode == 1
    assert "display" in result.stderr
    assert "triggermap print" in result.stderr
    assert "Traceback" not in result.stderr


@linux_only
def test_the_example_is_drawn_without_a_display(program: Program, tmp_path: Path) -> None:
    result = program("--or-example", str(tmp_path / "build"))

    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    picture, pdf = tmp_path / "build" / "window.png", tmp_path / "build" / "map.pdf"
    assert str(picture) in result.stdout
    assert str(pdf) in result.stdout
    assert picture.stat().st_size > 50_000
    assert "Cheek" in PdfReader(pdf).pages[0].extract_text()


def test_version(program: Program) -> None:
    assert program("--version").stdout == f"triggermap {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [("sinus",), ("pijn", "rond", "mijn", "ogen", "--lang", "nl"), ("cheek", "and", "eye", "--side", "right")],
)
def test_pain_under_the_eye_leads_to_the_neck(program: Program, arguments: tuple[str, ...]) -> None:
    result = program("find", *arguments, "--json")

    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    first_two = [candidate["muscle"] for candidate in answer["candidates"][:2]]
    assert "sternocleidomastoid" in first_two
    assert answer["red_flags"][0]["urgency"] == "emergency"


def test_an_unknown_word_ends_with_2(program: Program) -> None:
    result = program("find", "flurbleworp")

    assert result.returncode == 2
    assert "flurbleworp" in result.stderr


@pytest.mark.parametrize(("paper", "points", "figure"), [("a4", (595, 842), "shaded"), ("letter", (612, 792), "lines")])
def test_the_map_as_pdf(program: Program, tmp_path: Path, paper: str, points: tuple[int, int], figure: str) -> None:
    pdf = tmp_path / "map.pdf"

    result = program("print", "wang", "en", "oog", "--side", "right", "--lang", "nl", "--paper", paper,
                     "--figure", figure, "-o", str(pdf))  # fmt: skip

    assert result.returncode == 0, result.stderr
    reader = PdfReader(pdf)
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == points
    assert len(reader.pages) >= 2
    assert "Wang" in reader.pages[0].extract_text()
    assert bool(reader.pages[0].images) == (figure == "shaded")


def test_a_pdf_that_cannot_be_written_is_told(program: Program, tmp_path: Path) -> None:
    result = program("print", "cheek", "-o", str(tmp_path / "none" / "map.pdf"))

    assert result.returncode == 1
    assert "can't be written" in result.stderr
    assert "Traceback" not in result.stderr


def test_articles_map_and_leaflets_as_one_pdf(program: Program, tmp_path: Path) -> None:
    pdf = tmp_path / "handout.pdf"

    result = program("handout", "kramp", "pacing", "--places", "wang", "--side", "right", "--leaflets", "--large",
                     "--lang", "nl", "--paper", "letter", "--title", "Voor donderdag", "-o", str(pdf))  # fmt: skip

    assert result.returncode == 0, result.stderr
    reader = PdfReader(pdf)
    assert reader.metadata is not None
    assert reader.metadata.title == "Voor donderdag"
    assert round(reader.pages[0].mediabox.width) == 612
    titles = [str(entry["/Title"]) for entry in reader.outline if not isinstance(entry, list)]
    assert titles[:3] == ["Inhoud", "Kaart", "Lijst voor de therapeut"]
    assert titles[-1] == "Bronnen"
    assert len(titles) == 3 + 2 + 3 + 2


@pytest.mark.parametrize(("articles", "word"), [(("flurbleworp",), "flurbleworp"), ((), "article")])
def test_a_hand_out_of_nothing_known_ends_with_2_and_writes_nothing(
    program: Program, tmp_path: Path, articles: tuple[str, ...], word: str
) -> None:
    pdf = tmp_path / "handout.pdf"
    result = program("handout", *articles, "-o", str(pdf))

    assert result.returncode == 2
    assert word in result.stderr
    assert "triggermap read" in result.stderr
    assert not pdf.exists()


def test_show_tells_all_of_a_muscle(program: Program) -> None:
    result = program("show", "SCM", "--lang", "en")

    assert result.returncode == 0, result.stderr
    assert "Musculus sternocleidomastoideus" in result.stdout
    assert "Sources" in result.stdout


def test_the_shipped_content_is_faultless(program: Program) -> None:
    result = program("check")

    assert result.returncode == 0, result.stdout
