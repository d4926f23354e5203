"""The layers of the body as the person switches them: menus, what is remembered, what a click on a muscle does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from triggermap.domain.muscle import Muscle
from triggermap.domain.text import Language
from triggermap.ui.bars import LAYERS, Actions
from triggermap.ui.body.landmark_layer import LandmarkWords
from triggermap.ui.body.layers import BodyLayers
from triggermap.ui.body.muscle_layer import SidedMuscle
from triggermap.ui.body.stage import BodyStage
from triggermap.ui.controller import Controller
from triggermap.ui.services import MuscleChoice


class LayerControl(QObject):
    """Connects the layers of a stage with the actions and the controller; the content has been read by now."""

    def __init__(self, stage: BodyStage, controller: Controller, actions: Actions) -> None:
        super().__init__(stage)
        self._stage = stage
        self._controller = controller
        self._actions = actions
        self._menu = QMenu(stage)
        self.layers = BodyLayers(self._landmark, self._muscles, self)
        self.layers.blocked = stage.covered
        self.layers.rested.connect(stage.canvas.refresh)
        stage.canvas.layers = self.layers
        stage.canvas.muscle_clicked.connect(self._open)
        stage.canvas.muscles_asked.connect(self._offer)
        self.renew()
        self.retranslate()
        self.show_preferences()

    def retranslate(self) -> None:
        """Set the words in force."""
        self._menu.clear()
        self._actions.add_items(self._menu, LAYERS)
        if self._stage.bar is not None:
            self._stage.bar.set_layers(self._menu)
        self._stage.arrange()

    def renew(self) -> None:
        """Take over the content in force."""
        self._landmarks = {landmark.id: landmark for landmark in self._controller.knowledge.landmarks}
        self._names: dict[Language, dict[str, str]] = {}

    def set_landmarks(self, on: bool) -> None:
        """Show the landmarks, or not."""
        self._controller.remember(replace(self._controller.preferences, landmark_layer=on))
        self.show_preferences()

    def set_muscles(self, choice: MuscleChoice) -> None:
        """Outline these muscles."""
        self._controller.remember(replace(self._controller.preferences, muscle_layer=choice))
        self.show_preferences()

    def set_opens(self, on: bool) -> None:
        """Let a click open the muscle under it rather than mark; never remembered: marking is the main act."""
        if on and not self.layers.outlined:
            self.set_muscles(MuscleChoice.SURFACE)
        self.layers.opens = on
        self.show_preferences()

    def show_preferences(self) -> None:
        """Show what is set."""
        preferences, layers = self._controller.preferences, self.layers
        layers.landmarks, layers.muscles = preferences.landmark_layer, preferences.muscle_layer
        layers.opens = layers.opening
        self._actions.by_name["landmarks"].setChecked(layers.landmarks)
        self._actions.by_name["opens_muscle"].setChecked(layers.opens)
        self._actions.groups["muscles"][layers.muscles].setChecked(True)
        self._stage.canvas.set_hovered(None)
        self._stage.canvas.refresh()
        self._stage.show_layers(landmarks=layers.landmarks, muscles=layers.outlined)

    def _landmark(self, name: str) -> LandmarkWords | None:
        landmark = self._landmarks.get(name)
        if landmark is None or not landmark.on_map:
            return None
        language = self._controller.language
        return LandmarkWords(landmark.term.get(language), landmark.name.get(language), landmark.level)

    def _muscles(self) -> dict[str, str]:
        language = self._controller.language
        if language not in self._names:
            self._names[language] = {
                muscle.id: _layer_name(muscle, language) for muscle in self._controller.knowledge.muscles
            }
        return self._names[language]

    def _open(self, muscle: SidedMuscle) -> None:
        self._controller.explore(*muscle)

    def _offer(self, muscles: list[SidedMuscle], at: QPoint) -> None:
        """Offer the muscles that lie over one another at a place."""
        menu = self.menu_of(muscles)
        menu.popup(at)

    def menu_of(self, muscles: list[SidedMuscle]) -> QMenu:
        """Return a menu in which each of these muscles can be opened."""
        menu = QMenu(self._stage)
        menu.aboutToHide.connect(menu.deleteLater)
        for muscle in muscles:
            action = menu.addAction(self.layers.name(muscle[0]))
            action.triggered.connect(lambda _checked=False, which=muscle: self._open(which))
        return menu


def _layer_name(muscle: Muscle, language: Language) -> str:
    """Return a muscle's name with the Latin one, which a pack's may lack."""
    latin = muscle.latin.removeprefix("Musculus ")
    return f"{muscle.name.get(language)} ({latin})" if latin else muscle.name.get(language)
