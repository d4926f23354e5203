"""The list twin of the map: regions by group, with one check box per side."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from triggermap.domain.anatomy import Place, Region, RegionGroup, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.pain import PainDrawing
from triggermap.domain.text import Language
from triggermap.ui.i18n import place_name

Index = QModelIndex | QPersistentModelIndex
LEFT, RIGHT = 1, 2
"""Columns; 0 is the name, where a region on the midline has its box."""


class RegionTreeModel(QAbstractItemModel):
    """Groups on top, their regions below; a thin adapter over `Knowledge` and `PainDrawing`."""

    toggle_requested = Signal(object)
    """The `Place` whose box was pressed."""

    def __init__(self, knowledge: Knowledge, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._knowledge = knowledge
        self._language = language
        self._drawing = PainDrawing()
        self._groups = _grouped(knowledge)

    def set_drawing(self, drawing: PainDrawing) -> None:
        """Show what is marked now; only the rows that changed are told to repaint."""
        changed = set(self._drawing.places) ^ set(drawing.places)
        self._drawing = drawing
        for place in changed:
            index = self.index_of(place.region)
            if index.isValid():
                self.dataChanged.emit(index, index.siblingAtColumn(RIGHT))
                parent = index.parent()
                self.dataChanged.emit(parent, parent.siblingAtColumn(RIGHT))

    def set_knowledge(self, knowledge: Knowledge) -> None:
        """Take over content with the same regions, perhaps under other names."""
        self._knowledge, self._groups = knowledge, _grouped(knowledge)
        self.set_language(self._language)

    def set_language(self, language: Language) -> None:
        """Rename all rows."""
        self._language = language
        last = self.index(self.rowCount() - 1, RIGHT)
        self.dataChanged.emit(self.index(0, 0), last)
        for row in range(self.rowCount()):
            parent = self.index(row, 0)
            count = self.rowCount(parent)
            self.dataChanged.emit(self.index(0, 0, parent), self.index(count - 1, RIGHT, parent))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, RIGHT)

    def index_of(self, region: str) -> QModelIndex:
        """Return the row of a region, or an invalid index."""
        for row, (_group, regions) in enumerate(self._groups):
            for child, item in enumerate(regions):
                if item.id == region:
                    return self.index(child, 0, self.index(row, 0))
        return QModelIndex()

    def place_of(self, index: Index) -> Place | None:
        """Return the place whose box is at `index`."""
        region = self._region(index)
        if region is None:
            return None
        if not region.paired:
            return Place(region.id, Side.MIDLINE) if index.column() == 0 else None
        sides = {LEFT: Side.LEFT, RIGHT: Side.RIGHT}
        return Place(region.id, sides[index.column()]) if index.column() in sides else None

    def _region(self, index: Index) -> Region | None:
        """Return the region of a child row; group rows carry the internal id 0."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._groups[index.internalId() - 1][1][index.row()]

    # Qt's names

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() == 0 and parent.column() == 0:
            return len(self._groups[parent.row()][1])
        return 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Place"), self.tr("Your left"), self.tr("Your right"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.place_of(index) is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = 0) -> Any:
        region = self._region(index)
        if region is None:
            return self._group_data(index, role)
        place = self.place_of(index)
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return region.name.get(self._language)
        if place is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if place in self._drawing.places else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return place_name(place, self._knowledge, self._language)
        return None

    def _group_data(self, index: Index, role: int) -> Any:
        if not index.isValid() or index.column() != 0 or role != Qt.ItemDataRole.DisplayRole:
            return None
        group, regions = self._groups[index.row()]
        ids = {region.id for region in regions}
        marked = sum(place.region in ids for place in self._drawing.places)
        name = group.name.get(self._language)
        return self.tr("{name} · {count} marked").format(name=name, count=marked) if marked else name

    def setData(self, index: Index, value: Any, role: int = 0) -> bool:
        place = self.place_of(index)
        if place is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle_requested.emit(place)
        return True


def _grouped(knowledge: Knowledge) -> list[tuple[RegionGroup, list[Region]]]:
    """Return the groups that hold regions, with these."""
    groups = [
        (group, [region for region in knowledge.regions if region.parent == group.id]) for group in knowledge.groups
    ]
    return [(group, regions) for group, regions in groups if regions]
