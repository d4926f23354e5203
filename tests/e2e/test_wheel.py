"""The wheel holds all that the program needs, and nothing of the tests."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Build the wheel and return the names in it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return archive.namelist()


def shipped(folder: Path) -> set[str]:
    """Return the names that the files of an asset folder have in the wheel."""
    return {f"triggermap/{path.relative_to(ROOT).as_posix()}" for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", ["knowledge", "atlas", "words", "icons", "fonts"])
def test_assets_are_in_it(names: list[str], folder: str) -> None:
    expected = shipped(ROOT / "assets" / folder)

    assert expected
    assert expected <= set(names)


def test_the_code_is_in_it_and_the_tests_are_not(names: list[str]) -> None:
    assert "triggermap/__main__.py" in names
    assert "triggermap/ui/main_window.py" in names
    assert not [name for name in names if name.startswith(("tests/", "assets/", "build/"))]
    assert not [name for name in names if "pain_guide" in name]
