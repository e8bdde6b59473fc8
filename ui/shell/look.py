"""How the program looks on this PC: theme and language, known before the store is open."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from ui.kit import theme

Language = Literal["zh", "en"]
ThemeChoice = Literal["system", "light", "dark"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
THEMES: Final[tuple[ThemeChoice, ...]] = ("system", "light", "dark")
TRANSLATIONS: Final = theme.RESOURCES / "translations"


@dataclass(slots=True)
class Look:
    """The choices of this PC; kept in a small text file, since the store may not be open yet."""

    file: Path | None
    theme: ThemeChoice = "system"
    language: Language = "zh"

    def keep(self) -> None:
        """Write the choices down; a folder that cannot be written only loses them."""
        if self.file is None:
            return
        settings = QSettings(str(self.file), QSettings.Format.IniFormat)
        settings.setValue("theme", self.theme)
        settings.setValue("language", self.language)
        settings.sync()


def read_look(file: Path | None) -> Look:
    """Read the choices of this PC; what is absent or unknown is the default."""
    look = Look(file)
    try:
        if file is None or not file.exists():
            return look
    except OSError:
        # No such folder can be: whoever opens the data says so.
        return look
    settings = QSettings(str(file), QSettings.Format.IniFormat)
    chosen, language = str(settings.value("theme", "")), str(settings.value("language", ""))
    if chosen in THEMES:
        look.theme = chosen
    if language in LANGUAGES:
        look.language = language
    return look


def dress(app: QApplication, choice: ThemeChoice) -> None:
    """Put the application into a theme, now."""
    if choice == "system":
        theme.follow_system(app)
    else:
        theme.stop_following()
        theme.apply(app, choice)


APP: Final = "youth-home-desk"

_loaded: list[QTranslator] = []


def speak(app: QApplication, language: Language) -> None:
    """Load the words of a language; called before the first window is made.

    Chinese is the language of the sources: only Qt's own words are loaded for it.
    """
    while _loaded:
        QCoreApplication.removeTranslator(_loaded.pop())
    locale = QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedHanScript)
    # Always Chinese first: it makes Qt choose the simplified forms of Chinese characters.
    QLocale.setDefault(QLocale(QLocale.Language.English) if language == "en" else locale)
    if language == "en":
        _load(app, "en", str(TRANSLATIONS))
    else:
        _load(app, "qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))


def _load(app: QApplication, name: str, folder: str) -> None:
    words = QTranslator(app)
    if words.load(name, folder):
        QCoreApplication.installTranslator(words)
        _loaded.append(words)


def make_app(look: Look, words: list[str] | None = None) -> QApplication:
    """Make the application in its language and theme."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        app = there
    else:
        app = QApplication([*(words or sys.argv[:1]), "-style", theme.STYLE])
        app.setProperty(theme.BORN_SO, True)
    app.setApplicationName(APP)
    app.setQuitOnLastWindowClosed(True)
    speak(app, look.language)
    dress(app, look.theme)
    return app
