"""The Dutch of the window is complete, and every text can be found by the translator at all."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from triggermap.resources import assets_dir

SOURCES = sorted((Path(__file__).parents[2] / "triggermap" / "ui").rglob("*.py"))
FILE = assets_dir() / "i18n" / "triggermap_nl.ts"


def messages() -> list[tuple[str, str, str, str | None]]:
    """Return context, source, translation and the translation's state."""
    found = []
    for context in ElementTree.parse(FILE).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found.append((name, message.findtext("source") or "", translation.text or "", translation.get("type")))
    return found


def calls() -> list[tuple[Path, ast.Call]]:
    """Return each call of `tr` and `translate` in the window's code."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="tr" | "translate")):
                    found.append((path, node))
    return found


def test_dutch_is_complete() -> None:
    unfinished = [source for _name, source, text, state in messages() if state or not text]
    assert not unfinished


def test_every_text_of_the_code_is_in_the_file() -> None:
    known = {source for _name, source, _text, _state in messages()}
    missing = []
    for path, call in calls():
        words = call.args[-1]
        if isinstance(words, ast.Constant) and words.value not in known:
            missing.append(f"{path.name}: {words.value!r}")
    assert not missing, "run pyside6-lupdate"


def test_no_text_is_put_together_before_it_is_translated() -> None:
    faulty = [f"{path.name}:{call.lineno}" for path, call in calls() if isinstance(call.args[-1], ast.JoinedStr)]
    assert not faulty


def test_both_languages_have_the_same_slots() -> None:
    for _name, source, text, _state in messages():
        assert sorted(re.findall(r"\{\w+\}", source)) == sorted(re.findall(r"\{\w+\}", text)), source


def test_dutch_speaks_politely() -> None:
    informal = [text for _name, _source, text, _state in messages() if re.search(r"\b(je|jij|jouw)\b", text)]
    assert not informal


@pytest.mark.parametrize(("name", "source", "text"), [message[:3] for message in messages()][::25])
def test_the_compiled_file_is_fresh(qtbot: QtBot, name: str, source: str, text: str) -> None:
    translator = QTranslator()
    assert translator.load("triggermap_nl", str(FILE.parent))
    QCoreApplication.installTranslator(translator)
    assert QCoreApplication.translate(name, source) == text
    QCoreApplication.removeTranslator(translator)
