"""Start to end of the window: application, services, window, event loop."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer
from PySide6.QtWidgets import QApplication

from triggermap import __version__, resources
from triggermap.app import Options, diagnostics
from triggermap.app.instance import SingleInstance
from triggermap.app.preferences import StoredPreferences
from triggermap.app.wiring import Wiring
from triggermap.domain.text import Language
from triggermap.settings import user_dirs

if TYPE_CHECKING:
    from triggermap.ui.main_window import MainWindow

APP_ID = "org.triggermap.TriggerMap"


def make_application(argv: Sequence[str]) -> QApplication:
    """Return Qt's application with our names and icon."""
    application = QApplication(list(argv))
    application.setApplicationName("triggermap")
    application.setApplicationDisplayName("Trigger Map")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APP_ID)
    return application


def set_icon() -> None:
    """Give the windows their icon; drawing it takes as long as a tenth of the start, so it comes after the body."""
    from PySide6.QtGui import QIcon

    QApplication.setWindowIcon(QIcon(str(resources.assets_dir() / "icons" / "triggermap.svg")))


def preferences_of(options: Options) -> StoredPreferences:
    """Return the stored preferences, with the language that the command line asks for."""
    asked = Language(options.language) if options.language else None
    return StoredPreferences(user_dirs(options.data_dir).config, asked, QLocale.system().name())


def make_window(wiring: Wiring) -> MainWindow:
    """Return the window; the first picture is read while the window's modules are imported."""
    from triggermap.ui.body.shadings import read_early

    preferences, bodies = wiring.preferences.load(), wiring.atlas.bodies
    if not preferences.lines:
        body = preferences.body if preferences.body in bodies else bodies[0]
        read_early(wiring.atlas.view(body, wiring.atlas.views[0]))
    from triggermap.ui.main_window import MainWindow

    window = MainWindow(wiring.services())
    window.settled.connect(_settle)
    return window


def _settle() -> None:
    """Reading pictures took and gave back tens of megabytes, which the allocator would keep."""
    from triggermap import machine

    machine.return_memory()


def take_down(window: QObject) -> None:
    """Silence a window that is about to go: what one part says while it goes would reach others that have gone."""
    for part in (window, *window.findChildren(QObject)):
        part.blockSignals(True)


def run(options: Options, argv: Sequence[str]) -> int:
    """Open the window, or draw the example, and return the exit code."""
    application = make_application(argv)
    preferences = preferences_of(options)
    dirs = user_dirs(options.data_dir)
    if options.example is not None:
        from triggermap.app import example  # imported late: only for the picture

        return example.draw(options.example, preferences, dirs.cache)
    instance = SingleInstance(dirs.cache)
    if not instance.acquire():
        from triggermap.words import phrase

        instance.call_the_other()
        print(phrase("app.already_open", preferences.load().language), file=sys.stderr)  # noqa: T201
        return 0
    window = make_window(Wiring(preferences, dirs.cache, dirs.packs))

    def come_forward() -> None:
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()

    def after_first_paint() -> None:
        set_icon()
        diagnostics.open_log(dirs.log)
        instance.when_called(come_forward)

    def when_ready() -> None:
        gc.freeze()  # what the window stands on stays until the end
        gc.enable()

    window.ready.connect(when_ready)
    window.canvas.first_painted.connect(lambda: QTimer.singleShot(0, after_first_paint))
    window.show()
    code = application.exec()
    take_down(window)
    instance.release()
    diagnostics.close_log()
    return code
