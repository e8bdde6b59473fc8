"""When something was done that a desk wrote before it knew its clock."""

from __future__ import annotations

import pytest

from app.ops import Body
from sync.merge import straightened

BEGAN = "2026-11-28T02:00:00.500Z"


def said(**more: object) -> Body:
    known = {"run": "a run", "elapsed": 90_000, **more}
    return Body(1, "fact", "visit", "an id", "salt", at="2020-01-01T00:00:00.000Z", **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "run", "began", "corrected"),
    [
        (said(), "a run", BEGAN, "2026-11-28T02:01:30.500Z"),
        (said(corrected=BEGAN, error_ms=400_000), "a run", BEGAN, "2026-11-28T02:01:30.500Z"),
        (said(corrected=BEGAN, error_ms=30), "a run", "2030-01-01T00:00:00.000Z", BEGAN),
        (said(), "another run", BEGAN, None),
        (said(), "a run", "", None),
        (said(elapsed=None), "a run", BEGAN, None),
        (said(), "a run", "yesterday", None),
        (said(elapsed=10**18), "a run", BEGAN, None),
    ],
)
def test_so_long_after_its_run_began(
    body: Body, run: str, began: str, corrected: str | None
) -> None:
    assert straightened(body, run, began).corrected == corrected
