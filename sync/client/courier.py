"""The desk's end of the courier: a file for headquarters out, the answer file in.

The file holds every operation without a durable verdict, so any one file suffices. An answer
settles only what it names, and turns pages only from where this desk stands: carried twice or in
the wrong order, it gives what the network would have given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from sqlalchemy import Row, func, select

from app.clock import to_text
from app.errors import Refusal
from app.store import outbox
from app.store.base import Cursor, OutboxOp
from app.store.incoming import incoming
from app.store.leaving import scopes_of
from app.store.outbox import SENT, WAITING
from app.store.scopes import take_scopes
from app.store.standing import began_at, evidence, mark_sent, renumber
from app.store.store import Store, get_state
from app.store.told import IncomingPage, Settled
from sync import stick
from sync.client.anew import ANEW, read_anew
from sync.client.credentials import from_base64, to_base64
from sync.client.revocation import take_statement
from sync.client.rounds import MOST_BATCH
from sync.client.sign_in import HUB_KEYS, KNOWN, settle_in
from sync.client.verdicts import incoming_page, settled_of
from sync.wire import courier
from sync.wire.codec import Malformed
from sync.wire.messages import MOST_OPS, Op, Page, Pull, Pulled, Push, Pushed

AGAIN = ("epoch", "incarnation", "scope", *ANEW)
"""What the hub may say of a file that another file puts right."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file for headquarters: where it lies, how many operations it holds, its bytes."""

    path: Path
    ops: int
    size: int


@dataclass(frozen=True, slots=True)
class Brought:
    """What an answer brought. `again`: headquarters met this desk anew; another file is due."""

    settled: int = 0
    refused: int = 0
    rows: int = 0
    again: bool = False


def write_file(store: Store, key: Ed25519PrivateKey, folder: Path) -> Written:
    """Write everything headquarters has not answered yet into a sealed file in `folder`.

    Raises Refusal: `not_joined`; `courier_no_key` (never connected since it joined);
    `stick_full`, `stick_trouble` (the file could not be written and read back).
    """
    place = store.place
    if place.device is None or place.epoch is None:
        code = "not_joined"
        raise Refusal(code)
    boxes = _hub_keys(store).get("box", {})
    if not boxes:
        code = "courier_no_key"
        raise Refusal(code)
    key_id, box = next(iter(boxes.items()))
    now = store.clock.now()
    header = courier.Header(
        way=courier.UP,
        device=place.device,
        incarnation=place.incarnation,
        epoch=place.epoch,
        key=key_id,
        made_at=to_text(now),
        expires_at=to_text(now + dt.timedelta(days=courier.DAYS)),
    )
    path = folder / courier.name_of(header)
    pieces = _Outgoing(store, key)

    def fill(file: BinaryIO) -> None:
        to = X25519PublicKey.from_public_bytes(from_base64(box))
        courier.write(file, header, iter(pieces), to, key.sign)

    def prove(file: BinaryIO) -> None:
        courier.check(file, key.public_key())

    try:
        stick.put(path, fill, prove)
        size = path.stat().st_size
    except (OSError, Malformed) as error:
        full = getattr(error, "errno", None) == 28
        raise Refusal("stick_full" if full else "stick_trouble") from error
    return Written(path, pieces.ops, size)


def read_file(store: Store, key: Ed25519PrivateKey, path: Path) -> Brought:
    """Take an answer file of headquarters' into the store.

    Raises Refusal: `not_a_courier`, `newer_courier`, `courier_cut`, `courier_forged`,
    `courier_sealed`, `courier_way` (it is a file of a desk's), `courier_other` (for another
    desk, or for an earlier life of this one), `courier_expired`, `courier_no_key`,
    `stick_trouble`; and what the hub said of the desk's file: `revoked`, `retired`, `ahead`.
    """
    try:
        with path.open("rb") as file:
            header = courier.read_header(file)
            _check_header(store, header)
            signer = _hub_keys(store).get("sign", {}).get(header.key)
            if signer is None:
                code = "courier_no_key"
                raise Refusal(code)
            courier.check(file, Ed25519PublicKey.from_public_bytes(from_base64(signer)))
            return _Incoming(store, header.made_at).take(file, key)
    except Malformed as error:
        raise Refusal(error.code) from error
    except OSError as error:
        code = "stick_trouble"
        raise Refusal(code) from error


def _check_header(store: Store, header: courier.Header) -> None:
    place = store.place
    code = ""
    if header.way != courier.DOWN:
        code = "courier_way"
    elif (header.device, header.incarnation) != (place.device, place.incarnation):
        code = "courier_other"
    elif header.expires_at < to_text(store.clock.now()):
        code = "courier_expired"
    if code:
        raise Refusal(code)


def _hub_keys(store: Store) -> dict[str, dict[str, str]]:
    with store.read() as session:
        text = get_state(session, HUB_KEYS)
    return msgspec.json.decode(text, type=dict[str, dict[str, str]]) if text else {}


class _Outgoing:
    """What goes into a file: first what the desk knows, then every operation without a verdict.

    A store that headquarters has not met yet (opened from a back-up) numbers its work only when
    it was told where to begin: then the file only says who it is.
    """

    def __init__(self, store: Store, key: Ed25519PrivateKey) -> None:
        self.store, self.key = store, key
        self.ops = 0

    def __iter__(self) -> Iterator[object]:
        store, place = self.store, self.store.place
        with store.read() as session:
            met = get_state(session, KNOWN) == place.incarnation
            scopes = scopes_of(session)
            known = {row.scope: row for row in session.execute(select(Cursor.__table__))}
        # A place in a first reading is no number: what comes of this file could not be told from
        # what lies beyond a gap. The file's answer begins at the start, in the order of numbers.
        here = {name: row for name, row in known.items() if row.epoch == place.epoch and row.number}
        cursors = {scope: here[scope].cursor if scope in here else "" for scope in scopes}
        numbers = {scope: here[scope].number if scope in here else 0 for scope in scopes}
        epoch = place.epoch or ""
        known_of_us = evidence(store)
        pull = Pull(epoch, place.incarnation, cursors, MOST_OPS, **known_of_us)
        box = to_base64(courier.box_of(self.key).public_key().public_bytes_raw())
        yield courier.Asked(box, pull, numbers)
        after: int | None = None
        while met and (rows := self._next(after)):
            mark_sent(store, [row.op_id for row in rows])
            self.ops += len(rows)
            after = rows[-1].seq
            ops = [Op(row.op_id, row.seq, row.hash, row.body) for row in rows]
            run, began = began_at(store)
            yield Push(
                epoch, place.incarnation, ops, cursors=cursors, run=run, began=began, **known_of_us
            )

    def _next(self, after: int | None) -> list[Row[Any]]:
        with self.store.read() as session:
            rows = outbox.next_batch(session, MOST_OPS, MOST_BATCH, after)
        expected = rows[0].seq if rows and after is None else (after or 0) + 1
        return [row for index, row in enumerate(rows) if row.seq == expected + index]


class _Incoming:
    """One checked answer on its way into the store."""

    def __init__(self, store: Store, made_at: str) -> None:
        self.store, self.made_at = store, made_at
        self.brought = Brought()
        self.reached: dict[str, int] = {}
        """Per scope: the number the next page goes on from."""

    def take(self, file: BinaryIO, key: Ed25519PrivateKey) -> Brought:
        opened = courier.pieces(file, courier.box_of(key), courier.Answered, courier.Piece)
        answered: Any = next(opened, None)
        if answered is None:
            code = "courier_cut"
            raise Refusal(code)
        again = self._settle_in(answered)
        self.reached = dict(answered.since)
        for piece in opened:
            assert isinstance(piece, courier.Piece)  # noqa: S101 - decoded as such
            if piece.pushed is not None:
                self._settle(piece.pushed)
            if piece.pulled is not None:
                self._turn(piece.pulled)
        self._number_on(answered.standing.high)
        return replace(self.brought, again=again)

    def _settle_in(self, answered: courier.Answered) -> bool:
        """Take what headquarters says of this desk; say whether another file is due."""
        problem, standing = answered.problem, answered.standing
        if problem is not None and problem.code not in AGAIN:
            code = take_statement(self.store, problem.code, problem.facts, problem.signed)
            facts = {name: value for name, value in problem.facts.items() if name != "signatures"}
            raise Refusal(code, **facts)
        with self.store.read() as session:
            met = get_state(session, KNOWN) == self.store.place.incarnation
        settle_in(self.store, standing.letter, standing.epoch, standing.high)
        if problem is None:
            take_scopes(self.store, standing.scopes, self.made_at, carried=True)
        if problem is not None and problem.code in ANEW:
            read_anew(self.store, problem.facts)
        return problem is not None or not met

    def _number_on(self, high: int) -> None:
        """Number work of former lives that is to be offered again: it stands below zero.

        Other work keeps its number: the verdict on it may be in another file.
        """
        with self.store.read() as session:
            waits = OutboxOp.state.in_((WAITING, SENT))
            lowest = session.execute(select(func.min(OutboxOp.seq)).where(waits)).scalar()
        if lowest is not None and lowest < 1:
            renumber(self.store, high)

    def _settle(self, pushed: Pushed) -> None:
        """Store the verdicts on what is really ours, under the number it really has."""
        if pushed.epoch != self.store.place.epoch:
            return
        ids = [verdict.op_id for verdict in pushed.verdicts]
        with self.store.read() as session:
            found = session.execute(
                select(OutboxOp.op_id, OutboxOp.seq).where(
                    OutboxOp.op_id.in_(ids), OutboxOp.state.in_((WAITING, SENT))
                )
            )
            numbers = {row.op_id: row.seq for row in found}
        settled: list[Settled] = [
            settled_of(verdict, pushed.epoch)
            for verdict in pushed.verdicts
            if numbers.get(verdict.op_id) == verdict.seq
        ]
        if settled:
            incoming(self.store, IncomingPage(verdicts=settled, receipt=pushed.receipt))
        refused = sum(one.verdict == "refused" for one in settled)
        brought = self.brought
        self.brought = replace(
            brought, settled=brought.settled + len(settled), refused=brought.refused + refused
        )

    def _turn(self, pulled: Pulled) -> None:
        if pulled.epoch != self.store.place.epoch:
            return
        for page in pulled.pages:
            before, self.reached[page.scope] = self.reached.get(page.scope, 0), page.number
            with self.store.read() as session:
                at = session.execute(
                    select(Cursor.number).where(
                        Cursor.scope == page.scope, Cursor.epoch == pulled.epoch
                    )
                ).scalar()
            # A page from beyond where we stand would leave a gap; one we are past adds nothing.
            if before <= (at or 0) <= page.number:
                self._lay_in(page, pulled.epoch)

    def _lay_in(self, page: Page, epoch: str) -> None:
        incoming(self.store, incoming_page(page, epoch))
        self.brought = replace(self.brought, rows=self.brought.rows + len(page.rows))
