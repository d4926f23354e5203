"""`triggermap check`: faults in content files, all at once."""

from __future__ import annotations

import argparse

from triggermap import resources
from triggermap.cli import EXIT_OK, EXIT_PROBLEMS
from triggermap.cli.common import complain
from triggermap.content import check_path


def run(arguments: argparse.Namespace) -> int:
    """Print each problem with its file and line."""
    path = arguments.path or resources.knowledge_dir()
    problems = check_path(path)
    for problem in problems:
        print(problem)
    if problems:
        complain(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} in {path}")
        return EXIT_PROBLEMS
    print(f"No problems in {path}")
    return EXIT_OK
