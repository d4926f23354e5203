"""The program's entry, without Qt."""

from __future__ import annotations

import subprocess
import sys

import pytest

from triggermap import __main__, __version__, cli, machine
from triggermap.__main__ import main
from triggermap.errors import TriggermapError


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_answers_without_qt_or_content(option: str) -> None:
    program = (
        "import sys\n"
        "from triggermap.__main__ import main\n"
        f"sys.argv = ['triggermap', '{option}']\n"
        "try:\n    main()\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "heavy = [m for m in sys.modules if m.startswith(('PySide6', 'yaml', 'platformdirs', 'triggermap.content'))]\n"
        "assert not heavy, heavy\n"
    )

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
    assert (__version__ if option == "--version" else "find") in result.stdout


def test_no_display_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "has_display", lambda: False)

    assert main([]) == 1

    told = capsys.readouterr().err
    assert "display" in told
    assert "triggermap print cheek -o map.pdf" in told
    assert len(told.strip().splitlines()) == 1


def test_missing_libraries_are_named_with_the_line_that_mends(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "has_display", lambda: True)
    monkeypatch.setattr(machine, "missing_packages", lambda *, window: ("libegl1", "libxcb-cursor0"))

    assert main([]) == 1

    assert "apt-get install -y libegl1 libxcb-cursor0" in capsys.readouterr().err


def test_what_can_be_told_is_told_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_arguments: object) -> int:
        raise TriggermapError("The disk is full.")

    monkeypatch.setattr(cli, "run", fail)

    assert main(["regions"]) == 1
    assert capsys.readouterr().err == "triggermap: The disk is full.\n"


@pytest.mark.parametrize("arguments", [["flurble"], ["find"], ["print", "cheek"], ["--lang", "fr"]])
def test_a_wrong_command_line_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


def test_options_stand_before_or_after_the_command() -> None:
    parser = __main__.build_parser()

    assert parser.parse_args(["--lang", "nl", "find", "wang"]).lang == "nl"
    assert parser.parse_args(["find", "wang", "--lang", "nl"]).lang == "nl"
    assert parser.parse_args(["find", "wang"]).lang is None
