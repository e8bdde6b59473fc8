"""What a care note is: a fact about a person that colleagues entitled to it should know."""

from __future__ import annotations

from app.kinds import RESTRICTED_SCOPE, Field, Form, Kind, Merge, Nature

TEXT_LIMIT, REASON_LIMIT = 500, 200

CARE_NOTE = Kind(
    "care_note",
    Nature.FACT,
    (
        Field("person_id", Form.ID, Merge.FIXED, required=True),
        Field("text", merge=Merge.FIXED, required=True, personal=True, limit=TEXT_LIMIT),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
    ),
    subjects=("person_id",),
    scope=RESTRICTED_SCOPE,
)
"""An allergy, a quarrel over who may fetch a child, somebody who must not meet somebody.

Append-only: what was written is taken back by a void with its reason. It goes only to desks that
were given the right to it, and it goes with its person when that person is erased.
"""
