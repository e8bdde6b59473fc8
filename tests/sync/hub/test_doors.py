"""The hub over real HTTP: who gets in, what is answered, and what never is."""

from __future__ import annotations

import threading
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import update

from app.ids import new_id
from sync.hub.database import writing
from sync.hub.hub import from_base64
from sync.hub.tables import codes, metadata, tokens
from sync.wire import codec
from sync.wire.messages import HEADER
from tests.support.hub import (
    BareDesk,
    HubHandle,
    desk_of,
    op_of,
    patch,
    person,
    running_hub,
    visit,
    void,
)

PAST = "2020-01-01T00:00:00.000Z"


def said(answer: requests.Response) -> tuple[int, str]:
    assert answer.headers[HEADER] == "1"
    return answer.status_code, answer.json().get("code", "")


# --- joining ------------------------------------------------------------------------------


def test_a_desk_joins_with_a_code_and_works(hub: HubHandle) -> None:
    desk = desk_of(hub)
    assert (desk.letter, desk.venue, desk.high) == ("A", hub.venue, 0)
    who = person()
    assert desk.say(who, visit(who.id))[1]["verdict"] == "taken"
    assert hub.rows("person") == {who.id: who.fields}
    kinds = [row["kind"] for row in desk.pull()]
    assert kinds == ["venue", "person", "visit"]
    assert desk.pull() == []


def test_staff_written_at_headquarters_come_down(hub: HubHandle) -> None:
    desk = desk_of(hub)
    desk.pull()
    staff = hub.add_staff("何小溪", "clerk")
    assert [row["id"] for row in desk.pull()] == [staff]
    hub.put("staff", staff, {"role": "manager"})
    assert desk.pull()[0]["fields"]["role"] == "manager"
    hub.put("staff", staff, {"account": "hxx"})
    hub.put("staff", staff, {"account": None})
    assert desk.pull()[0]["fields"] == {"name": "何小溪", "role": "manager", "status": "active"}
    with pytest.raises(ValueError, match="role"):
        hub.put("staff", staff, {"role": "king"})


def test_a_code_works_once_but_a_lost_reply_is_given_again(hub: HubHandle) -> None:
    code = hub.code()
    desk = BareDesk(hub.url)
    first = desk.ask_to_join(code.lower()[:4] + "-" + code.lower()[4:])
    assert first.json() == desk.ask_to_join(code).json()
    assert said(BareDesk(hub.url).ask_to_join(code)) == (403, "code_used")
    hub.revoke(first.json()["device"])
    assert said(desk.ask_to_join(code)) == (403, "code_used")


def test_a_code_that_is_unknown_or_old_lets_nobody_in(hub: HubHandle) -> None:
    assert said(BareDesk(hub.url).ask_to_join("AAAAAAAA")) == (403, "bad_code")
    code = hub.code()
    with writing(hub.engine) as connection:
        connection.execute(update(codes).values(expires_at=PAST))
    assert said(BareDesk(hub.url).ask_to_join(code)) == (403, "code_expired")


def test_codes_are_stored_hashed_and_never_confusable(hub: HubHandle) -> None:
    made = [hub.code() for _ in range(30)]
    assert not set("".join(made)) & set("IO01")
    with hub.engine.connect() as connection:
        kept = str(connection.execute(codes.select()).all())
    assert not any(code in kept for code in made)


def test_guessing_codes_is_slowed_down(tmp_path: Path, database: str) -> None:
    with running_hub(tmp_path, database, tries=10) as hub:
        answers = [said(BareDesk(hub.url).ask_to_join("AAAAAAAA")) for _ in range(11)]
        assert answers == [(403, "bad_code")] * 10 + [(429, "too_often")]
        late = BareDesk(hub.url).ask_to_join(hub.code())
        assert late.status_code == 429
        assert 0 < int(late.headers["Retry-After"]) <= 61


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"public_key": "short"}, "bad_key"),
        ({"public_key": "\u9752"}, "bad_key"),
        ({"incarnation": "x"}, "bad_id"),
        ({"code": 5}, "unreadable"),
        ({"name": None}, "unreadable"),
    ],
)
def test_joining_is_held_to_its_form(hub: HubHandle, change: dict[str, Any], code: str) -> None:
    whole = {
        "code": hub.code(),
        "public_key": "A" * 43,
        "incarnation": new_id(),
        "name": "A",
    }
    assert said(BareDesk(hub.url).post("/v1/enrol", {**whole, **change})) == (400, code)


# --- tokens -------------------------------------------------------------------------------


def test_a_nonce_is_used_once_and_only_as_given(hub: HubHandle) -> None:
    desk = desk_of(hub)
    nonce = requests.get(f"{hub.url}/v1/nonce", timeout=10).json()
    assert desk.ask_token(nonce).status_code == 200
    assert said(desk.ask_token(nonce)) == (401, "bad_nonce")
    fresh = requests.get(f"{hub.url}/v1/nonce", timeout=10).json()
    assert said(desk.ask_token({**fresh, "time": PAST})) == (401, "bad_nonce")
    assert said(desk.ask_token({**fresh, "nonce": "made.up"})) == (401, "bad_nonce")


def test_an_old_nonce_is_worth_nothing(hub: HubHandle) -> None:
    desk = desk_of(hub)
    random = "AAAA"
    mac = hub.hub.mac("nonce", f"{random}|{PAST}")
    assert said(desk.ask_token({"nonce": f"{random}.{mac}", "time": PAST})) == (401, "bad_nonce")


def test_only_the_desks_own_key_signs_for_it(hub: HubHandle) -> None:
    desk = desk_of(hub)
    thief = BareDesk(hub.url, device=desk.device, incarnation=desk.incarnation)
    assert said(thief.ask_token()) == (401, "bad_assertion")
    nobody = BareDesk(hub.url, key=desk.key, device=new_id())
    assert said(nobody.ask_token()) == (401, "bad_assertion")
    desk.incarnation = "x"
    assert said(desk.ask_token()) == (401, "bad_assertion")


@pytest.mark.parametrize("token", ["", "x.y", "01900000-0000-7000-8000-0000000000aa.AA", "."])
def test_without_a_token_nothing_opens(hub: HubHandle, token: str) -> None:
    desk = desk_of(hub)
    desk.token = token
    assert said(desk.send([])) == (401, "token")
    assert said(desk.ask()) == (401, "token")


def test_a_token_is_short_lived_and_stored_hashed(hub: HubHandle) -> None:
    desk = desk_of(hub)
    with writing(hub.engine) as connection:
        kept = str(connection.execute(tokens.select()).all())
        assert desk.token.partition(".")[2] not in kept
        connection.execute(update(tokens).values(expires_at=PAST))
    assert said(desk.ask()) == (401, "token")
    desk.sign_in()
    assert desk.ask().status_code == 200


def test_a_store_opened_from_back_up_gets_a_new_letter_and_its_twin_is_retired(
    hub: HubHandle,
) -> None:
    desk, other = desk_of(hub), desk_of(hub)
    desk.say(person())
    twin = BareDesk(hub.url, desk.key, device=desk.device, epoch=desk.epoch).sign_in()
    assert (desk.letter, other.letter, twin.letter, twin.high) == ("A", "B", "C", 1)
    assert said(desk.send([])) == (409, "incarnation")
    assert said(desk.ask_token()) == (409, "retired")
    assert twin.say(person())[0]["verdict"] == "taken"
    assert desk_of(hub).letter == "D"


def test_a_letter_is_never_given_twice(hub: HubHandle) -> None:
    letters = []
    for _ in range(28):
        desk = desk_of(hub)
        letters.append(desk.letter)
        hub.revoke(desk.device)
    assert letters[:2] + letters[-3:] == ["A", "B", "Z", "AA", "AB"]
    assert len(set(letters)) == 28


def test_a_revoked_desk_gets_a_statement_signed_for_its_store_only(hub: HubHandle) -> None:
    desk = desk_of(hub)
    keys = desk.ask_to_join(hub.code()).json()["keys"]
    assert hub.revoke(desk.device)
    assert not hub.revoke(desk.device)
    for answer in (desk.ask(), desk.send([]), desk.ask_token()):
        assert said(answer) == (403, "revoked")
        problem = answer.json()
        key = Ed25519PublicKey.from_public_bytes(from_base64(keys[problem["facts"]["key"]]))
        key.verify(
            from_base64(problem["signed"]), f"revoked|{desk.device}|{desk.incarnation}".encode()
        )


# --- one venue is not another -------------------------------------------------------------


def test_another_venue_sees_and_touches_nothing(hub: HubHandle) -> None:
    here = desk_of(hub)
    there = desk_of(hub, hub.add_venue(1))
    who = person()
    here.say(who, visit(who.id))
    assert {row["kind"] for row in there.pull()} == {"venue"}
    there.say(patch("person", who.id, name="x"), person(who.id, name="x"), void("person", who.id))
    assert hub.rows("person")[who.id] == who.fields
    mixed = BareDesk(hub.url, Ed25519PrivateKey.generate(), here.incarnation)
    mixed.token = f"{hub.venue}.{there.token.partition('.')[2]}"
    mixed.epoch = here.epoch
    assert said(mixed.ask()) == (401, "token")
    here.pull()
    assert said(there.ask(here.cursor)) == (400, "bad_cursor")
    there.incarnation = here.incarnation
    assert said(there.send([])) == (409, "incarnation")


def test_hello_tells_nothing_of_venues(hub: HubHandle) -> None:
    hub.add_staff("何小溪")
    answer = requests.get(f"{hub.url}/v1/hello", timeout=10)
    assert set(answer.json()) == {"protocol", "schema", "epoch", "time", "name"}
    assert "QJ0001" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "server" not in answer.headers


# --- what is answered to nonsense ---------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v1/push", 405),
        ("POST", "/v1/hello", 405),
        ("GET", "/docs", 404),
        ("GET", "/v1/../hub.db", 404),
        ("DELETE", "/v1/pull", 405),
    ],
)
def test_everything_else_is_denied_in_our_own_words(
    hub: HubHandle, method: str, path: str, status: int
) -> None:
    answer = requests.request(method, hub.url + path, timeout=10)
    assert said(answer) == (status, f"http_{status}")
    assert answer.json()["epoch"] == hub.hub.epoch


def test_too_much_is_413_packed_or_not(hub: HubHandle) -> None:
    desk = desk_of(hub)
    assert said(desk.post("/v1/push", b" " * (codec.MOST_PACKED + 1))) == (413, "too_large")
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
    headers = {"Content-Encoding": "gzip"}
    assert said(desk.post("/v1/push", bomb, headers=headers)) == (413, "too_large")
    assert said(desk.post("/v1/push", b"no gzip", headers=headers)) == (400, "unpackable")
    assert said(desk.post("/v1/push", b"", headers={"Content-Encoding": "br"})) == (415, "encoding")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"null", b"[" * 50_000])
def test_nonsense_is_400(hub: HubHandle, data: bytes) -> None:
    desk = desk_of(hub)
    for path in ("/v1/push", "/v1/pull", "/v1/token", "/v1/enrol"):
        assert said(desk.post(path, data)) == (400, "unreadable")
    assert desk.say(person())[0]["verdict"] == "taken"


def test_a_push_out_of_order_or_too_long_is_400(hub: HubHandle) -> None:
    desk = desk_of(hub)
    assert said(desk.send([op_of(person(), 2), op_of(person(), 1)])) == (400, "bad_order")
    many = [op_of(visit(), number) for number in range(1, 502)]
    assert said(desk.send(many)) == (400, "too_many")


def test_packed_both_ways(hub: HubHandle) -> None:
    desk = desk_of(hub)
    ops = [op_of(person(), number) for number in range(1, 101)]
    push = {"epoch": desk.epoch, "incarnation": desk.incarnation, "ops": ops}
    packed = codec.pack(codec.encode(push))
    answer = desk.post("/v1/push", packed, headers={"Content-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(desk.pull()) == 101


@pytest.mark.expects_log("sync.hub")
def test_a_broken_database_is_503_and_tells_no_more(hub: HubHandle) -> None:
    desk = desk_of(hub)
    metadata.tables["ops"].drop(hub.engine)
    answer = desk.send([op_of(person(), 1)])
    metadata.tables["ops"].create(hub.engine)
    assert said(answer) == (503, "busy")
    assert answer.headers["Retry-After"] == "2"
    assert "ops" not in answer.text


@pytest.mark.expects_log("sync.hub")
def test_an_error_of_the_hub_is_500_without_a_trace(
    hub: HubHandle, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    desk = desk_of(hub)

    def breaks(*_: object) -> None:
        message = "林晓禾 19900000001"
        raise RuntimeError(message)

    monkeypatch.setattr("sync.hub.ledger.accept", breaks)
    answer = desk.send([op_of(person(), 1)])
    assert said(answer) == (500, "internal")
    assert "林晓禾" not in answer.text + caplog.text


def test_another_epoch_stops_both_ways(tmp_path: Path, database: str) -> None:
    with running_hub(tmp_path, database) as hub:
        desk = desk_of(hub)
        desk.say(person())
        desk.pull()
    with running_hub(tmp_path, database, fresh_epoch=True) as again:
        desk.url = again.url
        assert said(desk.send([op_of(person(), 2)])) == (409, "epoch")
        assert desk.ask().json()["epoch"] == again.hub.epoch
        desk.epoch = again.hub.epoch
        assert said(desk.ask()) == (409, "epoch")
        assert said(desk.ask("", acknowledged=9)) == (409, "ahead")
        desk.cursor = ""
        assert len(desk.pull()) == 2
        assert desk.say(person())[0]["verdict"] == "taken"


def test_a_hub_that_starts_again_goes_on_where_it_was(tmp_path: Path, database: str) -> None:
    with running_hub(tmp_path, database) as hub:
        desk = desk_of(hub)
        desk.say(person())
    with running_hub(tmp_path, database) as again:
        desk.url = again.url
        assert desk.say(person())[0]["verdict"] == "taken"
        assert again.high(desk.device) == 2
        assert len(desk.pull()) == 3


# --- waiting ------------------------------------------------------------------------------


def test_a_waiting_pull_is_woken_by_the_venues_own_commits(hub: HubHandle) -> None:
    a, b = desk_of(hub), desk_of(hub)
    b.pull()
    answers: list[requests.Response] = []
    waiter = threading.Thread(target=lambda: answers.append(b.ask(wait=30.0)))
    started = time.monotonic()
    waiter.start()
    while waiter.is_alive():
        a.say(person())
        waiter.join(0.05)
    assert time.monotonic() - started < 20
    assert answers[0].json()["pages"][0]["rows"]


def test_a_waiting_pull_comes_back_empty_in_the_end(hub: HubHandle) -> None:
    desk = desk_of(hub)
    desk.pull()
    answer = desk.ask(wait=0.05)
    assert answer.json()["pages"][0]["rows"] == []
    assert desk.ask(wait=-1.0).status_code == 200
