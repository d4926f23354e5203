"""Qt's print preview, with a choice of how the body is drawn."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QButtonGroup, QLabel, QMainWindow, QToolBar, QToolButton, QWidget

from triggermap.domain.text import Language
from triggermap.report.blocks import FigureStyle
from triggermap.words import phrase


class PrintPreview(QPrintPreviewDialog):
    """Shows the pages; choosing another way to draw the body paints them anew."""

    figures_chosen = Signal(object)
    """`FigureStyle`."""

    def __init__(self, printer: QPrinter, figures: FigureStyle, language: Language, parent: QWidget | None) -> None:
        super().__init__(printer, parent)
        self._printer = printer  # Qt's dialog does not keep it
        self.resize(QSize(1000, 1000).boundedTo(self.screen().availableSize() * 0.95))
        self._hide_orientation()
        bar = QToolBar()
        bar.setMovable(False)
        label = QLabel(phrase("app.figure", language))
        label.setMargin(6)
        bar.addWidget(label)
        self.choices: dict[FigureStyle, QToolButton] = {}
        group = QButtonGroup(self)
        for style in FigureStyle:
            button = QToolButton()
            button.setText(phrase(f"app.figure_{style.value}", language))
            button.setToolTip(phrase("app.figure_tip", language))
            button.setCheckable(True)
            button.setChecked(style is figures)
            button.clicked.connect(lambda _checked=False, which=style: self._choose(which))
            group.addButton(button)
            bar.addWidget(button)
            self.choices[style] = button
        window = self.findChild(QMainWindow)
        assert window is not None
        window.addToolBarBreak()  # Qt's own bar is full
        window.addToolBar(bar)

    def _hide_orientation(self) -> None:
        """Take upright and lying pages out of Qt's bar: ours stand upright. They are the only nameless pair to tick."""
        for group in self.findChildren(QActionGroup):
            pair = [action for action in group.actions() if action.isCheckable() and not action.objectName()]
            if len(pair) == len(group.actions()) == 2:
                for action in pair:
                    action.setVisible(False)

    def _choose(self, figures: FigureStyle) -> None:
        self.figures_chosen.emit(figures)
        pages = self.findChild(QPrintPreviewWidget)
        assert isinstance(pages, QPrintPreviewWidget)
        pages.updatePreview()
