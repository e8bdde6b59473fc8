"""The house's own account of an event that is over: words, photographs, and counts of that day."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.attachments.actions import Owner, attach
from app.attachments.cleaning import Cleaned
from app.attachments.queries import Shown, files_of
from app.errors import Refusal
from app.events.after import numbers_of
from app.events.model import EventSession, EventSummary
from app.events.rules import CANCELLED, EVENT_SUMMARY
from app.staff.rights import require
from app.store.outbox import unsent_rows
from app.store.transaction import DISCARDED, Transaction

PHOTO = "photo"
MOST_PHOTOS = 8


@dataclass(frozen=True, slots=True)
class Account:
    """What is written of an event. `counted_on` is absent until it is handed in.

    `state`: waiting (not yet at headquarters), hub, refused or held; "" before anything is there.
    """

    text: str = ""
    went_well: str = ""
    went_badly: str = ""
    submitted: bool = False
    counted_on: str | None = None
    counts: tuple[tuple[str, int], ...] = ()
    photos: tuple[Shown, ...] = ()
    state: str = ""


def account_of(session: Session, event_id: str) -> Account:
    """Give what is written of an event so far."""
    row = session.get(EventSummary, event_id)
    if row is None or row.mark == DISCARDED:
        return Account()
    names = ("registered", "came", "unregistered", "no_shows", "rated")
    counts = [(name, getattr(row, name)) for name in names]
    unsent = unsent_rows(session, EVENT_SUMMARY.name, [row.id])
    return Account(
        row.text or "",
        row.went_well or "",
        row.went_badly or "",
        bool(row.submitted),
        row.counted_on,
        tuple((name, count) for name, count in counts if count is not None),
        tuple(files_of(session, EVENT_SUMMARY.name, [row.id], PHOTO)),
        row.mark or ("waiting" if unsent else "hub"),
    )


def write(
    tx: Transaction, event_id: str, text: str, went_well: str = "", went_badly: str = ""
) -> None:
    """Write the account of an event that is over; what is equal already is not said again.

    Raises Refusal `event_unknown`, `summary_too_early`, `summary_submitted`, `text_too_long`.
    """
    row = _open(tx, event_id)
    said = {"text": text, "went_well": went_well, "went_badly": went_badly}
    values = {name: words.strip() or None for name, words in said.items()}
    for name, words in values.items():
        declared = EVENT_SUMMARY.field(name)
        if declared is not None and len(words or "") > declared.limit:
            length = len(words or "")
            raise Refusal("text_too_long", field=name, max=declared.limit, length=length)
    tx.patch(row, **values)


def hand_in(tx: Transaction, event_id: str) -> None:
    """Hand the account in: it is not altered any more, and bears the counts of this day.

    Raises Refusal `summary_empty`, and as `write` does.
    """
    row = _open(tx, event_id)
    if not row.text:
        raise Refusal("summary_empty")
    numbers = numbers_of(tx.session, event_id, tx.at)
    tx.patch(
        row,
        submitted=True,
        counted_on=tx.day,
        registered=numbers.figures.registered,
        came=numbers.figures.came,
        unregistered=numbers.figures.unregistered,
        no_shows=numbers.figures.no_shows,
        rated=numbers.evaluation.given,
    )


def add_photo(tx: Transaction, event_id: str, cleaned: Cleaned, name: str = "") -> str:
    """Put a photograph to the account, and give its id; the bytes go up behind everything else.

    Raises Refusal `summary_photos_many` with `most`, and as `write` and `attach` do.
    """
    row = _open(tx, event_id)
    if len(files_of(tx.session, EVENT_SUMMARY.name, [row.id], PHOTO)) >= MOST_PHOTOS:
        raise Refusal("summary_photos_many", most=MOST_PHOTOS)
    return attach(tx, cleaned, Owner(EVENT_SUMMARY.name, row.id), PHOTO, name).id


def _open(tx: Transaction, event_id: str) -> EventSummary:
    """Give the account to write in; made where there is none yet. Its id is the event's."""
    require(tx, "events.edit")
    last = select(func.max(EventSession.ends_at)).where(
        EventSession.event_id == event_id, EventSession.status != CANCELLED
    )
    ends = tx.session.execute(last).scalar_one()
    if ends is None:
        raise Refusal("event_unknown")
    if tx.at < ends:
        raise Refusal("summary_too_early")
    row = tx.session.get(EventSummary, event_id)
    if row is None:
        row = EventSummary(id=event_id, event_id=event_id)
        tx.add(row)
    elif row.submitted:
        raise Refusal("summary_submitted")
    return row
