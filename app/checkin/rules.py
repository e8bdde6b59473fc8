"""What a visit is: a fact about somebody who came, and when a person counts once."""

from __future__ import annotations

from app.kinds import Field, Form, Kind, Merge, Nature
from app.people.rules import AGE_BANDS

METHODS = ("scan", "search", "walk_in", "head_count", "backfill", "proxy")
PURPOSES = ("study", "event", "service", "sport", "reading", "volunteer", "other")
HEADS_LIMIT = 500

VISIT = Kind(
    "visit",
    Nature.FACT,
    (
        Field("person_id", Form.ID, Merge.FIXED),
        Field("heads", Form.NUMBER, Merge.FIXED, required=True, limit=HEADS_LIMIT),
        Field("age_band", merge=Merge.FIXED, one_of=AGE_BANDS),
        Field("purpose", merge=Merge.FIXED, one_of=PURPOSES),
        Field("method", merge=Merge.FIXED, required=True, one_of=METHODS),
        Field("party", Form.ID, Merge.FIXED),
        Field("reentry_of", Form.ID, Merge.FIXED),
        Field("restores", Form.ID, Merge.FIXED),
        Field("instead_of", Form.ID, Merge.FIXED),
        Field("late_reason", merge=Merge.FIXED, limit=200),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
        Field("day", Form.DAY, Merge.HUB, required=True),
        Field("duplicate_of", Form.ID, Merge.HUB),
    ),
    subjects=("person_id",),
)
"""Somebody came in. Without `person_id` it is a head count of `heads` people.

`party` names the visit of whoever they came along with; `reentry_of` names the first visit of
the day and counts no second time; `instead_of` the voided visit of the wrong person;
`duplicate_of` is set by the hub when another desk had recorded the same person on the same day
without knowing.
"""

DEPARTURE = Kind(
    "departure",
    Nature.FACT,
    (
        Field("visit_id", Form.ID, Merge.FIXED, required=True),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
        Field("day", Form.DAY, Merge.HUB, required=True),
    ),
)
"""Somebody left: closes the visit and what is linked to it up to that time."""


def duplicates(first_device: str, second_device: str, *, second_on_purpose: bool) -> bool:
    """Say whether a second visit of one person on one day is the same coming, seen twice.

    Two desks that did not know of each other recorded one arrival; the same desk knew, and a
    re-entry on purpose is no duplicate.
    """
    return first_device != second_device and not second_on_purpose
