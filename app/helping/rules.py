"""What a call for help is: said at one venue, read by many, answered by some of them.

A call names nobody and quotes nobody: whoever reads it is a stranger to the young person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from app.kinds import DISTRICT, NATION_SCOPE, PROVINCE, Field, Form, Kind, Merge, Nature

CALL_WORDS, OFFER_WORDS, CONTACT_LIMIT = 200, 200, 100
REACHES = IN_DISTRICT, IN_PROVINCE, IN_NATION = ("district", "province", "nation")
"""How far a call is heard."""
OPEN, CLOSED = "open", "closed"
NOWHERE = "nowhere"
"""What `told_in` says of a call headquarters could not tell anybody: it knows no region of ours."""
MOST_DAYS = 60
"""So many days ahead a call may stand."""
NUMBER, NAME = "number", "name"
"""What of somebody may stand in words that strangers read."""

HELP_CALL = Kind(
    "help_call",
    Nature.RECORD,
    (
        Field("case_id", Form.ID, Merge.FIXED),
        Field("category", merge=Merge.FIXED, required=True, limit=8),
        Field("words", merge=Merge.HUB, limit=CALL_WORDS),
        Field("reach", merge=Merge.FIXED, required=True, one_of=REACHES),
        Field("until", Form.DAY, Merge.FIXED, required=True),
        Field("state", merge=Merge.GUARDED, required=True, one_of=(OPEN, CLOSED)),
        Field("told_in", merge=Merge.HUB, limit=40),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
    ),
    moves={"state": {OPEN: (CLOSED,)}},
)
"""A venue asks others for help. `until`: the last day it stands; `told_in`: the shared scope where
headquarters says it, or `nowhere`. Headquarters takes the words out where the case turns sensitive.
"""

HELP_BROADCAST = Kind(
    "help_broadcast",
    Nature.RECORD,
    (
        Field("call_id", Form.ID, Merge.HUB, required=True),
        Field("asker", Form.ID, Merge.HUB, required=True),
        Field("asker_name", merge=Merge.HUB, required=True, limit=60),
        Field("category", merge=Merge.HUB, required=True, limit=8),
        Field("words", merge=Merge.HUB, limit=CALL_WORDS),
        Field("until", Form.DAY, Merge.HUB, required=True),
        Field("since", Form.TIME, Merge.HUB, required=True),
    ),
    by_hub=True,
    shared=True,
)
"""The same as headquarters says it to the others: it goes when the call is closed.

`asker`: the venue, `since`: when it began to ask.
"""

HELP_OFFER = Kind(
    "help_offer",
    Nature.FACT,
    (
        Field("broadcast_id", Form.ID, Merge.FIXED, required=True),
        Field("call_id", Form.ID, Merge.FIXED, required=True),
        Field("asker", Form.ID, Merge.FIXED, required=True),
        Field("words", merge=Merge.FIXED, required=True, limit=OFFER_WORDS),
        Field("contact", merge=Merge.FIXED, required=True, limit=CONTACT_LIMIT),
        Field("happened_at", Form.TIME, Merge.FIXED, required=True),
    ),
    voidable=False,
)
"""Another venue offers help: with what, and how it is reached. Headquarters brings it there."""

HELP_OFFER_RECEIVED = Kind(
    "help_offer_received",
    Nature.RECORD,
    (
        Field("call_id", Form.ID, Merge.HUB, required=True),
        Field("from_venue", Form.ID, Merge.HUB, required=True),
        Field("from_name", merge=Merge.HUB, required=True, limit=60),
        Field("words", merge=Merge.HUB, required=True, limit=OFFER_WORDS),
        Field("contact", merge=Merge.HUB, required=True, limit=CONTACT_LIMIT),
        Field("happened_at", Form.TIME, Merge.HUB, required=True),
    ),
    by_hub=True,
)
"""An offer as it came to the venue that asked."""

HELP_KINDS = (HELP_CALL, HELP_BROADCAST, HELP_OFFER, HELP_OFFER_RECEIVED)

_BETWEEN = re.compile(r"(?<=[0-9])[\s\-_.,·()/]{1,3}(?=[0-9])")
_NUMBER = re.compile(r"[0-9]{7,}|[0-9]{17}x", re.IGNORECASE)
_DATE = re.compile(r"(?<![0-9\-])20[0-9]{2}([-/.])[01]?[0-9]\1[0-3]?[0-9](?![0-9\-])")
_AT = re.compile(r"\S@\S")


def personal_in(words: str, names: Iterable[str]) -> str:
    """Say what of somebody stands in words: NUMBER, NAME, or nothing.

    A number is of seven digits or more, however they are written or parted, or an address with an
    @; `names` are those of the people it is about.
    """
    plain = unicodedata.normalize("NFKC", words)
    digits = _BETWEEN.sub("", _DATE.sub(" ", "".join(map(_digit, plain))))
    if _NUMBER.search(digits) or _AT.search(plain):
        return NUMBER
    bare = _bare(plain)
    known = (_bare(unicodedata.normalize("NFKC", name)) for name in names)
    return NAME if any(len(name) > 1 and name in bare for name in known) else ""


def _digit(letter: str) -> str:
    """Give the digit a letter stands for, also one that is spelled out; else the letter."""
    value = unicodedata.numeric(letter, -1.0)
    return str(int(value)) if value in range(10) else letter


def _bare(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


def scope_for(reach: str, region: str) -> str:
    """Give the shared scope a call is told in; NOWHERE without the region that needs."""
    if reach == IN_NATION:
        return NATION_SCOPE
    if not region:
        return NOWHERE
    return f"{PROVINCE}{region[:2]}" if reach == IN_PROVINCE else f"{DISTRICT}{region}"
