"""The merge table: every policy, both orders, nothing but pure values."""

from __future__ import annotations

from typing import Any

import pytest

from app.checkin.rules import VISIT
from app.kinds import Field, Form, Kind, Merge, Nature
from app.ops import Body, Version
from app.people.rules import PERSON
from sync.merge import (
    Dispute,
    Lost,
    Outcome,
    Stamp,
    Stored,
    Writing,
    judge,
    settled_day,
    voidable,
)
from sync.wire.kinds import KINDS

EPOCH = "e"
A, B = "desk-a", "desk-b"
MADE = Stamp(5, "op-made", A)
THING = Kind(
    "thing",
    Nature.RECORD,
    (
        Field("name", required=True, limit=10),
        Field("phone", merge=Merge.ATTENTION, limit=20),
        Field("tags", Form.SET, Merge.ADDITIVE, limit=3),
        Field("code", merge=Merge.FIXED),
        Field("day", Form.DAY, Merge.HUB),
        Field("seats", Form.NUMBER, limit=100),
        Field("open", Form.FLAG),
        Field("at", Form.TIME),
        Field("room", Form.ID),
        Field("status", merge=Merge.GUARDED, one_of=("new", "done", "off")),
    ),
    moves={"status": {"new": ("done",), "done": ("off",)}},
)
ROW = "01990000-0000-7000-8000-000000000001"


def body(verb: str, kind: str = "thing", **said: Any) -> Body:
    return Body(v=1, verb=verb, kind=kind, id=ROW, salt="s", **said)


def patched(base: int | None = None, epoch: str = EPOCH, **fields: Any) -> Body:
    version = None if base is None else Version(epoch, "venue", base)
    return body("patch", fields=fields, base=version)


def row(stamps: dict[str, Stamp] | None = None, gone: str = "", **fields: Any) -> Stored:
    fields = {"name": "x", "status": "new", **fields}
    return Stored("thing", ROW, 9, MADE, fields, stamps or {}, gone)


def writing(device: str = B, number: int = 20, received: int | None = None) -> Writing:
    return Writing(Stamp(number, "op-now", device), EPOCH, received)


def judged(stored: Stored | None, said: Body, by: Writing | None = None) -> Outcome:
    return judge(THING, stored, said, by or writing())


# --- creation -----------------------------------------------------------------------------


def test_a_creation_is_taken_whole_with_unknown_fields_and_without_empty_ones() -> None:
    said = body("create", fields={"name": "x", "status": "new", "phone": None, "later": {"a": 1}})
    assert judged(None, said).fields == {"name": "x", "status": "new", "later": {"a": 1}}


def test_a_second_creation_of_one_id_is_refused() -> None:
    outcome = judged(row(), body("create", fields={"name": "y"}))
    assert (outcome.verdict, outcome.code) == ("refused", "exists")


@pytest.mark.parametrize(
    ("kind", "verb"), [(THING, "fact"), (VISIT, "create")], ids=["fact of record", "record of fact"]
)
def test_the_verb_must_suit_the_nature_of_the_kind(kind: Kind, verb: str) -> None:
    assert judge(kind, None, body(verb), writing()).code == "bad_verb"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", None),
        ("name", ""),
        ("name", "x" * 11),
        ("name", 5),
        ("status", "strange"),
        ("tags", "a"),
        ("tags", ["a", "b", "c", "d"]),
        ("tags", ["a", "a"]),
        ("tags", [""]),
        ("tags", [1]),
        ("day", "2026-13-01"),
        ("day", "2026-1-1"),
        ("day", 20261128),
        ("seats", 101),
        ("seats", -1),
        ("seats", True),
        ("seats", 1.5),
        ("open", 1),
        ("at", "2026-11-28T06:22:05Z"),
        ("at", "2026-11-31T06:22:05.123Z"),
        ("at", 3),
        ("room", "no id"),
        ("room", ROW.upper() + "0"),
        ("y" * 61, 1),
        ("", 1),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(name: str, value: Any) -> None:
    outcome = judged(None, body("create", fields={"name": "x", name: value}))
    assert (outcome.verdict, outcome.code) == ("refused", "bad_field")
    assert outcome.facts == {"field": name[:60] or "?"}


def test_every_form_has_a_value_that_fits() -> None:
    fields = {
        "name": "x",
        "tags": ["a"],
        "day": "2026-11-28",
        "seats": 100,
        "open": True,
        "at": "2026-11-28T06:22:05.123Z",
        "room": ROW,
        "status": "new",
    }
    assert judged(None, body("create", fields=fields)).fields == fields


# --- patches ------------------------------------------------------------------------------


def test_different_fields_of_two_desks_both_stand() -> None:
    outcome = judged(row({"seats": Stamp(12, "op-a", A)}, seats=3), patched(9, name="y"))
    assert (outcome.verdict, outcome.lost) == ("taken", ())
    assert outcome.fields == {"name": "y", "status": "new", "seats": 3}
    assert outcome.stamps == {
        "seats": Stamp(12, "op-a", A),
        "name": Stamp(20, "op-now", B),
    }


def test_the_same_field_the_later_stands_and_the_other_goes_to_history() -> None:
    outcome = judged(row({"name": Stamp(12, "op-a", A)}), patched(9, name="y"))
    assert (outcome.verdict, outcome.facts) == ("merged", {"fields": ["name"]})
    assert outcome.fields is not None
    assert outcome.fields["name"] == "y"
    assert outcome.lost == (Lost("name", "x", "op-a", 12),)
    assert outcome.disputes == ()


def test_a_field_that_needs_attention_makes_a_dispute() -> None:
    outcome = judged(row({"phone": Stamp(12, "op-a", A)}, phone="1"), patched(9, phone="2"))
    assert outcome.disputes == (Dispute("phone", "op-a", "op-now"),)


def test_one_who_had_seen_the_other_value_disputes_nothing() -> None:
    outcome = judged(row({"phone": Stamp(12, "op-a", A)}, phone="1"), patched(12, phone="2"))
    assert (outcome.verdict, outcome.disputes, outcome.lost) == ("taken", (), ())


def test_the_same_device_is_never_foreign_to_itself() -> None:
    outcome = judged(row({"phone": Stamp(12, "op-a", B)}, phone="1"), patched(9, phone="2"))
    assert (outcome.verdict, outcome.disputes) == ("taken", ())


@pytest.mark.parametrize(
    "said",
    [patched(None, name="y"), patched(9, epoch="old", name="y"), patched(99, name="y")],
    ids=["no base", "base of another epoch", "base above the hub's own number"],
)
def test_a_base_that_says_nothing_has_seen_nothing(said: Body) -> None:
    assert judged(row(), said).verdict == "merged"


def test_the_same_value_changes_nothing_and_disputes_nothing() -> None:
    outcome = judged(row({"phone": Stamp(12, "op-a", A)}, phone="1"), patched(9, phone="1"))
    assert (outcome.verdict, outcome.fields, outcome.disputes) == ("taken", None, ())


def test_a_field_is_emptied_by_none() -> None:
    outcome = judged(row(phone="1"), patched(9, phone=None))
    assert outcome.fields == {"name": "x", "status": "new"}


def test_an_unknown_field_is_kept() -> None:
    assert judged(row(), patched(9, later=[1])).fields == {
        "name": "x",
        "status": "new",
        "later": [1],
    }


def test_a_field_of_the_hub_is_let_by_without_effect() -> None:
    outcome = judged(row(day="2026-11-28"), patched(9, day="2026-11-29"))
    assert (outcome.verdict, outcome.fields) == ("taken", None)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"code": "y"}, "fixed"),
        ({"recorded_at": "2026-11-28T06:22:05.123Z"}, "fixed"),
        ({"status": "done"}, "guarded"),
        ({"tags": ["a"]}, "bad_field"),
        ({"name": ""}, "bad_field"),
        ({"name": None}, "bad_field"),
        ({"seats": "3"}, "bad_field"),
    ],
)
def test_what_no_patch_may_say(fields: dict[str, Any], code: str) -> None:
    outcome = judged(row(), patched(9, **fields))
    assert (outcome.verdict, outcome.code) == ("refused", code)
    assert outcome.facts == {"field": next(iter(fields))}


def test_a_patch_needs_a_row_that_is_there() -> None:
    assert judged(None, patched(9, name="y")).code == "no_such_row"
    assert judged(row(gone="erased"), patched(9, name="y")).code == "gone"


def test_a_fact_is_never_changed() -> None:
    assert judge(VISIT, None, body("patch", kind="visit"), writing()).code == "fixed"


def test_an_unknown_verb_is_held() -> None:
    outcome = judged(row(), body("sing"))
    assert (outcome.verdict, outcome.code) == ("held", "unknown_verb")


# --- sets ---------------------------------------------------------------------------------


def test_additions_and_removals_of_a_set_both_stand() -> None:
    stored = row({"tags": Stamp(12, "op-a", A)}, tags=["a", "b"])
    outcome = judged(stored, body("patch", added={"tags": ["c", "b"]}, removed={"tags": ["a"]}))
    assert (outcome.verdict, outcome.lost) == ("taken", ())
    assert outcome.fields is not None
    assert outcome.fields["tags"] == ["b", "c"]


def test_a_set_that_empties_leaves_the_row() -> None:
    outcome = judged(row(tags=["a"]), body("patch", removed={"tags": ["a"]}))
    assert outcome.fields == {"name": "x", "status": "new"}


def test_a_set_that_stays_the_same_is_no_change() -> None:
    outcome = judged(row(tags=["a"]), body("patch", added={"tags": ["a"]}))
    assert outcome.fields is None


@pytest.mark.parametrize("name", ["name", "unheard_of"])
def test_only_declared_sets_take_members(name: str) -> None:
    outcome = judged(row(), body("patch", added={name: ["a"]}))
    assert (outcome.code, outcome.facts) == ("bad_field", {"field": name})


def test_a_set_keeps_its_limit() -> None:
    outcome = judged(row(tags=["a", "b"]), body("patch", added={"tags": ["c", "d"]}))
    assert outcome.code == "bad_field"


# --- guarded moves ------------------------------------------------------------------------


def moved(before: str, after: str, field: str = "status", **fields: Any) -> Body:
    return body("move", field=field, before=before, after=after, fields=fields)


def test_a_move_from_where_the_row_stands_is_taken_with_what_it_says_besides() -> None:
    outcome = judged(row(), moved("new", "done", phone="2"), writing(device=A))
    assert outcome.verdict == "taken"
    assert outcome.fields == {"name": "x", "status": "done", "phone": "2"}


def test_a_stale_move_is_refused_with_where_it_stands_now() -> None:
    outcome = judged(row(status="done"), moved("new", "done"))
    assert (outcome.code, outcome.facts["now"]) == ("moved_on", "done")


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [("new", "off", "status"), ("done", "new", "status"), ("x", "y", "name")],
)
def test_a_move_that_is_not_declared_is_refused(before: str, after: str, field: str) -> None:
    assert judged(row(), moved(before, after, field)).code == "no_such_move"


# --- released after being held ------------------------------------------------------------


def test_a_released_patch_loses_every_field_written_since_it_came() -> None:
    stored = row({"seats": Stamp(12, "op-a", A)}, seats=3)
    outcome = judged(stored, patched(9, seats=4, phone="2"), writing(received=10))
    assert outcome.verdict == "merged"
    assert outcome.lost == (Lost("seats", 4, "op-now", 20),)
    assert outcome.fields == {"name": "x", "status": "new", "seats": 3, "phone": "2"}


def test_a_released_patch_fills_what_the_creation_it_waited_for_left_empty() -> None:
    outcome = judged(row(), patched(None, phone="2", name="y"), writing(A, received=3))
    assert outcome.fields == {"name": "x", "status": "new", "phone": "2"}
    assert [item.field for item in outcome.lost] == ["name"]


# --- what looks at several rows -----------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "verdict", "code"),
    [
        ("visit", None, None),
        ("void", "refused", "not_voidable"),
        ("person", "refused", "not_voidable"),
        ("dance", "held", "unknown_kind"),
        (7, "held", "unknown_kind"),
    ],
)
def test_only_facts_are_voided_and_never_a_void(
    target: Any, verdict: str | None, code: str | None
) -> None:
    outcome = voidable(body("fact", kind="void", fields={"target_kind": target}), KINDS)
    found = (None, None) if outcome is None else (outcome.verdict, outcome.code)
    assert found == (verdict, code)


SAID = {"happened_at": "2026-11-28T06:00:00.000Z", "day": "2026-11-28"}
AT = "2026-11-28T06:00:00.000Z"
BEFORE_FOUR = {"happened_at": "2026-11-27T19:59:59.999Z", "day": "2026-11-27"}
"""A millisecond before four in the morning in Shanghai, when days begin."""
THREE_DAYS_ON = "2026-12-01T06:00:00.000Z"


@pytest.mark.parametrize(
    ("fields", "at", "corrected", "day"),
    [
        (SAID, AT, THREE_DAYS_ON, "2026-12-01"),
        (SAID, AT, AT, None),
        (SAID, AT, None, None),
        (SAID, None, THREE_DAYS_ON, None),
        (SAID, AT, "2026-11-28T06:00:01.000Z", None),
        (SAID, AT, "2026-11-28T06:00:0x.000Z", None),
        (SAID, "2026-11-28T06:00:02.000Z", "2026-11-28T06:00:01.000Z", None),
        (SAID, "2026-11-28T05:59:59.999Z", AT, None),
        (BEFORE_FOUR, AT, "2026-11-28T06:00:00.001Z", "2026-11-28"),
        (BEFORE_FOUR, AT + "?", "2026-11-28T06:00:00.001Z", None),
        ({**SAID, "method": "backfill"}, AT, THREE_DAYS_ON, None),
        ({**SAID, "day": "2026-12-01"}, AT, THREE_DAYS_ON, None),
        ({"day": "2026-11-28"}, AT, THREE_DAYS_ON, None),
        ({"happened_at": AT}, AT, THREE_DAYS_ON, None),
        (SAID, AT, "yesterday", None),
        ({**SAID, "happened_at": "9999-12-31T23:00:00.000Z"}, AT, THREE_DAYS_ON, None),
    ],
)
def test_the_day_follows_the_corrected_time(
    fields: dict[str, Any], at: str | None, corrected: str | None, day: str | None
) -> None:
    said = body("fact", kind="visit", fields=fields, at=at, corrected=corrected)
    assert settled_day(said, "Asia/Shanghai", "04:00") == day


def test_the_kinds_of_the_desk_are_judged_by_the_same_table() -> None:
    fields = {"name": "林晓禾", "status": "active"}
    said = body("create", kind="person", fields=fields)
    assert judge(PERSON, None, said, writing()).verdict == "taken"
