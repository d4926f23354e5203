from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.helpers import fakes, hands
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.ui.main_window import MainWindow
from triggermap.ui.panels.selfcare import ShortCheck

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Pop-ups drawn into memory can neither be raised nor take the keyboard."""


def texts(window: MainWindow) -> str:
    """Return all that stands in the open card's tab."""
    return "\n".join(label.text() for label in window.panel.candidates.detail.body.findChildren(QLabel))


def open_tab(window: MainWindow, muscle: str, tab: str) -> None:
    window.controller.toggle(fakes.CHEEK)
    window.controller.choose(muscle, Side.RIGHT)
    window.panel.candidates.detail.set_tab(tab)


def test_the_therapists_tab_says_what_rank_and_areas_rest_on(window: MainWindow) -> None:
    open_tab(window, "sternocleidomastoid", "therapist")
    told = texts(window)
    assert "a judgement; not studied" in told
    assert told.index("How well each area is shown") < told.index("All areas: described")


def test_nothing_marked_says_what_to_do_and_offers_examples(window: MainWindow) -> None:
    panel = window.panel
    assert panel.empty.isVisible()
    assert panel.empty.title.text() == "Click where it hurts."
    _place, button = panel.empty._buttons[0]
    hands.click(button)
    assert list(window.controller.drawing.places) == [fakes.CHEEK]
    assert not panel.empty.isVisible()


def test_warnings_stand_before_the_list_and_emergencies_first(window: MainWindow) -> None:
    window.controller.toggle(fakes.CHEEK)
    flags, cards = window.panel.flags, window.panel.candidates
    assert flags.isVisible()
    assert flags.y() < cards.y()
    assert {row.flag.id for row in flags.rows if row.flag} == {"thunderclap", "vision"}
    assert "112" in flags.title.text()
    hands.click(flags.more)
    assert [row.flag.id for row in flags.rows if row.flag][2:] == ["arteritis", "weeks"]


def test_emergencies_fold_only_when_the_person_said_that_none_applies(window: MainWindow) -> None:
    window.controller.toggle(fakes.CHEEK)
    flags = window.panel.flags
    hands.click(flags.none)
    assert not flags.rows
    assert "Emergency signs (2)" in flags.title.text()
    hands.click(flags.again)
    assert len(flags.rows) == 2


def test_this_applies_to_me_closes_self_care_and_says_whom_to_call(window: MainWindow) -> None:
    open_tab(window, "sternocleidomastoid", "treat")
    assert "tip your ear" in texts(window)
    row = next(row for row in window.panel.flags.rows if row.flag and row.flag.id == "vision")
    hands.click(row)
    assert window.panel.flags.call.isVisible()
    assert window.panel.flags.call.title.text() == "Call 112 now."
    for tab in ("find", "treat", "stretch"):
        window.panel.candidates.detail.set_tab(tab)
        assert "Call 112 now." in texts(window)
        assert "tip your ear" not in texts(window)
    window.controller.set_country("US")
    assert window.panel.flags.call.title.text() == "Call 911 now."
    window.controller.apply_flag("vision", False)
    window.panel.candidates.detail.set_tab("treat")
    assert "tip your ear" in texts(window)


def test_a_sign_for_today_names_the_doctor(window: MainWindow) -> None:
    window.controller.toggle(fakes.CHEEK)
    window.controller.apply_flag("arteritis", True)
    assert window.panel.flags.call.title.text() == "Call today: your doctor."


def test_a_site_that_is_not_pressed_shows_no_steps_and_says_why(window: MainWindow) -> None:
    open_tab(window, "temporalis", "treat")
    assert "Do not press this spot yourself." in texts(window)


def test_pinching_is_said_above_the_steps(window: MainWindow) -> None:
    open_tab(window, "sternocleidomastoid", "treat")
    words = texts(window)
    assert words.index("Pinch only.") < words.index("tip your ear")
    assert words.index("Never press inwards; pinch only.") < words.index("tip your ear")


def test_unanswered_questions_stand_as_cautions_above_the_steps(window: MainWindow) -> None:
    open_tab(window, "sternocleidomastoid", "treat")
    words = texts(window)
    assert words.index("If yes: Press lightly") < words.index("tip your ear")
    window.controller.skip_check(True)
    words = texts(window)
    assert words.index("If this applies to you: Blood thinners") < words.index("tip your ear")


def test_a_no_takes_the_caution_away_and_a_yes_keeps_it(window: MainWindow) -> None:
    open_tab(window, "masseter", "treat")
    window.controller.answer_none()
    assert "Blood thinners" not in texts(window)
    assert "tip your ear" in texts(window)
    window.controller.answer("blood_thinners", True)
    words = texts(window)
    assert words.index("Press lightly and ask your doctor first.") < words.index("tip your ear")
    window.controller.answer("arterial_disease", True)
    assert "tip your ear" not in texts(window), "a condition that forbids pressing hides the steps"


def test_the_check_can_be_answered_by_its_buttons(window: MainWindow) -> None:
    open_tab(window, "masseter", "treat")
    check = window.panel.candidates.detail.findChildren(ShortCheck)[-1]
    yes, _no = check.buttons["arterial_disease"]
    hands.click(yes)
    assert window.controller.state().answers == {"arterial_disease": True}


def test_a_site_is_not_for_people_with_its_own_condition(window: MainWindow) -> None:
    open_tab(window, "sternocleidomastoid", "treat")
    window.controller.answer("blood_thinners", True)
    assert "tip your ear" in texts(window)
    window.controller.choose_site("sternocleidomastoid.clavicular_mid")
    assert "tip your ear" not in texts(window)


def test_opening_a_card_shows_its_zone_and_another_closes_it(window: MainWindow) -> None:
    window.controller.toggle(fakes.CHEEK)
    first, second, *_ = window.panel.candidates.cards
    hands.click(second.header)
    assert second.detail is not None
    assert window.canvas.overlay.shown is not None
    assert window.canvas.overlay.shown.muscle == "masseter"
    hands.click(first.header)
    assert [card.detail is not None for card in (first, second)] == [True, False]
    hands.click(first.header)
    assert [card.detail is not None for card in (first, second)] == [False, False]


def test_cards_tell_rank_and_match_to_screen_readers(window: MainWindow) -> None:
    window.controller.toggle(fakes.CHEEK)
    name = window.panel.candidates.cards[0].header.accessibleName()
    assert name.startswith("1 · Front neck muscle, Sternocleidomastoideus · your right, match 90 of 100")


def test_what_stays_unexplained_is_said_at_the_end(window: MainWindow) -> None:
    nose = Place("face.nose", Side.MIDLINE)
    window.controller.set_marks(PainDrawing((PainMark(fakes.CHEEK), PainMark(nose))))
    label = window.panel.candidates.unexplained
    assert label.isVisible()
    assert "Nose" in label.text()


def test_chips_remove_and_change_intensity(window: MainWindow) -> None:
    window.controller.toggle(fakes.CHEEK)
    chips = window.panel.chips
    chip = chips.chips[0]
    hands.click(chip.badge)
    popup = chips._popup
    assert popup is not None
    popup.slider.setValue(7)
    popup.slider.setValue(9)
    popup.close()
    assert window.controller.drawing.marks[0].intensity == 9
    window.controller.model.stack.undo()
    assert window.controller.drawing.marks[0].intensity == 5, "one movement of the slider is one step"
    labels = [action.text() for action in chip.make_menu().actions() if action.text()]
    assert labels == ["Change to your left", "Mark both sides", "Show on the body", "Take away"]
    hands.click(chips.chips[0].cross)
    assert not window.controller.drawing.marks


def test_search_offers_each_side_and_marks_the_chosen_one(window: MainWindow) -> None:
    field = window.panel.search
    hands.write(field, "cheek")
    assert [choice.label for choice in field.choices] == ["Cheek (your left)", "Cheek (your right)"]
    hands.key(field, Qt.Key.Key_Down)
    hands.key(field, Qt.Key.Key_Return)
    assert list(window.controller.drawing.places) == [fakes.CHEEK]
    assert field.text() == ""


def test_a_muscle_can_be_looked_up_without_marking(window: MainWindow) -> None:
    field = window.panel.search
    hands.write(field, "chewing")
    hands.key(field, Qt.Key.Key_Return)
    assert window.canvas.overlay.shown is not None
    assert window.canvas.overlay.shown.muscle == "masseter"
    assert window.panel.candidates.cards[0].detail is not None


def test_a_symptom_lists_its_muscles_and_changes_no_mark(window: MainWindow) -> None:
    window.controller.toggle(fakes.EYE)
    field = window.panel.search
    field.symptom_requested.emit("tearing")
    assert list(window.controller.drawing.places) == [fakes.EYE]
    cards = window.panel.candidates
    assert cards.symptom.text() == "Muscles that may give: watering eye"
    assert {card.data.rank for card in cards.cards if card.data} == {0}
    assert window.canvas.overlay.shown is None
    assert window.panel.flags.isVisible(), "the warnings of the places where these muscles lie"
    hands.click(cards.cards[0].header)
    assert cards.cards[0].detail is not None
    assert cards.symptom.text() == "Muscles that may give: watering eye"
    hands.click(cards.leave)
    assert cards.title.text().startswith("Muscles that often cause pain there")
    assert window.canvas.overlay.shown is not None


def test_another_mark_ends_the_list_of_a_symptom(window: MainWindow) -> None:
    window.controller.show_symptom("tearing")
    assert window.panel.candidates.leave.isVisible()
    window.controller.toggle(fakes.CHEEK)
    assert not window.panel.candidates.leave.isVisible()


def test_search_says_when_it_found_nothing(window: MainWindow) -> None:
    field = window.panel.search
    hands.write(field, "xyzzy")
    assert field._model.item(0).text().startswith("Nothing found")
    hands.key(field, Qt.Key.Key_Return)
    assert not window.controller.drawing.marks


def test_the_person_s_choice_survives_another_mark(window: MainWindow) -> None:
    window.controller.toggle(fakes.CHEEK)
    window.controller.choose("masseter", Side.RIGHT)
    window.controller.toggle(fakes.EYE)
    assert window.canvas.overlay.shown is not None
    assert window.canvas.overlay.shown.muscle == "masseter"


def test_an_answer_keeps_the_keyboard_where_it_was(window: MainWindow) -> None:
    open_tab(window, "masseter", "treat")
    detail = window.panel.candidates.detail
    check = detail.body.findChild(ShortCheck)
    assert check is not None
    question, no = next(iter(check.buttons.items()))[0], next(iter(check.buttons.values()))[1]
    no.setFocus()
    hands.click(no)
    again = detail.body.findChild(ShortCheck)
    assert again is not None
    assert window.focusWidget() is again.buttons[question][1]


def test_when_the_check_folds_the_tab_is_in_sight_and_has_the_keyboard(window: MainWindow) -> None:
    open_tab(window, "masseter", "treat")
    detail = window.panel.candidates.detail
    check = detail.body.findChild(ShortCheck)
    assert check is not None
    skip = next(button for button in check.findChildren(QPushButton) if button.text() == "Skip")
    skip.setFocus()
    hands.click(skip)
    assert window.focusWidget() is detail.tab_buttons["treat"]
    assert not detail.tab_buttons["treat"].visibleRegion().isEmpty()


def test_the_list_ends_where_its_words_end(window: MainWindow) -> None:
    open_tab(window, "masseter", "treat")
    area = window.panel.area
    body = area.widget()
    assert body is not None
    assert body.height() == max(body.heightForWidth(body.width()), area.viewport().height())
