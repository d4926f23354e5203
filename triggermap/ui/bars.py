"""The bar on top and the menus: the same actions, with shortcuts spelled out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPainter, QPaintEvent, QUndoStack
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QMenuBar, QToolButton, QWidget

from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.services import FigureChoice, MuscleChoice, Preferences, ThemeChoice

SIZES = (100, 125, 150, 175, 200)
LANGUAGES = {Language.EN: "English", Language.NL: "Nederlands"}
"""In their own words, so they are found by who needs them."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark a text for lupdate, which knows the name; Qt's own is not typed as a string."""
    return text


@dataclass(frozen=True)
class Wish:
    """One action: its words, its keys, its icon."""

    text: str
    keys: str = ""
    icon: str = ""
    checkable: bool = False


_T = "Actions"
WISHES: Mapping[str, Wish] = {
    "print": Wish(QT_TRANSLATE_NOOP("Actions", "&Print …"), "Ctrl+P", "printer"),
    "export": Wish(QT_TRANSLATE_NOOP("Actions", "Save as P&DF …"), "Ctrl+Shift+S"),
    "handout": Wish(QT_TRANSLATE_NOOP("Actions", "&Hand-out …"), "Ctrl+Shift+P"),
    "quit": Wish(QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q"),
    "clear": Wish(QT_TRANSLATE_NOOP("Actions", "&Clear all marks"), "Ctrl+Shift+X"),
    "find": Wish(QT_TRANSLATE_NOOP("Actions", "&Search"), "Ctrl+F"),
    "list": Wish(QT_TRANSLATE_NOOP("Actions", "&List instead of map"), "Ctrl+L", "list-tree", True),
    "landmarks": Wish(QT_TRANSLATE_NOOP("Actions", "Lan&dmarks with their names"), "Ctrl+Shift+L", checkable=True),
    "opens_muscle": Wish(QT_TRANSLATE_NOOP("Actions", "A &click opens the muscle"), "Ctrl+Shift+O", checkable=True),
    "library": Wish(QT_TRANSLATE_NOOP("Actions", "Li&brary"), "Ctrl+B", "book-open", True),
    "present": Wish(QT_TRANSLATE_NOOP("Actions", "&Present full screen"), "F5", "presentation"),
    "zoom_in": Wish(QT_TRANSLATE_NOOP("Actions", "Zoom &in"), "Ctrl++"),
    "zoom_out": Wish(QT_TRANSLATE_NOOP("Actions", "Zoom &out"), "Ctrl+-"),
    "fit": Wish(QT_TRANSLATE_NOOP("Actions", "&Fit the body"), "Ctrl+0"),
    "turn_left": Wish(QT_TRANSLATE_NOOP("Actions", "&Turn to the left"), "Shift+Left", "turn-left"),
    "turn_right": Wish(QT_TRANSLATE_NOOP("Actions", "T&urn to the right"), "Shift+Right", "turn-right"),
    "larger": Wish(QT_TRANSLATE_NOOP("Actions", "L&arger text"), "Ctrl+Shift+Up"),
    "smaller": Wish(QT_TRANSLATE_NOOP("Actions", "S&maller text"), "Ctrl+Shift+Down"),
    "packs": Wish(QT_TRANSLATE_NOOP("Actions", "Content &packs …")),
    "glossary": Wish(QT_TRANSLATE_NOOP("Actions", "&Glossary"), "Ctrl+G"),
    "about": Wish(QT_TRANSLATE_NOOP("Actions", "&About Trigger Map"), "F1"),
}
CHOICES: Mapping[str, Mapping[str, str]] = {
    "body": {
        "female": QT_TRANSLATE_NOOP("Actions", "Female"),
        "male": QT_TRANSLATE_NOOP("Actions", "Male"),
        "older": QT_TRANSLATE_NOOP("Actions", "Older"),
        "heavier": QT_TRANSLATE_NOOP("Actions", "Heavier"),
    },
    "theme": {
        ThemeChoice.SYSTEM: QT_TRANSLATE_NOOP("Actions", "As the system"),
        ThemeChoice.LIGHT: QT_TRANSLATE_NOOP("Actions", "Light"),
        ThemeChoice.DARK: QT_TRANSLATE_NOOP("Actions", "Dark"),
        ThemeChoice.HIGH_CONTRAST: QT_TRANSLATE_NOOP("Actions", "High contrast"),
    },
    "figure": {
        FigureChoice.AUTO: QT_TRANSLATE_NOOP("Actions", "Automatic (lines in high contrast)"),
        FigureChoice.SHADED: QT_TRANSLATE_NOOP("Actions", "Shaded"),
        FigureChoice.LINES: QT_TRANSLATE_NOOP("Actions", "Line art"),
    },
    "muscles": {
        MuscleChoice.OFF: QT_TRANSLATE_NOOP("Actions", "None"),
        MuscleChoice.SURFACE: QT_TRANSLATE_NOOP("Actions", "Those at the surface"),
        MuscleChoice.DEEP: QT_TRANSLATE_NOOP("Actions", "Those that lie deep"),
        MuscleChoice.ALL: QT_TRANSLATE_NOOP("Actions", "All"),
    },
}
MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "settings": QT_TRANSLATE_NOOP("Actions", "&Settings"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
    "body": QT_TRANSLATE_NOOP("Actions", "&Body"),
    "language": QT_TRANSLATE_NOOP("Actions", "&Language"),
    "theme": QT_TRANSLATE_NOOP("Actions", "&Colours"),
    "figure": QT_TRANSLATE_NOOP("Actions", "Fi&gure"),
    "muscles": QT_TRANSLATE_NOOP("Actions", "Mu&scles"),
    "size": QT_TRANSLATE_NOOP("Actions", "&Text size"),
    "country": QT_TRANSLATE_NOOP("Actions", "&Country (whom to call)"),
    "content": QT_TRANSLATE_NOOP("Actions", "Language of the te&xts"),
}
LAYERS = ("figure", "landmarks", "muscles", "opens_muscle")
"""What can lie over the body, or be it: in the menu and beside the zoom."""
TURNS = ("turn_left", "turn_right")
LAYOUT = {
    "file": ("print", "export", "handout", "-", "quit"),
    "edit": ("undo", "redo", "-", "clear", "find"),
    "view": (
        "library",
        "list",
        "present",
        "-",
        "zoom_in",
        "zoom_out",
        "fit",
        *TURNS,
        "-",
        *LAYERS,
        "-",
        "larger",
        "smaller",
    ),
    "settings": (),
    "help": ("glossary", "-", "about"),
}


def words(text: str) -> str:
    """Return a text of the tables above in the language in force."""
    return QCoreApplication.translate(_T, text)


class Actions(QObject):
    """All actions, once; menus and buttons share them."""

    wished = Signal(str)
    """Key of `WISHES`."""
    chosen = Signal(str, object)
    """A key of `CHOICES`, 'language', 'size' or 'country', and the value."""

    def __init__(self, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self.by_name: dict[str, QAction] = {}
        for name, wish in WISHES.items():
            action = QAction(self)
            action.setCheckable(wish.checkable)
            if wish.keys:
                action.setShortcut(QKeySequence(wish.keys))
            action.triggered.connect(lambda _checked=False, which=name: self.wished.emit(which))
            self.by_name[name] = action
        # Not the stack's own actions: those rename themselves, in English.
        undo, redo = QAction(self), QAction(self)
        for action, act, can in ((undo, stack.undo, stack.canUndoChanged), (redo, stack.redo, stack.canRedoChanged)):
            action.setEnabled(False)
            action.triggered.connect(act)
            can.connect(action.setEnabled)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.by_name |= {"undo": undo, "redo": redo}
        self.groups: dict[str, dict[object, QAction]] = {}
        for name, texts in CHOICES.items():
            self.add_choice(name, list(texts))
        self.add_choice("language", list(LANGUAGES))
        self.add_choice("size", list(SIZES))
        self.country_names: dict[str, str] = {}
        self.content_names: dict[str, str] = {}

    def add_choice(self, name: str, values: list[str] | list[Language] | list[int]) -> None:
        """Make one action a value, of which one is ticked."""
        group = QActionGroup(self)
        actions: dict[object, QAction] = {}
        for value in values:
            action = QAction(self)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, which=value: self.chosen.emit(name, which))
            group.addAction(action)
            actions[value] = action
        self.groups[name] = actions

    def offer_content(self, names: Mapping[str, str], current: str) -> None:
        """Offer the content in other languages than the window's, named by code; without any there is no choice."""
        self.content_names = dict(names)
        self.groups.pop("content", None)
        if names:
            self.add_choice("content", ["", *names])
            self.groups["content"][current].setChecked(True)

    def show_preferences(self, preferences: Preferences, body: str) -> None:
        """Tick what is in force."""
        current = {
            "body": body, "language": preferences.language, "theme": preferences.theme,
            "size": preferences.text_size, "country": preferences.country, "figure": preferences.figure,
            "muscles": preferences.muscle_layer,
        }  # fmt: skip
        for name, value in current.items():
            action = self.groups.get(name, {}).get(value)
            if action is not None:
                action.setChecked(True)

    def retranslate(self) -> None:
        """Set all words and icons in force."""
        for name, wish in WISHES.items():
            self.by_name[name].setText(words(wish.text))
            if wish.icon:
                self.by_name[name].setIcon(theme.icon(wish.icon))
        self.by_name["undo"].setIcon(theme.icon("undo-2"))
        self.by_name["redo"].setIcon(theme.icon("redo-2"))
        self.by_name["undo"].setText(self.tr("&Undo"))
        self.by_name["redo"].setText(self.tr("&Redo"))
        for name, texts in CHOICES.items():
            for value, text in texts.items():
                self.groups[name][value].setText(words(text))
        for language, own in LANGUAGES.items():
            self.groups["language"][language].setText(own)
        for size in SIZES:
            self.groups["size"][size].setText(f"{size} %")
        for code, action in self.groups.get("content", {}).items():
            action.setText(self.content_names.get(str(code)) or self.tr("As the window"))
        for country, text in self.country_names.items():
            self.groups["country"][country].setText(text)

    def fill_menus(self, bar: QMenuBar) -> None:
        """Put all actions into the menus."""
        bar.clear()
        for name, items in LAYOUT.items():
            menu = bar.addMenu(words(MENUS[name]))
            self.add_items(menu, items)
            if name == "settings":
                for choice in ("language", "content", "body", "theme", "size", "country"):
                    if choice in self.groups:
                        self.fill_menu(menu.addMenu(words(MENUS[choice])), choice)
                if self.by_name["packs"].isVisible():
                    menu.addSeparator()
                    menu.addAction(self.by_name["packs"])

    def add_items(self, menu: QMenu, items: Sequence[str]) -> None:
        """Put actions, choices as menus of their own, and lines (`-`) into a menu."""
        for item in items:
            if item == "-":
                menu.addSeparator()
            elif item in self.groups:
                self.fill_menu(menu.addMenu(words(MENUS[item])), item)
            elif self.by_name[item].isVisible():
                menu.addAction(self.by_name[item])

    def fill_menu(self, menu: QMenu, choice: str) -> None:
        """Put the values of one choice into a menu."""
        for action in self.groups[choice].values():
            menu.addAction(action)


class MenuButton(QToolButton):
    """A button that opens a menu, with an arrow that says so."""

    def __init__(self, *, icon_only: bool) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("menu", True)
        if not icon_only:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        arrow = theme.icon_pixmap("chevron-down", theme.look.tokens.muted, 14, 2.0)
        painter.drawPixmap(QRect(self.width() - 20, (self.height() - 14) // 2, 14, 14), arrow)


WIDEST = 1200
"""Pixels that the top bar may take at least; it would keep the window from being made smaller."""


class TopBar(QFrame):
    """Name, undo, redo, body, language, colours, text size, list, print."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self._actions = actions
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(6)
        self.name = QLabel()
        layout.addWidget(self.name)
        layout.addStretch(1)
        self.buttons: dict[str, QToolButton] = {}
        for name in ("undo", "redo"):
            self._add(layout, name, self._action_button(name, icon_only=True))
        layout.addSpacing(8)
        for name in ("body", "language"):
            self._add(layout, name, self._menu_button(name, icon_only=False))
        for name in ("theme", "size"):
            self._add(layout, name, self._menu_button(name, icon_only=True))
        layout.addSpacing(8)
        self._add(layout, "library", self._action_button("library", icon_only=False))
        self._add(layout, "list", self._action_button("list", icon_only=False))
        self._add(layout, "print", self._action_button("print", icon_only=False))
        self.buttons["print"].setProperty("kind", "primary")
        self._preferences: Preferences | None = None
        self._body = ""

    def _add(self, layout: QHBoxLayout, name: str, button: QToolButton) -> None:
        self.buttons[name] = button
        layout.addWidget(button)

    def _action_button(self, name: str, *, icon_only: bool) -> QToolButton:
        """Return a button that triggers an action; its words are its own, shorter than the menu's."""
        action = self._actions.by_name[name]
        button = QToolButton()
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setProperty("icononly", icon_only)
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if icon_only else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        button.setToolButtonStyle(style)
        button.setEnabled(action.isEnabled())
        button.setCheckable(action.isCheckable())
        button.setChecked(action.isChecked())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        action.toggled.connect(button.setChecked)
        return button

    def _menu_button(self, name: str, *, icon_only: bool) -> QToolButton:
        button = MenuButton(icon_only=icon_only)
        menu = QMenu(button)
        self._actions.fill_menu(menu, name)
        button.setMenu(menu)
        return button

    def show_preferences(self, preferences: Preferences, body: str) -> None:
        """Show what is in force on the buttons."""
        self._preferences, self._body = preferences, body
        self.retranslate()

    def retranslate(self) -> None:
        """Set words and icons in force."""
        tokens = theme.look.tokens
        self.name.setText(self.tr("Trigger Map"))
        self.name.setFont(theme.font(1.3, bold=True))
        names: dict[str, tuple[str, str, str]] = {
            "undo": ("undo-2", "", self.tr("Undo (Ctrl+Z)")),
            "redo": ("redo-2", "", self.tr("Redo (Ctrl+Shift+Z)")),
            "theme": ("sun-moon", "", self.tr("Colours")),
            "size": ("a-large-small", "", self.tr("Text size")),
            "library": ("book-open", self.tr("Library"), self.tr("Articles to read, and search (Ctrl+B)")),
            "list": ("list-tree", self.tr("List"), self.tr("List of places instead of the map (Ctrl+L)")),
            "print": ("printer", self.tr("Print …"), self.tr("Print the map (Ctrl+P)")),
        }
        if self._preferences is not None:
            body = words(CHOICES["body"].get(self._body, self._body))
            names["body"] = ("person-standing", body, self.tr("Body: {body}").format(body=body))
            own = LANGUAGES[self._preferences.language]
            tip = self.tr("Language: {language}").format(language=own)
            names["language"] = ("languages", self._preferences.language.value.upper(), tip)
        for name, (icon, text, tip) in names.items():
            button = self.buttons[name]
            colour = tokens.on_accent if name == "print" else None
            button.setIcon(theme.icon(icon, colour))
            button.setIconSize(QSize(theme.icon_size(), theme.icon_size()))
            button.setText(f" {text}" if text else "")
            if text:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self._make_room()

    def _make_room(self) -> None:
        """Leave words out, the least needed first, where all of them would make the window wider than it should be."""
        for name in ("list", "library", "body", ""):
            self.layout().invalidate()  # type: ignore[union-attr]
            if not name or self.layout().minimumSize().width() <= WIDEST:  # type: ignore[union-attr]
                break
            self.buttons[name].setText("")
            if name != "body":  # whose style leaves room for its arrow
                self.buttons[name].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)


class Footer(QFrame):
    """The quiet strip at the bottom: what the program is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        self.text = QLabel()
        self.text.setWordWrap(True)
        row.addWidget(self.text, 1)

    def retranslate(self) -> None:
        """Set the words in the language and size in force."""
        self.text.setFont(theme.font(0.9))
        self.text.setText(
            self.tr(
                "For learning and talking with your therapist. It is not a diagnosis. "
                "Works offline. Nothing leaves this computer."
            )
        )


class Notice(QFrame):
    """The strip of the first run; closing it is the only thing it asks."""

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        self._picture = QLabel()
        row.addWidget(self._picture)
        self.text = QLabel()
        self.text.setWordWrap(True)
        row.addWidget(self.text, 1)
        self.cross = QToolButton()
        self.cross.setProperty("icononly", True)
        self.cross.setProperty("kind", "quiet")
        self.cross.clicked.connect(self.close_requested)
        row.addWidget(self.cross)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words and icons in force."""
        self._picture.setPixmap(theme.icon_pixmap("info", theme.look.tokens.accent, theme.icon_size(), 2.0))
        self.text.setText(
            self.tr(
                "Welcome. This program teaches; it can be wrong. Signs that need a doctor stand above every list: "
                "read those first."
            )
        )
        self.cross.setIcon(theme.icon("x"))
        self.cross.setToolTip(self.tr("Close"))
        self.cross.setAccessibleName(self.tr("Close this notice"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)
