"""A desk asks headquarters' directory over a line of its own, soon answered or told why not."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import text

from app.errors import Refusal
from app.store.store import Store
from sync.client import finding
from sync.client.credentials import Settings, keep_settings
from sync.client.finding import Finder, More
from sync.client.line import DIRECTORY
from sync.client.transport import Patience
from tests.support.faults import canned
from tests.support.fronts import Front, MakeFront, Ring
from tests.support.hub import HubHandle
from tests.support.nation import NORTH, NORTH_SCOPE, SOUTH_SCOPE, placed, resource, said, some_id

FAR = resource("南区心理站", specialities="失眠、考试压力", weekly="tue 14:00-17:00", lng=1, lat=2)


@pytest.fixture
def front(hub: HubHandle, make: MakeFront) -> Front:
    """Give a desk in the north; headquarters knows somebody here and somebody in the south."""
    made = make()
    placed(hub.engine, hub.hub, hub.venue, NORTH)
    said(hub.engine, hub.hub, NORTH_SCOPE, "resource", {some_id(1): resource("北区心理站")})
    said(hub.engine, hub.hub, SOUTH_SCOPE, "resource", {some_id(2): FAR})
    return made


def asks(front: Front, words: str = "心理", field: str = "") -> More:
    return Finder(front.store, front.ring, front.call).find(words, field)


def everything(store: Store) -> dict[str, Sequence[Any]]:
    with store.read() as session:
        tables = session.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
        return {
            name: session.execute(text(f'SELECT * FROM "{name}"')).all()  # noqa: S608 - ours
            for name in tables.scalars().all()
        }


def test_headquarters_tells_who_is_not_carried_here_and_nothing_is_kept(front: Front) -> None:
    front.sync()
    before = everything(front.store)
    found = asks(front)
    [one] = found.lines
    assert (one.id, one.scope, one.own) == (some_id(2), SOUTH_SCOPE, False)
    assert (one.name, one.specialities) == ("南区心理站", "失眠、考试压力")
    assert (one.fields, one.lng, one.withdrawn, found.more) == (("XLZX",), 1, False, False)
    assert [(slot.day, slot.begins) for slot in one.weekly] == [(1, 840)]
    assert everything(front.store) == before


def test_a_category_is_asked_for_too(front: Front) -> None:
    assert [one.name for one in asks(front, "", "XLZX").lines] == ["南区心理站"]
    assert asks(front, "失眠", "FLYZ").lines == ()


def test_the_exchange_goes_on_as_if_nobody_had_asked(front: Front) -> None:
    front.register("张三")
    assert front.sync().state == "ok"
    asks(front)
    front.register("李四")
    assert front.sync().state == "ok"
    assert not front.waiting().unsent


def test_a_line_this_program_cannot_read_is_left_out(front: Front, hub: HubHandle) -> None:
    with pytest.raises(ValueError, match="type"):
        said(hub.engine, hub.hub, SOUTH_SCOPE, "resource", {some_id(3): {"name": "无类型心理"}})
    answer = b'{"lines":[{"id":"x","scope":"nation","fields":{"name":5,"type":"expert"}}]}'
    front.line.be("answer", path=DIRECTORY, reply=canned("200 OK", answer))
    assert asks(front).lines == ()


# --- what is in the way ---------------------------------------------------------------------------


def refusal(front: Front, words: str = "心理") -> Refusal:
    with pytest.raises(Refusal) as caught:
        asks(front, words)
    return caught.value


def test_a_desk_that_stands_alone_is_told_so(make: MakeFront) -> None:
    assert refusal(make(joined=False)).code == "not_joined"


def test_without_a_line_it_is_said_at_once(front: Front) -> None:
    front.line.gone()
    said_so = refusal(front)
    assert (said_so.code, said_so.facts["reason"]) == ("no_network", "unreachable")


@pytest.mark.parametrize("path", ["/v1/nonce", DIRECTORY])
def test_nobody_waits_longer_than_a_few_seconds(
    front: Front, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "SECONDS", 0.5)
    front.line.be("dead", path=path)
    began = time.monotonic()
    assert refusal(front).code == "no_network"
    assert time.monotonic() - began < 3


def test_a_question_without_a_word_is_not_carried_out(front: Front) -> None:
    assert refusal(front, "，。").code == "nothing_to_find"


def test_an_older_headquarters_has_no_such_door(front: Front) -> None:
    front.line.be("answer", path=DIRECTORY, reply=canned("404 Not Found", b'{"code":"http_404"}'))
    assert refusal(front).code == "finds_unknown"


def test_a_busy_headquarters_is_asked_again_later(front: Front) -> None:
    busy = canned("429 Too Many Requests", b'{"code":"too_often"}', "Retry-After: 30")
    front.line.be("answer", path=DIRECTORY, reply=busy)
    said_so = refusal(front)
    assert (said_so.code, said_so.facts["seconds"]) == ("hub_busy", 30)


def test_a_lost_key_and_a_revoked_desk_are_told(
    hub: HubHandle, make: MakeFront, front: Front
) -> None:
    hub.revoke(front.store.place.device or "")
    said_so = refusal(front)
    assert (said_so.code, said_so.facts["said"]) == ("hub_refused", "revoked")
    keyless = make(ring=Ring())
    assert keyless.ring is not None
    keyless.ring.kept.clear()
    assert refusal(keyless).code == "no_key"


def test_the_address_in_the_settings_is_dialled_with_little_patience(front: Front) -> None:
    line = finding.dial_quickly(Settings(front.line.url))
    try:
        assert line._patience == Patience(connect=2.5, read=5.0, total=5.0)  # type: ignore[attr-defined]
    finally:
        line.close()
    keep_settings(front.store, Settings(front.line.url))
    assert [one.name for one in Finder(front.store).find("心理").lines] == ["南区心理站"]
