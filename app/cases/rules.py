"""What a case is: a shell that headquarters and every desk may see, and its words, kept apart.

The shell (`case`) names nobody and quotes nobody. Who needs what is said in `case_details`, or,
for a sensitive case, in `case_secret`, which only desks and staff entitled to it read. The log
goes the same two ways: what says more than that something was done is a `case_secret_note`.
"""

from __future__ import annotations

from app.cases import lifecycle
from app.kinds import RESTRICTED_SCOPE, Field, Form, Kind, Merge, Nature
from app.people.rules import GENDERS

URGENCIES = NORMAL, PRESSING, URGENT = ("normal", "pressing", "urgent")
CHANNELS = DESK, PHONE, WEB, REFERRAL = ("desk", "phone", "web", "referral")
HANDLINGS = ON_THE_SPOT, PROMISED = ("on_the_spot", "promised")
HOLDERS = OWN, PARTNER, VENUE, HEADQUARTERS = ("own", "partner", "venue", "headquarters")
"""Who works on it: own staff, a partner or expert, another venue, headquarters."""
TOLD_HOW = ("in_person", "phone", "message", "letter", "web")
DETAILS_LIMIT, NEED_LIMIT, WORDS_LIMIT, WISH_LIMIT = 5000, 100, 2000, 100
NUMBER_LIMIT = 48
MOST_ATTEMPTS, MOST_EXTENDED = 99, 250
SECLUDE = "seclude"
"""The verb by which a case turns sensitive: headquarters moves its words where they belong."""

CASE = Kind(
    "case",
    Nature.RECORD,
    (
        Field("number", merge=Merge.FIXED, required=True, limit=NUMBER_LIMIT),
        Field("category", required=True, limit=8),
        Field("sensitive", Form.FLAG, Merge.HUB),
        Field("minor", Form.FLAG),
        Field("urgency", required=True, one_of=URGENCIES),
        Field("channel", merge=Merge.FIXED, required=True, one_of=CHANNELS),
        Field("state", merge=Merge.GUARDED, required=True, one_of=lifecycle.STATES),
        Field("owner", Form.ID),
        Field("next_step", limit=20),
        Field("handling", required=True, one_of=HANDLINGS),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
        Field("day", Form.DAY, Merge.HUB, required=True),
        Field("due_at", Form.TIME),
        Field("paused_at", Form.TIME),
        Field("extended_days", Form.NUMBER, limit=MOST_EXTENDED),
        Field("extended_by", Form.ID),
        Field("urged_at", Form.TIME),
        Field("emergency", Form.FLAG),
        Field("resolved_at", Form.TIME),
        Field("told_how", one_of=TOLD_HOW),
        Field("told_at", Form.TIME),
        Field("rated", Form.FLAG, Merge.HUB),
        Field("decline_channel", one_of=TOLD_HOW),
        Field("decline_attempts", Form.NUMBER, limit=MOST_ATTEMPTS),
        Field("closed_at", Form.TIME),
        Field("holder_kind", required=True, one_of=HOLDERS),
        Field("holder_id", Form.ID),
    ),
    moves={"state": lifecycle.MOVES},
)
"""A request with a number, from its taking to its archive; it names nobody.

`happened_at` and `day`: when it was taken, and the business day of that. `due_at`: by when it is
to be answered; `paused_at`: since when it waits for material. `extended_days`: working days that
`extended_by` allowed more. `sensitive` and `rated` change at headquarters only: the first by a
`seclude`, the second when the young person rates. `holder_id`: a resource or a venue.
"""

_WORDS = (
    Field("case_id", Form.ID, Merge.FIXED, required=True),
    Field("person_id", Form.ID, Merge.FIXED),
    Field("name", personal=True, limit=40),
    Field("phone", merge=Merge.ATTENTION, personal=True, limit=20),
    Field("on_behalf_of", personal=True, limit=40),
    Field("anonymous", Form.FLAG, Merge.FIXED),
    Field("need", personal=True, required=True, limit=NEED_LIMIT),
    Field("details", personal=True, limit=DETAILS_LIMIT),
    Field("wish_place", personal=True, limit=WISH_LIMIT),
    Field("wish_time", personal=True, limit=WISH_LIMIT),
    Field("wish_language", personal=True, limit=WISH_LIMIT),
    Field("wish_gender", one_of=GENDERS),
    Field("code_digest", merge=Merge.FIXED, limit=64),
)

CASE_DETAILS = Kind("case_details", Nature.RECORD, _WORDS, subjects=("person_id",))
CASE_SECRET = Kind(
    "case_secret", Nature.RECORD, _WORDS, subjects=("person_id",), scope=RESTRICTED_SCOPE
)
"""Who needs what, in their words. They go with their person, the shell stays.

`name` and `phone` are of somebody without a card. `on_behalf_of`: for whom they came.
`code_digest`: of the code by which they ask how it stands (`querycode.py`).
"""

_NOTE = (
    Field("case_id", Form.ID, Merge.FIXED, required=True),
    Field("person_id", Form.ID, Merge.FIXED),
    Field("act", merge=Merge.FIXED, required=True, one_of=lifecycle.LOGGED),
    Field("words", merge=Merge.FIXED, personal=True, limit=WORDS_LIMIT),
    Field("before", merge=Merge.FIXED, limit=20),
    Field("after", merge=Merge.FIXED, limit=20),
    Field("way", merge=Merge.FIXED, limit=20),
    Field("shared", Form.SET, Merge.FIXED, limit=len(_WORDS)),
    Field("happened_at", Form.TIME, Merge.FIXED, required=True),
)

CASE_NOTE = Kind("case_note", Nature.FACT, _NOTE, subjects=("person_id",), voidable=False)
CASE_SECRET_NOTE = Kind(
    "case_secret_note",
    Nature.FACT,
    _NOTE,
    subjects=("person_id",),
    scope=RESTRICTED_SCOPE,
    voidable=False,
)
"""A line of a case's log: what was done, and what was said to it. Nobody takes it back.

Only a line with `words` names the person the case is about, and goes with them. `way`: how
somebody was told, declined or agreed; `shared`: the fields handed on with a referral.
"""

CASE_KINDS = (CASE, CASE_DETAILS, CASE_SECRET, CASE_NOTE, CASE_SECRET_NOTE)
SHAREABLE = (
    *("name", "phone", "on_behalf_of", "need", "details"),
    *("wish_place", "wish_time", "wish_language", "wish_gender"),
)
"""What of a case's words may be handed on to others, each only if it was ticked."""
MOST_SHARED = len(_WORDS)
SECRET_OF = {CASE_DETAILS.name: CASE_SECRET.name, CASE_NOTE.name: CASE_SECRET_NOTE.name}
"""Under which kind the words of a sensitive case lie that otherwise lie under the first."""
