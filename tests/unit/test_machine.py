"""Display and system libraries."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from triggermap import machine

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries are looked for on Linux only")


@pytest.fixture(autouse=True)
def no_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@linux_only
def test_no_display_without_its_variables() -> None:
    assert not machine.has_display()


@linux_only
def test_a_display_that_does_not_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")

    assert not machine.has_display()


@linux_only
def test_a_wayland_socket_is_a_display(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not machine.has_display()

    (tmp_path / "wayland-0").touch()
    assert machine.has_display()


def test_a_chosen_platform_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:size=800x600")

    assert machine.has_display()
    assert not machine.uses_x11()


def test_x11_is_used_where_there_is_nothing_newer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert machine.uses_x11()

    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not machine.uses_x11()


@linux_only
def test_missing_libraries_become_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_loads", lambda library: "xcb" not in library and "EGL" not in library)
    monkeypatch.setattr(machine, "_has_font", lambda: False)

    assert machine.missing_packages(window=False) == ("libegl1", "fonts-dejavu-core")
    assert "libxcb-cursor0" in machine.missing_packages(window=True)


def test_one_line_installs_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)

    line = machine.install_line(("libegl1", "libgl1"))

    assert line == "sudo apt-get update && sudo apt-get install -y libegl1 libgl1"


def test_giving_memory_back_works_on_every_machine() -> None:
    machine.return_memory()
