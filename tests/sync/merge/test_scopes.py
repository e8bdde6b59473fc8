"""Which scope a row belongs to, and whose version it is compared with."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE
from app.ops import Body, Version
from sync.merge import MERGED, Stamp, Stored, Writing, judge, scope_of
from sync.wire.kinds import KINDS

EPOCH = "0199a7c2-0000-7000-8000-0000000000e1"


@pytest.mark.parametrize(
    ("kind", "fields", "scope"),
    [
        ("visit", {}, VENUE_SCOPE),
        ("care_note", {}, RESTRICTED_SCOPE),
        ("void", {"target_kind": "visit"}, VENUE_SCOPE),
        ("void", {"target_kind": "care_note"}, RESTRICTED_SCOPE),
        ("void", {"target_kind": 7}, VENUE_SCOPE),
        ("unheard_of", {}, VENUE_SCOPE),
    ],
)
def test_what_takes_a_fact_back_has_the_facts_scope(
    kind: str, fields: dict[str, object], scope: str
) -> None:
    assert scope_of(kind, fields, KINDS) == scope


def test_a_number_of_another_scope_proves_nothing_was_seen() -> None:
    made = Stamp(1, "op", "one")
    stored = Stored("person", "id", 5, made, {"name": "甲"}, {"name": Stamp(5, "op", "one")})
    said = Body(1, "patch", "person", "id", "salt", fields={"name": "乙"})
    writing = Writing(Stamp(9, "mine", "two"), EPOCH)
    for scope, verdict in ((VENUE_SCOPE, "taken"), (RESTRICTED_SCOPE, MERGED)):
        based = replace(said, base=Version(EPOCH, scope, 7))
        assert judge(KINDS["person"], stored, based, writing).verdict == verdict
