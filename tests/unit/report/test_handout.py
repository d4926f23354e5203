"""What stands in a hand-out, and in which order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.handout_case import make_knowledge, make_library, make_request
from triggermap.atlas import Atlas
from triggermap.domain.anatomy import Side
from triggermap.domain.library import Grade
from triggermap.domain.text import Language
from triggermap.report import article as article_module
from triggermap.report import blocks as b
from triggermap.report.handout import build_handout


def report_of(atlas: Atlas, *articles: str, **wishes: object) -> b.Report:
    request = make_request(*articles, **wishes)  # type: ignore[arg-type]
    return build_handout(request, make_knowledge(), make_library(), atlas)


def runs_of(section: b.Section) -> list[b.Run]:
    found: list[b.Run] = []

    def take(text: b.RichText) -> None:
        if not isinstance(text, str):
            found.extend(text)

    def walk(block: object) -> None:
        match block:
            case b.Paragraph():
                take(block.text)
            case b.Bullets():
                for item in block.items:
                    take(item)
            case b.Table():
                for row in (block.header, *((cell.text for cell in cells) for cells in block.rows)):
                    for text in row:
                        take(text)
            case b.Boxed():
                for inner in block.blocks:
                    walk(inner)

    for block in section.blocks:
        walk(block)
    return found


def text_of(section: b.Section) -> str:
    return "".join(run.text for run in runs_of(section))


def section(report: b.Report, anchor: str) -> b.Section:
    return next(each for each in report.sections if each.anchor == anchor)


def block(found: b.Section, kind: type) -> b.Block:
    return next(each for each in found.blocks if isinstance(each, kind))


def test_all_of_it_stands_in_order_whatever_order_was_asked_for(atlas: Atlas) -> None:
    report = report_of(atlas, "jaw_pain", "first_steps", marked=True, leaflets=True)
    assert [each.bookmark for each in report.sections] == [
        "Contents", "Map", "List for the therapist", "First steps", "When the jaw hurts", "Chewing muscle", "Tongue",
        "Words explained", "Sources",
    ]  # fmt: skip


def test_the_contents_lead_to_every_part(atlas: Atlas) -> None:
    report = report_of(atlas, "jaw_pain", "first_steps", marked=True, leaflets=True)
    contents = block(report.sections[0], b.Contents)
    assert isinstance(contents, b.Contents)
    anchors = {each.anchor for each in report.sections if each.anchor}
    assert {line.target for line in contents.lines if line.target} == anchors


def test_one_article_alone_has_no_page_of_contents_and_gives_its_name(atlas: Atlas) -> None:
    report = report_of(atlas, "jaw_pain")
    assert [each.bookmark for each in report.sections] == ["When the jaw hurts", "Words explained", "Sources"]
    assert report.title == "When the jaw hurts"
    assert not any(each.own_page for each in report.sections[1:])


def test_a_title_that_was_asked_for_stands_on_the_first_page(atlas: Atlas) -> None:
    report = report_of(atlas, "jaw_pain", "first_steps", title="For Thursday")
    assert report.title == "For Thursday"
    assert b.Paragraph("For Thursday", b.TextStyle.TITLE) in report.sections[0].blocks


def test_sources_are_numbered_as_they_are_first_cited_and_listed_by_number(atlas: Atlas) -> None:
    report = report_of(atlas, "jaw_pain", "first_steps")
    assert "Begin gently. not\u00a0shown\u00a0[1]" in text_of(section(report, "article:first_steps"))
    jaw = text_of(section(report, "article:jaw_pain"))
    assert "several\u00a0studies\u00a0[1,\u00a02]" in jaw
    assert "few\u00a0studies\u00a0[3]" in jaw
    assert "disputed\u00a0[2]" in jaw
    listed = block(section(report, "sources"), b.Bullets)
    assert isinstance(listed, b.Bullets) and listed.numbered
    assert listed.anchors == ("source:study_2016", "source:manual_1999", "source:review_2020")
    first, second, _third = ("".join(run.text for run in item) for item in listed.items if not isinstance(item, str))
    assert first == "Study A. A journal 2016;1:2 https://example.org/study-a"
    assert second == "A manual. 1999 (not read again for this program)"


def test_a_number_leads_to_its_source_and_a_grade_has_its_sign(atlas: Atlas) -> None:
    runs = runs_of(section(report_of(atlas, "jaw_pain"), "article:jaw_pain"))
    assert [run.grade for run in runs if run.grade] == [Grade.SEVERAL, Grade.FEW, Grade.DISPUTED]
    targets = {run.text: run.target for run in runs if run.target.startswith("source:")}
    assert targets == {"1": "source:study_2016", "2": "source:manual_1999", "3": "source:review_2020"}


def test_a_word_of_the_trade_is_underlined_once_and_explained_at_the_end(atlas: Atlas) -> None:
    report = report_of(atlas, "jaw_pain")
    words = [run for run in runs_of(report.sections[0]) if run.target == "term:cramp"]
    assert [run.underlined for run in words] == [True, False]
    explained = section(report, "words")
    assert text_of(explained).startswith("Cramp: A muscle that pulls tight by itself.")
    assert "Tendon" not in text_of(explained)
    assert any(isinstance(each, b.Paragraph) and each.anchor == "term:cramp" for each in explained.blocks)


def test_articles_lead_to_each_other_only_where_both_are_inside(atlas: Atlas) -> None:
    alone = runs_of(report_of(atlas, "jaw_pain").sections[0])
    assert not [run for run in alone if run.target == "article:first_steps"]
    both = runs_of(section(report_of(atlas, "jaw_pain", "first_steps"), "article:jaw_pain"))
    assert [run.text for run in both if run.target == "article:first_steps"] == ["the first steps", "First steps"]


def test_warning_signs_stand_in_a_frame_emergencies_first_with_whom_to_call(atlas: Atlas) -> None:
    boxes = [each for each in report_of(atlas, "jaw_pain").sections[0].blocks if isinstance(each, b.Boxed)]
    assert [box.look for box in boxes] == [b.BoxLook.BAR, b.BoxLook.FRAME]
    text = text_of(b.Section("", (boxes[1],)))
    assert text.index("Signs to look at first") < text.index("(112)") < text.index("(a doctor)")
    lists = [inner for inner in boxes[1].blocks if isinstance(inner, b.Bullets)]
    assert lists[0].items == ("A crooked face or a weak arm.",)


def test_the_map_shows_the_side_where_it_was_found_else_the_right(atlas: Atlas) -> None:
    for marked, side in ((True, Side.LEFT), (False, Side.RIGHT)):
        found = section(report_of(atlas, "jaw_pain", "first_steps", marked=marked), "article:jaw_pain")
        shown = block(found, b.Illustration)
        assert isinstance(shown, b.Illustration)
        assert {figure.zones for figure in shown.figures} == {(("masseter.mid", side),)}
        assert "The jaw muscle with its pain area" in shown.caption
        assert len(shown.legend.entries) == 4


@pytest.mark.parametrize(("language", "words"), [(Language.EN, "Calcium flows out"), (Language.NL, "Calcium")])
def test_a_diagram_is_drawn_in_the_language(atlas: Atlas, language: Language, words: str) -> None:
    drawing = block(report_of(atlas, "jaw_pain", language=language).sections[0], b.Drawing)
    assert isinstance(drawing, b.Drawing)
    assert words in drawing.svg
    assert "var(" not in drawing.svg
    assert 0.2 < drawing.shape < 1.0


def test_where_a_diagram_is_missing_its_words_stand_there(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article_module, "diagram_file", lambda name: tmp_path / f"{name}.svg")
    report = report_of(atlas, "jaw_pain")
    assert "Picture: How a muscle pulls" in text_of(report.sections[0])


def test_a_list_goes_on_with_its_number_after_the_list_below_an_item(atlas: Atlas) -> None:
    lists = [each for each in report_of(atlas, "jaw_pain").sections[0].blocks if isinstance(each, b.Bullets)]
    assert [(each.first, each.level, each.numbered, each.goes_on) for each in lists] == [
        (1, 0, True, True), (1, 1, False, True), (2, 0, True, False),
    ]  # fmt: skip


def test_headings_are_bookmarks_below_their_article(atlas: Atlas) -> None:
    paragraphs = [each for each in report_of(atlas, "jaw_pain").sections[0].blocks if isinstance(each, b.Paragraph)]
    assert [each.bookmark for each in paragraphs if each.bookmark] == ["Where it hurts", "See someone"]


def test_large_type_is_for_all_but_the_therapists_table(atlas: Atlas) -> None:
    report = report_of(atlas, "jaw_pain", "first_steps", marked=True, leaflets=True, large=True)
    small = [each.anchor for each in report.sections if each.type is not b.Type.LARGE]
    assert small == ["list"]


def test_the_foot_tells_that_nobody_reviewed_it_until_both_content_and_article_are(atlas: Atlas) -> None:
    knowledge, library = replace(make_knowledge(), reviewed=True), make_library()
    reviewed = replace(library, articles=tuple(replace(each, reviewed=True) for each in library.articles))
    unread = "No clinician has reviewed this content yet."
    assert unread in build_handout(make_request("jaw_pain"), knowledge, library, atlas).footer
    assert unread in build_handout(make_request("jaw_pain"), make_knowledge(), reviewed, atlas).footer
    assert unread not in build_handout(make_request("jaw_pain"), knowledge, reviewed, atlas).footer


def test_an_article_that_is_not_there_is_a_fault_of_the_caller(atlas: Atlas) -> None:
    with pytest.raises(KeyError):
        report_of(atlas, "no_such_article")


def test_dutch_is_dutch(atlas: Atlas) -> None:
    report = report_of(atlas, "jaw_pain", "first_steps", language=Language.NL)
    assert [each.bookmark for each in report.sections] == [
        "Inhoud", "Eerste stappen", "Als de kaak pijn doet", "Woorden uitgelegd", "Bronnen",
    ]  # fmt: skip
    assert "meerdere\u00a0onderzoeken" in text_of(section(report, "article:jaw_pain"))
