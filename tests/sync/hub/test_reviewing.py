"""What headquarters decides about events, from a terminal, and every desk is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.ids import new_id
from app.ops import Body
from sync.hub import admin
from sync.hub.__main__ import main
from sync.hub.tables import history
from tests.support.hub import move, patch, person
from tests.support.sittings import event, registration, sitting, waiting
from tests.sync.hub.desk import with_changes
from tests.sync.hub.seatday import Day, word

VENUE = "QJ0001"


class Headquarters:
    """Whoever sits at headquarters' terminal."""

    def __init__(self, day: Day, capsys: pytest.CaptureFixture[str]) -> None:
        self.day, self.capsys = day, capsys
        self.db = day.books.engine.url.render_as_string(hide_password=False)
        self.db = self.db.removeprefix("sqlite:///")

    def __call__(self, *words: str) -> list[dict[str, Any]]:
        status, out, err = self.status(*words)
        assert (status, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    def status(self, *words: str) -> tuple[int, str, str]:
        self.capsys.readouterr()
        status = admin.main(["--db", self.db, "event", words[0], VENUE, *words[1:]])
        heard = self.capsys.readouterr()
        return status, heard.out, heard.err


@pytest.fixture
def hq(day: Day, capsys: pytest.CaptureFixture[str]) -> Headquarters:
    return Headquarters(day, capsys)


def handed_in(day: Day, capacity: int = 3, **fields: Any) -> tuple[Body, Body]:
    about = event(**{"review": "submitted", **fields})
    made = sitting(about.id, capacity, room="多功能厅")
    assert [word(one) for one in day.a.say(about, made)] == ["taken", "taken"]
    return about, made


def test_handed_in_returned_mended_and_approved(day: Day, hq: Headquarters) -> None:
    about, made = handed_in(day, title="简历门诊")
    (listed,) = hq("list", "--review", "submitted")
    assert (listed["event"], listed["title"], listed["starts"]) == (
        about.id,
        "简历门诊",
        "2026-11-28 16:00",
    )
    (said,) = hq("return", about.id, "--reason", "写清要带什么")
    assert said == {"event": about.id, "review": "returned", "reason": "写清要带什么"}
    row = day.b.rows("event")[about.id]
    assert (row["review"], row["review_note"]) == ("returned", "写清要带什么")
    assert hq("list", "--review", "submitted") == []
    day.a.one(patch("event", about.id, details="带一份打印好的简历"))
    assert word(day.a.one(move("event", about.id, "review", "returned", "submitted"))) == "taken"
    (said,) = hq("approve", about.id)
    assert said == {"event": about.id, "review": "approved", "reason": None}
    assert "review_note" not in day.a.rows("event")[about.id]
    shown, session = hq("show", about.id)
    assert (shown["details"], shown["review"]) == ("带一份打印好的简历", "approved")
    assert (session["session"], session["room"], session["capacity"]) == (made.id, "多功能厅", 3)


def test_said_twice_it_is_said_once(day: Day, hq: Headquarters) -> None:
    about, made = handed_in(day)
    for words in (
        ("approve", about.id),
        ("move", made.id, "--room", "活动室"),
        ("drop", made.id),
        ("cancel", about.id, "--reason", "停电"),
    ):
        first = hq(*words)
        number = day.a.page().pages[0].cursor
        assert hq(*words) == first
        assert day.a.page().pages[0].cursor == number


def test_what_is_not_handed_in_is_the_venues(day: Day, hq: Headquarters) -> None:
    about, _ = handed_in(day, review="draft")
    status, out, err = hq.status("approve", about.id)
    assert (status, out) == (1, "")
    assert err == "it is draft: only what is submitted can be approved\n"
    status, _, err = hq.status("return", about.id, "--reason", "太短")
    assert (status, err.count("\n")) == (1, 1)
    assert day.a.rows("event")[about.id]["review"] == "draft"


def test_a_desk_that_took_it_back_meanwhile_is_told_so(day: Day, hq: Headquarters) -> None:
    about, _ = handed_in(day)
    hq("approve", about.id)
    verdict = day.a.one(move("event", about.id, "review", "submitted", "draft"))
    assert (word(verdict), verdict.facts["now"]) == ("refused moved_on", "approved")


def test_a_session_is_moved_by_the_venues_clocks_and_stays_as_long_as_it_was(
    day: Day, hq: Headquarters
) -> None:
    about, made = handed_in(day)
    (said,) = hq("move", made.id, "--starts", "2026-11-29T09:30", "--room", "二楼活动室")
    assert (said["starts"], said["ends"], said["room"]) == (
        "2026-11-29 09:30",
        "2026-11-29 11:30",
        "二楼活动室",
    )
    row = day.b.rows("event_session")[made.id]
    assert (row["starts_at"], row["ends_at"]) == (
        "2026-11-29T01:30:00.000Z",
        "2026-11-29T03:30:00.000Z",
    )
    before = {one.field: json.loads(one.value) for one in day.books.all(history)}
    assert before == {
        "starts_at": made.fields["starts_at"],
        "ends_at": made.fields["ends_at"],
        "room": "多功能厅",
    }
    status, _, err = hq.status("move", made.id, "--ends", "2026-11-29T09:00")
    assert (status, err) == (1, "a session ends after it begins\n")
    status, _, err = hq.status("move", made.id, "--ends", "2026-12-29T09:00")
    assert (status, err) == (1, "no session is longer than 36 hours\n")
    status, _, err = hq.status("move", made.id)
    assert (status, err.startswith("nowhere to move it")) == (1, True)
    hq("cancel", about.id, "--reason", "停电")
    status, _, err = hq.status("move", made.id, "--room", "多功能厅")
    assert (status, err.startswith("it was called off")) == (1, True)


def test_a_desk_that_moved_it_too_without_a_line_is_asked_which(day: Day, hq: Headquarters) -> None:
    _, made = handed_in(day)
    base = day.a.page().pages[0].rows
    seen = next(row.version for row in base if row.id == made.id)
    hq("move", made.id, "--room", "二楼活动室")
    late = with_changes(patch("event_session", made.id, room="门厅"), base=seen)
    assert word(day.a.one(late)) == "merged"
    (asked,) = day.b.rows("conflict").values()
    assert [side.get("value") for side in asked["sides"]] == ["二楼活动室", "门厅"]


def test_called_off_keeps_who_is_registered_and_frees_what_desks_hold(
    day: Day, hq: Headquarters
) -> None:
    about, made = handed_in(day)
    lin = person()
    seated, wait = registration(made, made.id, lin.id), waiting(made)
    day.a.say(lin, seated, wait)
    (said,) = hq("cancel", about.id, "--reason", "场地检修")
    assert (said["review"], said["reason"]) == ("cancelled", "场地检修")
    assert day.status(seated, wait) == ["registered", "waitlisted"]
    assert day.counts(made) == (3, 2, 1, 0, 1)
    late = registration(made, made.id)
    assert word(day.b.one(late)) == "taken"
    assert day.status(late) == ["registered"]
    day.seats(made)


def test_removed_it_is_called_off_and_keeps_its_title(day: Day, hq: Headquarters) -> None:
    about, made = handed_in(day, title="简历门诊")
    (said,) = hq("delete", about.id, "--reason", "重复发布")
    assert (said["review"], said["reason"], said["removed"]) == ("cancelled", "重复发布", True)
    assert hq("delete", about.id, "--reason", "重复发布") == [said]
    late = registration(made, made.id)
    assert word(day.b.one(late)) == "taken"
    day.b.one(patch("event", about.id, summary="照旧"))
    row = day.a.rows("event")[about.id]
    assert (row["title"], row["removed"], row["summary"]) == ("简历门诊", True, "照旧")
    assert day.status(late) == ["registered"]
    day.seats(made)


def test_one_session_is_dropped_and_its_seats_are_nobodys_any_more(
    day: Day, hq: Headquarters
) -> None:
    about, made = handed_in(day)
    other = sitting(about.id, 2)
    day.a.one(other)
    (said,) = hq("drop", made.id)
    assert (said["status"], said["used"]) == ("cancelled", 0)
    assert day.a.rows("event")[about.id]["review"] == "submitted"
    assert day.left(made.id) == 0
    assert day.left(other.id) == 2
    assert word(day.a.one(move("event_session", made.id, "status", "cancelled", "planned"))) == (
        "taken"
    )


def test_fewer_seats_than_were_given_are_decided_by_a_person(day: Day, hq: Headquarters) -> None:
    _, made = handed_in(day, 2)
    first, second = registration(made, made.id), registration(made, made.id)
    day.a.say(first, second)
    (said,) = hq("quota", made.id, "1")
    assert (said["capacity"], said["used"], said["overbooked"]) == (1, 2, 1)
    assert day.status(first, second) == ["registered", "overbooked"]
    day.seats(made)


@pytest.mark.parametrize(
    "way", ["show", "approve", "return", "cancel", "delete", "drop", "move", "quota"]
)
@pytest.mark.parametrize("named", ["nonsense", "\udcff", "another's", "never"], ids=ascii)
def test_what_is_not_there_is_said_in_one_sentence(
    day: Day, hq: Headquarters, way: str, named: str
) -> None:
    words = {"another's": "", "never": new_id()}
    if named == "another's":
        about, made = handed_in(day)
        words[named] = (
            made.id if way in ("show", "approve", "return", "cancel", "delete") else about.id
        )
    more = {"quota": ["3"], "move": ["--room", "门厅"]}.get(way, [])
    more = ["--reason", "停电"] if way in ("return", "cancel", "delete") else more
    status, out, err = hq.status(way, words.get(named, named), *more)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(("no event ", "no session "))


@pytest.mark.parametrize(
    "slip",
    [
        ("move", "--starts", "tomorrow"),
        ("move", "--starts", "2026-02-30T09:00"),
        ("move", "--room", ""),
        ("move", "--room", "长" * 41),
        ("return", "--reason", "长" * 301),
        ("return", "--reason", "两\n行"),
        ("return",),
        ("cancel", "--reason", ""),
        ("quota", "5001"),
        ("quota", "-1"),
        ("list", "--review", "nice"),
    ],
    ids=ascii,
)
def test_a_slip_is_refused_before_anything_is_opened(
    tmp_path: Any, capsys: pytest.CaptureFixture[str], slip: tuple[str, ...]
) -> None:
    named = [] if slip[0] == "list" else [new_id()]
    with pytest.raises(SystemExit):
        main(["admin", "--db", str(tmp_path / "h.db"), "event", slip[0], VENUE, *named, *slip[1:]])
    assert not (tmp_path / "h.db").exists()
    assert "error: " in capsys.readouterr().err
