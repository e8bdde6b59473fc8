"""What a file of a record is: a fact that names bytes by their hash; the bytes go another way."""

from __future__ import annotations

from app.kinds import Field, Form, Kind, Merge, Nature

TYPES = ("jpeg", "png", "webp", "pdf")
"""What is taken, told by the bytes themselves and never by a file's name."""
MOST_BYTES = 10_000_000
"""Of one file, after it was cleaned."""
MOST_PIXELS = 50_000_000
"""Of one picture; more is no photo of a paper or an event, and would fill the memory of a PC."""
GUARDIAN_CONSENT = "guardian_consent"
CASE_FILE = "case"
PURPOSES = (GUARDIAN_CONSENT, "photo", CASE_FILE)
"""What a file is to its record."""

FILE = Kind(
    "file",
    Nature.FACT,
    (
        Field("hash", merge=Merge.FIXED, required=True, limit=64),
        Field("size", Form.NUMBER, Merge.FIXED, required=True, limit=MOST_BYTES),
        Field("type", merge=Merge.FIXED, required=True, one_of=TYPES),
        Field("owner_kind", merge=Merge.FIXED, required=True, limit=40),
        Field("owner_id", Form.ID, Merge.FIXED, required=True),
        Field("person_id", Form.ID, Merge.FIXED),
        Field("purpose", merge=Merge.FIXED, required=True, one_of=PURPOSES),
        Field("name", merge=Merge.FIXED, personal=True, limit=80),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
    ),
    subjects=("person_id",),
)
"""A file was put to a record. `hash` is the SHA-256 of its bytes, `size` how many they are.

`person_id` is whose data the bytes are, where they are somebody's: they go when that person is
erased. It lies in the scope of its owner. Taken back by a void, as any fact.
"""


def is_hash(text: str) -> bool:
    """Say whether a text is a SHA-256 as this protocol writes it."""
    return len(text) == 64 and all(one in "0123456789abcdef" for one in text)
