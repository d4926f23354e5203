"""The rules of the architecture, on the real code."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "triggermap"
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
FILES = sorted(PACKAGE.rglob("*.py"))
NETWORK = (
    "QtNetwork",
    "QtNetworkAuth",
    "QtWebSockets",
    "QtWebEngineCore",
    "QtHttpServer",
    "urllib",
    "socket",
    "http.client",
)
NO_TESTS_WITHOUT_QT = ("report", "bake")
"""Folders of tests/unit that are left out where Qt is forbidden: painting, and what is never on the user's machine."""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_imports_point_down() -> None:
    result = run("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))")

    assert result.returncode == 0, result.stdout + result.stderr


def test_pure_layers_pass_their_tests_without_qt() -> None:
    skipped = [f"--ignore=tests/unit/{name}" for name in NO_TESTS_WITHOUT_QT]
    plugins = ["-p", "tests.helpers.forbid_qt", "-p", "no:pytest-qt", "-p", "no:cacheprovider"]

    result = run("-m", "pytest", "-q", "-c", "/dev/null", "--rootdir=.", *plugins, *skipped, "tests/unit")

    assert result.returncode == 0, result.stdout[-4000:] + result.stderr


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function; a text over many lines (a template, a docstring) counts as one."""
    lines = set(range(function.lineno, (function.end_lineno or function.lineno) + 1))
    for node in ast.walk(function):
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            lines -= set(range(node.lineno + 1, (node.end_lineno or node.lineno) + 1))
    return len(lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    lengths = {function.name: code_lines(function) for function in functions(ast.parse(source))}

    assert len(source.splitlines()) <= LONGEST_FILE
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_module_names_a_network_module() -> None:
    """import-linter sees whole libraries; this sees Qt's network parts, and names that a string imports."""
    found = [f"{path.relative_to(ROOT)}: {name}" for path in FILES for name in names_in(path) if is_network(name)]

    assert not found


def names_in(path: Path) -> Iterator[str]:
    """Yield each name that a file imports, and each of its texts."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def is_network(name: str) -> bool:
    """Tell whether a dotted name is, or lies in, a module that can open a connection."""
    dotted = f"{name}."
    return any(dotted.startswith(f"{module}.") or f".{module}." in dotted for module in NETWORK)
