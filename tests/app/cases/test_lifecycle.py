"""The life of a case: every state with every act, and walks of any length."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.cases import lifecycle
from app.cases.lifecycle import (
    ACTS,
    ARCHIVED,
    CLOSED,
    COLUMNS,
    DONE,
    MOVES,
    NEXT,
    OPEN,
    OVER,
    STATES,
    Act,
    act_of,
    acts_from,
    column_of,
    is_closable,
    is_too_late,
    lacking,
)
from app.staff.rules import MAY

TABLE = """
draft            submit submitted | withdraw withdrawn
submitted        answer resolved | accept accepted | reject rejected | transfer transferred
                 | withdraw withdrawn
accepted         assign assigned | begin in_progress | ask_material waiting_material
                 | refer referred | transfer transferred | resolve resolved | withdraw withdrawn
assigned         begin in_progress | ask_material waiting_material | return returned
                 | refer referred | transfer transferred | resolve resolved | withdraw withdrawn
in_progress      assign assigned | ask_material waiting_material | return returned
                 | refer referred | transfer transferred | resolve resolved | withdraw withdrawn
waiting_material material_came in_progress | withdraw withdrawn
returned         accept accepted | reject rejected | assign assigned | refer referred
                 | transfer transferred | withdraw withdrawn
transferred      return returned | resolve resolved | withdraw withdrawn
referred         return returned | resolve resolved | withdraw withdrawn
resolved         tell told | reopen in_progress
told             close closed | reopen in_progress
closed           archive archived | reopen in_progress
archived
withdrawn
rejected
"""


def read_table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    state = ""
    for line in TABLE.strip().splitlines():
        first, _, rest = line.partition(" ")
        if first:
            state, found[first] = first, {}
        steps = (one.split() for one in rest.split("|"))
        found[state].update({step[0]: step[1] for step in steps if step})
    return found


def test_every_state_with_every_act() -> None:
    table = read_table()
    assert set(table) == set(STATES)
    for state in STATES:
        for act in ACTS:
            after = act.after if state in act.before else None
            assert table[state].get(act.name) == after, (state, act.name)
    assert {name for steps in table.values() for name in steps} == {act.name for act in ACTS}


def test_a_move_names_its_act() -> None:
    for state in STATES:
        afters = [act.after for act in acts_from(state)]
        assert len(set(afters)) == len(afters), state
        assert MOVES.get(state, ()) == tuple(afters)
        for act in acts_from(state):
            assert act_of(state, act.after) is act
    assert act_of("submitted", "archived") is None


def test_only_what_is_closed_is_archived_and_only_what_was_told_is_closed() -> None:
    assert [act.name for act in ACTS if act.after == ARCHIVED] == ["archive"]
    assert lifecycle.ARCHIVE.before == (CLOSED,)
    assert [act.before for act in ACTS if act.after == CLOSED] == [("told",)]


def test_every_state_stands_somewhere_and_every_open_one_says_what_is_next() -> None:
    shown = [state for states in COLUMNS.values() for state in states]
    assert sorted(shown) == sorted(OPEN)
    assert all(column_of(state) == DONE for state in OVER)
    assert set(NEXT) == {*OPEN, CLOSED}
    for state, name in NEXT.items():
        assert name in {act.name for act in acts_from(state)}


def test_somebody_may_do_each_act() -> None:
    for act in ACTS:
        assert any(act.right in rights for rights in MAY.values()), act.name
    for right in (lifecycle.SENSITIVE, lifecycle.APPROVE):
        assert any(right in rights for rights in MAY.values())


@pytest.mark.parametrize(
    ("fields", "closable"),
    [
        ({}, False),
        ({"rated": False}, False),
        ({"rated": True}, True),
        ({"decline_channel": "phone"}, False),
        ({"decline_attempts": 2}, False),
        ({"decline_channel": "phone", "decline_attempts": 0}, False),
        ({"decline_channel": "phone", "decline_attempts": 1}, True),
    ],
)
def test_closed_by_a_rating_or_by_declining_it(fields: dict[str, object], closable: bool) -> None:
    assert is_closable(fields) is closable
    said = {**fields, "closed_at": "t"}
    assert lacking(lifecycle.CLOSE, said) == (None if closable else "rated")


def test_what_an_act_lacks_is_named() -> None:
    kept = {"owner": "o", "next_step": "n"}
    assert lacking(lifecycle.ACCEPT, {"next_step": "n"}) == "owner"
    assert lacking(lifecycle.ACCEPT, {"owner": "o", "next_step": ""}) == "next_step"
    assert lacking(lifecycle.TELL, kept) == "told_how"
    assert lacking(lifecycle.REFER, {**kept, "holder_kind": "partner"}) == "holder_id"
    assert lacking(lifecycle.WITHDRAW, {}) is None, "what is over needs nobody"


def test_a_case_is_taken_up_again_within_thirty_days_of_closing() -> None:
    closed = dt.datetime(2026, 11, 28, 4, tzinfo=dt.UTC)
    month = dt.timedelta(days=30)
    reopen = lifecycle.REOPEN
    assert not is_too_late(reopen, CLOSED, closed, closed + month)
    assert is_too_late(reopen, CLOSED, closed, closed + month + dt.timedelta(seconds=1))
    assert not is_too_late(reopen, "told", closed, closed + 2 * month), "it was never closed since"
    assert not is_too_late(reopen, CLOSED, None, closed)
    assert not is_too_late(lifecycle.ARCHIVE, CLOSED, closed, closed + 2 * month)


def walk(fields: dict[str, object], act: Act, said: dict[str, object]) -> dict[str, object] | None:
    """Do an act as an end does: it stands only if the table allows it and nothing is lacking."""
    if act_of(str(fields["state"]), act.after) is not act:
        return None
    after = {**fields, **said, "state": act.after, "next_step": NEXT.get(act.after, "")}
    return after if lacking(act, after) is None else None


SAYINGS = st.fixed_dictionaries(
    {},
    optional={
        "owner": st.sampled_from(["", "o"]),
        "resolved_at": st.just("t"),
        "told_how": st.just("phone"),
        "told_at": st.just("t"),
        "closed_at": st.just("t"),
        "paused_at": st.just("t"),
        "holder_kind": st.just("partner"),
        "holder_id": st.just("h"),
        "rated": st.booleans(),
        "decline_channel": st.sampled_from(["", "phone"]),
        "decline_attempts": st.integers(0, 3),
    },
)


STEPS = st.tuples(st.integers(0, 10_000), st.booleans(), SAYINGS)


@given(st.lists(STEPS, max_size=60))
def test_no_walk_archives_what_was_not_closed_and_every_open_case_is_somebodys(
    steps: list[tuple[int, bool, dict[str, object]]],
) -> None:
    fields: dict[str, object] = {"state": "submitted", "owner": "o", "next_step": "accept"}
    passed = ["submitted"]
    for which, wild, said in steps:
        # Mostly what the table allows, so that walks get far; now and then anything at all.
        some = ACTS if wild else acts_from(str(fields["state"])) or ACTS
        act = some[which % len(some)]
        after = walk(fields, act, said)
        if after is None:
            continue
        if act is lifecycle.CLOSE:
            assert is_closable(after)
            assert passed[-1] == "told"
        fields = after
        passed.append(act.after)
        if fields["state"] in OPEN:
            assert fields["owner"]
            assert fields["next_step"]
    if "archived" in passed:
        assert passed[-2:] == ["closed", "archived"]
