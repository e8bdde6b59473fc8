"""What headquarters reads of an event that is over, from a terminal, on either database."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.ids import new_id, random_id
from app.ops import Body
from sync.hub import admin
from tests.support.hub import create, fact, void
from tests.support.sittings import attendance
from tests.sync.hub.seatday import Day

VENUE = "QJ0001"


def read(day: Day, capsys: pytest.CaptureFixture[str], event_id: str) -> list[dict[str, Any]]:
    """Ask at headquarters' terminal."""
    database = day.books.engine.url.render_as_string(hide_password=False)
    capsys.readouterr()
    asked = ["--db", database.removeprefix("sqlite:///"), "event", "after", VENUE, event_id]
    assert admin.main(asked) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def rated(event_id: str, **fields: Any) -> Body:
    said = {"rated_kind": "event", "rated_id": event_id, "day": "2026-11-28", "channel": "web"}
    return fact("rating", random_id(), **{**said, "score": 4, "anonymous": True, **fields})


def taken(day: Day, *said: Body) -> None:
    assert {one.verdict for one in day.a.say(*said)} == {"taken"}


def test_account_evaluation_and_who_came_by_a_proof(
    day: Day, capsys: pytest.CaptureFixture[str]
) -> None:
    session = day.open(3)
    event_id = str(session.fields["event_id"])
    seen, back = (
        attendance(session, method="voucher", by_voucher=words, recorded_desk="A")
        for words in ("盖章的报名表", "看错了")
    )
    counts = {"registered": 3, "came": 2, "unregistered": 1, "no_shows": 2, "rated": 0}
    text: dict[str, Any] = {"event_id": event_id, "text": "来了一半人", "submitted": True, **counts}
    photo: dict[str, Any] = {"hash": "0" * 64, "size": 9, "type": "jpeg", "purpose": "photo"}
    owner = {"owner_kind": "event_summary", "owner_id": event_id}
    taken(
        day,
        *(seen, back, attendance(session)),
        create("event_summary", event_id, **text),
        fact("file", **photo, **owner, happened_at="2026-11-28T12:00:00.000Z"),
    )
    taken(day, void("attendance", back.id))
    account, _, by_proof = read(day, capsys, event_id)
    assert (account["account"]["text"], account["account"]["photos"]) == ("来了一半人", 1)
    assert account["account"]["no_shows"] == 2
    assert (by_proof["by_voucher"], by_proof["desk"]) == ("盖章的报名表", "A")


def test_nameless_words_are_read_from_five_on(day: Day, capsys: pytest.CaptureFixture[str]) -> None:
    session = day.open(3)
    event_id = str(session.fields["event_id"])
    named = rated(event_id, anonymous=False, whose=new_id(), words="具名的话", score=2)
    taken(day, named, *(rated(event_id, words=f"话{number}") for number in range(4)))
    mark = {"rated_kind": "event", "rated_id": event_id}
    taken(day, *(fact("rated", **mark, whose=new_id()) for _ in range(5)))
    told = read(day, capsys, event_id)[1]["evaluation"]
    assert (told["given"], told["shown"], told["mean"]) == (6, 1, 2.0)
    assert [one["words"] for one in told["comments"]] == ["具名的话"]
    taken(day, rated(event_id, words="话4", tags=["clear"]))
    told = read(day, capsys, event_id)[1]["evaluation"]
    assert (told["given"], told["shown"], told["short"]) == (6, 6, 0)
    assert told["tags"] == {"clear": 1}
    assert "person_id" not in told["comments"][0]
