"""What the commands share."""

from __future__ import annotations

import pytest

from triggermap.cli.common import say, system_language
from triggermap.domain.text import Language


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [("LANG", "nl_NL.UTF-8", Language.NL), ("LC_ALL", "nl_BE", Language.NL), ("LANG", "en_GB.UTF-8", Language.EN)],
)
def test_the_system_decides_the_language(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, expected: Language
) -> None:
    monkeypatch.delenv("LANG")
    monkeypatch.setenv(variable, value)

    assert system_language() is expected


def test_text_is_wrapped_with_a_hanging_indent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "20")

    say("one two three four five six", indent=2, hang=2)

    assert capsys.readouterr().out.splitlines() == ["  one two three four", "    five six"]
