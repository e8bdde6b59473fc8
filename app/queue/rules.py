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
    WAITING: (CALLED, LEFT, SKIPPED),
    CALLED: (SERVING, DONE, SKIPPED, LEFT, WAITING),
    SERVING: (DONE, CALLED),
    SKIPPED: (WAITING, CALLED, LEFT),
    DONE: (SERVING, CALLED),
    LEFT: (WAITING, CALLED, SKIPPED),
}
"""The steps, and each of them back: what was pressed by mistake."""
STEPS = {
    WAITING: (SKIPPED,),
    CALLED: (WAITING, SKIPPED),
    SERVING: (CALLED,),
    DONE: (CALLED, SERVING),
    SKIPPED: (CALLED,),
    LEFT: (WAITING, CALLED, SKIPPED),
}
"""Out of which states a step leads to each; the other `MOVES` only take a step back."""
AT_COUNTER = (CALLED, SERVING)
"""States in which somebody is at a counter, or on the way there."""
COUNTER_LIMIT, NUMBER_LIMIT = 20, 16
NAME_LIMIT = 14
"""How long the name of a counter may be: the letter of its desk is written behind it."""
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
says where somebody was called to (`written_counter`), `calls` how often.
"""


def written_counter(name: str, letter: str) -> str:
    """Write a counter as tickets carry it: `Window 2@A`, or `A` alone where nobody named it.

    With the letter of its desk, for two desks without a line may choose one name.
    """
    return f"{name}@{letter}" if name else letter


def read_counter(text: str) -> tuple[str, str]:
    """Give how a counter is called, and the letter of its desk."""
    name, _, letter = text.rpartition("@")
    return name or letter, letter
