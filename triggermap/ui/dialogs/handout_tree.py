"""What can go into a hand-out, to tick: the map, articles in their groups, leaflets on muscles."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Library
from triggermap.domain.text import Language
from triggermap.finder.word_index import words_of
from triggermap.ui import theme
from triggermap.ui.services import PrintWish
from triggermap.words import phrase, side_name

LISTED = 8
"""Muscles that are offered first, as in the therapist's list."""
ROW = 26
"""Height of a row at 100 %, pixels."""
MAP = ("map", "")
_KIND = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1

Key = tuple[str, str]
"""``map``, ``article`` or ``leaflet``, and the id; of a leaflet the muscle and its side, with a slash."""


def leaflet_key(muscle: str, side: Side) -> Key:
    """Return the key of a leaflet."""
    return ("leaflet", f"{muscle}/{side.value}")


class HandoutTree(QTreeWidget):
    """Groups with boxes to tick; a group's own box ticks all in it."""

    changed = Signal()
    """Something was ticked, or not any more."""

    def __init__(
        self, library: Library, knowledge: Knowledge, language: Language, seen: PrintWish, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("handout")
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row = QSize(0, max(ROW, round(ROW * theme.look.text_size / 100)))
        self._language = language
        self._items: dict[Key, QTreeWidgetItem] = {}
        self._add_map(bool(seen.drawing.marks))
        for group, articles in library.groups():
            parent_item = self._group(phrase(f"group.{group.value}", language))
            for article in articles:
                text = article.text(language)
                self._add(parent_item, ("article", article.id), text.title, text.summary)
        self._add_leaflets(knowledge, seen)
        self.itemChanged.connect(self._on_item_changed)

    def _add_map(self, marked: bool) -> None:
        item = self._add(None, MAP, self.tr("Pain map and list for the therapist"), self.tr("What you marked."))
        if not marked:
            item.setDisabled(True)
            item.setText(0, self.tr("Pain map (nothing is marked)"))
            item.setToolTip(0, self.tr("Mark where it hurts first; then the map can go along."))

    def _add_leaflets(self, knowledge: Knowledge, seen: PrintWish) -> None:
        language = self._language
        found = list(dict.fromkeys((each.muscle, each.side) for each in seen.findings.muscles[:LISTED]))
        if seen.chosen is not None and seen.chosen_side is not None:
            opened = (knowledge.trigger_point_by_id[seen.chosen].muscle, seen.chosen_side)
            found = list(dict.fromkeys([*found, opened])) if opened not in found else found
        if found:
            group = self._group(self.tr("Leaflets on the muscles that were found"))
            for muscle, side in found:
                name = knowledge.muscle_by_id[muscle].name.get(language)
                sided = name if side is Side.MIDLINE else f"{name}, {side_name(side, language)}"
                self._add(group, leaflet_key(muscle, side), sided, knowledge.muscle_by_id[muscle].latin)
        group = self._group(self.tr("Leaflets on other muscles"), expanded=False)
        named = {muscle for muscle, _side in found}
        others = [each for each in knowledge.muscles if each.id not in named]
        for each in sorted(others, key=lambda muscle: muscle.name.get(language).casefold()):
            self._add(group, leaflet_key(each.id, Side.MIDLINE), each.name.get(language), each.latin)

    def _group(self, name: str, *, expanded: bool = True) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [name])
        item.setSizeHint(0, self._row)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setExpanded(expanded)
        font = item.font(0)
        font.setWeight(font.Weight.DemiBold)
        item.setFont(0, font)
        return item

    def _add(self, group: QTreeWidgetItem | None, key: Key, name: str, about: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name])
        item.setSizeHint(0, self._row)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Unchecked)
        item.setData(0, _KIND, key)
        item.setData(0, _WORDS, tuple(words_of(f"{name} {about}")))
        item.setToolTip(0, f"{name}\n{about}")
        item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, about)
        if group is None:
            self.addTopLevelItem(item)
        else:
            group.addChild(item)
        self._items[key] = item
        return item

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        # Of a group only the last of its items tells: ticking it changes each of them.
        if item.data(0, _KIND) is not None:
            self.changed.emit()

    # ticks

    def tick(self, keys: Iterator[Key] | list[Key]) -> None:
        """Tick these, where they are offered, and show the first."""
        with QSignalBlocker(self):
            ticked = [self._items[key] for key in keys if key in self._items and not self._items[key].isDisabled()]
            for item in ticked:
                item.setCheckState(0, Qt.CheckState.Checked)
        if ticked:
            self.setCurrentItem(ticked[0])
            self.scrollToItem(ticked[0], QTreeWidget.ScrollHint.PositionAtCenter)
        self.changed.emit()

    def ticked(self, kind: str) -> tuple[str, ...]:
        """Return the ids of one kind that are ticked, in the order of the tree."""
        return tuple(
            key[1]
            for key, item in self._items.items()
            if key[0] == kind and item.checkState(0) is Qt.CheckState.Checked and not item.isDisabled()
        )

    def show_only(self, wanted: str) -> int:
        """Show what begins with these words, and what is ticked; return how many fit."""
        words = words_of(wanted)
        fitting = 0
        for item in self._items.values():
            own: tuple[str, ...] = item.data(0, _WORDS)
            fits = all(any(each.startswith(word) for each in own) for word in words)
            fitting += fits
            item.setHidden(not fits and item.checkState(0) is not Qt.CheckState.Checked)
        for row in range(self.topLevelItemCount()):
            group = self.topLevelItem(row)
            if group is not None and group.childCount():
                children = (group.child(number) for number in range(group.childCount()))
                shown = any(child is not None and not child.isHidden() for child in children)
                group.setHidden(not shown)
                # Of a group of which only some are shown, its own box would tick the others unseen.
                whole = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
                group.setFlags(group.flags() & ~whole if words else group.flags() | whole)
                group.setData(0, Qt.ItemDataRole.CheckStateRole, None if words else group.checkState(0))
                if words and shown:
                    group.setExpanded(True)
        return fitting
