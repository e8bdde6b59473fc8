"""What happened with one person, newest first: visits, registration, member codes, in one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.attention.delivery import Receipt
from app.checkin.queries import TodayRow
from app.events.partaking import Part
from app.people.history import Issue
from ui.checkin import phrases as counter
from ui.kit import paint, theme
from ui.kit.text import ElidedLabel, label
from ui.people import phrases, twinwords
from ui.people.jobs import Whole
from ui.receipt import receipt_tip, receipt_words

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: a title, a quieter line under it, and when (UTC text)."""

    at: str
    title: str
    under: str
    loud: bool = False
    row_id: str = ""


def events(whole: Whole, own_desk: str) -> list[Event]:
    """Give everything known about a person, newest first."""
    found = [_visit(row, whole, own_desk) for row in whole.visits]
    found += [_issue(issue, whole, own_desk) for issue in whole.issues]
    found += [_part(part) for part in whole.parts]
    card = whole.card
    who = _who(whole.staff.get(card.recorded_by or ""), card.recorded_desk or "", own_desk)
    at = whole.registered_at or (
        f"{card.registered_day}T00:00:00.000Z" if card.registered_day else ""
    )
    if at:
        under = _joined(who, phrases.sent_name(whole.state))
        found.append(Event(at, translate("people", "首次登记"), under, row_id=card.id))
    # At the same moment registration comes first, and the list is read from the end.
    return sorted(found, key=lambda event: event.at, reverse=True)


def _visit(row: TodayRow, whole: Whole, own_desk: str) -> Event:
    again = translate("people", "再次入馆") if row.again else translate("people", "签到")
    title = again
    if row.purpose:
        title = translate("people", "{what}：{purpose}").format(
            what=again, purpose=counter.purpose_name(row.purpose)
        )
    method = counter.method_name(row.method)
    desk = counter.desk_name(row.desk, own_desk)
    unsure = translate("people", "电脑时间未核对") if row.unsure else ""
    return Event(
        row.happened_at,
        title,
        _joined(_elsewhere(row.card_id, whole), method, desk, phrases.sent_name(row.state), unsure),
        loud=True,
        row_id=row.visit_id,
    )


def _part(part: Part) -> Event:
    words = {
        "came": translate("people", "参加活动：{title}"),
        "helped": translate("people", "志愿服务：{title}"),
        "absent": translate("people", "报了名没来：{title}"),
    }
    return Event(part.at, words[part.how].format(title=part.title), "", row_id=part.row_id)


def _issue(issue: Issue, whole: Whole, own_desk: str) -> Event:
    title = translate("people", "发会员码")
    if issue.status != "active":
        reason = phrases.withdrawal_name(issue.reason)
        title = translate("people", "发会员码（已作废：{reason}）").format(reason=reason)
    who = _who(whole.staff.get(issue.by or ""), issue.desk, own_desk)
    under = _joined(_elsewhere(issue.card_id, whole), who, phrases.sent_name(issue.state))
    return Event(issue.at, title, under, row_id=issue.id)


def _elsewhere(card_id: str | None, whole: Whole) -> str:
    """Say on which card something stands, where it is not the one that is shown."""
    return "" if card_id == whole.card.id else twinwords.on_card(card_id, whole)


def _who(name: str | None, desk: str, own_desk: str) -> str:
    if name:
        return translate("people", "{name}经办").format(name=name)
    return counter.desk_name(desk, own_desk)


def _joined(*parts: str) -> str:
    return translate("people", "·").join(part for part in parts if part)


class _Knot(QWidget):
    """One event with its dot and the line that leads to the next."""

    def __init__(self, event: Event, when: str, receipt: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._first, self._last = first, last
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 0, 0 if last else 8)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(ElidedLabel(event.title), 1)
        row.addWidget(label(when, "caption", "text3"))
        column.addLayout(row)
        column.addWidget(ElidedLabel(event.under, "caption", "text2"))
        self.setAccessibleName(f"{event.title} {when} {event.under}")
        self.setAccessibleDescription(receipt)
        self.setToolTip(receipt)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the thread and the knot."""
        painter = QPainter(self)
        if not self._last:
            thread = QRectF(5, 7, 1, self.height() - 7)
            painter.fillRect(thread, theme.color("border"))
        if not self._first:
            painter.fillRect(QRectF(5, 0, 1, 7), theme.color("border"))
        dot = QRectF(1, 7, 10, 10)
        if self._first:
            paint.box(painter, dot, 5, theme.color("primary"))
        else:
            edge = theme.color("border-strong")
            paint.box(painter, dot, 5, theme.color("surface"), edge, width=2.0)


class Timeline(QWidget):
    """The events, newest first."""

    def __init__(
        self,
        happened: Sequence[Event],
        now: dt.datetime,
        zone: str,
        receipts: Mapping[str, Receipt] | None = None,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.events = list(happened)
        for place, event in enumerate(self.events):
            when = phrases.seen(event.at, now, zone)
            had = (receipts or {}).get(event.row_id)
            tip = ""
            if had is not None:
                words = receipt_words(
                    had.at, had.number, zone, former=had.former, behind=had.behind
                )
                tip = receipt_tip(words, had.epoch)
            knot = _Knot(event, when, tip, first=place == 0, last=place == len(self.events) - 1)
            column.addWidget(knot)
