"""The commands of the command line; each prints what a person or, with --json, a program reads."""

from __future__ import annotations

import argparse


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add the commands to the program's parser; nothing heavy is imported here."""
    parser.add_subparsers(dest="command", metavar="COMMAND")


def run(arguments: argparse.Namespace) -> int:
    """Run the chosen command and return its exit code."""
    raise NotImplementedError(arguments.command)
