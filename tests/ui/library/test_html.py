from __future__ import annotations

import re

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers import fakes
from tests.helpers.fake_library import make_library
from triggermap.domain.library import Grade
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.library.article import article_html
from triggermap.ui.library.html import SIGNS, HtmlWriter, Sheet
from triggermap.ui.services import ThemeChoice

KNOWLEDGE = fakes.make_knowledge()
WIDE = Sheet(measure=500, wide=700, character=7.0, points=11.0, figure=400)
NARROW = Sheet(measure=500, wide=500, character=14.0, points=22.0, figure=400)


def writer(sheet: Sheet = WIDE, language: Language = Language.EN, country: int = 0) -> HtmlWriter:
    theme.apply(ThemeChoice.LIGHT, 100)
    numbers = KNOWLEDGE.safety.emergency_numbers
    return HtmlWriter(KNOWLEDGE, language, numbers[country], sheet, lambda _muscle, _site: False)


def html_of(article: str, using: HtmlWriter) -> str:
    library = make_library()
    return article_html(library.by_id[article], library, using)


def test_title_time_and_review_stand_first(qtbot: QtBot) -> None:
    html = html_of("neck", writer())
    assert html.index("Understand your pain") < html.index("The neck") < html.index("1 minute to read")
    assert "Not yet reviewed by a doctor or therapist" in html


def test_a_claim_says_its_grade_in_words_and_leads_to_its_sources(qtbot: QtBot) -> None:
    using = writer()
    html = html_of("neck", using)
    assert re.search(r'href="claim:0"[^>]*>●&nbsp;few studies</a>', html)
    assert re.search(r'href="claim:1"[^>]*>≠&nbsp;disputed</a>', html)
    assert [claim.grade for claim in using.claims] == [Grade.FEW, Grade.DISPUTED, Grade.NOT_SHOWN]
    assert "weinig onderzoek" in html_of("neck", writer(language=Language.NL))


def test_grades_differ_by_more_than_colour() -> None:
    assert len(set(SIGNS.values())) == len(Grade)


def test_warning_signs_are_those_of_the_safety_content_by_how_soon(qtbot: QtBot) -> None:
    html = html_of("neck", writer())
    order = ["Emergency: call for help now (112)", "The worst headache", "(your doctor)", "sore scalp", "A lump"]
    assert [html.index(words) for words in order] == sorted(html.index(words) for words in order)
    assert "(911)" in html_of("neck", writer(country=1))


def test_links_keep_where_they_lead(qtbot: QtBot) -> None:
    html = html_of("neck", writer())
    for address in ("muscle:sternocleidomastoid", "place:face.cheek", "symptom:tearing", "article:start_here"):
        assert f'href="{address}"' in html
    assert 'title="A sore spot in a muscle."' in html_of("start_here", writer())


def test_the_text_is_escaped(qtbot: QtBot) -> None:
    assert "Rest &amp; breathe." in html_of("start_here", writer())


def test_sections_are_places_to_scroll_to(qtbot: QtBot) -> None:
    assert re.findall(r'name="(s\d)"', html_of("neck", writer())) == ["s0", "s1", "s2", "s3"]


def test_a_table_of_many_columns_may_be_wider_than_the_text(qtbot: QtBot) -> None:
    html = html_of("neck", writer())
    assert "<thead>" in html
    assert '<table width="686"' in html


def test_a_table_that_would_be_crowded_is_set_row_by_row(qtbot: QtBot) -> None:
    html = html_of("neck", writer(NARROW))
    assert "<thead>" not in html
    row = html[html.index("Warmth") : html.index("Cold")]
    assert row.index("Studied") < row.index("A trial") < row.index("Found") < row.index("A little") < row.index("Burns")


def test_a_map_says_what_it_shows_and_leads_to_the_map(qtbot: QtBot) -> None:
    html = html_of("neck", writer())
    assert 'src="map:sternocleidomastoid/sternal_mid?400x312"' in html
    assert 'The muscle with its pain <a href="map:sternocleidomastoid/sternal_mid">Show on the map</a>' in html


def test_sources_stand_at_the_end_and_say_what_was_not_reread(qtbot: QtBot) -> None:
    html = html_of("neck", writer())
    assert html.index("Sources</h2>") > html.index("Read on")
    assert "Simons, Travell &amp; Simons 1999 (not read again for this program)" in html


def test_previous_and_next(qtbot: QtBot) -> None:
    assert "Previous: How sure" in html_of("neck", writer())
    html = html_of("start_here", writer())
    assert "Next: How sure" in html
    assert "Previous" not in html


@pytest.mark.parametrize("choice", [ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_boxes_follow_the_palette(qtbot: QtBot, choice: ThemeChoice) -> None:
    using = writer()
    theme.apply(choice, 100)
    html = html_of("neck", using)
    assert theme.look.tokens.warn_ground in html
    theme.apply(ThemeChoice.LIGHT, 100)
