"""What lines do to a desk: after each fault the queue is whole, the reason true, and it heals."""

from __future__ import annotations

import msgspec
import pytest

from sync.client.line import NoConnection
from sync.client.rounds import LEAST_OPS
from sync.wire.messages import Problem
from tests.support.faults import PORTAL, canned
from tests.support.fronts import QUICK, Front, MakeFront
from tests.support.hub import HubHandle


def problem(code: str, **facts: object) -> bytes:
    """Write a Problem as a hub does."""
    return msgspec.json.encode(Problem(code, facts))


MADE_UP = msgspec.json.encode(
    {"epoch": "e", "token": "t", "seconds": 900, "letter": "Z", "high": 9, "nonce": "n", "time": ""}
    | {"verdicts": [], "pages": []}
)
"""Fits every door a desk asks at."""
FAULTS = [
    pytest.param("refuse", {}, "unreachable", id="nothing listens"),
    pytest.param("dead", {}, "timed_out", id="no byte comes"),
    pytest.param("cut", {}, "cut", id="cut inside the answer"),
    pytest.param("cut", {"keep": 8}, "cut", id="cut inside the head"),
    pytest.param("lost", {}, "cut", id="answer lost"),
    pytest.param("trickle", {}, "too_slow", id="a byte at a time"),
    pytest.param("answer", {"reply": PORTAL}, "not_the_hub", id="captive portal"),
    pytest.param(
        "answer",
        {"reply": canned("302 Found", b"", "Location: http://127.0.0.1:9/", voice=False)},
        "not_the_hub",
        id="sent elsewhere",
    ),
    pytest.param(
        "answer",
        {"reply": canned("511 Sign In", b"<html>", voice=False)},
        "not_the_hub",
        id="portal that says so",
    ),
    pytest.param(
        "answer",
        {"reply": canned("401 Who", problem("token"), voice=False)},
        "not_the_hub",
        id="proxy that knows nobody",
    ),
    pytest.param(
        "answer",
        {"reply": canned("403 No", problem("revoked"), voice=False)},
        "not_the_hub",
        id="proxy that forbids",
    ),
    pytest.param(
        "answer",
        {"reply": canned("407 Proxy Sign In", b"", voice=False)},
        "not_the_hub",
        id="proxy that asks for a password",
    ),
    pytest.param(
        "answer",
        {"reply": canned("409 No", problem("epoch"), voice=False)},
        "not_the_hub",
        id="somebody else's conflict",
    ),
    pytest.param(
        "answer",
        {"reply": canned("200 OK", MADE_UP, voice=False)},
        "not_the_hub",
        id="somebody says all is settled",
    ),
    pytest.param(
        "answer",
        {"reply": canned("502 Bad Gateway", b"<html>", voice=False)},
        "busy",
        id="hub down behind its gateway",
    ),
    pytest.param("answer", {"reply": canned("200 OK", b"{")}, "garbled", id="not a message"),
    pytest.param(
        "answer",
        {"reply": canned("200 OK", b"not gzip", "Content-Encoding: gzip")},
        "garbled",
        id="not gzip",
    ),
    pytest.param("answer", {"reply": canned("503 Busy", b"{}")}, "busy", id="busy"),
    pytest.param(
        "answer",
        {"reply": canned("503 Busy", b"{}", "Retry-After: \xb2")},
        "busy",
        id="busy for no number of seconds",
    ),
    pytest.param("answer", {"reply": canned("500 Broken", b"oops")}, "busy", id="broken"),
]


def laden(make: MakeFront) -> tuple[Front, str]:
    """Give a desk with two operations waiting."""
    front = make()
    person = front.register("林晓禾")
    front.check_in(person)
    return front, person


def heals(front: Front, hub: HubHandle, person: str) -> None:
    """See that everything gets through once the line is good, once each."""
    front.line.be()
    front.connect()
    result = front.sync()
    assert (result.state, result.reason) == ("ok", "")
    assert front.waiting().unsent == 0
    assert front.states() == {"echoed": 2}
    assert list(hub.rows("person")) == [person]
    assert len(hub.rows("visit")) == 1


@pytest.mark.parametrize("path", ["/v1/nonce", "/v1/token", "/v1/push", "/v1/pull"])
@pytest.mark.parametrize(("mode", "more", "reason"), FAULTS)
def test_a_fault_costs_nothing(
    mode: str, more: dict[str, bytes], reason: str, path: str, hub: HubHandle, make: MakeFront
) -> None:
    front, person = laden(make)
    front.connect(QUICK if mode in ("dead", "trickle") else None)
    if mode == "refuse":
        front.line.gone()
    else:
        front.line.be(mode, path=path, **more)
    result = front.sync()
    assert (result.state, result.reason) == ("offline", reason)
    assert front.waiting().unsent == (2 if path != "/v1/pull" or mode == "refuse" else 0)
    if mode == "refuse":
        front.line.back()
    heals(front, hub, person)


def test_patience_is_asked_for(make: MakeFront) -> None:
    front, _person = laden(make)
    front.line.be("answer", reply=canned("429 Often", b"{}", "Retry-After: 17"))
    result = front.sync()
    assert (result.state, result.reason, result.retry_after) == ("offline", "busy", 17.0)


def test_a_request_that_arrives_twice_is_taken_once(hub: HubHandle, make: MakeFront) -> None:
    front, person = laden(make)
    front.line.be("twice", path="/v1/push")
    assert front.sync().state == "ok"
    heals(front, hub, person)


def test_a_token_that_ended_is_renewed_within_the_round(hub: HubHandle, make: MakeFront) -> None:
    front, person = laden(make)
    front.line.be("answer", path="/v1/push", reply=canned("401 Who", problem("token")), times=1)
    assert front.sync().state == "ok"
    assert front.line.requests.count("/v1/token") == 2
    heals(front, hub, person)


@pytest.mark.parametrize("path", ["/v1/push", "/v1/pull"])
def test_a_token_that_is_never_good_ends_the_round(
    path: str, hub: HubHandle, make: MakeFront
) -> None:
    front, person = laden(make)
    front.line.be("answer", path=path, reply=canned("401 Who", problem("token")))
    result = front.sync()
    assert (result.state, result.reason) == ("attention", "token")
    assert front.line.requests.count(path) <= 3
    heals(front, hub, person)


def test_a_desk_the_hub_does_not_know_is_told(hub: HubHandle, make: MakeFront) -> None:
    front, person = laden(make)
    front.line.be("answer", path="/v1/token", reply=canned("401 Who", problem("bad_assertion")))
    result = front.sync()
    assert (result.state, result.reason) == ("attention", "bad_assertion")
    assert front.waiting().unsent == 2
    heals(front, hub, person)


def test_a_revoked_desk_stops_and_keeps_its_work(hub: HubHandle, make: MakeFront) -> None:
    front, _person = laden(make)
    hub.revoke(str(front.store.place.device))
    result = front.sync()
    assert (result.state, result.reason) == ("attention", "wiped")
    assert front.waiting().unsent == 2


@pytest.mark.parametrize(
    ("status", "code", "state", "reason"),
    [
        ("426 Upgrade", "protocol", "attention", "upgrade"),
        ("409 No", "ahead", "attention", "ahead"),
        ("409 No", "fork", "fork", "fork"),
        ("403 No", "scope", "attention", "scope"),
        ("418 Tea", "", "attention", "unreadable"),
    ],
)
def test_the_hub_says_no(
    status: str, code: str, state: str, reason: str, hub: HubHandle, make: MakeFront
) -> None:
    front, person = laden(make)
    said = problem(code) if code else b"?"
    front.line.be("answer", path="/v1/push", reply=canned(status, said))
    result = front.sync()
    assert (result.state, result.reason) == (state, reason)
    assert front.waiting().unsent == 2
    heals(front, hub, person)


@pytest.mark.parametrize("voice", [True, False], ids=["hub", "gateway"])
def test_too_large_a_push_is_halved(hub: HubHandle, make: MakeFront, *, voice: bool) -> None:
    front = make()
    person = front.register("林晓禾")
    front.check_in(person)
    for name in ("周启明", "陈可欣", "曾一诺"):
        front.register(name)
    front.line.be("answer", path="/v1/push", reply=canned("413 Large", b"{}", voice=voice), times=1)
    result = front.sync()
    assert (result.state, result.sent) == ("ok", 5)
    assert front.line.requests.count("/v1/push") >= 3
    assert len(hub.rows("person")) == 4


def test_a_single_operation_too_large_for_the_way_is_told(make: MakeFront) -> None:
    front, _person = laden(make)
    front.line.be("answer", path="/v1/push", reply=canned("413 Large", b"{}"))
    result = front.sync()
    assert (result.state, result.reason) == ("attention", "too_large")
    assert front.waiting().unsent == 2


def test_a_slow_line_gets_smaller_requests_that_grow_again(make: MakeFront) -> None:
    front, _person = laden(make)
    front.connect(QUICK)
    assert front.exchange is not None
    front.line.be("dead", path="/v1/push")
    front.sync()
    assert front.exchange.pace.ops == LEAST_OPS
    front.line.be("dead", path="/v1/pull")
    front.sync()
    assert front.exchange.pace.rows == 250
    small = front.exchange.pace.ops
    front.line.be()
    front.register("周启明")
    front.sync()
    assert front.exchange.pace.ops > small
    assert front.exchange.pace.rows > 250


def test_anothers_verdicts_settle_nothing(hub: HubHandle, make: MakeFront) -> None:
    front, person = laden(make)
    one, two = make(), make()
    one.register("周启明")
    two.register("周启明")
    epoch = front.store.place.epoch
    stranger = one.store.make_id()
    verdicts = [{"op_id": stranger, "seq": 1, "verdict": "taken"}]
    reply = msgspec.json.encode({"epoch": epoch, "verdicts": verdicts, "high": 0})
    front.line.be("answer", path="/v1/push", reply=canned("200 OK", reply))
    result = front.sync()
    assert (result.state, result.reason) == ("offline", "busy")
    assert front.waiting().unsent == 2
    heals(front, hub, person)


def test_another_venues_token_shows_nothing(hub: HubHandle, make: MakeFront) -> None:
    front, _person = laden(make)
    front.sync()
    other = make(joined=False)
    other.join(hub.code(hub.add_venue()))
    other.register("欧阳子墨")
    other.sync()
    assert front.exchange is not None
    assert other.exchange is not None
    front.register("曾一诺")
    # With the other venue's token the hub sees another device: our numbers are not its next.
    front.exchange.desk.token = other.exchange.desk.token
    result = front.sync()
    assert result.state == "ok"
    assert [other.count(), front.count()] == [1, 2]
    assert len(hub.rows("person")) == 2


def test_an_answer_that_would_burst_is_let_go(make: MakeFront) -> None:
    front, _person = laden(make)
    from_bomb = canned("200 OK", b"[" * 9_000_000)
    front.line.be("answer", path="/v1/push", reply=from_bomb)
    result = front.sync()
    assert (result.state, result.reason) == ("offline", "garbled")


def test_interrupting_ends_a_wait(make: MakeFront) -> None:
    front, _person = laden(make)
    front.sync()
    front.line.be("dead", path="/v1/pull")
    transport = front.lines[-1]
    transport.interrupt()
    assert front.exchange is not None
    heard = front.exchange.listen(20.0)
    assert (heard.state, heard.reason) == ("ok", "interrupted")
    with pytest.raises(NoConnection):
        transport.ask("/v1/pull", Problem, {}, wait=0.0)
