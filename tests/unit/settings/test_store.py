from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.settings import LanguageChoice, Paper, Settings, SettingsError, SettingsStore, Theme
from triggermap.settings.migrations import VERSION


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "config")


def write(store: SettingsStore, content: object) -> None:
    store.file.parent.mkdir(exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    store.file.write_text(text, encoding="utf-8")


def names(store: SettingsStore) -> list[str]:
    return sorted(file.name for file in store.file.parent.iterdir())


def test_without_a_file_the_defaults_are_used(store: SettingsStore) -> None:
    loaded = store.load()
    assert loaded.settings == Settings()
    assert loaded.problems == ()


def test_what_is_saved_is_loaded(store: SettingsStore) -> None:
    settings = Settings(
        language=LanguageChoice.NL,
        theme=Theme.HIGH_CONTRAST,
        text_size=175,
        body="male",
        country="NL",
        paper=Paper.LETTER,
        notice_seen=True,
        list_view=True,
        geometry=b"\x00\xff",
        splitter=b"\x01",
        keep_short_check=True,
        short_check=("pregnancy",),
    )
    store.save(settings)
    assert store.load().settings == settings
    assert names(store) == ["settings.json"]


@given(st.from_type(Settings))
def test_whatever_is_saved_is_read_without_a_crash(
    tmp_path_factory: pytest.TempPathFactory, settings: Settings
) -> None:
    store = SettingsStore(tmp_path_factory.mktemp("x"))
    store.save(settings)
    loaded = store.load()
    assert isinstance(loaded.settings, Settings)
    assert loaded.settings.geometry == settings.geometry


def test_one_bad_value_is_reset_alone_and_a_copy_is_kept(store: SettingsStore) -> None:
    write(store, {"version": VERSION, "text_size": 900, "theme": "dark", "langage": "nl"})
    loaded = store.load()
    assert loaded.settings == Settings(theme=Theme.DARK)
    assert [(problem.key, problem.message) for problem in loaded.problems] == [
        ("text_size", "expected a whole number from 100 to 200; set back to 100"),
        ("langage", "is no setting and is left out; did you mean 'language'?"),
    ]
    assert "900" in (store.file.parent / "settings.json.bad").read_text(encoding="utf-8")
    store.save(loaded.settings)
    assert store.load().problems == ()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "[" * 100_000, "null", '{"theme": "dark"}', '{"version": "1"}', '{"version": 0}', "\x00"]
)
def test_a_damaged_file_starts_afresh_and_is_kept(store: SettingsStore, content: str) -> None:
    write(store, content)
    loaded = store.load()
    assert loaded.settings == Settings()
    assert "settings.json.bad" in loaded.problems[0].message
    assert (store.file.parent / "settings.json.bad").read_text(encoding="utf-8") == content


def test_a_file_of_a_newer_program_is_left_alone(store: SettingsStore) -> None:
    write(store, {"version": VERSION + 1, "theme": "dark"})
    before = store.file.read_bytes()
    loaded = store.load()
    assert loaded.settings == Settings()
    assert "newer" in loaded.problems[0].message
    with pytest.raises(SettingsError, match="newer"):
        store.save(Settings())
    assert store.file.read_bytes() == before
    assert names(store) == ["settings.json"]


def test_a_file_of_an_older_program_is_copied_before_it_is_changed(
    store: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    from triggermap.settings import migrations
    from triggermap.settings import store as module

    def rename(plain: migrations.Plain) -> migrations.Plain:
        plain["theme"] = plain.pop("colours")
        return plain

    monkeypatch.setattr(module, "VERSION", 2)
    monkeypatch.setattr(module, "migrate", lambda plain, version: migrations.migrate(plain, version, {1: rename}, 2))
    write(store, {"version": 1, "colours": "dark"})
    assert store.load().settings.theme is Theme.DARK
    assert names(store) == ["settings.json", "settings.json.v1"]


def test_a_full_disk_loses_nothing(store: SettingsStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.save(Settings(theme=Theme.DARK))

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SettingsError, match="No space left"):
        store.save(Settings())
    monkeypatch.undo()
    assert store.load().settings.theme is Theme.DARK
    assert names(store) == ["settings.json"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    store = SettingsStore(tmp_path / "file" / "config")
    with pytest.raises(SettingsError, match="cannot be saved"):
        store.save(Settings())
    assert "cannot be read" in store.load().problems[0].message
