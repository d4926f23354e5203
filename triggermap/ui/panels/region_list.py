"""The list twin of the map: everything that can be clicked can be ticked here, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.pain import PainDrawing
from triggermap.domain.text import Language
from triggermap.ui.models.region_tree import LEFT, RIGHT, RegionTreeModel


class RegionTreeView(QTreeView):
    """Space or Enter ticks the box; the right and left arrows go from name to box and back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                self.model().setData(index, None, Qt.ItemDataRole.CheckStateRole)
            elif index.column() == 0:
                self.setExpanded(index, not self.isExpanded(index))
            return
        super().keyPressEvent(event)


class RegionList(QWidget):
    """A filter field over the tree."""

    toggle_requested = Signal(object)

    def __init__(self, knowledge: Knowledge, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter_changed)
        layout.addWidget(self.filter)
        self.model = RegionTreeModel(knowledge, language, self)
        self.model.toggle_requested.connect(self.toggle_requested)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self.model)
        self._proxy.setRecursiveFilteringEnabled(True)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._proxy.setAutoAcceptChildRows(True)
        self.tree = RegionTreeView()
        self.tree.setModel(self._proxy)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setIndentation(20)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (LEFT, RIGHT):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        layout.addWidget(self.tree, 1)
        self.setFocusProxy(self.tree)
        self.retranslate()
        for row in range(min(self._proxy.rowCount(), 2)):
            self.tree.setExpanded(self._proxy.index(row, 0), True)

    def set_drawing(self, drawing: PainDrawing) -> None:
        """Show what is marked."""
        self.model.set_drawing(drawing)

    def set_knowledge(self, knowledge: Knowledge) -> None:
        """Rename everything: the content is in another language."""
        self.model.set_knowledge(knowledge)

    def set_language(self, language: Language) -> None:
        """Rename everything."""
        self.model.set_language(language)
        self.retranslate()

    def index_of(self, region: str, column: int) -> QModelIndex:
        """Return the tree's index of a region's box."""
        return self._proxy.mapFromSource(self.model.index_of(region).siblingAtColumn(column))

    def retranslate(self) -> None:
        """Set the words in force."""
        self.filter.setPlaceholderText(self.tr("Filter this list"))
        self.filter.setAccessibleName(self.tr("Filter the list of places"))
        self.tree.setAccessibleName(self.tr("Places on the body, with a box for each side"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_filter_changed(self, words: str) -> None:
        self._proxy.setFilterFixedString(words)
        if words:
            self.tree.expandAll()
