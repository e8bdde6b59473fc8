"""What a person's card holds: as little as a desk needs, every field but the name optional."""

from __future__ import annotations

from app.kinds import Field, Form, Kind, Merge, Nature

UNDER_14 = "u14"
AGE_BANDS = (UNDER_14, "14-17", "18-24", "25-28", "29-35", "o35")
GENDERS = ("1", "2", "9")
"""GB/T 2261.1: 1 male, 2 female, 9 not stated."""
IDENTITIES = ("student", "employed", "seeking", "founder", "new_employment", "other")
CONSENT_WAYS = ("spoken", "written", "electronic", "guardian", "visit_only")
"""How the notice was answered; `visit_only` means: recorded for the visit, not to be contacted."""
RELATIONS = ("parent", "grandparent", "other_kin", "teacher", "other")
NOTICE_VERSION = "2026-11"

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
