"""What a queue ticket is: whoever waits has a number, and is called by it."""

from __future__ import annotations

from app.kinds import Field, Form, Kind, Merge, Nature

WAITING, CALLED, SERVING, DONE, SKIPPED, LEFT = (
    "waiting",
    "called",
    "serving",
    "done",
    "skipped",
    "left",
)
STATES = (WAITING, CALLED, SERVING, DONE, SKIPPED, LEFT)
MOVES = {
    WAITING: (CALLED, LEFT),
    CALLED: (SERVING, DONE, SKIPPED, LEFT, WAITING),
    SERVING: (DONE, CALLED),
    SKIPPED: (WAITING, CALLED, LEFT),
    DONE: (SERVING,),
    LEFT: (WAITING,),
}
"""Back to `waiting` from `called`, to `called` from `serving` and `skipped`, to `serving` from
`done`, to `waiting` from `left`: what was pressed by mistake."""
AT_COUNTER = (CALLED, SERVING)
"""States in which somebody is at a counter, or on the way there."""
COUNTER_LIMIT, NUMBER_LIMIT = 20, 16
MOST_CALLS = 99
AFTER = 2
"""Who missed their turn and is there after all comes after so many others."""
RUN = "queue.run"
"""The right to give out numbers and to call; who holds it is said in `app/staff/rules.py`."""

QUEUE_TICKET = Kind(
    "queue_ticket",
    Nature.RECORD,
    (
        Field("number", merge=Merge.FIXED, required=True, limit=NUMBER_LIMIT),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
        Field("day", Form.DAY, Merge.HUB, required=True),
        Field("waits_from", Form.TIME, required=True),
        Field("category", merge=Merge.FIXED, limit=8),
        Field("person_id", Form.ID, Merge.FIXED),
        Field("state", merge=Merge.GUARDED, required=True, one_of=STATES),
        Field("called_at", Form.TIME),
        Field("counter", limit=COUNTER_LIMIT),
        Field("calls", Form.NUMBER, limit=MOST_CALLS),
        Field("recalls", Form.NUMBER, limit=MOST_CALLS),
    ),
    subjects=("person_id",),
    moves={"state": MOVES},
)
"""A number of the waiting line, as it is printed: the desk's letter and the how manyth of the day.

`happened_at` and `day`: when it was taken, and the business day of that. `waits_from` is the place
in the line: when it was taken by corrected time, or of whom it comes after (`recalls`). `counter`
says where somebody was called to, `calls` how often.
"""
