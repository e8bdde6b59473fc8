"""A case handed from one venue to another: a record at each, and its words kept as a case's are.

No row of the first venue moves. Headquarters makes a `handover` at the second, with what was
ticked of its words beside it, and keeps a `handover_sent` at the first that mirrors how it stands.
The shell names nobody. Words lie in `handover_words` or, of a sensitive case, in
`handover_secret`; the log goes the same two ways.
"""

from __future__ import annotations

from app.cases import lifecycle
from app.cases.rules import (
    CASE_DETAILS,
    MOST_SHARED,
    NUMBER_LIMIT,
    SHAREABLE,
    URGENCIES,
    WORDS_LIMIT,
)
from app.kinds import RESTRICTED_SCOPE, Field, Form, Kind, Merge, Nature

OFFERED, ACCEPTED, ASKED, RESOLVED, RETURNED, WITHDRAWN = (
    "offered",
    "accepted",
    "asked",
    "resolved",
    "returned",
    "withdrawn",
)
STATES = (OFFERED, ACCEPTED, ASKED, RESOLVED, RETURNED, WITHDRAWN)
LIVE = (OFFERED, ACCEPTED, ASKED)
"""States in which the second venue has something to do."""
MOVES = {
    OFFERED: (ACCEPTED, RETURNED),
    ACCEPTED: (ASKED, RESOLVED, RETURNED),
    ASKED: (ACCEPTED,),
}
"""What desks of the second venue may do. `withdrawn` comes from the first, by headquarters."""

ACCEPT, ASK, CAME, RESOLVE, RETURN, REMARK = (
    "accept",
    "ask",
    "came",
    "resolve",
    "return",
    "remark",
)
REPLY, WITHDRAW = "reply", "withdraw"
"""What the first venue does, in the log of the second."""
ACTS = (ACCEPT, ASK, CAME, RESOLVE, RETURN, REMARK, REPLY, WITHDRAW)
WORDED = (ASK, RESOLVE, RETURN, REMARK, REPLY)
"""Acts that cannot be done without words."""
TOLD = {
    ACCEPT: lifecycle.HOLDER_ACCEPTED,
    ASK: lifecycle.HOLDER_ASKED,
    CAME: lifecycle.HOLDER_GOES_ON,
    RESOLVE: lifecycle.RESOLVE.name,
    RETURN: lifecycle.RETURN.name,
}
"""Under which act each stands in the log of the case; a remark is the second venue's own."""

HANDOVER = Kind(
    "handover",
    Nature.RECORD,
    (
        Field("number", merge=Merge.FIXED, required=True, limit=NUMBER_LIMIT),
        Field("from_venue", Form.ID, Merge.FIXED, required=True),
        Field("from_name", merge=Merge.FIXED, required=True, limit=60),
        Field("category", merge=Merge.FIXED, required=True, limit=8),
        Field("urgency", merge=Merge.FIXED, required=True, one_of=URGENCIES),
        Field("sensitive", Form.FLAG, Merge.HUB),
        Field("minor", Form.FLAG, Merge.FIXED),
        Field("emergency", Form.FLAG, Merge.FIXED),
        Field("shared", Form.SET, Merge.HUB, limit=MOST_SHARED),
        Field("state", merge=Merge.GUARDED, required=True, one_of=STATES),
        Field("owner", Form.ID),
        Field("asked_at", Form.TIME, Merge.FIXED, required=True),
        Field("due_at", Form.TIME, Merge.FIXED),
        Field("wordless", Form.FLAG, Merge.HUB),
    ),
    moves={"state": MOVES},
)
"""A case of another venue, handed to this one; made by headquarters alone.

`number`: as the first venue wrote it; `asked_at`: when it was handed on; `owner`: who of this house
has it; `shared`: what was ticked; `wordless`: whom it is about was erased, and nothing that is said
of them is kept any more.
"""

HANDOVER_SENT = Kind(
    "handover_sent",
    Nature.RECORD,
    (
        Field("case_id", Form.ID, Merge.HUB, required=True),
        Field("to_venue", Form.ID, Merge.HUB, required=True),
        Field("to_name", merge=Merge.HUB, required=True, limit=60),
        Field("state", merge=Merge.HUB, required=True, one_of=STATES),
        Field("asked_at", Form.TIME, Merge.HUB, required=True),
        Field("changed_at", Form.TIME, Merge.HUB),
        Field("wordless", Form.FLAG, Merge.HUB),
    ),
    by_hub=True,
)
"""How a case stands at the venue it was handed to, as its own venue sees it; one for each time."""

_OF_CASE = {item.name: item for item in CASE_DETAILS.fields}
_WORDS = (
    Field("handover_id", Form.ID, Merge.HUB, required=True),
    *(
        Field(
            name,
            merge=Merge.HUB,
            personal=_OF_CASE[name].personal,
            limit=_OF_CASE[name].limit,
            one_of=_OF_CASE[name].one_of,
        )
        for name in SHAREABLE
    ),
)
HANDOVER_WORDS = Kind("handover_words", Nature.RECORD, _WORDS, by_hub=True)
HANDOVER_SECRET = Kind(
    "handover_secret", Nature.RECORD, _WORDS, scope=RESTRICTED_SCOPE, by_hub=True
)
"""What was ticked of a case's words; no id of anybody comes along."""

_NOTE = (
    Field("handover_id", Form.ID, Merge.FIXED, required=True),
    Field("act", merge=Merge.FIXED, required=True, one_of=ACTS),
    Field("words", merge=Merge.FIXED, personal=True, limit=WORDS_LIMIT),
    Field("happened_at", Form.TIME, Merge.FIXED, required=True),
)
HANDOVER_NOTE = Kind("handover_note", Nature.FACT, _NOTE, voidable=False)
HANDOVER_SECRET_NOTE = Kind(
    "handover_secret_note", Nature.FACT, _NOTE, scope=RESTRICTED_SCOPE, voidable=False
)
"""A line of a handover's log: what was done, and what was said to it. Nobody takes it back."""

HANDOVER_KINDS = (
    HANDOVER,
    HANDOVER_SENT,
    HANDOVER_WORDS,
    HANDOVER_SECRET,
    HANDOVER_NOTE,
    HANDOVER_SECRET_NOTE,
)
SECRET_OF = {
    HANDOVER_WORDS.name: HANDOVER_SECRET.name,
    HANDOVER_NOTE.name: HANDOVER_SECRET_NOTE.name,
}
"""Under which kind the words of a sensitive one lie that otherwise lie under the first."""
