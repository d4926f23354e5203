"""The log file, the exception hook, Qt's messages."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from triggermap.app import diagnostics
from triggermap.app.log_format import JsonLines
from triggermap.errors import TriggermapError


@pytest.fixture
def hooks() -> Iterator[None]:
    before = sys.excepthook
    diagnostics.install_hooks()
    yield
    qInstallMessageHandler(None)
    sys.excepthook = before


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    diagnostics.open_log(tmp_path / "log")
    yield tmp_path / "log" / diagnostics.LOG_NAME
    diagnostics.close_log()


def entries(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def fail_with(error: BaseException) -> None:
    """Do what Python does with an exception that nobody catches."""
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - the hook takes them all
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_a_record_is_one_line_of_json() -> None:
    record = logging.makeLogRecord({"name": "triggermap", "levelname": "INFO", "msg": "two\nlines", "created": 0.0})

    line = JsonLines().format(record)

    assert "\n" not in line
    assert json.loads(line) == {
        "time": "1970-01-01T00:00:00.000+00:00",
        "level": "info",
        "logger": "triggermap",
        "message": "two\nlines",
    }


@pytest.mark.expects_log
def test_an_exception_is_logged_with_its_trace(
    qapp: QApplication, hooks: None, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fail_with(ValueError("odd"))

    last = entries(log)[-1]
    assert (last["level"], last["message"]) == ("error", "odd")
    assert "ValueError: odd" in last["trace"]
    assert "ValueError: odd" in capsys.readouterr().err


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("error", "said"),
    [(TriggermapError("The disk is full."), "The disk is full."), (ValueError("odd"), "Something went wrong")],
)
def test_a_dialog_tells_what_happened(
    qapp: QApplication, hooks: None, log: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QApplication, "platformName", lambda: "xcb")
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append((box.text(), box.informativeText())))

    fail_with(error)

    assert len(shown) == 1
    assert shown[0][0].startswith(said)
    assert isinstance(error, TriggermapError) or str(log) in shown[0][1]


@pytest.mark.expects_log
@pytest.mark.qt_no_exception_capture
def test_what_qt_warns_of_is_logged(qapp: QApplication, hooks: None, log: Path) -> None:
    qWarning("loose screw")

    assert entries(log)[-1]["message"] == "Qt: loose screw"


def test_what_qt_says_of_every_hidden_window_is_not_logged(qapp: QApplication, hooks: None, log: Path) -> None:
    qWarning("This plugin does not support propagateSizeHints()")

    assert len(entries(log)) == 1


@pytest.mark.expects_log
def test_a_folder_that_cannot_be_written_costs_only_the_log(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    diagnostics.open_log(tmp_path / "file" / "log")

    assert not (tmp_path / "file" / "log").exists()


def test_the_log_starts_with_the_version(qtbot: QtBot, log: Path) -> None:
    assert entries(log)[0]["message"].startswith("started: version")
