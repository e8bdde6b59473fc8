"""What the oracle rules of seats: what may be said of them; how it ended the hub must tell.

Which seat somebody gets hangs on how many are free at that moment. The oracle does not count with
the hub: it lets it tell, and `laws` says whether what came of it may be.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.events.rules import EVENT_SESSION, MOST_SEATS, REGISTRATION, SEAT_LEASE
from app.ops import Body
from sync.wire.forms import misfit, missing
from tests.simulation.ruling import Row, Rows, Ruling, refused
from tests.simulation.told import Broken, Told

Says = Callable[[str, str], tuple[str, str]]
"""Gives, for a venue and an operation, the word and the code the hub filed."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was taken, and of which device."""

    body: Body
    device: str


def of_seats_ruled(rows: Rows, told: Told, body: Body, says: Says) -> Ruling | None:
    """Rule on what is said of seats, after nothing stands in its way; None for all else."""
    ways = {
        ("create", REGISTRATION.name): _registered,
        ("move", REGISTRATION.name): _moved,
        ("quota", EVENT_SESSION.name): _quota,
        ("return", SEAT_LEASE.name): _returned,
    }
    way = ways.get((body.verb, body.kind))
    return way(rows, told, body, says) if way is not None else None


def _moved(rows: Rows, told: Told, body: Body, says: Says) -> Ruling:
    row = rows.rows.get((body.kind, body.id))
    if row is None or row.gone:
        return refused("no_such_row" if row is None else "gone")
    if not REGISTRATION.may_move(body.field, body.before, body.after):
        return refused("no_such_move")
    return _heard(rows, told, says, "moved_on", "no_seat")


def _quota(rows: Rows, told: Told, body: Body, says: Says) -> Ruling:
    wanted = body.fields.get("capacity")
    if (body.kind, body.id) not in rows.rows:
        return refused("no_such_row")
    if type(wanted) is not int or not 0 <= wanted <= MOST_SEATS:
        return refused("bad_field")
    return _heard(rows, told, says, "seats_given")


def _returned(rows: Rows, told: Told, body: Body, says: Says) -> Ruling:
    row = rows.rows.get((body.kind, body.id))
    if row is None:
        # It may be born in this very push: rows of a hub's own making are looked at after it.
        return _heard(rows, told, says, "no_such_row", "not_yours")
    return Ruling("taken") if row.fields["device"] == told.device else refused("not_yours")


def _registered(rows: Rows, told: Told, body: Body, _: Says) -> Ruling:
    """Whoever registers is taken, with a seat or without: nobody is sent away unseen."""
    if (body.kind, body.id) in rows.rows:
        return refused("exists")
    fields = {name: value for name, value in body.fields.items() if value is not None}
    if misfit(REGISTRATION, fields) or missing(REGISTRATION, fields):
        return refused("bad_field")
    row = rows.put(body.kind, body.id, Row(fields, (0, told.op.op_id, told.device)))
    return Ruling("taken", number=row.number)


def _heard(rows: Rows, told: Told, says: Says, *codes: str) -> Ruling:
    """Take the hub's word, where it is one of those it may say."""
    word, code = says(rows.venue, told.op.op_id)
    # What a replacement says besides may give way to what was written since.
    stands = word in ("taken", "merged") and not code
    if not stands and not (word == "refused" and code in codes):
        raise Broken("verdicts are the oracle's", f"{word} {code}, which it cannot be: {told.body}")
    return Ruling(word, code)
