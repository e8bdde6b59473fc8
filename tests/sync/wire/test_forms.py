"""What may stand in a field, value by value."""

from __future__ import annotations

import pytest

from app.kinds import Field, Form
from app.people.rules import PERSON
from sync.wire.forms import MOST_NUMBER, fits, misfit


@pytest.mark.parametrize(
    ("field", "value", "held"),
    [
        (Field("note"), None, True),
        (Field("name", required=True), None, False),
        (Field("name", required=True), "林晓禾", True),
        (Field("tags", Form.SET, limit=1), ["自习"], True),
        (Field("tags", Form.SET, limit=1), ["自习", "夜校"], False),
        (Field("sides", Form.GIVEN), [], False),
    ],
)
def test_none_empties_a_field_unless_it_is_required(
    field: Field, value: object, *, held: bool
) -> None:
    assert fits(field, value) is held


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("newer", {"x": [1, None, -MOST_NUMBER, 1.5e300]}, ""),
        ("newer", MOST_NUMBER + 1, "newer"),
        ("newer", {"x": [1, {"y": -MOST_NUMBER - 1}]}, "newer"),
        ("n" * 60, "", ""),
        ("n" * 61, "", "n" * 60),
        ("", "", "?"),
        ("__gone__", "erased", "__gone__"),
        ("Newer", "", "Newer"),
        ("a|b", "", "a|b"),
    ],
)
def test_a_field_nobody_declared_passes_if_anybody_could_read_it(
    name: str, value: object, found: str
) -> None:
    assert misfit(PERSON, {name: value}) == found
