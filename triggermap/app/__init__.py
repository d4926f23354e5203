"""The composition root of the window: makes the services, the application and the window, and runs it."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says about the window."""

    language: str | None = None
    data_dir: Path | None = None
    example: Path | None = None
    """Folder for the example's picture and PDF; the window is then drawn into memory."""


def before_qt() -> None:
    """Import what the first paint needs and what needs no Qt.

    PySide reads the source of each module that is imported after it, so this order saves a tenth of the start.
    """
    import logging  # noqa: F401

    import triggermap.atlas
    import triggermap.domain.pain
    import triggermap.settings
    import triggermap.ui.models.view_groups
    import triggermap.ui.services  # noqa: F401


def run(options: Options) -> int:
    """Open the window and return the exit code once it is closed."""
    if options.example is not None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Nothing made while starting is garbage; looking for some costs a tenth of the start. `start` turns it on again.
    gc.disable()
    before_qt()
    from triggermap.app import diagnostics, start  # imported late: they bring Qt

    # The crash handler must outlive whatever else goes wrong, so it comes first.
    diagnostics.install_hooks()
    return start.run(options, sys.argv[:1])
