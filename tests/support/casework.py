"""Cases as desks say them to headquarters, at the ledger's own door."""

from __future__ import annotations

from typing import Any

import msgspec

from app.cases.lifecycle import NEXT
from app.ids import new_id
from app.ops import Body, Group
from sync.wire.messages import Verdict
from tests.support.hub import SALT, create, fact, move, patch

WORDS = "公司拖欠两个月工资"
OWNER = new_id()
DAY = "2026-11-28"
AT = "2026-11-28T06:22:05.123Z"


def case(row_id: str = "", **fields: Any) -> Body:
    said = {
        "number": "QJ0001-20261128-A-0001",
        "category": "FLYZ",
        "urgency": "normal",
        "channel": "desk",
        "state": "submitted",
        "owner": OWNER,
        "next_step": "accept",
        "handling": "promised",
        "happened_at": AT,
        "day": DAY,
        "holder_kind": "own",
    }
    return create("case", row_id, **{**said, **fields})


def details(case_id: str, row_id: str = "", kind: str = "case_details", **fields: Any) -> Body:
    return create(kind, row_id, **{"case_id": case_id, "need": WORDS, **fields})


def note(case_id: str, act: str = "remark", row_id: str = "", **fields: Any) -> Body:
    return fact("case_note", row_id, case_id=case_id, act=act, **fields)


def step(case_id: str, before: str, after: str, **fields: Any) -> Body:
    said = move("case", case_id, "state", before, after)
    said.fields.update({"next_step": NEXT.get(after), **fields})
    return said


def seclude(case_id: str) -> Body:
    said = {"sensitive": True}
    return Body(v=1, verb="seclude", kind="case", id=case_id, salt=SALT, fields=said)


def together(*bodies: Body) -> list[Body]:
    group = Group(new_id(), len(bodies))
    return [msgspec.structs.replace(body, group=group) for body in bodies]


def word(verdict: Verdict) -> str:
    return f"{verdict.verdict} {verdict.code}".strip()


def words(verdicts: list[Verdict]) -> list[str]:
    return [word(one) for one in verdicts]


def patch_words(row_id: str, **fields: Any) -> Body:
    return patch("case_details", row_id, **fields)
