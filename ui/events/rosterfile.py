"""The roster of an event as a workbook: its columns in words, a sheet for each session."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from app.clock import from_text
from app.events.handout import Handout
from app.events.queries import Slot
from app.events.roster import Line
from app.events.rules import CANCELLED, OVERBOOKED, REGISTERED, WAITLISTED
from app.sheets.workbook import Cell, Sheet
from ui.checkin.phrases import masked
from ui.events import linewords

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_LONGEST = 60


def sheets_of(taken: Handout, zone: str, *, whole: bool) -> list[Sheet]:
    """Lay a roster out; `whole` numbers, else masked ones."""
    columns = [*_columns(), *((question, 24) for question in taken.asked)]
    return [
        Sheet(
            _title(slot, zone, alone=len(taken.groups) == 1),
            columns,
            [
                _row(place, line, taken, ZoneInfo(zone), whole=whole)
                for place, line in enumerate(lines, start=1)
            ],
        )
        for slot, lines in taken.groups
    ]


def file_name(words: str, ending: str) -> str:
    """Give a name every system takes for a file."""
    plain = _NOT_IN_NAMES.sub(" ", words).strip(" .")
    return f"{' '.join(plain.split())[:_LONGEST].strip(' .')}.{ending}"


def status_name(status: str) -> str:
    """Name how a registration stands."""
    translate = QCoreApplication.translate
    names = {
        REGISTERED: translate("events", "已报名"),
        WAITLISTED: translate("events", "候补"),
        OVERBOOKED: translate("events", "名额超了·待决定"),
        CANCELLED: translate("events", "已取消"),
    }
    return names.get(status, status)


def _columns() -> Sequence[tuple[str, int]]:
    translate = QCoreApplication.translate
    return (
        (translate("events", "序号"), 6),
        (translate("events", "姓名"), 16),
        (translate("events", "手机"), 16),
        (translate("events", "状态"), 12),
        (translate("events", "来源"), 12),
        (translate("events", "报名时间"), 17),
        (translate("events", "到场时间"), 17),
        (translate("events", "离场时间"), 17),
        (translate("events", "备注"), 30),
    )


def _row(place: int, line: Line, taken: Handout, zone: ZoneInfo, *, whole: bool) -> Sequence[Cell]:
    said = taken.answers.get(line.registration_id, {})
    return (
        place,
        line.name or linewords.nameless(),
        (line.phone or "") if whole else masked(line.phone),
        status_name(line.status),
        linewords.channel(line),
        _moment(line.happened_at, zone),
        _moment(line.arrived_at, zone),
        _moment(line.left_at, zone),
        line.note,
        *(said.get(question, "") for question in taken.asked),
    )


def _moment(at: str | None, zone: ZoneInfo) -> dt.datetime | None:
    """Give a moment as the clock at the venue said it, to the second."""
    if at is None:
        return None
    return from_text(at).astimezone(zone).replace(tzinfo=None, microsecond=0)


def _title(slot: Slot, zone: str, *, alone: bool) -> str:
    if alone:
        return QCoreApplication.translate("events", "报名名单")
    starts = from_text(slot.starts_at).astimezone(ZoneInfo(zone))
    return f"{starts:%m-%d %H%M} {slot.label or ''}".strip()
