"""The life of a case: one table of acts, judged by desk and headquarters alike.

    draft -> submitted -> accepted -> assigned -> in_progress -> resolved -> told -> closed
                                                                               -> archived

with the sides returned, waiting_material, transferred, referred, withdrawn and rejected. Nothing
leads to `archived` but from `closed`, and nothing to `closed` unless the answer was told and the
young person has rated it, or declined to.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DRAFT, SUBMITTED, ACCEPTED, ASSIGNED, IN_PROGRESS = (
    "draft",
    "submitted",
    "accepted",
    "assigned",
    "in_progress",
)
RESOLVED, TOLD, CLOSED, ARCHIVED = "resolved", "told", "closed", "archived"
RETURNED, WAITING_MATERIAL, TRANSFERRED, REFERRED, WITHDRAWN, REJECTED = (
    "returned",
    "waiting_material",
    "transferred",
    "referred",
    "withdrawn",
    "rejected",
)
MAIN = (DRAFT, SUBMITTED, ACCEPTED, ASSIGNED, IN_PROGRESS, RESOLVED, TOLD, CLOSED, ARCHIVED)
SIDES = (RETURNED, WAITING_MATERIAL, TRANSFERRED, REFERRED, WITHDRAWN, REJECTED)
STATES = (*MAIN, *SIDES)
BEGINNINGS = (DRAFT, SUBMITTED)
"""States in which a case may come into being."""
OVER = (CLOSED, ARCHIVED, WITHDRAWN, REJECTED)
"""States in which nobody has to do anything for the young person any more."""
OPEN = tuple(one for one in STATES if one not in OVER)
ANSWERED = (RESOLVED, TOLD)
"""Open, and the time limit no longer runs."""
RUNNING = tuple(one for one in OPEN if one not in ANSWERED)
"""States in which the time limit runs, or is paused."""

REOPEN_FOR = dt.timedelta(days=30)
"""So long after its closing a case may be taken up again."""

TAKE, HANDLE, SENSITIVE, APPROVE = "cases.take", "cases.handle", "cases.sensitive", "cases.approve"
"""The rights there are; which role holds which is said in `app/staff/rules.py`."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done to a case that moves it.

    `needs` names the fields of the case that must say something once it is done; `words`: the act
    cannot be done without saying why, or what came of it; `right`: who may do it.
    """

    name: str
    before: tuple[str, ...]
    after: str
    needs: tuple[str, ...] = ()
    words: bool = False
    right: str = HANDLE


_UNDER_WAY = (ACCEPTED, ASSIGNED, IN_PROGRESS)
_ELSEWHERE = (TRANSFERRED, REFERRED)

SUBMIT = Act("submit", (DRAFT,), SUBMITTED, right=TAKE)
ANSWER = Act("answer", (SUBMITTED,), RESOLVED, ("resolved_at",), words=True, right=TAKE)
"""On the spot: what was asked is answered at once."""
ACCEPT = Act("accept", (SUBMITTED, RETURNED), ACCEPTED)
REJECT = Act("reject", (SUBMITTED, RETURNED), REJECTED, words=True)
ASSIGN = Act("assign", (ACCEPTED, IN_PROGRESS, RETURNED), ASSIGNED)
BEGIN = Act("begin", (ACCEPTED, ASSIGNED), IN_PROGRESS)
ASK_MATERIAL = Act("ask_material", _UNDER_WAY, WAITING_MATERIAL, ("paused_at",), words=True)
MATERIAL_CAME = Act("material_came", (WAITING_MATERIAL,), IN_PROGRESS)
RETURN = Act("return", (ASSIGNED, IN_PROGRESS, *_ELSEWHERE), RETURNED, words=True)
REFER = Act("refer", (*_UNDER_WAY, RETURNED), REFERRED, ("holder_kind", "holder_id"))
TRANSFER = Act(
    "transfer", (SUBMITTED, *_UNDER_WAY, RETURNED), TRANSFERRED, ("holder_kind",), words=True
)
RESOLVE = Act("resolve", (*_UNDER_WAY, *_ELSEWHERE), RESOLVED, ("resolved_at",), words=True)
TELL = Act("tell", (RESOLVED,), TOLD, ("told_how", "told_at"))
CLOSE = Act("close", (TOLD,), CLOSED, ("closed_at",))
ARCHIVE = Act("archive", (CLOSED,), ARCHIVED)
REOPEN = Act("reopen", (RESOLVED, TOLD, CLOSED), IN_PROGRESS, words=True)
WITHDRAW = Act(
    "withdraw",
    (DRAFT, SUBMITTED, *_UNDER_WAY, RETURNED, WAITING_MATERIAL, *_ELSEWHERE),
    WITHDRAWN,
    words=True,
)

ACTS = (
    *(SUBMIT, ANSWER, ACCEPT, REJECT, ASSIGN, BEGIN, ASK_MATERIAL, MATERIAL_CAME),
    *(RETURN, REFER, TRANSFER, RESOLVE, TELL, CLOSE, ARCHIVE, REOPEN, WITHDRAW),
)
"""No two of them lead from one state to the same other: a move names its act."""

TAKEN, REASSIGN, AMEND, RECATEGORISE, REMARK = (
    "take",
    "reassign",
    "amend",
    "recategorise",
    "remark",
)
URGE, EXTEND, MARK_SENSITIVE, MARK_EMERGENCY, ATTACH = (
    "urge",
    "extend",
    "mark_sensitive",
    "mark_emergency",
    "attach",
)
HOLDER_ACCEPTED, HOLDER_ASKED, HOLDER_GOES_ON, REPLY = (
    "holder_accepted",
    "holder_asked",
    "holder_goes_on",
    "reply",
)
"""Whoever has it took it on; asks for something; has what they asked for. And what we answer."""
PARTNER_ACCEPTED, PARTNER_ASKED = "partner_accepted", "partner_asked"
"""What a partner says who has a case: they take it on; they need something first."""
CALL_HELP = "call_help"
"""Other venues are asked for help."""
STILL = (
    *(TAKEN, REASSIGN, AMEND, RECATEGORISE, REMARK),
    *(URGE, EXTEND, MARK_SENSITIVE, MARK_EMERGENCY, ATTACH),
    *(HOLDER_ACCEPTED, HOLDER_ASKED, HOLDER_GOES_ON, REPLY),
    *(PARTNER_ACCEPTED, PARTNER_ASKED, CALL_HELP),
)
"""What is written into the log of a case and moves nothing."""
LOGGED = (*(act.name for act in ACTS), *STILL)

NEXT: dict[str, str] = {
    DRAFT: SUBMIT.name,
    SUBMITTED: ACCEPT.name,
    ACCEPTED: ASSIGN.name,
    ASSIGNED: BEGIN.name,
    IN_PROGRESS: RESOLVE.name,
    RETURNED: ASSIGN.name,
    WAITING_MATERIAL: MATERIAL_CAME.name,
    TRANSFERRED: RESOLVE.name,
    REFERRED: RESOLVE.name,
    RESOLVED: TELL.name,
    TOLD: CLOSE.name,
    CLOSED: ARCHIVE.name,
}
"""What is to be done next in each state, for a case that is to say so; the ends have nothing."""

NEW, MATCHING, SERVING, FOLLOW_UP, DONE = "new", "matching", "serving", "follow_up", "done"
COLUMNS: dict[str, tuple[str, ...]] = {
    NEW: (DRAFT, SUBMITTED, RETURNED),
    MATCHING: (ACCEPTED, ASSIGNED, TRANSFERRED, REFERRED),
    SERVING: (IN_PROGRESS, WAITING_MATERIAL),
    FOLLOW_UP: (RESOLVED, TOLD),
}
"""The columns of the board, left to right, with the states each shows."""

_COLUMN_OF = {state: name for name, states in COLUMNS.items() for state in states}
_BY_STEP = {(before, act.after): act for act in ACTS for before in act.before}
MOVES: dict[str, tuple[str, ...]] = {
    state: tuple(act.after for act in ACTS if state in act.before)
    for state in STATES
    if any(state in act.before for act in ACTS)
}
"""From each state to which: what the kind of a case declares as its guarded transitions."""


def act_of(before: str, after: str) -> Act | None:
    """Give the act that leads from one state to another, or None where none does."""
    return _BY_STEP.get((before, after))


def acts_from(state: str) -> tuple[Act, ...]:
    """Give what may be done to a case in a state, in the order of the table."""
    return tuple(act for act in ACTS if state in act.before)


def column_of(state: str) -> str:
    """Give the column of the board a state stands in; `done` for what is over."""
    return _COLUMN_OF.get(state, DONE)


def is_closable(fields: Mapping[str, Any]) -> bool:
    """Say whether the young person has rated a case, or declined to: channel and attempts."""
    attempts = fields.get("decline_attempts") or 0
    return bool(fields.get("rated")) or bool(fields.get("decline_channel") and attempts >= 1)


def lacking(act: Act, fields: Mapping[str, Any]) -> str | None:
    """Name a field that says too little for an act to be done, or None.

    `fields` is the case as it would stand afterwards. While a case is open somebody owns it and
    the next step is known; `rated` stands for closure of either kind.
    """
    asked = act.needs
    if act.after in OPEN:
        asked = (*asked, "owner", "next_step")
    for name in asked:
        if fields.get(name) in (None, ""):
            return name
    return "rated" if act is CLOSE and not is_closable(fields) else None


def is_too_late(act: Act, before: str, closed: dt.datetime | None, at: dt.datetime) -> bool:
    """Say whether a case was closed too long ago, at `closed`, to be taken up again at `at`."""
    if act is not REOPEN or before != CLOSED or closed is None:
        return False
    return at > closed + REOPEN_FOR
