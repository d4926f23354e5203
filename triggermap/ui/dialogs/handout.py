"""The hand-out: what goes into it, how it is set, what it looks like; saved as PDF or printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.dialogs.handout_tree import MAP, HandoutTree, leaflet_key
from triggermap.ui.dialogs.page_view import PageView
from triggermap.ui.jobs import Job
from triggermap.ui.services import HandoutPages, Handouts, HandoutWish, PrintWish

WIDTH, HEIGHT, LEFT_WIDTH = 1080, 760, 430
"""Pixels at 100 %."""
PAUSE = 250
"""Milliseconds after the last tick until the pages are laid out anew."""


class HandoutDialog(QDialog):
    """Made when it is opened, so it is always in the language and size in force."""

    def __init__(
        self,
        handouts: Handouts,
        knowledge: Knowledge,
        language: Language,
        seen: PrintWish,
        articles: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._handouts = handouts
        self._seen = seen
        self._pages: HandoutPages | None = None
        self.setWindowTitle(self.tr("Hand-out"))
        self.tree = HandoutTree(handouts.library(), knowledge, language, seen)
        self.tree.setAccessibleName(self.tr("What goes into the hand-out"))
        self.preview = PageView()
        self.laying_out, self.work = Job(self), Job(self)
        self._build()
        self._connect()
        self._fit()
        self._tick_first(knowledge, articles)

    # building

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(16)
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Search for an article or a muscle"))
        self.field.setAccessibleName(self.tr("Search for an article or a muscle"))
        column.addWidget(self.field)
        column.addWidget(self.tree, 1)
        column.addLayout(self._build_form())
        row.addWidget(self._left)
        row.addWidget(self.preview, 1)
        layout.addLayout(row, 1)
        layout.addLayout(self._build_foot())
        self.preview.follow_look()

    def _build_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.title = QLineEdit()
        self.title.setPlaceholderText(self.tr("Information to take along"))
        self.paper, self.figures = QComboBox(), QComboBox()
        self.paper.addItem("A4", "a4")
        self.paper.addItem("Letter", "letter")
        self.figures.addItem(self.tr("Shaded"), "shaded")
        self.figures.addItem(self.tr("Line art"), "lines")
        self.large = QCheckBox(self.tr("Large type (14 points)"))
        paper, figures = self._handouts.chosen
        self.paper.setCurrentIndex(self.paper.findData(paper))
        self.figures.setCurrentIndex(self.figures.findData(figures))
        form.addRow(self.tr("Title:"), self.title)
        form.addRow(self.tr("Paper:"), self.paper)
        form.addRow(self.tr("Body:"), self.figures)
        form.addRow(self.large)
        return form

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.status.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setMaximumWidth(220)
        self.stop = QPushButton(self.tr("Cancel"))
        self.close_ = QPushButton(self.tr("Close"))
        self.print_ = QPushButton(self.tr("&Print …"))
        self.save = QPushButton(self.tr("Save as P&DF …"))
        self.save.setProperty("kind", "primary")
        self.save.setDefault(True)
        foot.addWidget(self.status, 1)
        for widget in (self.bar, self.stop, self.close_, self.print_, self.save):
            if isinstance(widget, QPushButton) and widget is not self.save:
                widget.setAutoDefault(False)
            foot.addWidget(widget)
        self._show_working(False)
        return foot

    def _connect(self) -> None:
        self.field.textChanged.connect(self.tree.show_only)
        self.tree.changed.connect(self._lay_out)
        self.title.textChanged.connect(self._lay_out)
        for box in (self.paper, self.figures):
            box.currentIndexChanged.connect(self._lay_out)
        self.large.toggled.connect(self._lay_out)
        self.laying_out.finished.connect(self._on_laid_out)
        self.laying_out.failed.connect(self._on_failed)
        self.work.progressed.connect(lambda share: self.bar.setValue(round(100 * share)))
        self.work.finished.connect(self._on_done)
        self.work.failed.connect(self._on_failed)
        self.work.stopped.connect(lambda: self._end(self.tr("Stopped. Nothing was written.")))
        self.save.clicked.connect(self._save)
        self.print_.clicked.connect(self._print)
        self.stop.clicked.connect(self.work.cancel)
        self.close_.clicked.connect(self.reject)

    def _fit(self) -> None:
        size = theme.look.text_size / 100
        room = self.screen().availableGeometry()
        self.resize(min(round(WIDTH * size), room.width() - 60), min(round(HEIGHT * size), room.height() - 60))
        self._left.setFixedWidth(min(round(LEFT_WIDTH * size), self.width() * 11 // 20))

    def _tick_first(self, knowledge: Knowledge, articles: Sequence[str]) -> None:
        """Tick the articles that the person comes from; else what stands on the screen."""
        keys = [("article", name) for name in articles]
        if not keys:
            keys.append(MAP)
            if self._seen.chosen is not None and self._seen.chosen_side is not None:
                muscle = knowledge.trigger_point_by_id[self._seen.chosen].muscle
                keys.append(leaflet_key(muscle, self._seen.chosen_side))
        self.tree.tick(keys)

    # what is wished

    def wish(self) -> HandoutWish:
        """Return what is ticked and chosen."""
        leaflets = [name.split("/") for name in self.tree.ticked("leaflet")]
        return HandoutWish(
            seen=self._seen,
            articles=self.tree.ticked("article"),
            leaflets=tuple((muscle, Side(side)) for muscle, side in leaflets),
            with_map=bool(self.tree.ticked("map")),
            large=self.large.isChecked(),
            paper=self.paper.currentData(),
            figures=self.figures.currentData(),
            title=self.title.text(),
        )

    def _lay_out(self) -> None:
        """Lay the pages out anew, once the person pauses."""
        self._pages = None
        self._allow(False)
        wish = self.wish()
        if wish.is_empty:
            self.laying_out.cancel()
            self.status.setText("")
            self.preview.say(self.tr("Tick at the left what goes into the hand-out."))
            return
        self.status.setText(self.tr("The pages are being made …"))
        self.laying_out.start(self._handouts.pages(wish), PAUSE)

    def _on_laid_out(self, pages: HandoutPages) -> None:
        self._pages = pages
        self.preview.set_pages(pages)
        words = self.tr("1 page") if pages.count == 1 else self.tr("{count} pages").format(count=pages.count)
        self.status.setText(words)
        self._allow(True)

    # saving and printing

    def _save(self) -> None:
        if self._pages is not None:
            path = self._handouts.ask_file(self._pages, self)
            if path is not None:
                self._begin(self.tr("Saving …"))
                self.work.start(self._handouts.save(self._pages, path))

    def _print(self) -> None:
        if self._pages is not None:
            printer = self._handouts.ask_printer(self._pages, self)
            if printer is not None:
                self._begin(self.tr("Printing …"))
                self.work.start(self._handouts.print_on(self._pages, printer))

    def _begin(self, words: str) -> None:
        self.status.setText(words)
        self.bar.setValue(0)
        self._show_working(True)
        self.stop.setFocus()

    def _on_done(self, path: object) -> None:
        if path is None:
            self._end(self.tr("Sent to the printer."))
        else:
            self._end(self.tr("Saved: {file}").format(file=path))

    def _on_failed(self, words: str) -> None:
        self._end(words)

    def _end(self, words: str) -> None:
        self._show_working(False)
        self.status.setText(words)
        self.save.setFocus()

    def _show_working(self, working: bool) -> None:
        self.bar.setVisible(working)
        self.stop.setVisible(working)
        for widget in (self.close_, self.print_, self.save):
            widget.setVisible(not working)
        self._left.setEnabled(not working)

    def _allow(self, possible: bool) -> None:
        self.print_.setEnabled(possible)
        self.save.setEnabled(possible)

    def reject(self) -> None:
        """Close; work that still runs is stopped, and leaves nothing half done."""
        if self.work.is_running:
            self.work.cancel()
            return
        self.laying_out.cancel()
        super().reject()
