"""Diagrams of the library: an SVG whose colours are names and whose words stand beside it, made ready for one palette.

`assets/library/diagrams/<id>.svg` is the drawing, 640 units wide. Colours are ``var(--name)``; a text is an empty
``<text data-words="key" .../>``, whose words are in ``<id>.json`` as ``{"key": {"en": "...", "nl": "..."}}`` with ``|``
where a line ends. Qt draws SVG Tiny, which has no style sheets and does not break lines, so both are done here.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from triggermap import resources
from triggermap.domain.text import Language, Text
from triggermap.errors import ContentError, Problem

WIDTH = 640.0
LINE = 1.25
"""Distance between lines, times the size of the letters."""
SMALLEST = 15.0
FAMILY = "Inter"
SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "title", "style"}
)
COLOURS = (
    "surface", "text", "muted", "border", "strong_border", "accent", "on_accent", "accent_soft", "pain", "on_pain",
    "mark_soft", "belly", "warn_ground", "warn_border", "warn_text", "track",
)  # fmt: skip
"""Names that a drawing may use; each palette has a value for all of them."""
PAPER: Mapping[str, str] = {
    "surface": "#ffffff", "text": "#14181c", "muted": "#4c545a", "border": "#c9c9c9", "strong_border": "#8c8c8c",
    "accent": "#14536b", "on_accent": "#ffffff", "accent_soft": "#e8eef0", "pain": "#b0122c", "on_pain": "#ffffff",
    "mark_soft": "#f3e6e8", "belly": "#7a5a4a", "warn_ground": "#f7f1e4", "warn_border": "#8d7026",
    "warn_text": "#33270a", "track": "#e6e6e6",
}  # fmt: skip
"""Colours on paper; each pair that stands on the other still differs where they are printed in grey."""
_Say = Callable[[str, str], None]
_COLOUR = re.compile(r"var\(--([a-z_]+)\)")
_NUMBER = re.compile(r"#[0-9a-fA-F]{3,8}|rgb|hsl")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in a drawing, in its units."""

    words: str
    x: float
    y: float
    """Of the base line."""
    size: float
    anchor: str
    """``start``, ``middle`` or ``end``."""
    weight: int


@dataclass(frozen=True, slots=True)
class Diagram:
    """A drawing with its words, not yet in colours or in a language."""

    root: ElementTree.Element
    words: Mapping[str, Text]
    height: float

    def svg(self, language: Language, colours: Mapping[str, str]) -> str:
        """Return the drawing in one language and one palette (name -> ``#rrggbb``)."""
        root = ElementTree.fromstring(ElementTree.tostring(self.root))
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == f"{{{SVG}}}text":
                    place = list(parent).index(child)
                    parent.remove(child)
                    for offset, made in enumerate(self._text_elements(child, language)):
                        parent.insert(place + offset, made)
        ElementTree.register_namespace("", SVG)
        return _COLOUR.sub(lambda found: colours[found[1]], ElementTree.tostring(root, encoding="unicode"))

    def lines(self, language: Language) -> Iterator[Line]:
        """Yield each line of text, for measuring; groups that are moved are not followed."""
        for element in self.root.iter(f"{{{SVG}}}text"):
            for made in self._text_elements(element, language):
                yield Line(
                    words=made.text or "",
                    x=float(made.get("x", "0")),
                    y=float(made.get("y", "0")),
                    size=float(made.get("font-size", "0")),
                    anchor=made.get("text-anchor", "start"),
                    weight=int(made.get("font-weight", "400")),
                )

    def _text_elements(self, element: ElementTree.Element, language: Language) -> Iterator[ElementTree.Element]:
        """Yield one text element a line."""
        attributes = {"font-family": FAMILY, "fill": "var(--text)", **element.attrib}
        lines = self.words[attributes.pop("data-words")].get(language).split("|")
        middle = attributes.pop("data-valign", "") == "middle"
        size, y = float(attributes["font-size"]), float(attributes["y"])
        if middle:  # about a third of the size lies between base line and middle of the letters
            y += size * 0.35 - LINE * size * (len(lines) - 1) / 2
        for number, words in enumerate(lines):
            made = ElementTree.Element(element.tag, {**attributes, "y": f"{y + number * LINE * size:g}"})
            made.text = words
            yield made


def diagram_file(name: str) -> Path:
    """Return where the drawing lies, or would lie."""
    return resources.library_dir() / "diagrams" / f"{name}.svg"


@lru_cache(maxsize=8)
def load_diagram(file: Path) -> Diagram:
    """Return the drawing in `file` with the words beside it.

    Raises:
        ContentError: with every fault that was found.
    """
    problems: list[Problem] = []
    root = _parsed(file, problems)
    words = _words(file.with_suffix(".json"), problems)
    height = _check(root, words, file, problems) if root is not None else 0.0
    if problems or root is None:
        raise ContentError(tuple(problems))
    for parent in root.iter():
        for child in [child for child in parent if child.tag == f"{{{SVG}}}style"]:
            parent.remove(child)  # only there to look at the file by itself
    return Diagram(root, words, height)


def _parsed(file: Path, problems: list[Problem]) -> ElementTree.Element | None:
    try:
        return ElementTree.fromstring(file.read_text(encoding="utf-8"))
    except OSError as error:
        problems.append(Problem(file, 0, "", f"cannot be read: {error.strerror or error}"))
    except ElementTree.ParseError as error:
        problems.append(Problem(file, error.position[0], "", f"is not well-formed: {error}"))
    except UnicodeDecodeError as error:
        problems.append(Problem(file, 0, "", f"is not UTF-8 text (byte {error.start})"))
    return None


def _words(file: Path, problems: list[Problem]) -> dict[str, Text]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        problems.append(Problem(file, 0, "", f"cannot be read: {error.strerror or error}"))
        return {}
    except ValueError as error:
        problems.append(Problem(file, getattr(error, "lineno", 0), "", f"is not JSON: {error}"))
        return {}
    words: dict[str, Text] = {}
    for key, value in content.items() if isinstance(content, dict) else ():
        if isinstance(value, dict) and value.keys() == {"en", "nl"} and all(_is_text(each) for each in value.values()):
            words[key] = Text(value["en"], value["nl"])
        else:
            problems.append(Problem(file, 0, key, 'expected {"en": "...", "nl": "..."}'))
    return words


def _is_text(value: object) -> bool:
    return isinstance(value, str) and all(line.strip() for line in value.split("|"))


def _check(root: ElementTree.Element, words: Mapping[str, Text], file: Path, problems: list[Problem]) -> float:
    """Note what the drawing may not hold; return its height."""

    def say(key: str, message: str) -> None:
        problems.append(Problem(file, 0, key, message))

    view = root.get("viewBox", "").split()
    height = float(view[3]) if len(view) == 4 and view[:3] == ["0", "0", f"{WIDTH:g}"] else 0.0
    if root.tag != f"{{{SVG}}}svg" or height <= 0 or "width" in root.attrib:
        say("svg", f'expected <svg xmlns="{SVG}" viewBox="0 0 {WIDTH:g} height"> without a width')
    used: set[str] = set()
    for element in root.iter():
        name = element.tag.removeprefix(f"{{{SVG}}}")
        if name not in ELEMENTS:
            say(name, f"is not used in a diagram; known are {', '.join(sorted(ELEMENTS))}")
        for key, value in element.attrib.items():
            if key in ("style", "class"):
                say(name, f"has {key!r}; write each attribute out")
            if key in ("fill", "stroke") and (_NUMBER.search(value) or not (value == "none" or _COLOUR.search(value))):
                say(name, f"{key} {value!r}: expected var(--name) or none")
            for colour in _COLOUR.findall(value):
                if colour not in COLOURS:
                    say(name, f"there is no colour {colour!r}; known are {', '.join(COLOURS)}")
        if name == "text":
            used.add(_check_text(element, words, say))
    for key in words.keys() - used:
        say(key, "these words are not used in the drawing")
    return height


def _check_text(element: ElementTree.Element, words: Mapping[str, Text], say: _Say) -> str:
    key = element.get("data-words", "")
    if key not in words:
        say("text", f"there are no words {key!r} in the file beside it")
    if (element.text or "").strip() or len(element):
        say(key, "a text is empty; its words stand in the file beside it")
    if not all(element.get(name) for name in ("x", "y", "font-size")):
        say(key, "a text has x, y and font-size")
    elif float(element.get("font-size", "0")) < SMALLEST:
        say(key, f"letters are at least {SMALLEST:g} units high")
    return key
