"""What the page of a partner's link shows: the fields that were ticked, as they stand; no more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from app.cases.referral import REFERRAL
from app.cases.rules import CASE, CASE_DETAILS, CASE_SECRET
from app.people.rules import PERSON
from sync.hub import linktokens
from sync.hub.contacts import contact_of
from sync.hub.database import among, as_list
from sync.hub.hub import Hub, hub_at
from sync.hub.public.seen import Place
from sync.hub.referrals import problem_of
from sync.hub.tables import rows

FORGED, UNKNOWN = "link_forged", "link_unknown"
_ASKED = (
    *("need", "details", "name", "phone", "on_behalf_of"),
    *("wish_place", "wish_time", "wish_language", "wish_gender"),
)
"""In which order ticked fields are shown; the name and the number may stand on a card."""
_mine = (rows.c.venue_id == bindparam("venue"), rows.c.kind == bindparam("kind"), rows.c.gone == "")
_ONE = select(rows.c.fields).where(*_mine, rows.c.id == bindparam("one"))
_KEYED = select(rows.c.fields).where(*_mine, among(rows.c.key, bindparam("some")))


@dataclass(frozen=True, slots=True)
class Shown:
    """A partner's page. `problem`: the code of why the link leads nowhere, and then no words.

    `link`: referral and serial; `label`: the short form of the case's number.
    """

    contact: str
    link: tuple[str, int] | None = None
    problem: str = ""
    label: str = ""
    state: str = ""
    words: dict[str, str] = field(default_factory=dict)


def look(connection: Connection, hub: Hub, place: Place, token: str) -> Shown:
    """Read a link, and of its case the number alone."""
    # Another process may have replaced the keys since this one last wrote anything.
    keys = hub_at(connection, hub, look=True)
    contact, link = contact_of(connection, place.id), linktokens.read(keys, place.id, token)
    if link is None:
        return Shown(contact, problem=FORGED)
    row = _row(connection, place, REFERRAL.name, link[0])
    if not row:
        return Shown(contact, link, UNKNOWN)
    case = _row(connection, place, CASE.name, str(row["case_id"]))
    problem = problem_of(row, link[1], hub.now())
    label = "-".join(str(case.get("number", "")).rsplit("-", 2)[-2:])
    return Shown(contact, link, problem, label, str(row["state"]))


def read(connection: Connection, hub: Hub, place: Place, token: str) -> Shown:
    """Read a link with the words that were ticked, where it leads to any."""
    shown = look(connection, hub, place, token)
    if shown.problem or shown.link is None:
        return shown
    row = _row(connection, place, REFERRAL.name, shown.link[0])
    said = _words(connection, place, str(row["case_id"]))
    ticked = set(row.get("shared") or ())
    words = {name: str(said[name]) for name in _ASKED if name in ticked and said.get(name)}
    return replace(shown, words=words)


def _words(connection: Connection, place: Place, case_id: str) -> dict[str, Any]:
    """Give what is said of a case; who has a card is called as it says."""
    for kind in (CASE_SECRET.name, CASE_DETAILS.name):
        asked = {"venue": place.id, "kind": kind, "some": as_list([case_id])}
        text = connection.execute(_KEYED, asked).scalar()
        if text is None:
            continue
        said: dict[str, Any] = msgspec.json.decode(text)
        card = _row(connection, place, PERSON.name, str(said.get("person_id") or ""))
        return {**said, **{name: card[name] for name in ("name", "phone") if card.get(name)}}
    return {}


def _row(connection: Connection, place: Place, kind: str, row_id: str) -> dict[str, Any]:
    asked = {"venue": place.id, "kind": kind, "one": row_id}
    text = connection.execute(_ONE, asked).scalar()
    found: dict[str, Any] = msgspec.json.decode(text) if text is not None else {}
    return found
