"""Who is to take a case on: examples in `routing.csv`, one a line; and rules at a desk."""

from __future__ import annotations

import csv
import random
import zlib
from pathlib import Path
from typing import Any

import pytest

from app.cases.routes import Desk, Routed, routed
from app.cases.routing import Asked, Route, route
from app.directory.venues import other_venues
from app.kinds import NATION_SCOPE
from app.ops import Version
from app.shared.queries import Rule, listed_venues
from app.staff.rules import CLERK, SOCIAL_WORKER
from app.store.incoming import incoming
from app.store.scopes import take_scopes
from app.store.told import IncomingPage, IncomingRow
from tests.support.cases import LEGAL, WAGES, Counter
from tests.support.desks import EPOCH, QIN, VENUE_ID
from tests.support.nation import NORTH_SCOPE, PROVINCE_SCOPE, resource, some_id

EXAMPLES = list(
    csv.DictReader(Path(__file__).with_name("routing.csv").read_text("utf-8").splitlines())
)
WIDTHS = {"nation": 0, "province": 1, "district": 2}
TROUBLES = {"停用的": "withdrawn", "过期的": "expired", "关门的": "closed", "没见过的": "unknown"}
SCOPES = (NATION_SCOPE, PROVINCE_SCOPE, NORTH_SCOPE)


def rule(number: int, text: str) -> Rule:
    """Read a rule as the table writes it."""
    asks, _, goes = text.partition("->")
    words, (kind, *name) = asks.split(), goes.split()
    said: dict[str, Any] = {"width": WIDTHS[words.pop(0)]}
    while words:
        word = words.pop(0)
        if word == "order":
            said["order"] = int(words.pop(0))
        elif word in ("minor", "sensitive", "retired"):
            said[word] = True
        elif word == "adult":
            said["minor"] = False
        else:
            said["category"] = word
    return Rule(f"{number:04d}", kind, "".join(name) or None, **said)


def rules_of(text: str) -> list[Rule]:
    return [rule(n, one) for n, one in enumerate(text.split(";")) if one.strip()]


def trouble(one: Rule) -> str:
    code = TROUBLES.get(one.holder_id or "", "")
    return f"route_{code}" if code else ""


def shown(found: Route | None) -> str:
    """Write a route as the table does."""
    if found is None:
        return "none"
    words = [found.code.removeprefix("route_"), found.holder_id or found.holder_kind]
    for one in found.passed:
        words += ["past", str(one.rule.holder_id), one.code.removeprefix("route_")]
    return " ".join(words if found.code else words[2:])


@pytest.mark.parametrize("example", EXAMPLES, ids=[one["what"] for one in EXAMPLES])
def test_examples(example: dict[str, str]) -> None:
    asked = Asked(example["category"], bool(example["sensitive"]), bool(example["minor"]))
    joined, suggested = bool(example["headquarters"]), bool(example["suggested"])
    some = rules_of(example["rules"])
    for _ in range(3):
        found = route(asked, some, trouble, joined=joined, suggested=suggested)
        assert shown(found) == example["route"]
        random.shuffle(some)


# --- at a desk ----------------------------------------------------------------------------------


def told(counter: Counter, kind: str, scope: str, *some: dict[str, Any]) -> list[str]:
    """Let headquarters say rows of a scope; gives their ids."""
    take_scopes(counter.store, ("venue", "venue/restricted", *SCOPES), "")
    ids = [some_id(zlib.crc32(f"{kind}{scope}{n}".encode())) for n in range(len(some))]
    rows = [
        IncomingRow(kind, row_id, Version(EPOCH, scope, n), fields)
        for n, (row_id, fields) in enumerate(zip(ids, some, strict=True), 1)
    ]
    page = IncomingPage(rows=rows, scope=scope, cursor="c", number=len(rows), epoch=EPOCH)
    incoming(counter.store, page)
    return ids


def said(kind: str, holder: str | None = None, **more: Any) -> dict[str, Any]:
    words = {"why_zh": "法律援助归律师团", "why_en": "legal aid goes to the lawyers"}
    fields = {"holder_kind": kind, "holder_id": holder, **words, **more}
    return {name: value for name, value in fields.items() if value is not None}


def at(counter: Counter, case_id: str, role: str = SOCIAL_WORKER, **how: bool) -> Routed | None:
    desk = Desk(VENUE_ID, "2026-11-24", joined=how.pop("joined", True))
    card = counter.see(case_id, role).card
    with counter.store.read() as session:
        return routed(session, card, desk, suggested=how.pop("suggested", False))


def legal(counter: Counter) -> str:
    counter.actor = QIN
    return counter.take(WAGES, LEGAL)


def test_a_desk_follows_the_rule_whose_partner_it_knows(counter: Counter) -> None:
    lawyers, gone, late = told(
        counter,
        "resource",
        NATION_SCOPE,
        resource("律师团"),
        resource("停用的", withdrawn=True),
        resource("到期的", valid_until="2026-11-01"),
    )
    told(counter, "routing_rule", NATION_SCOPE, said("partner", lawyers, category="FLYZ"))
    told(counter, "routing_rule", PROVINCE_SCOPE, said("partner", late))
    told(
        counter,
        "routing_rule",
        NORTH_SCOPE,
        said("partner", gone, sensitive=True),
        said("partner", some_id(77), order=3),
    )
    found = at(counter, legal(counter))
    assert found is not None
    assert (found.name, found.route.code) == ("律师团", "route_by_rule")
    assert found.passed() == [
        ("停用的", "route_withdrawn"),
        ("", "route_unknown"),
        ("到期的", "route_expired"),
    ]


def test_whoever_may_not_read_a_case_is_shown_no_route(counter: Counter) -> None:
    told(counter, "routing_rule", NATION_SCOPE, said("headquarters", sensitive=True))
    case_id = legal(counter)
    assert at(counter, case_id, CLERK) is None
    found = at(counter, case_id)
    assert found is not None
    assert found.route.holder_kind == "headquarters"


def test_alone_own_staff_and_with_headquarters_nobody_is_its_matter(counter: Counter) -> None:
    case_id = legal(counter)
    alone, joined = at(counter, case_id, joined=False), at(counter, case_id)
    assert alone is not None
    assert joined is not None
    assert (alone.route.holder_kind, alone.route.code) == ("own", "route_here")
    assert (joined.route.holder_kind, joined.route.code) == ("headquarters", "route_unmatched")
    assert at(counter, case_id, suggested=True) is None


def listed(venue: str, code: str, **more: Any) -> dict[str, Any]:
    return {"venue": venue, "code": code, "name": f"{code}青年之家", **more}


def test_other_venues_stand_in_the_order_of_their_distance(counter: Counter) -> None:
    near, far, nowhere, shut = (some_id(number) for number in range(4))
    told(
        counter,
        "venue_listing",
        PROVINCE_SCOPE,
        listed(VENUE_ID, "QJ0001", lng=120_000_000, lat=30_000_000),
        listed(nowhere, "QJ0000"),
        listed(far, "QJ0002", lng=121_000_000, lat=30_000_000),
        listed(near, "QJ0003", lng=120_010_000, lat=30_000_000, phone="0000-1234"),
        listed(shut, "QJ0004", lng=120_000_000, lat=30_000_000, closed=True),
    )
    told(counter, "venue_listing", NATION_SCOPE, listed(near, "QJ0009"))
    with counter.store.read() as session:
        found = other_venues(session)
        closed = listed_venues(session, shut)
    assert [(one.venue.id, one.venue.code) for one in found] == [
        (near, "QJ0003"),
        (far, "QJ0002"),
        (nowhere, "QJ0000"),
    ]
    assert (found[0].distance_m, found[0].venue.phone, found[2].distance_m) == (
        963,
        "0000-1234",
        None,
    )
    assert closed[shut].closed


def test_a_rule_that_sends_to_a_venue_is_kept_to_ones_that_are_open(counter: Counter) -> None:
    open_, shut = some_id(1), some_id(2)
    told(
        counter,
        "venue_listing",
        PROVINCE_SCOPE,
        listed(open_, "QJ0002"),
        listed(shut, "QJ0003", closed=True),
    )
    told(
        counter,
        "routing_rule",
        NATION_SCOPE,
        said("venue", shut, sensitive=True),
        said("venue", open_),
    )
    case_id = legal(counter)
    found = at(counter, case_id)
    assert found is not None
    assert (found.name, found.passed()) == (
        "QJ0002青年之家",
        [("QJ0003青年之家", "route_closed")],
    )
    told(counter, "routing_rule", PROVINCE_SCOPE, said("venue", VENUE_ID))
    own = at(counter, case_id)
    assert own is not None
    assert (own.route.holder_kind, own.route.holder_id) == ("own", None)
