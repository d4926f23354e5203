"""The interface's language: Qt translators that change while the program runs, and names of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from triggermap.domain.anatomy import Place
from triggermap.domain.text import Language

if TYPE_CHECKING:
    from triggermap.domain.knowledge import Knowledge


class Translation:
    """Keeps the translators of the language in force alive and swaps them."""

    def __init__(self) -> None:
        self.language = Language.EN
        self._installed: list[QTranslator] = []

    def install(self, language: Language) -> None:
        """Make `language` the interface's language; every widget then gets a LanguageChange event."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        self.language = language
        QLocale.setDefault(QLocale(QLocale.Language.Dutch if language is Language.NL else QLocale.Language.English))
        if language is Language.EN:
            return
        from triggermap.resources import assets_dir

        for name, folder in (
            (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"triggermap_{language}", str(assets_dir() / "i18n")),
        ):
            translator = QTranslator()
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)


def place_name(place: Place, knowledge: Knowledge | None, language: Language) -> str:
    """Return the region's name with its side, such as 'Cheek (your right)'; a stopgap before the content is read."""
    region = knowledge.region_by_id.get(place.region) if knowledge is not None else None
    if region is None:
        return place.region.split(".")[-1].replace("_", " ").capitalize()
    from triggermap import words

    return words.place_name(place, region.name, language)


def current_language() -> Language:
    """Return the interface's language."""
    return Language.NL if QLocale().language() == QLocale.Language.Dutch else Language.EN
