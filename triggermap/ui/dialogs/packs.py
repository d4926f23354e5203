"""Content packs: which there are, what is wrong with those left out, and taking more in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from triggermap.content.packs.shelf import PackReport, PackState
from triggermap.domain.text import Language
from triggermap.errors import Problem, TriggermapError
from triggermap.ui import theme
from triggermap.ui.pack_keeper import Added, PackKeeper
from triggermap.ui.panels.blocks import WrapLabel, column, empty, framed
from triggermap.ui.panels.flow import FlowLayout
from triggermap.words import pack_holds, problem_line, problem_text

T = TypeVar("T")

WIDTH, HEIGHT = 680, 600
"""Pixels at 100 %."""
MOST_PROBLEMS = 20
"""Of one pack; all of them can be copied."""


class PackCard(QFrame):
    """One pack: whose it is, what it holds, whether it counts."""

    switched = Signal(bool)
    remove_requested = Signal()

    def __init__(self, report: PackReport, language: Language) -> None:
        super().__init__()
        self.setObjectName("card")
        self.report = report
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(6)
        layout.addWidget(WrapLabel(name_of(report, language), bold=True, scale=1.1))
        for line in self._lines(language):
            layout.addWidget(WrapLabel(line, muted=True))
        self.use = QCheckBox(self.tr("Use this pack"))
        self.use.setChecked(report.state is PackState.ON)
        self.use.toggled.connect(self.switched)
        self.remove = QPushButton(self.tr("Remove …"))
        self.remove.setAutoDefault(False)
        self.remove.clicked.connect(self.remove_requested)
        self.remove.setAccessibleName(self.tr("Remove {name}").format(name=name_of(report, language)))
        if report.state is PackState.FAULTY:
            lead = self.tr("It has problems and is left out:")
            layout.addWidget(problem_box(lead, report.problems, report.folder, language))
        row = QHBoxLayout()
        if report.state is not PackState.FAULTY:
            row.addWidget(self.use)
        row.addStretch(1)
        row.addWidget(self.remove)
        layout.addLayout(row)

    def _lines(self, language: Language) -> list[str]:
        pack = self.report.pack
        folder = self.tr("Folder: {name}").format(name=self.report.folder.name)
        if pack is None:
            return [folder]
        lines = [self.tr("Version {version}, by {author}").format(version=pack.version, author=pack.author)]
        if self.report.state is PackState.FAULTY:
            lines.append(folder)
        if pack.licence:
            lines.append(self.tr("Licence: {licence}").format(licence=pack.licence))
        holds = pack_holds(self.report.muscles, self.report.notes, self.report.languages, language)
        return [*lines, holds[:1].upper() + holds[1:]] if holds else lines


class PacksDialog(QDialog):
    """Made when it is opened, so it is always in the language and size in force."""

    changed = Signal()
    """What the packs bring is another now."""

    def __init__(self, keeper: PackKeeper, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper, self._language = keeper, language
        self.cards: list[PackCard] = []
        self.setWindowTitle(self.tr("Content packs"))
        self.setAcceptDrops(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(
            WrapLabel(
                self.tr(
                    "A pack holds muscles, notes or words of your own or your clinic's. They stand beside Trigger "
                    "Map's own content, with the name of the pack. Trigger Map did not check them."
                )
            )
        )
        self._told, self._told_layout = column(8)
        layout.addWidget(self._told)
        layout.addWidget(self._make_list(), 1)
        layout.addWidget(self._make_buttons())
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout.addWidget(close)
        size = theme.look.text_size / 100
        room = self.screen().availableGeometry()
        self.resize(min(round(WIDTH * size), room.width() - 80), min(round(HEIGHT * size), room.height() - 80))
        self._show()

    def _make_list(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page, self._list = column(10)
        self._list.setContentsMargins(0, 0, 12, 0)
        area.setWidget(page)
        return area

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, 8, 6)
        self.buttons: dict[str, QPushButton] = {}
        acts: dict[str, tuple[str, Callable[[], object]]] = {
            "archive": (self.tr("Add a pack (.zip) …"), self._choose_archive),
            "folder": (self.tr("Add a folder …"), self._choose_folder),
            "example": (self.tr("Make an example"), self._make_example),
            "open": (self.tr("Open the folder"), self._open_folder),
            "reload": (self.tr("Read again"), self._reload),
        }
        for name, (words, act) in acts.items():
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, which=act: which())
            flow.addWidget(button)
            self.buttons[name] = button
        self.buttons["archive"].setProperty("kind", "primary")
        return holder

    def _show(self) -> None:
        """Show the packs as they are now."""
        empty(self._list)
        self.cards = []
        for report in self._keeper.reports:
            card = PackCard(report, self._language)
            card.switched.connect(lambda on, which=report: self._switch(which, on))
            card.remove_requested.connect(lambda which=report: self._remove(which))
            self._list.addWidget(card)
            self.cards.append(card)
        if not self.cards:
            words = self.tr(
                "There are no packs yet. Add one that you were given, or make an example: its files say how to write "
                "a muscle or a note of your own."
            )
            self._list.addWidget(WrapLabel(words, muted=True))
        self._list.addStretch(1)

    def tell(self, *widgets: QWidget) -> None:
        """Say what came of an act, in place of what was said before."""
        empty(self._told_layout)
        for widget in widgets:
            self._told_layout.addWidget(widget)

    # acts

    def _choose_archive(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add a pack"), str(Path.home()), self.tr("Content packs (*.zip)")
        )
        if name:
            self.add(Path(name))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add the folder of a pack"), str(Path.home()))
        if name:
            self.add(Path(name))

    def add(self, path: Path) -> None:
        """Take a pack in; asks before one takes the place of another."""
        self._finish(self._busy(lambda: self._keeper.add(path)), path)

    def _make_example(self) -> None:
        self._finish(self._busy(self._keeper.make_example), None)
        if any(report.pack is not None and report.state is PackState.ON for report in self._keeper.reports):
            self._open_folder()

    def _finish(self, added: Added, path: Path | None) -> None:
        new = added.report
        if new.state is PackState.FAULTY:
            lead = self.tr("“{name}” was not added. It has problems:").format(name=name_of(new, self._language))
            self.tell(problem_box(lead, new.problems, new.folder, self._language))
        elif added.existing is not None:
            self._exists(added, path)
        else:
            self.tell(_said(self.tr("Added: {name}").format(name=name_of(new, self._language))))
        self._after()

    def _exists(self, added: Added, path: Path | None) -> None:
        old, new = added.existing, added.report
        if path is None or old is None or old.pack is None or new.pack is None:
            self.tell(_said(self.tr("It is there already; it was left as it is.")))
            return
        words = self.tr("The pack “{name}” is there already, version {old}. Replace it by version {new}?").format(
            name=name_of(new, self._language), old=old.pack.version, new=new.pack.version
        )
        if self._ask(words, self.tr("Replace")):
            self._finish(self._busy(lambda: self._keeper.add(path, replace=True)), path)

    def _switch(self, report: PackReport, on: bool) -> None:
        self._busy(lambda: self._keeper.switch(report, on))
        self._after()

    def _remove(self, report: PackReport) -> None:
        words = self.tr("Remove the pack “{name}”? Its folder goes to the trash.").format(
            name=name_of(report, self._language)
        )
        if not self._ask(words, self.tr("Remove")):
            return
        try:
            self._keeper.remove(report)
            self.tell(_said(self.tr("Removed: {name}").format(name=name_of(report, self._language))))
        except TriggermapError as error:
            self.tell(_said(str(error)))
        self._after()

    def _reload(self) -> None:
        self._busy(self._keeper.reload)
        self.tell(_said(self.tr("Read again.")))
        self._after()

    def _open_folder(self) -> None:
        folder = self._keeper.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.tell(_said(f"{folder}: {error.strerror or error}"))
            return
        if QGuiApplication.platformName() != "offscreen":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _after(self) -> None:
        self._busy(self.changed.emit)
        self._show()

    def _ask(self, words: str, accept: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, self.windowTitle(), words, parent=self)
        yes = box.addButton(accept, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is yes

    @staticmethod
    def _busy(act: Callable[[], T]) -> T:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return act()
        finally:
            QApplication.restoreOverrideCursor()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.add(Path(url.toLocalFile()))


def name_of(report: PackReport, language: Language) -> str:
    """Return what the person knows a pack by: its name, or that of its folder or file."""
    return report.pack.name.get(language) if report.pack is not None else report.folder.name


def problem_box(lead: str, problems: tuple[Problem, ...], folder: Path, language: Language) -> QFrame:
    """Return a box with what is wrong, where, and a button that copies all of it."""
    frame, layout = framed("caution")
    layout.addWidget(WrapLabel(lead, bold=True))
    for problem in problems[:MOST_PROBLEMS]:
        layout.addWidget(WrapLabel(line_of(problem, folder, language)))
    if len(problems) > MOST_PROBLEMS:
        layout.addWidget(WrapLabel("…"))
    copy = QPushButton(QApplication.translate("Packs", "Copy"))
    copy.setAutoDefault(False)
    whole = "\n".join(problem_line(problem, language) for problem in problems)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(whole))
    row = QHBoxLayout()
    row.addWidget(copy)
    row.addStretch(1)
    layout.addLayout(row)
    return frame


def line_of(problem: Problem, folder: Path, language: Language) -> str:
    """Return a problem in one line, with its file as it is named inside the pack."""
    inside = problem.file.is_relative_to(folder) and problem.file != folder
    where = problem.file.relative_to(folder).as_posix() if inside else problem.file.name
    if problem.line:
        where = QApplication.translate("Packs", "{file}, line {line}").format(file=where, line=problem.line)
    said = problem_text(problem.message, language)
    return f"{where} – {problem.key}: {said}" if problem.key else f"{where}: {said}"


def _said(words: str) -> QFrame:
    frame, layout = framed("origin")
    layout.addWidget(WrapLabel(words))
    return frame
