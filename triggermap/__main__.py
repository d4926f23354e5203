"""The program's entry: reads the command line, then starts the window or a command.

`--version` and `--help` are answered without Qt or the content being imported.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from triggermap import __version__, cli, machine
from triggermap.errors import TriggermapError

NO_DISPLAY = (
    "Trigger Map found no display to open its window on; "
    "without one, `triggermap print cheek -o map.pdf` writes a map as PDF (see `triggermap print --help`)."
)
EXIT_ERROR = 1


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="triggermap",
        description="Click where it hurts and see which muscles may refer pain there, what to do, and print the map. "
        "Without a command the window opens. It teaches; it does not diagnose.",
        epilog="Nothing is ever sent anywhere: the program has no network code.",
    )
    parser.add_argument("--version", action="version", version=f"triggermap {__version__}")
    parser.add_argument("--lang", choices=("en", "nl"), help="language of the window or the answer (en or nl)")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep settings, log and cache inside DIR")
    parser.add_argument("--example", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    parser.add_argument("--or-example", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    cli.add_commands(parser)
    return parser


def _start_window(arguments: argparse.Namespace) -> int:
    """Open the window, or draw the example into memory where that is asked for or all that can be done."""
    example: Path | None = arguments.example
    if example is None and not machine.has_display():
        if arguments.or_example is None:
            print(NO_DISPLAY, file=sys.stderr)
            return EXIT_ERROR
        print("There is no display here, so the window is drawn into memory with an example marked: the right cheek.")
        example = arguments.or_example
    missing = machine.missing_packages(window=example is None and machine.uses_x11())
    if missing:
        print("Some system libraries that the window needs are not here. This installs them:", file=sys.stderr)
        print("    " + machine.install_line(missing), file=sys.stderr)
        return EXIT_ERROR
    from triggermap import app  # imported late: it brings Qt

    return app.run(app.Options(language=arguments.lang, data_dir=arguments.data_dir, example=example))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Codes: 0 done, 1 an error that is told, 2 a command line or words that are not understood.
    """
    arguments = build_parser().parse_args(argv)
    try:
        if arguments.command is not None:
            return cli.run(arguments)
        return _start_window(arguments)
    except TriggermapError as error:
        print(f"triggermap: {error}", file=sys.stderr)
        return EXIT_ERROR
    except BrokenPipeError:
        # The reader of a pipe (`| head`) has gone: nothing more to say, and not a fault.
        sys.stderr.close()
        return EXIT_ERROR


if __name__ == "__main__":
    sys.exit(main())
