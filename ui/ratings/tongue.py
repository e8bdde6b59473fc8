"""The language of a screen that is turned to a guest; the program's own stays what it is."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator

from ui.shell.look import TRANSLATIONS, Language


class Tongue:
    """Says words in Chinese or English, whatever language the program speaks."""

    def __init__(self) -> None:
        english = QLocale().language() == QLocale.Language.English
        self.language: Language = "en" if english else "zh"
        self._english = QTranslator()
        self._english.load("en", str(TRANSLATIONS))

    def turn(self) -> None:
        """Speak the other language from now on."""
        self.language = "zh" if self.language == "en" else "en"

    def translate(self, context: str, words: str) -> str:
        """Say words; what has no English is said in Chinese."""
        if self.language == "zh":
            return words
        return self._english.translate(context, words) or words
