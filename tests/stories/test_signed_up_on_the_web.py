"""Somebody signs up by phone the evening before; the desk admits them though its line is cut."""

from __future__ import annotations

from app.events import door
from app.store.transaction import transaction
from tests.support.browsing import Visitor
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle
from tests.support.webvenue import offer


def scans(front: Front, code: str) -> door.Met:
    with transaction(front.store, front.actor) as tx:
        return door.meet_ticket(tx, code, None)


def test_signed_up_by_phone_and_admitted_without_a_line(hub: HubHandle, make: MakeFront) -> None:
    front, session = make(), offer(hub, 2)
    lin = Visitor(hub.url, hub.venue_code)
    page = lin.signs_up(session, "林晓禾", phone="19900001111")
    assert page.status_line == "报名成功"
    assert front.sync().state == "ok"
    # The line is cut.
    met = scans(front, page.code)
    assert (met.code, met.admitted, met.session_id) == ("ok", True, session)
    assert (scans(front, page.code).code) == "already"


def test_signed_up_after_the_line_was_cut_the_signature_speaks(
    hub: HubHandle, make: MakeFront
) -> None:
    """The desk has never heard of them; headquarters' own key came down before."""
    front, session = make(), offer(hub, 6)
    for _ in range(2):
        assert front.sync().state == "ok"
    # The line is cut; then somebody signs up.
    page = Visitor(hub.url, hub.venue_code).signs_up(session, "周启明")
    met = scans(front, page.code)
    assert (met.code, met.session_id) == ("vouched", session)


def test_given_up_on_the_web_the_ticket_admits_nobody(hub: HubHandle, make: MakeFront) -> None:
    front, session = make(), offer(hub, 1)
    zhou, lin = (Visitor(hub.url, hub.venue_code) for _ in range(2))
    first = zhou.signs_up(session, "周启明")
    second = lin.signs_up(session, "林晓禾")
    assert second.status_line == "候补中：第 1 位"
    code = first.code
    assert zhou.cancels(first).status_line == "已取消报名"
    assert front.sync().state == "ok"
    assert not scans(front, code).admitted
    assert scans(front, lin.open(second.url).code).admitted
