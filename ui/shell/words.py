"""Names the frame uses in several places: roles, themes, languages, this machine."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def role_name(role: str) -> str:
    """Name a role; an unknown one as it is."""
    tr = QCoreApplication.translate
    names = {
        "manager": tr("roles", "站长"),
        "clerk": tr("roles", "前台"),
        "social_worker": tr("roles", "社工"),
        "volunteer": tr("roles", "志愿者"),
    }
    return names.get(role, role)


def theme_name(choice: str) -> str:
    """Name a choice of theme."""
    tr = QCoreApplication.translate
    names = {
        "system": tr("look", "跟随系统"),
        "light": tr("look", "浅色"),
        "dark": tr("look", "深色"),
    }
    return names.get(choice, choice)


def language_name(language: str) -> str:
    """Name a language in itself."""
    return {"zh": "简体中文", "en": "English"}.get(language, language)


def machine_name(letter: str | None) -> str:
    """Name this machine by the letter headquarters gave it."""
    if letter is None:
        return QCoreApplication.translate("machine", "本机")
    return QCoreApplication.translate("machine", "前台 {letter} 机").format(letter=letter)
