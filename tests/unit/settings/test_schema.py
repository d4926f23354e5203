from __future__ import annotations

import pytest

from triggermap.domain.text import Language
from triggermap.settings import LanguageChoice, Paper, Settings, Theme
from triggermap.settings.schema import declared, to_plain


def test_each_setting_is_described_and_its_default_is_valid() -> None:
    plain = to_plain(Settings(keep_short_check=True))
    for each in declared():
        assert each.description.endswith(".")
        value = True if each.name == "keep_short_check" else each.default
        assert each.read(plain[each.name]) == value


@pytest.mark.parametrize(
    ("name", "raw", "part"),
    [
        ("language", "de", "system, en, nl"),
        ("theme", None, "system, light, dark, high_contrast"),
        ("figure", "drawn", "auto, shaded, lines"),
        ("muscle_layer", True, "off, surface, deep, all"),
        ("landmark_layer", "on", "true or false"),
        ("print_figure", "auto", "shaded, lines"),
        ("paper", ["a4"], "a4, letter"),
        ("text_size", 99, "100 to 200"),
        ("text_size", 201, "100 to 200"),
        ("text_size", True, "100 to 200"),
        ("text_size", "150", "100 to 200"),
        ("body", "../x", "id of a body"),
        ("country", "nl", "two capital letters"),
        ("notice_seen", 1, "true or false"),
        ("geometry", "?", "base64"),
        ("geometry", 3, "base64"),
        ("short_check", "pregnancy", "a list"),
        ("short_check", [1], "a list"),
    ],
)
def test_values_outside_the_limits_are_refused(name: str, raw: object, part: str) -> None:
    [each] = [each for each in declared() if each.name == name]
    with pytest.raises(ValueError, match=part):
        each.read(raw)


def test_answers_of_the_short_check_are_stored_only_where_that_was_asked_for() -> None:
    answered = Settings(short_check=("pregnancy",))
    assert "short_check" not in to_plain(answered)
    assert to_plain(Settings(short_check=("pregnancy",), keep_short_check=True))["short_check"] == ["pregnancy"]


def test_the_language_follows_the_system_unless_it_was_chosen() -> None:
    assert LanguageChoice.SYSTEM.resolve("nl_BE") is Language.NL
    assert LanguageChoice.SYSTEM.resolve("de_DE") is Language.EN
    assert LanguageChoice.NL.resolve("en_GB") is Language.NL


def test_defaults() -> None:
    settings = Settings()
    assert (settings.theme, settings.text_size, settings.paper, settings.country) == (Theme.SYSTEM, 100, Paper.A4, "*")
