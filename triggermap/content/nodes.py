"""YAML text to plain nodes that remember their line, with the traps of YAML 1.1 refused.

PyYAML only composes (it builds no Python values), so nothing is resolved behind the reader's back: `no` is not
turned into False here but handed on as an unquoted word of kind ``bool``, and the typed readers refuse it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from triggermap.content.limits import MAX_BYTES
from triggermap.errors import Problem

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader is five times as fast; it is absent where PyYAML was built without libyaml."""

_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")
MAX_DEPTH = 30
_TAG = "tag:yaml.org,2002:"
_KINDS = frozenset({"str", "bool", "int", "float", "null", "timestamp", "value", "merge"})
"""What YAML 1.1 resolves an untagged word to; anything else was tagged by hand."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it was written."""

    line: int
    value: str
    kind: str
    """What YAML 1.1 takes it for: ``str``, ``bool``, ``int``, ``float``, ``null``, ``timestamp`` ..."""
    quoted: bool
    """True for quoted and for block (``>``, ``|``) text."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """The value of one key, with the line on which the key stands."""

    line: int
    node: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file."""

    line: int
    entries: dict[str, Entry]


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Document:
    """What one file holds; `root` is None where it could not be read at all."""

    file: Path
    root: Node | None
    problems: tuple[Problem, ...]


def read_document(file: Path) -> Document:
    """Read one YAML file; every fault of form is in the document's problems, none is raised."""
    try:
        if file.exists() and not file.is_file():
            return _unread(file, 0, "is no plain file")
        if file.stat().st_size > MAX_BYTES:
            return _unread(file, 0, f"the file is larger than {MAX_BYTES // 1_000_000} MB")
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return _unread(file, 0, f"cannot be read: {error.strerror or error}")
    except UnicodeDecodeError as error:
        return _unread(file, 0, f"is not UTF-8 text (byte {error.start})")
    return parse(text, file)


def parse(text: str, file: Path) -> Document:
    """Turn YAML text into nodes; `file` is named in the problems."""
    tabs = [number for number, line in enumerate(text.split("\n"), start=1) if "\t" in line]
    if tabs:
        problems = tuple(Problem(file, line, "", "holds a tab character; use spaces") for line in tabs)
        return Document(file, None, problems)
    too_deep = _nesting_fault(text)
    if too_deep:
        return _unread(file, too_deep, f"is nested more than {MAX_DEPTH} levels deep")
    loader = _Loader(text)
    try:
        composed = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.context, error.problem) if part)
        return _unread(file, mark.line + 1 if mark else 0, f"is not valid YAML: {said}")
    except yaml.YAMLError as error:
        return _unread(file, 0, f"is not valid YAML: {error}".splitlines()[0])
    finally:
        loader.dispose()
    if composed is None:
        return _unread(file, 0, "is empty")
    walk = _Walk(file)
    root = walk.node(composed, "")
    return Document(file, root, tuple(walk.problems))


def line_of(node: Node, key: str) -> int | None:
    """Return the line on which a dotted key (``sites[2].referral.essential[0]``) stands below a node, or None."""
    line = node.line
    for name, index in _STEP.findall(key):
        if name:
            entry = node.entries.get(name) if isinstance(node, Mapping) else None
            if entry is None:
                return None
            node, line = entry.node, entry.line
        else:
            if not isinstance(node, Sequence) or int(index) >= len(node.items):
                return None
            node = node.items[int(index)]
            line = node.line
    return line


def _unread(file: Path, line: int, message: str) -> Document:
    return Document(file, None, (Problem(file, line, "", message),))


def _nesting_fault(text: str) -> int:
    """Return the line where the text is nested absurdly deep, or 0.

    The C composer recurses without a limit, so a hostile file could exhaust the stack. Brackets inside quoted
    text count too; real content stays far below the limit either way because they close again.
    """
    depth = 0
    for number, line in enumerate(text.split("\n"), start=1):
        dashes = line.lstrip()
        leading = len(line) - len(dashes)
        nested_dashes = 0
        while dashes.startswith(("- ", "? ")):
            nested_dashes += 1
            dashes = dashes[2:].lstrip()
        for character in line:
            if character in "[{":
                depth += 1
            elif character in "]}":
                depth = max(0, depth - 1)
            if depth > MAX_DEPTH:
                return number
        if nested_dashes > MAX_DEPTH or leading > 8 * MAX_DEPTH:
            return number
    return 0


class _Walk:
    """One walk over the composed nodes: converts them and notes faults of form."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def node(self, node: yaml.Node, key: str) -> Node:
        line = node.start_mark.line + 1
        if id(node) in self._seen:
            self._say(line, key, "aliases (*name) are not used here; write the value out")
            return Scalar(line, "", "null", quoted=False)
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, line, key)
        if isinstance(node, yaml.SequenceNode):
            self._check_tag(node, "seq", line, key)
            return Sequence(line, tuple(self.node(item, f"{key}[{i}]") for i, item in enumerate(node.value)))
        return self._scalar(node, line, key)

    def _scalar(self, node: yaml.Node, line: int, key: str) -> Scalar:
        kind = node.tag.removeprefix(_TAG)
        if kind not in _KINDS:
            self._say(line, key, f"the tag {node.tag!r} is not used here")
            kind = "str"
        style = getattr(node, "style", None)
        return Scalar(line, str(node.value), kind, quoted=style in ("'", '"', "|", ">"))

    def _mapping(self, node: yaml.MappingNode, line: int, key: str) -> Mapping:
        self._check_tag(node, "map", line, key)
        entries: dict[str, Entry] = {}
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + 1
            name = self._key_name(key_node, key_line, key)
            path = f"{key}.{name}" if key else name
            if name in entries:
                first = entries[name].line
                self._say(key_line, path, f"stands twice; the first is on line {first}")
                continue
            entries[name] = Entry(key_line, self.node(value_node, path))
        return Mapping(line, entries)

    def _key_name(self, node: yaml.Node, line: int, key: str) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self._say(line, key, "a key must be a plain word")
            return "?"
        name = str(node.value)
        kind = node.tag.removeprefix(_TAG)
        if kind == "merge":
            self._say(line, key, "merge keys (<<) are not used here; write the values out")
        elif kind != "str":
            self._say(line, key, f"the key {name} is read by YAML as {_meaning(kind)}; put it in quotes")
        return name

    def _check_tag(self, node: yaml.Node, expected: str, line: int, key: str) -> None:
        if node.tag != _TAG + expected:
            self._say(line, key, f"the tag {node.tag!r} is not used here")

    def _say(self, line: int, key: str, message: str) -> None:
        self.problems.append(Problem(self.file, line, key, message))


def _meaning(kind: str) -> str:
    names = {"bool": "true or false", "int": "a number", "float": "a number", "null": "nothing", "timestamp": "a date"}
    return names.get(kind, kind)


def trap(scalar: Scalar) -> str | None:
    """Return why an unquoted word is not the text that it looks like, or None where it is text."""
    if scalar.quoted or scalar.kind == "str":
        return None
    if not scalar.value:
        return "nothing stands here"
    if scalar.kind in ("int", "float") and ":" in scalar.value:
        return f"YAML reads {scalar.value} as a number to base 60; put it in quotes"
    return f"YAML reads {scalar.value} as {_meaning(scalar.kind)}; put it in quotes"
