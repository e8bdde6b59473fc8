"""What is recorded: conversations of desks with a hub, each about one part of the protocol."""

from __future__ import annotations

import base64
from collections.abc import Callable

from tests.sync.transcripts.players import (
    AT,
    Desk,
    Play,
    body,
    encoded,
    file,
    part,
    person,
    visit,
    void,
)
from tests.sync.transcripts.stage import Json


def joining(play: Play) -> None:
    """A desk joins with a one-time code and gets a token; nobody else does."""
    desk, other = play.desk("A"), play.desk("B")
    play.ask("GET", "/v1/hello")
    code = play.hub("code")
    desk.enrol(code, public_key="short")
    desk.enrol(code, incarnation="x")
    desk.enrol(code)
    desk.enrol(code.lower()[:4] + "-" + code.lower()[4:])
    other.enrol(code)
    other.enrol("AAAAAAAA")
    old = play.hub("code")
    play.hub("forward", seconds=86_401)
    other.enrol(old)
    nonce = play.ask("GET", "/v1/nonce")
    desk.sign_in(nonce)
    desk.sign_in(nonce)
    desk.sign_in(signature=encoded(bytes(64)))
    late = play.ask("GET", "/v1/nonce")
    play.hub("forward", seconds=301)
    desk.sign_in(late)
    desk.sign_in()
    desk.pull()
    play.hub("forward", seconds=901)
    desk.pull()
    play.ask("POST", "/v1/pull", body={"epoch": "", "incarnation": "", "cursors": {}})


def pushing(play: Play) -> None:
    """Operations go up, are sent again after a lost answer, leave a gap, and come down in pages."""
    desk, other = play.joined("A"), play.joined("B")
    who = play.new_id()
    first, second = desk.op(person(who), 1), desk.op(visit(play.new_id(), who), 2)
    desk.send(first, second)
    desk.send(first, second)
    third = desk.op(visit(play.new_id()), 3)
    desk.send(second, third)
    desk.send()
    desk.send(desk.op(visit(play.new_id()), 9))
    desk.send(third, acknowledged=99)
    desk.send(third, desk.op(visit(play.new_id()), 5))
    desk.send(third, {**third, "seq": 4})
    desk.send({**third, "op_id": "x"})
    play.hub(
        "put", row=["staff", play.new_id(), {"name": "何小溪", "role": "clerk", "status": "active"}]
    )
    for _ in range(5):
        other.pull(limit=1)
    other.pull()
    other.pull(cursor="")
    other.pull(cursor=other.cursor[:-1] + ("0" if other.cursor[-1] != "0" else "1"))
    other.pull(scope="nation")


def refusing(play: Play) -> None:
    """What cannot be is refused or held, and is put right by an operation in its place."""
    desk = play.joined("A")
    who, gone = play.new_id(), play.new_id()
    bad, waits = desk.say(person(who, ""), visit(play.new_id(), who))
    desk.pull()
    desk.say({**person(who), "replaces": waits["op_id"]})
    desk.say({**person(who), "replaces": bad["op_id"]})
    desk.say({**person(who), "replaces": bad["op_id"]})
    desk.pull()
    (never, _) = desk.say(person(gone, "x" * 41), visit(play.new_id(), gone))
    desk.say(body("discard", "person", gone, fields={"reason": "记错了"}, replaces=never["op_id"]))
    desk.pull()
    dance = play.new_id()
    desk.say(
        body("create", "dance", dance, fields={"name": "周末舞会"}),
        body("sing", "person", who),
        body("create", "visit", play.new_id()),
        body("patch", "person", play.new_id(), fields={"name": "x"}),
        body("patch", "venue", play.new_id(), fields={"name": "x"}),
        body("erase", "visit", play.new_id()),
        visit(play.new_id(), heads=-1),
        body("patch", "person", who, fields={"status": "inactive"}),
        body("patch", "conflict", play.new_id(), fields={"open": False}),
        person(who),
        {**person(play.new_id()), "replaces": never["op_id"]},
        body("move", "person", who, field="status", before="active", after="asleep"),
    )
    (again,) = desk.say(person(play.new_id(), ""))
    desk.say({**person(play.new_id()), "replaces": again["op_id"]})
    sealed = desk.op(person(play.new_id()))
    desk.send({**sealed, "hash": "0" * 64})
    stub = desk.op(person(play.new_id(), "周启明"))
    desk.send({"op_id": stub["op_id"], "seq": stub["seq"], "hash": stub["hash"], "withheld": True})
    desk.send(stub)
    desk.pull()
    play.hub("learn")
    desk.pull()


def merging(play: Play) -> None:
    """Two desks change one person: fields, sets, moves, a dispute, and visits counted once."""
    a, b = play.joined("A"), play.joined("B")
    who = play.new_id()
    base = a.say(person(who, phone="19900000001", tags=["自习"]))[0]["applied"]
    a.say(body("patch", "person", who, base=base, fields={"unit": "一中"}))
    b.say(body("patch", "person", who, base=base, fields={"note": "常来", "newer": {"x": [1]}}))
    b.say(body("patch", "person", who, base=base, fields={"unit": "二中"}))
    a.say(
        body(
            "patch",
            "person",
            who,
            base=base,
            added={"tags": ["羽毛球"]},
            removed={"tags": ["自习"]},
        )
    )
    b.say(body("patch", "person", who, base=base, added={"tags": ["志愿者"]}))
    move = {"field": "status", "before": "active", "after": "inactive"}
    a.say(body("move", "person", who, base=base, **move))
    b.say(body("move", "person", who, base=base, **move))
    a.say(body("patch", "person", who, base=base, fields={"phone": "19900000002"}))
    b.say(body("patch", "person", who, base=base, fields={"phone": "19900000003"}))
    a.pull()
    dispute = next(row["id"] for row in a.seen if row["kind"] == "conflict")
    a.say(body("patch", "person", who, base=base, fields={"phone": "19900000004"}))
    for version in (1, 2, 2):
        chosen = {"version": version, "value": "19900000003"}
        b.say(body("resolve", "conflict", dispute, fields=chosen, field="phone"))
    came, again, back = play.new_id(), play.new_id(), play.new_id()
    a.say(visit(came, who))
    b.say(visit(again, who), visit(back, who, reentry_of=again))
    b.pull()
    a.say(void(play.new_id(), came), void(play.new_id(), came), void(play.new_id(), play.new_id()))
    a.say(
        {
            **void(play.new_id(), who),
            "fields": {"target_kind": "person", "target_id": who, "happened_at": AT},
        }
    )
    late = visit(play.new_id(), happened_at="2026-11-28T19:30:00.000Z")
    clock = {"at": "2026-11-28T19:30:00.000Z", "corrected": "2026-11-28T20:30:00.000Z"}
    a.say({**late, **clock})
    b.pull()


def grouping(play: Play) -> None:
    """An atomic group is taken whole or not at all."""
    desk = play.joined("A")
    wrong, right, came = play.new_id(), play.new_id(), play.new_id()
    desk.say(person(wrong), person(right, "周启明"), visit(came, wrong))

    def together(size: int, *bodies: Json) -> list[Json]:
        group = {"id": play.new_id(), "size": size, "atomic": True}
        return [{**one, "group": group} for one in bodies]

    desk.say(*together(2, void(play.new_id(), came), visit(play.new_id(), right, instead_of=came)))
    desk.say(*together(2, void(play.new_id(), came), visit(play.new_id(), right, heads=-1)))
    desk.say(*together(3, void(play.new_id(), came), visit(play.new_id(), right)))
    nobody = play.new_id()
    desk.say(person(nobody, ""))
    desk.say(*together(2, void(play.new_id(), came), visit(play.new_id(), nobody)))
    desk.pull()


def erasing(play: Play) -> None:
    """A person is erased for ever."""
    a, b = play.joined("A"), play.joined("B")
    who = play.new_id()
    base = a.say(person(who, "仇嘉树", phone="19900000001"), visit(play.new_id(), who))[0][
        "applied"
    ]
    b.pull()
    b.say(body("patch", "person", who, base=base, fields={"phone": "19900000002"}))
    a.say(body("patch", "person", who, base=base, fields={"phone": "19900000003"}))
    a.say(body("erase", "person", who))
    b.pull()
    b.say(
        body("patch", "person", who, base=base, fields={"note": "来过"}),
        person(who, "仇嘉树"),
        visit(play.new_id(), who),
        body("erase", "person", who),
    )
    b.pull(cursor="")


def copying(play: Play) -> None:
    """A disk is copied, a back-up opened, a desk enrolled anew: nothing is taken twice."""
    desk = play.joined("A")
    first = desk.op(person(play.new_id()), 1)
    desk.send(first)
    desk.send(desk.op(person(play.new_id(), "周启明"), 1))
    other = desk.op(person(play.new_id(), "陈可欣"), 2, first["op_id"])
    desk.send(other)
    twin = Desk(play, "A", desk.key, play.new_id(), desk.device)
    twin.sign_in()
    desk.send()
    desk.sign_in()
    twin.send({**first, "seq": 2})
    anew = play.joined("C")
    anew.send({**first, "seq": 1})
    anew.pull()


def renewing(play: Play) -> None:
    """The hub goes on in another epoch."""
    desk = play.joined("A")
    desk.say(person(play.new_id()))
    desk.pull()
    play.hub("epoch")
    desk.say(person(play.new_id(), "周启明"))
    desk.pull()
    desk.sign_in()
    desk.pull()
    desk.pull(cursor="", acknowledged=9)
    desk.pull(cursor="")
    desk.say(person(play.new_id(), "周启明"))
    desk.pull()


def revoking(play: Play) -> None:
    """A desk is revoked: it is told under the hub's signature, at every door."""
    desk = play.joined("A")
    desk.say(person(play.new_id()))
    play.hub("revoke", device=desk.device)
    desk.say(visit(play.new_id()))
    desk.pull()
    desk.sign_in()


def misspeaking(play: Play) -> None:
    """What no hub can read is answered with a reason, and harms nobody."""
    desk = play.joined("A")

    def raw(data: bytes, path: str = "/v1/push", **headers: str) -> None:
        packed = base64.b64encode(data).decode()
        play.ask("POST", path, token=desk.token, raw=packed, headers=headers)

    for data in (b"", b"{", b"[]", b"\xff", b"null", b'{"epoch":"\\ud800"}', b"[" * 2_000):
        raw(data)
    raw(b"{}", "/v1/pull")
    raw(b"{}", "/v1/enrol")
    raw(b"{}", "/v1/token")
    raw(b"no gzip", **{"Content-Encoding": "gzip"})
    raw(b"", **{"Content-Encoding": "br"})
    play.ask("GET", "/v1/push")
    play.ask("POST", "/v1/hello")
    play.ask("GET", "/v2/hello")
    play.ask("GET", "/")
    desk.say(person(play.new_id()))
    desk.send(desk.op(person(play.new_id())), protocol=2)
    desk.pull(protocol=0)


def filing(play: Play) -> None:
    """The bytes of a file go up in parts, are given to another desk, and go with their person."""
    desk, other = play.joined("A"), play.joined("B")
    data = bytes(range(256)) * 257
    who, row = play.new_id(), file(play.new_id(), "", data)
    row = file(row["id"], who, data)
    name = {"hash": row["fields"]["hash"], "size": len(data)}

    def ask(of: Desk, door: str, **said: object) -> None:
        body = {"epoch": of.epoch, **said}
        play.ask("POST", f"/v1/files/{door}", token=of.token, body=body)

    ask(desk, "offer", files=[name])
    ask(desk, "put", **part(data, 1))
    desk.say(person(who), row)
    ask(desk, "offer", files=[name, {"hash": "0" * 64, "size": 1}])
    ask(desk, "put", **{**part(data, 1), "sum": "0" * 64})
    ask(desk, "put", **part(data, 1))
    ask(desk, "put", **part(data, 1))
    ask(other, "get", hash=name["hash"], part=1)
    ask(desk, "offer", files=[name])
    ask(desk, "put", **part(data, 0))
    ask(desk, "offer", files=[name])
    ask(other, "get", hash=name["hash"], part=1)
    desk.say(body("erase", "person", who))
    ask(other, "get", hash=name["hash"], part=1)
    other.pull()
    desk.say(file(play.new_id(), who, data))


STORIES: dict[str, Callable[[Play], None]] = {
    story.__name__: story
    for story in (
        *(joining, pushing, refusing, merging, grouping),
        *(erasing, copying, renewing, revoking, misspeaking, filing),
    )
}
