"""The command line: the parser of the commands, and which code runs each. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from pathlib import Path

EXIT_OK = 0
EXIT_PROBLEMS = 1
EXIT_NOT_UNDERSTOOD = 2
DEFAULT_LIMIT = 10
FIGURES = ("shaded", "lines")
BODIES = ("female", "male", "older", "heavier")

_EXAMPLES = """examples:
  triggermap find sinus
  triggermap find pijn rond mijn ogen --lang nl --side right
  triggermap print cheek and eye --side left -o map.pdf
"""
_HANDOUT_EXAMPLES = """examples:
  triggermap handout cramp_now -o cramp.pdf
  triggermap handout referred_pain pacing --places cheek and eye --side right --leaflets --large -o handout.pdf
"""


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add the commands to the program's parser."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--lang", choices=("en", "nl"), help="language of the answer; else the system's")
    common.add_argument("--data-dir", type=Path, metavar="DIR", help="keep the cache inside DIR")
    _add_find(commands, common)
    regions = commands.add_parser("regions", parents=[common], help="list the places that can be marked")
    regions.add_argument("--json", action="store_true", help="answer as JSON")
    show = commands.add_parser("show", parents=[common], help="everything about one muscle")
    show.add_argument("muscle", nargs="+", metavar="MUSCLE", help="its id, or a name: SCM, masseter, kauwspier")
    glossary = commands.add_parser("glossary", parents=[common], help="words of the trade in plain words")
    glossary.add_argument("words", nargs="*", metavar="WORD", help="a word, in English or Dutch; else all of them")
    _add_reading(commands, common)
    _add_print(commands, common)
    commands.add_parser("packs", parents=[common], help="your own content packs, and what is wrong with them")
    check = commands.add_parser("check", parents=[common], help="look for faults in content files (YAML) and articles")
    check.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="a file, folder or .zip; else the shipped content"
    )


def _add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORDS", help="where it hurts, in English or Dutch")
    _add_side(parser)


def _add_side(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--side", choices=("left", "right", "both"), help="your own side; else both, or as the words say"
    )


def _add_find(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    find = commands.add_parser(
        "find",
        parents=[common],
        help="muscles that may refer pain to a place",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_words(find)
    find.add_argument("--limit", type=_count, default=DEFAULT_LIMIT, metavar="N", help="muscles at most (10)")
    find.add_argument("--all-flags", action="store_true", help="show every warning sign, not only emergencies")
    find.add_argument("--json", action="store_true", help="answer as JSON")


def _add_reading(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    search = commands.add_parser(
        "search", parents=[common], help="look words up in articles, muscles, places, symptoms and glossary"
    )
    search.add_argument("words", nargs="+", metavar="WORDS", help="in English or Dutch; typing errors are forgiven")
    search.add_argument("--limit", type=_count, default=DEFAULT_LIMIT, metavar="N", help="answers at most (10)")
    search.add_argument("--json", action="store_true", help="answer as JSON")
    read = commands.add_parser("read", parents=[common], help="an article of the library; without a name, the list")
    read.add_argument("article", nargs="*", metavar="ARTICLE", help="its id, or words of its title")


def _add_print(commands: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    page = commands.add_parser("print", parents=[common], help="write the map as PDF, to print or take along")
    _add_words(page)
    _add_paper(page)
    handout = commands.add_parser(
        "handout",
        parents=[common],
        help="write articles as PDF, with the map of places and leaflets where asked for",
        epilog=_HANDOUT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    handout.add_argument("article", nargs="*", metavar="ARTICLE", help="its id, or words of its title; 'all'")
    handout.add_argument("--places", dest="words", nargs="+", default=[], metavar="WORDS", help="where it hurts")
    _add_side(handout)
    handout.add_argument("--large", action="store_true", help="large type: 14 points")
    handout.add_argument("--title", default="", help="of the first page")
    _add_paper(handout)


def _add_paper(page: argparse.ArgumentParser) -> None:
    page.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the PDF to write")
    page.add_argument("--paper", choices=("a4", "letter"), default="a4", help="size of the page (a4)")
    page.add_argument("--body", choices=BODIES, default=BODIES[0], help="which body to draw (female)")
    page.add_argument("--figure", choices=FIGURES, default=FIGURES[0], help="how the body is drawn (shaded)")
    page.add_argument("--leaflets", action="store_true", help="add a page in plain words for each best match")


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return count


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen command and return its exit code.

    Raises:
        TriggermapError: for what can be told in a sentence: damaged content, a file that cannot be written.
    """
    match arguments.command:
        case "find":
            from triggermap.cli import find

            return find.run(arguments)
        case "regions":
            from triggermap.cli import regions

            return regions.run(arguments)
        case "show":
            from triggermap.cli import show

            return show.run(arguments)
        case "packs":
            from triggermap.cli import packs

            return packs.run(arguments)
        case "glossary":
            from triggermap.cli import glossary

            return glossary.run(arguments)
        case "search":
            from triggermap.cli import search

            return search.run(arguments)
        case "read":
            from triggermap.cli import read

            return read.run(arguments)
        case "handout":
            from triggermap.cli import handout

            return handout.run(arguments)
        case "print":
            from triggermap.cli import print_map

            return print_map.run(arguments)
        case _:
            from triggermap.cli import check

            return check.run(arguments)
