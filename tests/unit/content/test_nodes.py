from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from triggermap.content.nodes import (
    MAX_DEPTH,
    Document,
    Mapping,
    Node,
    Scalar,
    Sequence,
    line_of,
    parse,
    read_document,
    trap,
)

FILE = Path("x.yaml")


def said(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in parse(text, FILE).problems]


def plain(node: Node) -> object:
    """The node as PyYAML's own values would be, all scalars as text."""
    if isinstance(node, Mapping):
        return {key: plain(entry.node) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.value


def root_of(text: str) -> Node:
    document = parse(text, FILE)
    assert document.root is not None, document.problems
    return document.root


def test_every_value_has_its_line() -> None:
    root = root_of('a: 1\nb:\n  - "x"\n  - {c: y}\n')
    assert isinstance(root, Mapping)
    assert root.entries["b"].line == 2
    items = root.entries["b"].node
    assert isinstance(items, Sequence)
    assert [item.line for item in items.items] == [3, 4]


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "No", "TRUE", "false"])
def test_an_unquoted_boolean_word_is_a_trap(word: str) -> None:
    node = root_of(f"a: {word}")
    assert isinstance(node, Mapping)
    value = node.entries["a"].node
    assert isinstance(value, Scalar)
    assert "true or false" in (trap(value) or "")
    assert trap(Scalar(1, word, "str", quoted=True)) is None


@pytest.mark.parametrize("word", ["1:30", "012", "1.10", "0x1F", "1_000", "2026-11-01", "~", "null"])
def test_numbers_dates_and_null_are_traps_where_text_is_meant(word: str) -> None:
    node = root_of(f"a: {word}")
    assert isinstance(node, Mapping)
    value = node.entries["a"].node
    assert isinstance(value, Scalar)
    assert trap(value) is not None


def test_a_key_that_yaml_reads_as_a_boolean_is_refused() -> None:
    [(line, message)] = said('en: "a"\nno: "b"\n')
    assert line == 2
    assert "put it in quotes" in message
    assert said('"no": "b"\n') == []


def test_a_duplicate_key_is_reported_with_both_lines() -> None:
    assert said("a: 1\nb: 2\na: 3\n") == [(3, "stands twice; the first is on line 1")]


def test_a_duplicate_key_inside_a_list_names_its_path() -> None:
    [problem] = parse("a:\n  - {b: 1, b: 2}\n", FILE).problems
    assert problem.key == "a[0].b"


@pytest.mark.parametrize("text", ["a:\t1\n", 'a: "x\ty"\n', "\ta: 1\n"])
def test_tabs_are_refused(text: str) -> None:
    [(line, message)] = said(text)
    assert line == 1
    assert "tab" in message


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a: &x [1]\nb: *x\n", "alias"),
        ("a: &x {c: 1}\nb: {<<: *x}\n", "merge"),
        ("a: !!python/object:os.system x\n", "tag"),
        ("a: !!set {x}\n", "tag"),
        ("{[a]: 1}\n", "key"),
    ],
)
def test_what_content_does_not_need_is_refused(text: str, word: str) -> None:
    assert any(word in message for _, message in said(text))


@pytest.mark.parametrize("text", ["a: [1", "a: b: c", "a: 'x", "- a\nb: 1", "a: 1\n---\nb: 2\n", "%", "a: @b", "\x07"])
def test_broken_yaml_is_one_problem(text: str) -> None:
    document = parse(text, FILE)
    assert document.root is None
    [problem] = document.problems
    assert "not valid YAML" in problem.message


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_an_empty_file_is_a_problem(text: str) -> None:
    assert said(text) == [(0, "is empty")]


@pytest.mark.parametrize(
    "text", ["[" * 5000, "{a: " * 5000, "- " * 5000, "\n".join(" " * n + "a:" for n in range(600))]
)
def test_absurd_depth_is_refused_before_the_parser_sees_it(text: str) -> None:
    [(_, message)] = said(text)
    assert str(MAX_DEPTH) in message


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert "cannot be read" in read_document(tmp_path / "none.yaml").problems[0].message


def test_bytes_that_are_no_utf8_are_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"a: \xff\xfe")
    assert "UTF-8" in read_document(file).problems[0].message


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    assert read_document(file).problems == ()


SCALARS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=20)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SCALARS.filter(bool), inner, max_size=4),
    max_leaves=12,
)


@given(TREES)
def test_what_yaml_writes_is_read_back(tree: object) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_style='"')
    document = parse(text, FILE)
    assert document.problems == ()
    assert document.root is not None
    assert plain(document.root) == tree


@given(st.text(max_size=60))
def test_any_text_gives_nodes_or_problems_and_never_an_exception(text: str) -> None:
    document: Document = parse(text, FILE)
    assert document.root is not None or document.problems


def test_the_line_of_a_key_is_found_again() -> None:
    root = parse("a:\n  - x: 1\n  - y:\n      - one\n      - two\n", Path("x.yaml")).root
    assert root is not None
    assert [line_of(root, key) for key in ("a", "a[0].x", "a[1].y[1]")] == [1, 2, 5]
    assert [line_of(root, key) for key in ("b", "a[7]", "a[0].x[0]", "a.x")] == [None] * 4
