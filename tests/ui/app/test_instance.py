"""One window a user."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from triggermap.app.instance import SingleInstance


def test_a_second_start_brings_the_first_window_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    calls: list[int] = []
    assert first.acquire()
    first.when_called(lambda: calls.append(1))

    assert not second.acquire()
    second.call_the_other()

    qtbot.waitUntil(lambda: calls == [1])
    first.release()


def test_the_lock_is_free_after_the_first_has_gone(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    first.release()

    assert second.acquire()
    second.release()


def test_other_files_in_the_folder_call_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    calls: list[int] = []
    assert first.acquire()
    first.when_called(lambda: calls.append(1))
    watcher = first.watcher
    assert watcher is not None

    with qtbot.waitSignal(watcher.directoryChanged):
        (tmp_path / "compiled.json").touch()

    assert not calls
    first.release()
