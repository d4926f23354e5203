from __future__ import annotations

from pathlib import Path

import pytest

from triggermap.content.diagrams import COLOURS, PAPER, load_diagram
from triggermap.domain.text import Language
from triggermap.errors import ContentError

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200">
  <style>:root{--text:#000}</style>
  <title>for whoever edits it</title>
  <g>
    <rect x="10" y="10" width="100" height="50" fill="var(--accent_soft)" stroke="var(--text)"/>
    <text x="60" y="35" font-size="16" text-anchor="middle" data-words="flow" data-valign="middle"/>
  </g>
  <text x="10" y="100" font-size="20" font-weight="600" fill="var(--accent)" data-words="title"></text>
</svg>
"""
WORDS = """\
{"flow": {"en": "calcium flows|out", "nl": "calcium stroomt|naar buiten"}, "title": {"en": "Pull", "nl": "Trek & los"}}
"""
INK = dict.fromkeys(COLOURS, "#123456")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "pull.json").write_text(WORDS, encoding="utf-8")
    (tmp_path / "pull.svg").write_text(SVG, encoding="utf-8")
    return tmp_path / "pull.svg"


def test_colours_and_words_are_filled_in(file: Path) -> None:
    svg = load_diagram(file).svg(Language.NL, {**INK, "accent": "#abcdef"})
    assert "var(" not in svg
    assert 'fill="#abcdef"' in svg
    assert "Trek &amp; los" in svg
    assert "<style" not in svg
    assert "data-" not in svg
    assert load_diagram(file).height == 200


def test_each_line_is_a_text_of_its_own(file: Path) -> None:
    first, second, title = load_diagram(file).lines(Language.EN)
    assert (first.words, second.words, title.words) == ("calcium flows", "out", "Pull")
    assert second.y - first.y == pytest.approx(20)
    assert (first.y + second.y) / 2 == pytest.approx(35 + 16 * 0.35), "centred round its y"
    assert (title.y, title.weight, title.anchor) == (100, 600, "start")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('viewBox="0 0 640 200"', 'viewBox="0 0 600 200"', "viewBox"),
        ("<title>", '<image href="x"/><title>', "image: is not used in a diagram"),
        ("var(--accent_soft)", "#ff0000", "expected var(--name) or none"),
        ("var(--accent_soft)", "red", "expected var(--name) or none"),
        ("var(--accent_soft)", "var(--acent)", "there is no colour 'acent'"),
        ('width="100"', 'width="100" style="fill:none"', "has 'style'"),
        ('data-words="title"', 'data-words="titel"', "there are no words 'titel'"),
        ('font-size="20"', 'font-size="12"', "at least 15 units"),
        ('font-size="20" ', "", "has x, y and font-size"),
        ("></text>", ">Pull</text>", "a text is empty"),
        ("</svg>", "", "is not well-formed"),
    ],
)
def test_what_a_drawing_may_not_hold_is_named(file: Path, old: str, new: str, message: str) -> None:
    assert SVG.count(old) == 1
    other = file.with_name("other.svg")
    other.write_text(SVG.replace(old, new), encoding="utf-8")
    other.with_suffix(".json").write_text(WORDS, encoding="utf-8")
    with pytest.raises(ContentError, match=r"other\.svg") as told:
        load_diagram(other)
    assert message in str(told.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is not JSON"),
        ('{"flow": {"en": "x"}}', 'expected {"en"'),
        (WORDS.replace('"title"', '"more": {"en": "a", "nl": "b"}, "title"'), "more: these words are not used"),
        (WORDS.replace("|out", "|"), 'flow: expected {"en"'),
    ],
)
def test_words_are_checked(file: Path, content: str, message: str) -> None:
    other = file.with_name("other.svg")
    other.write_text(SVG, encoding="utf-8")
    other.with_suffix(".json").write_text(content, encoding="utf-8")
    with pytest.raises(ContentError) as told:
        load_diagram(other)
    assert message in str(told.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        load_diagram(tmp_path / "none.svg")


def test_paper_has_every_colour() -> None:
    assert set(PAPER) == set(COLOURS)
