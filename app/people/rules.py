"""What a person's card holds: as little as a desk needs, every field but the name optional."""

from __future__ import annotations

from collections.abc import Iterable

from app.kinds import Field, Form, Kind, Merge, Nature

UNDER_14 = "u14"
MINORS = (UNDER_14, "14-17")
AGE_BANDS = (*MINORS, "18-24", "25-28", "29-35", "o35")
GENDERS = ("1", "2", "9")
"""GB/T 2261.1: 1 male, 2 female, 9 not stated."""
IDENTITIES = ("student", "employed", "seeking", "founder", "new_employment", "other")
CONSENT_WAYS = ("spoken", "written", "electronic", "guardian", "visit_only")
"""How the notice was answered; `visit_only` means: recorded for the visit, not to be contacted."""
RELATIONS = ("parent", "grandparent", "other_kin", "teacher", "other")
NOTICE_VERSION = "2026-11"
REVEAL = "people.reveal"
"""The right to see a masked number in full, whosever record it stands on."""

PERSON = Kind(
    "person",
    Nature.RECORD,
    (
        Field("name", required=True, personal=True, limit=40),
        Field("phone", merge=Merge.ATTENTION, personal=True, limit=20),
        Field("gender", one_of=GENDERS),
        Field("age_band", one_of=AGE_BANDS),
        Field("identity", one_of=IDENTITIES),
        Field("unit", personal=True, limit=80),
        Field("political", limit=2),
        Field("tags", Form.SET, Merge.ADDITIVE, limit=20),
        Field("note", personal=True, limit=500),
        Field("guardian_name", personal=True, limit=40),
        Field("guardian_relation", one_of=RELATIONS),
        Field("guardian_phone", personal=True, limit=20),
        Field("notice_version", limit=20),
        Field("consent_way", one_of=CONSENT_WAYS),
        Field("consent_at", Form.TIME),
        Field("no_suggestions", Form.FLAG),
        Field("registered_day", Form.DAY, Merge.HUB),
        Field("status", merge=Merge.GUARDED, required=True, one_of=("active", "inactive")),
    ),
    moves={"status": {"active": ("inactive",), "inactive": ("active",)}},
)

CARD = Kind(
    "card",
    Nature.RECORD,
    (
        Field("person_id", Form.ID, Merge.FIXED, required=True),
        Field("code", merge=Merge.FIXED, required=True, limit=20),
        Field("reason", limit=100),
        Field("status", merge=Merge.GUARDED, required=True, one_of=("active", "withdrawn")),
    ),
    subjects=("person_id",),
    moves={"status": {"active": ("withdrawn",)}},
)
"""A member card: one code for one person; a lost one is withdrawn and another issued."""

SAME_PERSON = Kind(
    "same_person",
    Nature.FACT,
    (
        Field("person_id", Form.ID, Merge.FIXED, required=True),
        Field("other_id", Form.ID, Merge.FIXED, required=True),
        Field("reason", merge=Merge.FIXED, limit=200),
        Field("restores", Form.ID, Merge.FIXED),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
    ),
    subjects=("person_id", "other_id"),
)
"""Two cards are one person's. Taken back by a void, as any fact; said again, it `restores` one.

Nothing else changes: every fact keeps the card it was written to, and every card what is on it.
"""


def groups_of(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give for everybody in these pairs the card that stands for all of theirs.

    It is the smallest id of all that hang together, whatever the order of the pairs, so that
    desks that merged without knowing of each other come to the same. A pair said twice, or one
    that closes a circle, changes nothing.
    """
    leads: dict[str, str] = {}

    def lead(one: str) -> str:
        while (above := leads.setdefault(one, one)) != one:
            leads[one] = one = leads.setdefault(above, above)
        return one

    for first, second in pairs:
        low, high = sorted((lead(first), lead(second)))
        leads[high] = low
    return {one: lead(one) for one in list(leads)}
