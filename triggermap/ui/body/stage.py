"""The canvas with what floats over it: zoom buttons, legend, inner places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from triggermap.domain.anatomy import Place
from triggermap.ui.body.canvas import BodyCanvas
from triggermap.ui.body.overlays import Overlay
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.tokens import look

if TYPE_CHECKING:
    from triggermap.ui.body.floats import Legend, ZoomBar
    from triggermap.ui.body.inset import InnerInset

GAP = 12
BAR_SHARE = 0.42
"""How much of the width the buttons with their words may take; more would cover the feet."""


class BodyStage(QWidget):
    """The canvas fills it; the rest floats in the corners."""

    inner_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = BodyCanvas(self)
        self.bar: ZoomBar | None = None
        self.legend: Legend | None = None
        self._insets: dict[tuple[Place, ...], InnerInset] = {}
        self.inset: InnerInset | None = None
        self._name_of: Callable[[Place], str] = lambda place: place.region

    def add_floats(self, name_of: Callable[[Place], str]) -> None:
        """Add what floats; after the first paint."""
        from triggermap.ui.body.floats import Legend, ZoomBar

        self._name_of = name_of
        self.bar = ZoomBar(self)
        self.bar.retranslate()
        self.bar.zoom_requested.connect(self.canvas.zoom_by)
        self.bar.fit_requested.connect(self.canvas.fit)
        self.bar.back_requested.connect(self.canvas.back_requested)
        self.bar.turn_requested.connect(self.canvas.turn_requested)
        self.canvas.zoom_changed.connect(self.bar.set_zoom)
        self.legend = Legend(self)
        self.legend.hide()
        self.legend_button = QToolButton(self)
        self.legend_button.setText(self.tr("Legend"))
        self.legend_button.setCheckable(True)
        self.legend_button.hide()
        self.legend_button.toggled.connect(self._place_legend)
        self.bar.show()
        if self.canvas.paths is not None:
            self.show_inner(self.canvas.paths)
        self.arrange()

    def set_view(self, paths: ViewPaths, *, keep_zoom: bool = False) -> None:
        """Show another view with its inner places."""
        self.canvas.set_view(paths, keep_zoom=keep_zoom)
        if self.bar is not None:
            self.show_inner(paths)
            self.arrange()

    def show_inner(self, paths: ViewPaths) -> None:
        """Show the inset of a view; most views have none."""
        places = paths.view.inner
        if self.bar is not None:
            self.bar.set_close_up(paths.view.close_up_of is not None)
        if self.inset is not None:
            self.inset.hide()
        self.inset = None
        if not places:
            return
        inset = self._insets.get(places)
        if inset is None:
            from triggermap.ui.body.inset import InnerInset  # imported late: not needed for the first paint

            inset = self._insets[places] = InnerInset(places, self)
            inset.set_names(self._name_of)
            inset.place_clicked.connect(self.inner_clicked)
            inset.folded_changed.connect(self.arrange)
        inset.set_drawing(self.canvas.overlay.drawing)
        inset.show()
        self.inset = inset

    def offer_turns(self, turns: bool) -> None:
        """Show the buttons that turn what is on the canvas, or hide them."""
        if self.bar is not None:
            self.bar.set_turns(turns)
            self.arrange()

    def set_overlay(self, overlay: Overlay) -> None:
        """Show other marks or another candidate."""
        self.canvas.set_overlay(overlay)
        if self.inset is not None:
            self.inset.set_drawing(overlay.drawing)
        if self.legend is not None and self.legend.set_overlay(overlay):
            self._place_legend()

    def arrange(self) -> None:
        """Put what floats into its corner."""
        self.canvas.setGeometry(self.rect())
        if self.bar is None:
            return
        beside = self.width() - self.legend_button.sizeHint().width() - 3 * GAP
        self.bar.fit_into(min(beside, round(self.width() * BAR_SHARE)))
        self.bar.resize(self.bar.sizeHint())
        self.bar.move(GAP, self.height() - self.bar.height() - GAP)
        if self.inset is not None:
            narrow = self.width() < 560 or self.height() < 520 or look.text_size >= 150
            whole = self.canvas.view is not None and self.canvas.view.close_up_of is None
            self.inset.fold_for_room(narrow or whole)
            self.inset.adjustSize()
            self.inset.move(GAP, self.bar.y() - self.inset.height() - 8)
        self._place_legend()

    def _is_compact(self) -> bool:
        """Tell whether there is too little room for all that floats: small window or large text."""
        legend = self.legend.sizeHint().width() if self.legend is not None else 0
        return self.width() < 560 or legend > self.width() * 0.4

    def _place_legend(self) -> None:
        """Put the legend into its corner; where there is little room a button opens it."""
        if self.legend is None:
            return
        size = self.legend.sizeHint()
        compact, needed = self._is_compact(), not self.legend.is_empty()
        button = self.legend_button
        button.setText(self.tr("Legend"))
        button.setVisible(compact and needed)
        self.legend.setVisible(needed and (not compact or button.isChecked()))
        button.resize(button.sizeHint())
        button.move(self.width() - button.width() - GAP, self.height() - button.height() - GAP)
        bottom = button.y() - 8 if compact else self.height() - GAP
        width = min(size.width(), self.width() - 2 * GAP)
        self.legend.setGeometry(self.width() - width - GAP, bottom - size.height(), width, size.height())
        if self.canvas.layers is not None and self.canvas.layers.landmarks:
            self.canvas.refresh()  # names keep off what floats

    def show_layers(self, *, landmarks: bool, muscles: bool) -> None:
        """Explain the layers that are shown."""
        if self.legend is not None:
            self.legend.set_layers(landmarks=landmarks, muscles=muscles)
            self._place_legend()

    def covered(self) -> list[QRectF]:
        """Return the boxes of what floats over the canvas."""
        floats = (self.bar, self.inset, self.legend, self.legend_button if self.legend is not None else None)
        return [QRectF(each.geometry()) for each in floats if each is not None and each.isVisibleTo(self)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            if self.bar is not None:
                self.bar.retranslate()
            if self.legend is not None:
                self.legend.retranslate()
            self.arrange()
        super().changeEvent(event)
