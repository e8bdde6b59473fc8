"""What may stand in a field, value by value."""

from __future__ import annotations

import pytest

from app.kinds import Field, Form
from sync.wire.forms import fits


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
