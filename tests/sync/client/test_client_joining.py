"""Joining with a one-time code, where the key lies, and linking a venue that stood alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from app.checkin.model import Visit
from app.errors import Refusal
from app.people.model import Person
from app.store.transaction import transaction
from app.venue.actions import found
from app.venue.model import Venue
from sync.client.credentials import (
    SERVICE,
    Settings,
    keep_settings,
    make_key,
    public_text,
    read_key,
    settings,
)
from sync.client.joining import join, make_worker, open_link
from sync.client.transport import Transport, checked
from sync.hub.database import writing
from sync.hub.tables import codes
from tests.support.desks import SHEN, Ground, make_desk
from tests.support.faults import canned
from tests.support.fronts import MakeFront, Ring
from tests.support.hub import HubHandle


def same(one: Ed25519PrivateKey | None, two: Ed25519PrivateKey) -> bool:
    """Say whether two keys are the same."""
    return one is not None and public_text(one) == public_text(two)


def test_joining_keeps_the_desks_place(hub: HubHandle, make: MakeFront) -> None:
    front = make(joined=False)
    front.join(hub.code())
    place = front.store.place
    assert (place.venue_id, place.letter, place.epoch) == (hub.venue, "A", hub.hub.epoch)
    assert place.device is not None
    assert settings(front.store) == Settings(front.line.url)
    assert front.sync().state == "ok"
    with front.store.read() as session:
        assert session.get(Venue, hub.venue) is not None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://hub.example.org", "https_needed"),
        ("http://10.0.0.5:8000", "https_needed"),
        ("hub.example.org", "address_wrong"),
        ("ftp://hub.example.org", "address_wrong"),
        ("https://", "address_wrong"),
        ("https://hub.example.org:port", "address_wrong"),
        ("https://hub.example.org/?a=1", "address_wrong"),
    ],
)
def test_addresses_that_are_refused(address: str, code: str, make: MakeFront) -> None:
    front = make(joined=False)
    with pytest.raises(Refusal) as caught:
        join(front.store, Settings(address), "ABCD", "前台1号机", call=front.call)
    assert caught.value.code == code
    assert front.store.place.device is None


def test_addresses_are_cleaned() -> None:
    assert checked(" https://hub.example.org/desk/ ") == "https://hub.example.org/desk"
    assert checked("http://localhost:8000") == "http://localhost:8000"


def refused(front: object, code: str) -> Refusal:
    """Try to join, and give the refusal."""
    with pytest.raises(Refusal) as caught:
        front.join(code)  # type: ignore[attr-defined]
    return caught.value


def test_codes_that_do_not_open(hub: HubHandle, make: MakeFront) -> None:
    used = hub.code()
    make(joined=False).join(used)
    late = hub.code()
    front = make(joined=False)
    assert refused(front, used).code == "code_used"
    assert refused(front, "NOSUCHCO").code == "code_wrong"
    with writing(hub.engine) as connection:
        past = (dt.datetime.now(dt.UTC) - dt.timedelta(days=2)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        connection.execute(codes.update().where(codes.c.used_at.is_(None)).values(expires_at=past))
    assert refused(front, late).code == "code_expired"
    assert front.store.place.device is None
    assert front.join(hub.code()).sync().state == "ok"


def test_a_desk_joins_once(hub: HubHandle, make: MakeFront) -> None:
    assert refused(make(), hub.code()).code == "already_joined"


@pytest.mark.parametrize(
    ("reply", "code", "fact"),
    [
        (canned("200 OK", b"<html/>", voice=False), "no_network", ("reason", "not_the_hub")),
        (canned("503 Busy", b"{}", "Retry-After: 9"), "hub_busy", ("seconds", 9.0)),
        (canned("400 Bad", b'{"code":"bad_key"}'), "hub_refused", ("said", "bad_key")),
        (canned("401 Who", b'{"code":"token"}'), "hub_refused", ("said", "token")),
    ],
)
def test_what_else_can_keep_a_desk_out(
    reply: bytes, code: str, fact: tuple[str, object], hub: HubHandle, make: MakeFront
) -> None:
    front = make(joined=False)
    front.line.be("answer", reply=reply)
    refusal = refused(front, hub.code())
    assert (refusal.code, refusal.facts[fact[0]]) == (code, fact[1])


def test_a_lost_reply_costs_no_code(hub: HubHandle, make: MakeFront) -> None:
    front, code = make(joined=False), hub.code()
    front.line.be("lost")
    assert refused(front, code).code == "no_network"
    front.line.be()
    front.join(code)
    assert front.store.place.letter == "A"
    assert front.sync().state == "ok"


def test_a_venue_that_stood_alone_is_linked(hub: HubHandle, make: MakeFront) -> None:
    front = make(joined=False, ground=Ground(founded=False))
    with transaction(front.store, SHEN) as tx:
        found(tx, "QJ0099", "青禾区望江街道青年之家")
    person = front.register("林晓禾")
    front.check_in(person)
    assert front.store.place.printed_letter.startswith("X")
    alone = front.store.place.venue_id
    front.join(hub.code())
    assert hub.venue != alone
    result = front.sync()
    assert (result.state, result.sent, result.refused) == ("ok", 3, 1)
    # The record it founded itself gives way to headquarters' own, and is no work for anybody.
    assert front.waiting().refused == 0
    assert front.desk.profile.code == hub.venue_code
    with front.store.read() as session:
        for model in (Person, Visit):
            assert set(session.execute(select(model.venue_id)).scalars()) == {hub.venue}
    assert list(hub.rows("person")) == [person]
    assert len(hub.rows("visit")) == 1


@pytest.mark.parametrize("fault", ["", "broken", "deaf", "none"])
def test_where_the_key_lies(fault: str, tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    ring = None if fault == "none" else Ring(fault)
    key = make_key(desk.store, ring)
    assert same(read_key(desk.store, ring), key)
    in_store = read_key(desk.store, None)
    assert (in_store is None) == (fault == "")
    if ring is not None:
        assert {service for service, _ in ring.kept} == ({SERVICE} if not fault else set())
    desk.store.close()


@pytest.mark.expects_log("sync.client")
def test_a_lost_key_is_told_and_enrolled_again(hub: HubHandle, make: MakeFront) -> None:
    front = make()
    person = front.register("林晓禾")
    front.sync()
    front.check_in(person)
    ring = Ring()
    make_key(front.store, ring)
    for gone in (None, Ring(), Ring("broken")):
        link = open_link(front.store, gone, front.call)
        assert link is not None
        result = link.exchange.round()
        assert (result.state, result.reason) == ("attention", "no_key")
    assert front.waiting().unsent == 1
    front.join(hub.code(), again=True)
    assert front.sync().state == "ok"
    assert front.store.place.letter == "B"
    assert front.waiting().unsent == 0
    assert len(hub.rows("visit")) == 1
    assert len(hub.rows("person")) == 1


def test_a_damaged_key_counts_as_lost(tmp_path: Path) -> None:
    desk, ring = make_desk(tmp_path), Ring()
    make_key(desk.store, ring)
    ring.kept = dict.fromkeys(ring.kept, "c2hvcnQ")
    assert read_key(desk.store, ring) is None
    desk.store.close()


def test_a_desk_alone_has_no_link(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, ground=Ground(founded=False))
    assert open_link(desk.store) is None
    keep_settings(desk.store, Settings("https://hub.example.org", "http://proxy:3128", "/ca.pem"))
    assert settings(desk.store) == Settings(
        "https://hub.example.org", "http://proxy:3128", "/ca.pem"
    )
    assert open_link(desk.store) is None
    assert make_worker(desk.store).status().state == "standalone"
    desk.store.close()


def test_the_venues_proxy_is_used(hub: HubHandle, make: MakeFront) -> None:
    front = make(joined=False)
    through = Transport(hub.url, proxy=front.line.url)
    join(front.store, Settings(hub.url), hub.code(), "前台1号机", call=lambda _: through)
    through.close()
    assert any(path.endswith("/v1/enrol") for path in front.line.requests)
