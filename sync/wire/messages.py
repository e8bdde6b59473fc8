"""Version 1 of the wire: every message as a msgspec struct, read strictly, unknown fields let by.

An operation's body travels as the very text that was hashed, so both ends hash the same bytes.
"""

from __future__ import annotations

from typing import Any

import msgspec

from app.ops import Version

PROTOCOL = LEAST_PROTOCOL = 1
"""The newest and the oldest version that is spoken."""
SCHEMA = 1
HEADER = "X-Youth-Voice"
"""On every reply of a hub; an answer without it came from something in between."""
MOST_OPS = 500
MOST_BYTES = 1_000_000
MOST_UNPACKED = 8_000_000


class Op(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One operation in an envelope. A withheld one has no body: its number is only consumed."""

    op_id: str
    seq: int
    hash: str
    body: str = ""
    withheld: bool = False


class Verdict(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The hub's stored answer to one operation: taken, merged, held or refused."""

    op_id: str
    seq: int
    verdict: str
    code: str = ""
    facts: dict[str, Any] = {}
    applied: Version | None = None
    replayed: bool = False


class Hello(msgspec.Struct, frozen=True):
    """What a hub says of itself to anybody: no venue, no count."""

    protocol: int
    schema: int
    epoch: str
    time: str
    name: str = ""


class EnrolRequest(msgspec.Struct, frozen=True):
    """A desk asks to join with a one-time code. `public_key`: raw Ed25519, base64url."""

    code: str
    public_key: str
    incarnation: str
    name: str


class Enrolled(msgspec.Struct, frozen=True):
    """The desk's place: its venue, its id, its letter, what it may pull, the hub's keys."""

    device: str
    venue: str
    venue_code: str
    venue_name: str
    letter: str
    epoch: str
    scopes: list[str]
    keys: dict[str, str]
    boxes: dict[str, str] = {}
    """What courier files are sealed to: X25519, raw, base64url, by the same key ids."""


class Nonce(msgspec.Struct, frozen=True):
    """A number used once, and the hub's time, to sign an assertion over."""

    nonce: str
    time: str


class TokenRequest(msgspec.Struct, frozen=True):
    """A signed assertion: the text `device|incarnation|nonce|time`, Ed25519, base64url."""

    device: str
    incarnation: str
    nonce: str
    time: str
    signature: str


class Token(msgspec.Struct, frozen=True, omit_defaults=True):
    """A short-lived opaque token. `letter` may be new when the incarnation is."""

    token: str
    seconds: int
    letter: str
    epoch: str
    high: int
    """The highest operation number the hub holds of this device."""
    keys: dict[str, str] = {}
    boxes: dict[str, str] = {}
    """As in `Enrolled`: the hub's keys rotate."""
    scopes: list[str] = []
    """What the desk may read at this moment; none named: its venue's own scope and no other."""


class Push(msgspec.Struct, frozen=True):
    """Operations in device order, without gaps."""

    epoch: str
    incarnation: str
    ops: list[Op]
    protocol: int = PROTOCOL
    acknowledged: int = 0
    """The desk's highest number with a durable verdict: above the hub's own means a lost hub."""
    receipt: str = ""
    """The last one a `Pushed` brought: what the hub cannot deny to have had."""
    cursors: dict[str, str] = {}
    """How far the desk has read, per scope: shown before its work moves the hub's numbers on."""
    run: str = ""
    began: str = ""
    """The run of the program that pushes, and when it began by headquarters' clock, "" while that
    is not known: tells the time of work of this run that was done before the clocks were compared.
    """


class Pushed(msgspec.Struct, frozen=True, omit_defaults=True):
    """One verdict per operation, in order; `expected` when the first number was not the next."""

    epoch: str
    verdicts: list[Verdict]
    high: int
    time: str = ""
    expected: int | None = None
    failed: list[str] = []
    """Operations that the hub could not judge this time, by id (rule 3: named, then a stub)."""
    receipt: str = ""
    """The hub's signed text for `high`; shown again, it proves what the hub had."""


class Row(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A row as it now stands at the hub. `gone`: erased, archived away or left this scope."""

    kind: str
    id: str
    version: Version
    fields: dict[str, Any] = {}
    gone: str = ""
    mark: str = ""
    """`held` while an operation on it waits for a decision at headquarters."""


class Pull(msgspec.Struct, frozen=True):
    """Ask for what is new per scope. A cursor is the hub's signed text; empty means from start."""

    epoch: str
    incarnation: str
    cursors: dict[str, str]
    limit: int = MOST_OPS
    wait: float = 0.0
    """Seconds the hub may hold the answer back while nothing is new."""
    protocol: int = PROTOCOL
    acknowledged: int = 0
    receipt: str = ""
    buckets: list[str] = []
    """Only rows of these buckets (see `Compare`), to mend them; none named: all rows."""
    first: bool = False
    """Where a cursor is empty: read what stands now at one pinned number, kind by kind, and go on
    from there; without it a scope is read from its start in the order of numbers."""


class Page(msgspec.Struct, frozen=True, omit_defaults=True):
    """Rows of one scope in its order, and the cursor to store with them in one commit."""

    scope: str
    rows: list[Row]
    cursor: str
    number: int
    more: bool = False
    count: int | None = None
    checksum: str = ""
    """At the end of a round: live rows of the scope and their running checksum."""
    erased: list[str] = []
    """At the end of a reading from the start: who was ever erased, of the buckets asked for."""
    done: int | None = None
    total: int | None = None
    """Of a first reading: how many of its rows were shown by now, and how many there are."""


class Pulled(msgspec.Struct, frozen=True, omit_defaults=True):
    """The pages asked for."""

    epoch: str
    pages: list[Page]
    time: str = ""
    high: int = 0
    scopes: list[str] = []
    """As in `Token`."""


class Compare(msgspec.Struct, frozen=True):
    """Ask what the rows of each bucket add up to. `cursors`: how far the desk has read."""

    epoch: str
    incarnation: str
    cursors: dict[str, str]
    protocol: int = PROTOCOL


class Sums(msgspec.Struct, frozen=True, omit_defaults=True):
    """One scope's live rows at a number: for each bucket that has any, the sum over all they say.

    A bucket is the last two characters of an id. No sums for a desk that is not at that number:
    it reads on and asks again.
    """

    scope: str
    number: int
    sums: dict[str, str] | None = None


class Compared(msgspec.Struct, frozen=True, omit_defaults=True):
    """The sums asked for, by scope."""

    epoch: str
    scopes: list[Sums]
    time: str = ""


class AskDay(msgspec.Struct, frozen=True):
    """Ask what stands of one business day, kind by kind: for the report at the day's end.

    `begins` and `ends` (not included) are the day's bounds by the venue's rule, for rows that say
    no day themselves.
    """

    epoch: str
    incarnation: str
    day: str
    begins: str
    ends: str
    listed: list[str] = []
    """Kinds whose rows are to be named one by one: their sums were found to differ."""
    protocol: int = PROTOCOL


class DayKind(msgspec.Struct, frozen=True, omit_defaults=True):
    """One kind of that day: how many rows stand, and the checksum over them as in a `Page`."""

    kind: str
    count: int
    checksum: str
    rows: dict[str, int] | None = None
    """Of a listed kind: at which number each row stands, by id. None: not asked, or too many."""


class DayTold(msgspec.Struct, frozen=True, omit_defaults=True):
    """The kinds that have any row on that day, by name."""

    epoch: str
    day: str
    kinds: list[DayKind]
    time: str = ""


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a whole request was not carried out. `code` is stable, `facts` explain it."""

    code: str
    facts: dict[str, Any] = {}
    epoch: str = ""
    signed: str = ""
    """For `revoked`: the hub's signature over `revoked|device|incarnation`.

    By the key that `facts["key"]` names; `facts["signatures"]` holds one by each key that is still
    good, so that a desk that was away while they changed knows one of them.
    """


class FileName(msgspec.Struct, frozen=True):
    """Names bytes: the SHA-256 of them all as 64 hex digits, and how many they are."""

    hash: str
    size: int


class Offer(msgspec.Struct, frozen=True):
    """Ask what the hub lacks of these files, at most 100."""

    epoch: str
    files: list[FileName]
    protocol: int = PROTOCOL


class Lacking(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the hub lacks of one file: `parts`; `whole`: nothing.

    `code`: why it takes none of it now (`file_unknown`: no file of this venue, in a scope this
    desk reads, names such bytes; `files_full`). Whether another venue has them is never told.
    """

    hash: str
    parts: list[int] = []
    whole: bool = False
    code: str = ""


class Offered(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is lacking, file by file in the order asked."""

    epoch: str
    files: list[Lacking]
    time: str = ""


class Put(msgspec.Struct, frozen=True):
    """One part of a file: `part` counts from 0, all are 65,536 bytes but the last."""

    epoch: str
    hash: str
    part: int
    sum: str
    """The SHA-256 of this part's bytes."""
    data: bytes
    """In JSON: base64."""
    protocol: int = PROTOCOL


class PutDone(msgspec.Struct, frozen=True, omit_defaults=True):
    """The part is stored. `whole`: it was the last one lacking, and the hash of all was right."""

    epoch: str
    whole: bool = False
    time: str = ""


class Get(msgspec.Struct, frozen=True):
    """Ask for one part of a file that a row of a scope this desk reads names."""

    epoch: str
    hash: str
    part: int
    protocol: int = PROTOCOL


class Got(msgspec.Struct, frozen=True, omit_defaults=True):
    """One part of a file, and how many bytes the whole has."""

    epoch: str
    hash: str
    size: int
    part: int
    data: bytes
    time: str = ""
