"""What a referral makes at headquarters: one link, the same however often it is told of."""

from __future__ import annotations

from typing import Any

import pytest

from app.cases.referral import REFERRAL, REFERRAL_LINK
from app.kinds import RESTRICTED_SCOPE as RESTRICTED
from sync.hub.tables import metadata
from sync.wire.messages import Op
from tests.support.casework import case, details, note, seclude, step, word, words
from tests.support.hub import create, patch
from tests.support.partnered import PARTNER, refer
from tests.support.restores import kept_of, put_back
from tests.sync.hub.desk import Desk, Ledger


def accepted(desk: Desk, **fields: Any) -> str:
    """Give a case somebody took on."""
    made = case(**fields)
    about = details(made.id, kind="case_secret" if fields.get("sensitive") else "case_details")
    said = [made, about, step(made.id, "submitted", "accepted")]
    assert words(desk.say(*said)) == ["taken"] * 3
    return made.id


def referred(desk: Desk, case_id: str) -> list[Op]:
    """Refer it; gives what was sent."""
    sent = desk.ops(*refer(case_id, "accepted", "need", "name"))
    assert words(desk.tell(sent)) == ["taken"] * 2
    return sent


def only(desk: Desk) -> dict[str, Any]:
    """Give how it stands with the one link there is."""
    [row] = desk.rows(REFERRAL.name).values()
    return row


def test_a_referral_has_a_link_that_says_nothing_of_anybody(books: Ledger) -> None:
    desk = books.desk()
    case_id = accepted(desk)
    referred(desk, case_id)
    row = only(desk)
    assert (row["case_id"], row["partner_id"], row["state"]) == (case_id, PARTNER, "open")
    assert row["shared"] == ["name", "need"]
    assert str(row["link"]).startswith("/p/")
    assert set(row) == {
        *("case_id", "partner_id", "state", "shared", "link", "serial", "expires_at", "changed_at")
    }


def test_told_again_and_after_a_back_up_it_is_the_same_link(books: Ledger) -> None:
    desk = books.desk()
    case_id = accepted(desk)
    kept, high = kept_of(books.engine), desk.high
    sent = referred(desk, case_id)
    before = desk.rows(REFERRAL.name)
    assert all(one.replayed for one in desk.send(sent).verdicts)
    assert desk.rows(REFERRAL.name) == before
    put_back(books.engine, kept)
    assert desk.rows(REFERRAL.name) == {}
    desk.high = high
    assert words(desk.tell(sent)) == ["taken"] * 2
    after = desk.rows(REFERRAL.name)
    assert set(after) == set(before)
    assert [row["link"] for row in after.values()] == [row["link"] for row in before.values()]


def test_a_case_has_one_link_at_a_time(books: Ledger) -> None:
    desk = books.desk()
    case_id = accepted(desk)
    referred(desk, case_id)
    assert word(desk.one(note(case_id, "refer", shared=["details"]))) == "taken"
    assert len(desk.rows(REFERRAL.name)) == 1, "a line alone refers nothing"
    desk.one(step(case_id, "referred", "returned"))
    assert only(desk)["state"] == "void"
    assert "link" not in only(desk)
    desk.say(*refer(case_id, "returned", "need"))
    assert sorted(row["state"] for row in desk.rows(REFERRAL.name).values()) == ["open", "void"]


def test_what_a_clerk_typed_in_stands_beside_the_link(books: Ledger) -> None:
    desk = books.desk()
    case_id = accepted(desk)
    referred(desk, case_id)
    assert word(desk.one(note(case_id, "partner_accepted", way="phone"))) == "taken"
    assert only(desk)["state"] == "accepted"
    asked = note(case_id, "partner_asked", way="phone", words="劳动合同")
    assert word(desk.one(asked)) == "taken"
    assert only(desk)["state"] == "asked"
    assert word(desk.one(patch("case", case_id, holder_id=None))) == "taken"
    assert only(desk)["state"] == "void", "with nobody, or with somebody else, it is theirs no more"


@pytest.mark.parametrize("sensitive", [None, True])
def test_what_was_said_to_the_first_link_says_nothing_of_the_second(
    books: Ledger, sensitive: bool | None
) -> None:
    desk, other = books.desk("", RESTRICTED), books.desk("", RESTRICTED)
    case_id = accepted(desk, sensitive=sensitive)
    first, between, second, after = (f"2026-11-28T{hour}:00:00.000Z" for hour in range(10, 14))
    desk.say(*refer(case_id, "accepted", "need", happened_at=first))
    desk.one(step(case_id, "referred", "returned"))
    # With words a line of a sensitive case lies under an id nobody has heard of.
    again = {"happened_at": second, "words": "再转一次"}
    assert words(desk.say(*refer(case_id, "returned", "need", **again))) == ["taken"] * 2

    def states() -> list[str]:
        return sorted(row["state"] for row in desk.rows(REFERRAL.name).values())

    assert states() == ["open", "void"]
    for act in ("partner_accepted", "partner_asked"):
        late = note(case_id, act, way="phone", words="劳动合同", happened_at=between)
        assert word(other.one(late)) == "taken", "what was said stands in the log all the same"
        assert states() == ["open", "void"]
    now = note(case_id, "partner_accepted", way="phone", happened_at=after)
    assert word(other.one(now)) == "taken"
    assert states() == ["accepted", "void"]


def test_transferred_it_has_no_link(books: Ledger) -> None:
    desk = books.desk()
    case_id = accepted(desk)
    desk.one(step(case_id, "accepted", "transferred", holder_kind="headquarters"))
    desk.one(note(case_id, "transfer", words="本区没有"))
    desk.one(note(case_id, "refer"))
    assert desk.rows(REFERRAL.name) == {}


def test_no_desk_writes_one(books: Ledger) -> None:
    desk = books.desk("", RESTRICTED)
    case_id = accepted(desk)
    fields: dict[str, Any] = {
        "case_id": case_id,
        "partner_id": PARTNER,
        "state": "open",
        "serial": 0,
    }
    times = dict.fromkeys(("expires_at", "changed_at"), "2026-11-28T06:22:05.123Z")
    assert word(desk.one(create(REFERRAL.name, **fields, **times))) == "refused fixed"
    hidden = {"case_id": case_id, "referral_id": PARTNER, "link": "/p/QJ0001/r/x"}
    assert word(desk.one(create(REFERRAL_LINK.name, **hidden))) == "refused fixed"
    referred(desk, case_id)
    [row_id] = desk.rows(REFERRAL.name)
    assert word(desk.one(patch(REFERRAL.name, row_id, state="resolved"))) == "refused fixed"


def test_the_link_of_a_sensitive_case_is_for_those_entitled(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    case_id = accepted(entitled, sensitive=True)
    referred(entitled, case_id)
    assert "link" not in only(counter)
    [hidden] = entitled.rows(REFERRAL_LINK.name, RESTRICTED).values()
    assert hidden["case_id"] == case_id
    entitled.one(step(case_id, "referred", "withdrawn"))
    [hidden] = entitled.rows(REFERRAL_LINK.name, RESTRICTED).values()
    assert "link" not in hidden


def test_turned_sensitive_the_first_link_is_nowhere_any_more(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    case_id = accepted(counter)
    referred(counter, case_id)
    first = only(counter)["link"]
    assert word(counter.one(seclude(case_id))) == "taken"
    assert (only(counter)["serial"], "link" in only(counter)) == (1, False)
    [hidden] = entitled.rows(REFERRAL_LINK.name, RESTRICTED).values()
    assert hidden["link"] != first
    kept = "".join(str(one) for table in metadata.sorted_tables for one in books.all(table))
    assert first not in kept
    asked = note(case_id, "partner_asked", way="phone", words="诊断证明")
    assert word(counter.one(asked)) == "taken", "a desk that has not heard may say it, too"
    assert only(counter)["state"] == "asked"
