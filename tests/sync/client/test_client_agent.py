"""When to sync, and what the pill says: tables, and laws that hold for every history."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.client.agent import BRISK_MS, DEBOUNCE_MS, LEAST_MS, MOST_MS, START_MS, Agent
from sync.client.rounds import Round

NOON = "2026-11-28T04:00:00.000Z"
OK = Round(at=NOON)
MOVED = Round(sent=3, received=4, at=NOON)
DOWN = Round("offline", "unreachable")


def always(number: float) -> Callable[[], float]:
    """Give randomness that is none."""
    return lambda: number


def agent(rand: float = 0.5, *, joined: bool = True) -> Agent:
    """Make an agent at time 0."""
    return Agent(always(rand), joined=joined)


def after(*results: Round, rand: float = 0.5) -> Agent:
    """Make an agent that has seen rounds, all at time 0."""
    made = agent(rand)
    for result in results:
        made.started()
        made.on_result(result, 0)
    return made


def test_a_desk_alone_never_calls() -> None:
    made = agent(joined=False)
    assert made.next_due(0) is None
    made.wake("asked", 0)
    assert made.next_due(0) is None
    assert made.status().state == "standalone"
    made.wake("joined", 10)
    assert made.next_due(10) == 0
    made.left(20)
    assert made.next_due(20) is None
    assert made.status().state == "standalone"


def test_desks_switched_on_together_start_apart() -> None:
    assert [agent(r).next_due(0) for r in (0.0, 0.5, 0.999)] == [0, START_MS // 2, 4995]


@pytest.mark.parametrize(
    ("fails", "most"), [(1, 2_000), (2, 4_000), (5, 32_000), (9, MOST_MS), (60, MOST_MS)]
)
def test_back_off_doubles_up_to_five_minutes(fails: int, most: int) -> None:
    assert after(*[DOWN] * fails, rand=1.0).next_due(0) == most
    assert after(*[DOWN] * fails, rand=0.0).next_due(0) == LEAST_MS


def test_patience_asked_for_is_a_floor() -> None:
    busy = Round("offline", "busy", retry_after=60.0)
    made = after(busy, rand=0.0)
    assert made.next_due(0) == 60_000
    made.wake("network", 0)
    assert made.next_due(0) == 60_000
    made.wake("asked", 0)
    assert made.next_due(0) == 0


def test_even_a_long_patience_is_five_minutes_at_most() -> None:
    assert after(Round("offline", "busy", retry_after=86_400.0)).next_due(0) == MOST_MS


def test_idle_rounds_grow_rare_and_activity_brings_them_back() -> None:
    made = after(MOVED, rand=1.0)
    assert made.next_due(0) == BRISK_MS
    seen = []
    for _ in range(10):
        made.on_result(OK, 0)
        seen.append(made.next_due(0))
    assert seen == [4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, *[MOST_MS] * 3]
    made.on_result(MOVED, 0)
    assert made.next_due(0) == BRISK_MS


def test_new_work_goes_up_within_a_second() -> None:
    made = after(*[OK] * 8)
    made.wake("work", 0)
    assert made.next_due(0) == DEBOUNCE_MS
    made.wake("work", 900)
    assert made.next_due(900) == 100


def test_new_work_does_not_make_a_bad_line_better() -> None:
    made = after(*[DOWN] * 9, rand=1.0)
    made.wake("work", 0)
    assert made.next_due(0) == MOST_MS
    made.wake("network", 0)
    assert made.next_due(0) == LEAST_MS


def test_a_round_under_way_is_not_begun_again() -> None:
    made = agent(0.0)
    made.started()
    assert made.next_due(0) is None


def test_a_fork_waits_for_a_person() -> None:
    made = after(Round("fork", "fork"))
    assert made.next_due(0) is None
    assert (made.status().state, made.status().reason) == ("attention", "fork")
    made.wake("work", 0)
    made.wake("resumed", 0)
    assert made.next_due(0) is None
    made.wake("asked", 0)
    assert made.next_due(0) == 0


def test_a_pause_stops_all_but_what_is_asked_for() -> None:
    made = after(OK)
    made.paused = True
    assert made.next_due(10**9) is None
    assert (made.status().state, made.status().reason) == ("offline", "paused")
    made.wake("asked", 0)
    assert made.next_due(0) == 0


@pytest.mark.parametrize(
    ("wall", "run", "woken"),
    [
        (1_000, 1_000, False),
        (600_000, 1_000, True),
        (-600_000, 1_000, True),
        (100_000, 100_000, True),
    ],
    ids=["nothing", "slept", "clock put back", "a long gap"],
)
def test_waking_from_sleep_is_noticed(wall: int, run: int, *, woken: bool) -> None:
    made = after(*[OK] * 8, rand=0.0)
    far = made.next_due(0)
    assert far is not None
    made.look_around(0, 0)
    made.look_around(wall, run)
    assert made.next_due(run) == (0 if woken else far - run)


def test_looking_around_in_a_round_wakes_nobody() -> None:
    made = after(*[OK] * 8, rand=0.0)
    made.look_around(0, 0)
    made.started()
    made.look_around(10**7, 10)
    made.on_result(OK, 10)
    assert made.next_due(10) != 0


def test_it_listens_only_when_all_is_well_and_said() -> None:
    made = after(OK)
    assert made.may_listen(0)
    made.counted(1, 0)
    assert not made.may_listen(0)
    made.counted(0, 0)
    made.paused = True
    assert not made.may_listen(0)
    made.paused = False
    assert not made.may_listen(10**9), "a round is due first"
    made.on_result(DOWN, 0)
    assert not made.may_listen(0)


def test_where_waiting_is_cut_short_it_polls() -> None:
    made = after(*[OK] * 8)
    made.on_heard(OK, 0, 25_000)
    assert made.may_listen(0)
    made.on_heard(OK, 0, 10)
    assert not made.may_listen(0)
    made.on_heard(Round(received=1, at=NOON), 0, 10)
    made.on_result(OK, 0)
    assert made.next_due(0) == pytest.approx(BRISK_MS * 2, rel=0.3)


def test_what_ends_a_wait_badly_is_looked_into_at_once() -> None:
    made = after(*[OK] * 8)
    made.on_heard(Round("ok", "interrupted"), 0, 10)
    assert made.next_due(0) == DEBOUNCE_MS
    made.on_heard(DOWN, 0, 10)
    assert made.next_due(0) == 0


def running(last: Round | None, *, unsent: int = 2, contact: bool = False) -> Agent:
    """Make an agent inside a round."""
    made = agent()
    if last is not None:
        made.on_result(last, 0)
    made.counted(unsent, 0)
    made.started()
    if contact:
        made.progress(1, 0)
    return made


@pytest.mark.parametrize(
    ("made", "state", "reason"),
    [
        (agent(), "offline", "not_yet"),
        (after(OK), "ok", ""),
        (after(DOWN), "offline", "unreachable"),
        (after(Round("attention", "ahead")), "attention", "ahead"),
        (running(OK), "running", ""),
        (running(OK, unsent=0), "ok", ""),
        (running(DOWN), "offline", "unreachable"),
        (running(DOWN, contact=True), "running", ""),
        (running(None, contact=True), "running", ""),
        (running(Round("attention", "ahead"), contact=True), "attention", "ahead"),
    ],
    ids=[
        "not yet",
        "well",
        "line down",
        "needs a person",
        "sending",
        "a mere look",
        "a try on a dead line",
        "the line is back",
        "the first round",
        "red before running",
    ],
)
def test_the_pill(made: Agent, state: str, reason: str) -> None:
    assert (made.status().state, made.status().reason) == (state, reason)


def test_refused_work_is_red_before_all_else() -> None:
    made = running(OK)
    made.counted(2, 1)
    status = made.status()
    assert (status.state, status.reason, status.refused) == ("attention", "refused", 1)


def test_progress_counts_operations_then_rows() -> None:
    made = running(OK, unsent=10)
    made.progress(4, 0)
    assert (made.status().done, made.status().total) == (4, 10)
    made = running(OK, unsent=0)
    made.progress(0, 500)
    assert (made.status().state, made.status().done, made.status().total) == ("running", 500, 0)


def test_when_it_last_went_well_is_kept_while_the_line_is_down() -> None:
    made = after(OK, DOWN)
    assert made.status().last_ok == NOON
    assert Agent(always(0), joined=True, last_ok=NOON).status().last_ok == NOON


def test_asking_shows_at_once() -> None:
    made = after(DOWN)
    made.wake("asked", 0)
    made.started()
    assert made.status().state == "running"


ROUNDS = st.builds(
    Round,
    st.sampled_from(["ok", "offline", "attention", "fork"]),
    st.sampled_from(["", "busy", "interrupted"]),
    sent=st.integers(0, 5),
    received=st.integers(0, 5),
    retry_after=st.none() | st.floats(0, 1e6),
)
STEPS = st.lists(
    st.tuples(st.just("result"), ROUNDS)
    | st.tuples(st.just("heard"), ROUNDS)
    | st.tuples(st.just("wake"), st.sampled_from(["asked", "work", "resumed", "network", "joined"]))
    | st.tuples(st.just("pass"), st.integers(0, 10**7))
    | st.tuples(st.just("count"), st.integers(0, 3))
    | st.tuples(st.just("pause"), st.booleans()),
    max_size=40,
)


def step(made: Agent, what: str, value: object, now: int) -> None:
    """Let one thing happen to an agent."""
    if isinstance(value, Round) and what == "result":
        made.started()
        assert made.next_due(now) is None
        made.on_result(value, now)
    elif isinstance(value, Round):
        made.on_heard(value, now, 10)
    elif what == "wake":
        made.wake(value, now)  # type: ignore[arg-type]
    elif what == "pass":
        made.look_around(now, now)
    elif isinstance(value, int) and what == "count":
        made.counted(value, value % 2)
    else:
        made.paused = bool(value)


def lawful(made: Agent, last: Round | None, now: int) -> None:
    """See that what must always hold does; `last` is the round that has just ended, if any."""
    due = made.next_due(now)
    assert due is None or 0 <= due <= MOST_MS
    if last is not None and last.state in ("offline", "attention") and due is not None:
        assert due >= LEAST_MS
        assert due >= min((last.retry_after or 0) * 1000, MOST_MS) - 1
    status = made.status()
    if status.refused:
        assert status.state in ("attention", "standalone")
    if status.state == "ok":
        assert not made.paused
        assert not status.reason


@given(steps=STEPS, rand=st.floats(0, 1, exclude_max=True))
def test_whatever_happens_the_laws_hold(steps: list[tuple[str, object]], rand: float) -> None:
    made, now = agent(rand), 0
    for what, value in steps:
        if what == "pass" and isinstance(value, int):
            now += value
        step(made, what, value, now)
        lawful(made, value if isinstance(value, Round) and what == "result" else None, now)
        if (what, value) == ("wake", "asked"):
            assert made.next_due(now) == 0


def test_trouble_has_a_beginning_and_a_next_try() -> None:
    down = Round("offline", "unreachable", at=NOON)
    later = Round("offline", "unreachable", at="2026-11-28T04:10:00.000Z")
    made = after(MOVED, down, later, rand=1.0)
    status = made.status()
    assert (status.since, status.next_at) == (NOON, "2026-11-28T04:10:04.000Z")
    assert (status.sent, status.received) == (3, 4)
    made.paused = True
    assert made.status().next_at is None
    made.on_result(OK, 0)
    assert (made.status().since, made.status().next_at) == (None, None)
    assert (made.status().sent, made.status().received) == (3, 4)
    assert after(Round("fork", "fork", at=NOON)).status().since == NOON
    assert after(Round("fork", "fork", at=NOON)).status().next_at is None
