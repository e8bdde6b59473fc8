"""What a line of a file says: its name, its size, where its bytes are, who added it when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.attachments.queries import Shown
from ui.kit.files import FileFace
from ui.kit.text import TextTone
from ui.shell.times import stamp

translate = QCoreApplication.translate
_KILO, _MEGA = 1_000, 1_000_000


def face(
    shown: Shown, title: str, staff: Mapping[str, str], now: dt.datetime, zone: str
) -> FileFace:
    """Say what a line of a file shows; `title` where it has no name of its own."""
    states: dict[str, tuple[str, TextTone]] = {
        "here": (translate("people", "只在本机"), "warn"),
        "both": (translate("people", "总部已有"), "text3"),
        "away": (translate("people", "在总部，查看时取回"), "text3"),
    }
    words, tone = states[shown.where]
    at, who = stamp(shown.at, now, zone), staff.get(shown.by or "", "")
    under = translate("people", "·").join(one for one in (words, at, who) if one)
    icon = "file-text" if shown.type == "pdf" else "image"
    return FileFace(shown.id, icon, f"{shown.name or title}  {_size(shown.size)}", under, tone)


def _size(size: int) -> str:
    if size >= _MEGA:
        return f"{size / _MEGA:.1f} MB"
    return f"{max(1, round(size / _KILO))} kB"
