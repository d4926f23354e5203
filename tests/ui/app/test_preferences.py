"""The window's preferences in the settings file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from triggermap.app.preferences import StoredPreferences
from triggermap.domain.text import Language
from triggermap.ui.services import FigureChoice, MuscleChoice, ThemeChoice


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    store = StoredPreferences(tmp_path, None, "en_GB")
    changed = replace(
        store.load(),
        theme=ThemeChoice.DARK,
        figure=FigureChoice.LINES,
        landmark_layer=True,
        muscle_layer=MuscleChoice.DEEP,
        text_size=150,
        language=Language.NL,
        geometry=b"\x01\x02",
    )

    store.save(changed)

    assert StoredPreferences(tmp_path, None, "en_GB").load() == changed


@pytest.mark.parametrize(("locale", "expected"), [("nl_BE", Language.NL), ("fr_FR", Language.EN)])
def test_the_system_decides_the_language_at_first(tmp_path: Path, locale: str, expected: Language) -> None:
    assert StoredPreferences(tmp_path, None, locale).load().language is expected


def test_the_language_of_the_command_line_counts_for_one_run(tmp_path: Path) -> None:
    store = StoredPreferences(tmp_path, Language.NL, "en_GB")
    loaded = store.load()
    assert loaded.language is Language.NL

    store.save(replace(loaded, text_size=120))

    assert StoredPreferences(tmp_path, None, "en_GB").load() == replace(loaded, text_size=120, language=Language.EN)


@pytest.mark.expects_log
def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = StoredPreferences(tmp_path / "file", None, "en_GB")

    store.save(replace(store.load(), text_size=150))


@pytest.mark.expects_log
def test_a_damaged_file_is_logged_and_the_window_starts(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "settings.json").write_text('{"version": 1, "text_size": 999}', encoding="utf-8")

    assert StoredPreferences(tmp_path, None, "en_GB").load().text_size == 100
    assert "text_size" in caplog.text
