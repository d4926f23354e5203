"""What the actions of the bars and menus do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from triggermap.domain.text import Language
from triggermap.ui.bars import SIZES
from triggermap.ui.body.pointer import STEP
from triggermap.ui.services import FigureChoice, MuscleChoice, ThemeChoice

if TYPE_CHECKING:
    from triggermap.ui.main_window import MainWindow


def act(window: MainWindow, name: str) -> None:
    """Do what the action `name` says (a key of `bars.WISHES`)."""
    controller, canvas, by_name = window.controller, window.canvas, window.actions_.by_name
    acts: dict[str, Callable[[], object]] = {
        "print": lambda: window.services.print_map(controller.print_wish()),
        "export": lambda: _export(window),
        "handout": window.show_handout,
        "quit": window.close,
        "clear": controller.model.clear,
        "find": lambda: window.panel.search.setFocus(),
        "list": lambda: window.set_list_view(by_name["list"].isChecked()),
        "landmarks": lambda: window.layers.set_landmarks(by_name["landmarks"].isChecked()),
        "opens_muscle": lambda: window.layers.set_opens(by_name["opens_muscle"].isChecked()),
        "zoom_in": lambda: canvas.zoom_by(STEP),
        "zoom_out": lambda: canvas.zoom_by(1 / STEP),
        "fit": canvas.fit,
        "turn_left": lambda: canvas.turn_requested.emit(1),
        "turn_right": lambda: canvas.turn_requested.emit(-1),
        "larger": lambda: _step_text(window, 1),
        "smaller": lambda: _step_text(window, -1),
        "packs": window.packs.open,
        "glossary": window.show_glossary,
        "about": window.show_about,
    }
    if window.desk is not None:
        acts |= window.desk.acts()
    acts[name]()


def choose(window: MainWindow, name: str, value: object) -> None:
    """Take over the value of a choice."""
    controller = window.controller
    choices: dict[str, Callable[[], object]] = {
        "body": lambda: controller.set_body(str(value)),
        "language": lambda: controller.set_language(Language(str(value))),
        "theme": lambda: controller.set_theme(ThemeChoice(str(value))),
        "figure": lambda: controller.set_figure(FigureChoice(str(value))),
        "muscles": lambda: window.layers.set_muscles(MuscleChoice(str(value))),
        "size": lambda: controller.set_text_size(int(str(value))),
        "country": lambda: controller.set_country(str(value)),
        "content": lambda: window.packs.set_language(str(value)),
    }
    choices[name]()


def _export(window: MainWindow) -> None:
    if window.services.export_pdf is not None:
        window.services.export_pdf(window.controller.print_wish())


def _step_text(window: MainWindow, step: int) -> None:
    """Make the text one size larger or smaller."""
    current = min(SIZES, key=lambda size: abs(size - window.controller.preferences.text_size))
    index = min(max(SIZES.index(current) + step, 0), len(SIZES) - 1)
    window.controller.set_text_size(SIZES[index])
