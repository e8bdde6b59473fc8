"""Names the frame uses in several places: roles, themes, languages, this machine."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def role_name(role: str) -> str:
    """Name a role; an unknown one as it is."""
    translate = QCoreApplication.translate
    names = {
        "manager": translate("roles", "站长"),
        "clerk": translate("roles", "前台"),
        "social_worker": translate("roles", "社工"),
        "volunteer": translate("roles", "志愿者"),
    }
    return names.get(role, role)


def theme_name(choice: str) -> str:
    """Name a choice of theme."""
    translate = QCoreApplication.translate
    names = {
        "system": translate("look", "跟随系统"),
        "light": translate("look", "浅色"),
        "dark": translate("look", "深色"),
    }
    return names.get(choice, choice)


def language_name(language: str) -> str:
    """Name a language in itself."""
    return {"zh": "简体中文", "en": "English"}.get(language, language)


def machine_name(letter: str | None, name: str = "") -> str:
    """Name a machine: by the name it was given, else by the letter headquarters gave it."""
    if name:
        return name
    if letter is None:
        return QCoreApplication.translate("machine", "本机")
    return QCoreApplication.translate("machine", "前台 {letter} 机").format(letter=letter)
