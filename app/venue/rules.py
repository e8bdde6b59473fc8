"""What a venue record holds, and the rules every desk of the venue takes from it."""

from __future__ import annotations

from app.kinds import Field, Form, Kind, Merge, Nature

LEAST_PIN, MOST_PIN = 4, 8
"""Digits a PIN may have."""

VENUE = Kind(
    "venue",
    Nature.RECORD,
    (
        Field("code", merge=Merge.FIXED, required=True, limit=20),
        Field("name", required=True, limit=60),
        Field("capacity", Form.NUMBER, limit=100_000),
        Field("timezone", limit=40),
        Field("day_starts", limit=5),
        Field("opens", limit=5),
        Field("closes", limit=5),
        Field("pin_length", Form.NUMBER, limit=MOST_PIN),
        Field("lock_minutes", Form.NUMBER, limit=30),
    ),
)

DEFAULTS: dict[str, str | int] = {
    "capacity": 0,
    "timezone": "Asia/Shanghai",
    "day_starts": "04:00",
    "opens": "09:00",
    "closes": "21:00",
    "pin_length": 6,
    "lock_minutes": 5,
}
"""What holds where the venue record says nothing. Capacity 0 means: not stated."""
