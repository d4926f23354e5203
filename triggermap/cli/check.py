"""`triggermap check`: faults in content files, all at once."""

from __future__ import annotations

import argparse

from triggermap import resources
from triggermap.cli import EXIT_OK, EXIT_PROBLEMS
from triggermap.cli.common import complain
from triggermap.content import check_path


def run(arguments: argparse.Namespace) -> int:
    """Print each problem with its file and line."""
    shipped = (resources.knowledge_dir(), resources.library_dir())
    paths = [arguments.path] if arguments.path else [path for path in shipped if path.is_dir()]
    problems = [problem for path in paths for problem in check_path(path)]
    for problem in problems:
        print(problem)
    names = " and ".join(map(str, paths))
    if problems:
        complain(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in {names}")
        return EXIT_PROBLEMS
    print(f"No problems in {names}")
    return EXIT_OK
