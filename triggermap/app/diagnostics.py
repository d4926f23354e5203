"""What happens when something goes wrong: a log file, a dialog, and a trace of hard crashes. Nothing is ever sent.

Imported before the first paint, so what only a fault or the log file needs is imported where it is used.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from triggermap import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

LOG_NAME = "triggermap.log"
CRASH_NAME = "crash.log"
LOG_BYTES = 512 * 1024
LOG_COPIES = 3

_log = logging.getLogger("triggermap")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_HARMLESS = (
    "This plugin does not support propagateSizeHints",
    "This plugin does not support raise",
    "This plugin does not support grabbing the keyboard",
)
"""What Qt says of each window that is drawn into memory only."""


class _State:
    """What lives as long as the process."""

    log_file: Path | None = None
    crash_file: IO[str] | None = None
    dialog_open = False


def install_hooks() -> None:
    """Catch what nobody else catches: exceptions, also in slots, Qt's own messages, and hard crashes."""
    if sys.stderr is not None:
        faulthandler.enable()
    sys.excepthook = _on_exception
    qInstallMessageHandler(_on_qt_message)


def open_log(folder: Path) -> None:
    """Log to a rotating file in `folder` from now on; a folder that can't be written only costs the log."""
    from logging.handlers import RotatingFileHandler

    from triggermap.app.log_format import JsonLines

    if _State.log_file is not None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=LOG_COPIES, encoding="utf-8", delay=True
        )
        crash_file = (folder / CRASH_NAME).open("w", encoding="utf-8")
    except OSError as error:
        _log.warning("no log file in %s: %s", folder, error)
        return
    handler.setFormatter(JsonLines())
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _State.log_file = folder / LOG_NAME
    _State.crash_file = crash_file
    faulthandler.enable(crash_file)
    _log.info("started: version %s, Python %s, %s", __version__, sys.version.split()[0], sys.platform)


def close_log() -> None:
    """Close the log file at the end of the program."""
    _log.info("closed")
    for handler in list(_log.handlers):
        _log.removeHandler(handler)
        handler.close()
    if _State.crash_file is not None:
        faulthandler.disable()
        _State.crash_file.close()
    _State.log_file = _State.crash_file = None


def report(message: str) -> None:
    """Log something that the user need not be disturbed with."""
    _log.warning(message)


def _on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    _log.error("%s", error or kind.__name__, exc_info=(kind, error, trace))
    import traceback

    # A fault may repeat with each repaint: one dialog at a time is enough.
    if QApplication.instance() is None or _State.dialog_open or QApplication.platformName() == "offscreen":
        traceback.print_exception(kind, error, trace)
        return
    _State.dialog_open = True
    try:
        _tell(error)
    finally:
        _State.dialog_open = False


def _tell(error: BaseException) -> None:
    import traceback

    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QMessageBox

    from triggermap.domain.text import Language
    from triggermap.errors import TriggermapError
    from triggermap.words import phrase

    language = Language.NL if QLocale().language() == QLocale.Language.Dutch else Language.EN
    known = isinstance(error, TriggermapError)
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning if known else QMessageBox.Icon.Critical)
    box.setWindowTitle("Trigger Map")
    box.setText(str(error) if known else phrase("app.error", language))
    if not known:
        log_file = _State.log_file
        if log_file is not None:
            box.setInformativeText(phrase("app.error_log", language, path=log_file))
        box.setDetailedText("".join(traceback.format_exception(error)))
    box.exec()


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if not message.startswith(_HARMLESS):
        _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
