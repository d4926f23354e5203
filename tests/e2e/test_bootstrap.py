"""`bootstrap.py` before there is anything installed; the installing itself is what CI does first."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.e2e.conftest import ROOT

SOURCE = ROOT / "bootstrap.py"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module.os, "execv", lambda *_arguments: pytest.fail("started another Python"))
    return module


def test_an_old_python_can_read_it() -> None:
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_a_python_that_is_too_old_is_told(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "succeeds", lambda *_command: False)

    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer"):
        bootstrap.use_new_enough_python()


def test_all_that_lacks_stands_in_one_line(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("triggermap.machine.missing_packages", lambda *, window: ("libegl1",))
    monkeypatch.setattr("triggermap.machine.is_debian", lambda: True)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap, "VENV_PYTHON", tmp_path / "none")
    monkeypatch.setattr(bootstrap, "has_ensurepip", lambda: False)
    monkeypatch.setattr(bootstrap, "borrows_pip", lambda: False)

    with pytest.raises(SystemExit, match=r"sudo apt-get install -y libegl1 python3-venv$"):
        bootstrap.check_system()


def test_a_second_run_installs_nothing(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV_PYTHON", Path(sys.executable))
    (tmp_path / ".installed-test").write_text(bootstrap.fingerprint())
    monkeypatch.setattr(bootstrap.subprocess, "call", lambda *_command, **_options: pytest.fail("ran something"))

    bootstrap.install("run")
    bootstrap.install("test")
