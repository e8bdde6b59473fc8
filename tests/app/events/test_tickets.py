"""Tickets a desk has never seen: what their code says, and whether it is to be believed."""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.desk import Desk
from app.errors import Refusal
from app.events.base36 import DIGITS
from app.events.ticket import read, verify, write
from app.events.tickets import DOUBTFUL, VOUCHED, judge
from app.ids import new_id
from app.ops import Version
from app.store.incoming import incoming
from app.store.told import IncomingPage, IncomingRow
from tests.support.clock import HandClock
from tests.support.desks import make_desk

VENUE = "01900000-0000-7000-8000-000000000001"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


def issued(venue: str = VENUE, key: Ed25519PrivateKey = KEY) -> tuple[str, str, str]:
    registration, session = new_id(), new_id()
    public = key.public_key().public_bytes_raw()
    return write(venue, registration, session, public, key.sign), registration, session


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path, HandClock())
    yield made
    made.store.close()


def knows_key(desk: Desk, status: str = "good") -> None:
    """Headquarters shows the key of another desk of the venue."""
    key = base64.urlsafe_b64encode(PUBLIC).rstrip(b"=").decode()
    fields = {"device": new_id(), "desk": "B", "key": key, "status": status}
    row = IncomingRow("desk_key", new_id(), Version(new_id(), "venue", 1), fields)
    incoming(desk.store, IncomingPage(rows=[row]))


def test_a_code_is_what_every_scanner_can_type() -> None:
    code, registration, session = issued()
    assert len(code) == 139
    assert re.fullmatch("[A-Z0-9]+", code)
    ticket = read(code)
    assert ticket.registration_id == registration
    assert ticket.session_end == uuid.UUID(session).bytes[-5:]
    assert verify(VENUE, ticket, PUBLIC)


@given(st.integers(4, 138), st.sampled_from(DIGITS))
def test_an_altered_code_is_signed_by_nobody(place: int, digit: str) -> None:
    code, _, _ = issued()
    altered = code[:place] + digit + code[place + 1 :]
    assert believed(altered) == (altered == code)


def believed(code: str) -> bool:
    """Say whether a code is signed; one that is too large for a ticket is damaged, and is not."""
    try:
        return verify(VENUE, read(code), PUBLIC)
    except Refusal:
        return False


def test_it_may_come_in_small_letters_full_width_or_with_spaces() -> None:
    code, _, _ = issued()
    wide = "".join(chr(ord(char) + 0xFEE0) for char in code[:20]) + code[20:]
    for text in (code.lower(), wide, f"  {code[:50]} {code[50:]}\r\n"):
        assert read(text) == read(code)


@pytest.mark.parametrize("text", ["", "QJ1M23456789", "https://example.org/QJ1T", "９" * 300])
def test_what_is_no_ticket_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Refusal, match="ticket_unknown"):
        read(text)


@pytest.mark.parametrize("cut", [10, 100, 138])
def test_a_ticket_cut_short_is_damaged(cut: int) -> None:
    with pytest.raises(Refusal, match="ticket_damaged"):
        read(issued()[0][:cut])


def test_a_desk_in_good_standing_vouches_for_a_registration_never_heard_of(desk: Desk) -> None:
    knows_key(desk)
    code, registration, _ = issued(desk.store.place.venue_id)
    with desk.store.read() as session:
        verdict = judge(session, desk.store.place.venue_id, read(code))
    assert (verdict.code, verdict.registration_id, verdict.desk) == (VOUCHED, registration, "B")


@pytest.mark.parametrize("status", ["revoked", ""])
def test_nobody_or_a_desk_revoked_since_vouches_for_nothing(desk: Desk, status: str) -> None:
    if status:
        knows_key(desk, status)
    code, _, _ = issued(desk.store.place.venue_id)
    with desk.store.read() as session:
        verdict = judge(session, desk.store.place.venue_id, read(code))
    assert (verdict.code, verdict.why) == (DOUBTFUL, status or "unsigned")


def test_another_venues_ticket_is_vouched_for_by_nobody_here(desk: Desk) -> None:
    knows_key(desk)
    code, _, _ = issued("01900000-0000-7000-8000-0000000000ff")
    with desk.store.read() as session:
        assert judge(session, desk.store.place.venue_id, read(code)).code == DOUBTFUL
