"""How much of a case's time limit is left: what the chip on its card and its panel go by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from app.cases import hours
from app.cases.lifecycle import ANSWERED, RUNNING
from app.cases.limits import Calendar, days_left, worked
from app.cases.queries import CaseCard
from app.clock import from_text, to_text
from app.desk import Desk
from ui.kit.paint import Tone

Kind = Literal["running", "today", "over", "paused", "answered", "ended", "none"]
Unit = Literal["minutes", "hours", "days"]
_HOUR, _DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
_SOON = 2 * _HOUR
"""So little working time left is told in minutes."""
_TIGHT = 0.75
"""From this share of the limit on the clock is amber."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a clock shows: `count` units left, over, or since it was answered.

    `share`: how much of the limit is gone, 0 to 1.
    """

    kind: Kind
    count: int = 0
    unit: Unit = "days"
    share: float = 0.0

    @property
    def tone(self) -> Tone:
        """Red once it is over, amber on its last day and its last quarter."""
        if self.kind == "over":
            return "danger"
        tight = self.kind == "running" and self.share >= _TIGHT
        return "warn" if tight or self.kind == "today" else "neutral"


def left_of(card: CaseCard, house: Calendar, now: dt.datetime) -> Left:
    """Say how a case's limit stands at a moment."""
    if card.state in ANSWERED and card.resolved_at is not None:
        here = ZoneInfo(house.zone)
        since = from_text(card.resolved_at).astimezone(here).date()
        return Left("answered", max(0, (now.astimezone(here).date() - since).days))
    if card.state not in RUNNING:
        return Left("ended")
    if card.paused_at is not None:
        return Left("paused")
    if card.due_at is None:
        return Left("none")
    due = from_text(card.due_at)
    return _over(house, due, now) if due < now else _running(card, house, due, now)


def _over(house: Calendar, due: dt.datetime, now: dt.datetime) -> Left:
    gone = now - due
    if gone < _HOUR:
        return Left("over", max(1, int(gone.total_seconds() // 60)), "minutes", 1.0)
    days = -days_left(house, due, now)
    if gone < _DAY or not days:
        return Left("over", int(gone / _HOUR), "hours", 1.0)
    return Left("over", days, "days", 1.0)


def _running(card: CaseCard, house: Calendar, due: dt.datetime, now: dt.datetime) -> Left:
    days = days_left(house, due, now)
    rest = worked(house, now, due)
    whole = worked(house, from_text(card.happened_at), due)
    share = 1 - rest / whole if whole else 0.0
    if days > 0:
        return Left("running", days, "days", share)
    if rest <= _SOON:
        return Left("today", int(rest.total_seconds() // 60), "minutes", share)
    return Left("today", int(rest / _HOUR), "hours", share)


def ends_by(card: CaseCard, at: str) -> bool:
    """Say whether an answer is due by a moment (UTC text), or was due before."""
    runs = card.state in RUNNING and card.paused_at is None
    return runs and card.due_at is not None and card.due_at < at


def midnight(house: Calendar, now: dt.datetime) -> str:
    """Give when the day of a moment ends at the house, as UTC text."""
    here = ZoneInfo(house.zone)
    after = now.astimezone(here).date() + _DAY
    return to_text(dt.datetime.combine(after, dt.time.min, here))


def house(desk: Desk) -> Calendar:
    """Give when the venue works; read once, and anew when its hours or a day off changed."""
    if desk.house is None:
        with desk.store.read() as session:
            desk.house = hours.house(session, desk.profile)
    return desk.house
