"""Problems of content files in Dutch: every message of the readers has one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from triggermap.content.cursor import Kind
from triggermap.domain.text import Language
from triggermap.errors import Problem
from triggermap.words import problem_line, problem_text

CONTENT = Path(__file__).parents[3] / "triggermap" / "content"
READERS = ("cursor", "general", "muscles", "nodes", "readers", "safety", "strokes", "packs/archive", "packs/building",
           "packs/reading", "packs/texts")  # fmt: skip
SAYING = ("say", "reject", "_say", "_unread", "Problem", "_RefusedError")
TO_WRITERS = ("version in quotes", "telephone", "two capital letters", "one entry with country")
"""Said of the shipped content alone, to its writers."""
LEAST_WORDS = 2


def form_of(node: ast.expr) -> str | None:
    """A message as it stands in the code, with something for each value in it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_piece(part) for part in node.values)
    return None


def _piece(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    assert isinstance(part, ast.FormattedValue)
    return "" if "did_you_mean" in ast.unparse(part.value) else "7"


def messages() -> Iterator[tuple[str, str]]:
    for name in READERS:
        for node in ast.walk(ast.parse((CONTENT / f"{name}.py").read_text("utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute | ast.Name):
                own = called.attr if isinstance(called, ast.Attribute) else called.id
                for argument in node.args if isinstance(node, ast.Call) and own in SAYING else ():
                    form = form_of(argument)
                    if form and len(form.split()) >= LEAST_WORDS and not any(words in form for words in TO_WRITERS):
                        yield name, form


@pytest.mark.parametrize(("name", "message"), sorted(set(messages())))
def test_every_message_of_the_readers_has_a_dutch_form(name: str, message: str) -> None:
    assert problem_text(message, Language.NL) != message
    assert problem_text(message, Language.EN) == message


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("the key 'name' is missing", "de sleutel 'name' ontbreekt"),
        ("there is no landmark 'chek'; did you mean 'cheek'?",
         "er is geen herkenningspunt 'chek'; bedoelde u 'cheek'?"),
        ("expected a whole number from 1 to 20 (seconds), found 'two'",
         "verwacht: een geheel getal van 1 tot 20 (seconden); gevonden: 'two'"),
        ("expected text; YAML reads no as true or false; put it in quotes",
         "verwacht: tekst; YAML leest no als true of false; zet het tussen aanhalingstekens"),
        ("unknown key 'auther'; did you mean 'author'?", "onbekende sleutel 'auther'; bedoelde u 'author'?"),
        ("unknown key 'x'; known here: a, b", "onbekende sleutel 'x'; bekend zijn hier: a, b"),
        ("expected the id of a muscle; 'tearing' is a symptom",
         "verwacht: de id van een spier; 'tearing' is een klacht"),
        ("something nobody thought of", "something nobody thought of"),
    ],
)  # fmt: skip
def test_messages_are_put_into_dutch_with_what_stands_in_them(english: str, dutch: str) -> None:
    assert problem_text(english, Language.NL) == dutch


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_thing_has_a_dutch_name(kind: Kind) -> None:
    assert problem_text(f"there is no {kind} 'x'", Language.NL) != f"er is geen {kind} 'x'"


def test_a_line_keeps_file_line_and_key() -> None:
    problem = Problem(Path("pack.yaml"), 3, "author", "is empty")
    assert problem_line(problem, Language.NL) == "pack.yaml:3: author: is leeg"
