"""Start the program as people do: as another process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
Program = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def program(fresh_folders: Path) -> Program:
    """Run `triggermap` with these arguments, with no display and no Qt platform chosen."""

    def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        return subprocess.run(
            [sys.executable, "-m", "triggermap", *arguments],
            cwd=ROOT,
            env=environment | variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
