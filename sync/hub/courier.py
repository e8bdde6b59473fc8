"""Headquarters' end of the courier: a desk's file in, the answer file out.

The same ledger takes the same pushes as over the line, so a file that is carried twice, late or
out of order gives what the network would have given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from sqlalchemy import Engine, select

from app.clock import to_text
from sync import stick
from sync.hub.accounts import Device, stand
from sync.hub.database import reading, writing
from sync.hub.hub import Hub, Trouble, from_base64, hub_at
from sync.hub.ledger import accept
from sync.hub.pages import RawPulled, read
from sync.hub.recovery import Ahead, begin_again
from sync.hub.relaying import deliver
from sync.hub.relays import staged
from sync.hub.rights import said_of
from sync.hub.shared import shared_in
from sync.hub.tables import devices
from sync.wire import courier
from sync.wire.codec import Malformed, check_push
from sync.wire.messages import Problem, Pull, Push, Pushed

MOST_PAGES = 2_000
"""Pages in one answer; what is beyond them comes with the next file."""


class RawPiece(msgspec.Struct, frozen=True, omit_defaults=True):
    """A `courier.Piece` whose pages are spliced in as they are stored."""

    pushed: Pushed | None = None
    pulled: RawPulled | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a desk's file. `problem` is the code of what stopped it, or ''."""

    answer: Path
    device: str
    settled: int
    refused: int
    rows: int
    problem: str = ""


def carry(engine: Engine, hub: Hub, source: Path, folder: Path) -> Carried:
    """Take what a desk's file brings and write the answer into `folder`.

    Raises Malformed: `not_a_courier`, `newer_courier`, `courier_cut`, `courier_forged`,
    `courier_sealed`, `courier_way` (it is an answer), `courier_expired`, `unknown_device`; and
    OSError. What a push brought is kept even where the answer cannot be written: the next file
    asks again.
    """
    with source.open("rb") as file:
        header = courier.read_header(file)
        _check_header(hub, header)
        courier.check(file, _key_of(engine, header.device))
        return _Carrying(engine, hub, header).done(file, folder)


def _check_header(hub: Hub, header: courier.Header) -> None:
    if header.way != courier.UP:
        raise Malformed("courier_way")
    if header.expires_at < hub.now():
        raise Malformed("courier_expired")


def _key_of(engine: Engine, device_id: str) -> Ed25519PublicKey:
    """Give the public key a desk signs with."""
    with reading(engine) as connection:
        found = connection.execute(
            select(devices.c.public_key).where(devices.c.device_id == device_id)
        ).scalar()
    if found is None:
        raise Malformed("unknown_device")
    return Ed25519PublicKey.from_public_bytes(from_base64(found))


def _box_of(asked: courier.Asked) -> X25519PublicKey:
    """Read whom the answer is sealed to, before anything is taken that could not be answered."""
    try:
        return X25519PublicKey.from_public_bytes(from_base64(asked.box))
    except ValueError as error:
        raise Malformed("newer_courier", form=courier.FORM) from error


class _Carrying:
    """One checked file on its way through the hub."""

    def __init__(self, engine: Engine, hub: Hub, header: courier.Header) -> None:
        self.engine, self.hub, self.header = engine, hub, header
        self.pushed: list[Pushed] = []
        self.problem: Problem | None = None
        self.rows = 0
        self.scopes: tuple[str, ...] = ()
        """What the desk may read: it may not know yet that a right was taken from it."""
        self.lost: tuple[str, ...] = ()
        """What it would read if there was anything in it."""

    def done(self, file: BinaryIO, folder: Path) -> Carried:
        # By the key the desk knows: it may never have heard of the present one.
        if self.header.key not in self.hub.keys:
            raise Malformed("courier_sealed")
        opened = courier.pieces(file, courier.box_of(self._key()), courier.Asked, Push)
        asked: Any = next(opened, None)
        if asked is None:
            raise Malformed("courier_cut")
        self.box = _box_of(asked)
        device, standing = self._stand()
        if device is not None:
            self._push_all(device, opened)
            self._try(device, asked.pull)
            standing = msgspec.structs.replace(
                standing, epoch=self.hub.epoch, high=self._high(standing)
            )
        path = folder / courier.name_of(self._header())
        stick.put(path, lambda out: self._write(out, device, standing, asked), self._prove)
        verdicts = [verdict for pushed in self.pushed for verdict in pushed.verdicts]
        refused = sum(verdict.verdict == "refused" for verdict in verdicts)
        problem = self.problem.code if self.problem is not None else ""
        return Carried(path, self.header.device, len(verdicts), refused, self.rows, problem)

    # --- what the desk says ----------------------------------------------------------------

    def _stand(self) -> tuple[Device | None, courier.Standing]:
        """Meet the desk as with a token; None when it may not speak (revoked, retired)."""
        try:
            with writing(self.engine) as connection:
                device, high = stand(
                    connection, self.hub, self.header.device, self.header.incarnation
                )
                shared = shared_in(connection, device.region)
        except Trouble as trouble:
            self.problem = trouble.problem
            return None, courier.Standing("", self.hub.epoch, 0)
        self.scopes, self.lost = (*device.scopes, *shared.named), shared.lost
        told = said_of((*device.scopes, *shared.named))
        return device, courier.Standing(device.letter, self.hub.epoch, high, told)

    def _push_all(self, device: Device, pushes: Iterator[object]) -> None:
        """Take push after push, each in a commit of its own, up to the first that cannot be."""
        for push in pushes:
            assert isinstance(push, Push)  # noqa: S101 - decoded as such
            try:
                with writing(self.engine) as connection:
                    pushed = accept(connection, self.hub, device, check_push(push))
                    relayed = staged(connection)
            except Trouble as trouble:
                self.problem = self._met(trouble)
                return
            deliver(self.engine, self.hub, *relayed)
            self.pushed.append(pushed)
            if len(pushed.verdicts) != len(push.ops):
                return

    def _try(self, device: Device, pull: Pull) -> None:
        """See whether the desk's cursors can be read on from, before the answer says so."""
        try:
            with reading(self.engine) as connection:
                read(connection, self.hub, device, self._pull(pull, pull.cursors))
        except Trouble as trouble:
            self.problem = self.problem or self._met(trouble)

    def _met(self, trouble: Trouble) -> Problem:
        """Say what stopped us; a file may prove that our database went back, as a line does."""
        if not isinstance(trouble, Ahead):
            return trouble.problem
        with writing(self.engine) as connection:
            begin_again(
                connection, self.hub, trouble.because, trouble.device, **trouble.problem.facts
            )
        with reading(self.engine) as connection:
            self.hub = hub_at(connection, self.hub, look=True)
        return Problem("epoch")

    def _high(self, standing: courier.Standing) -> int:
        return max([standing.high, *(pushed.high for pushed in self.pushed)])

    # --- what the hub answers --------------------------------------------------------------

    def _write(
        self,
        out: BinaryIO,
        device: Device | None,
        standing: courier.Standing,
        asked: courier.Asked,
    ) -> None:
        answered = courier.Answered(standing, asked.numbers, self.problem)
        pieces = self._pieces(device, answered, asked)
        courier.write(out, self._header(), pieces, self.box, self._sign)

    def _pieces(
        self, device: Device | None, answered: courier.Answered, asked: courier.Asked
    ) -> Iterator[object]:
        yield answered
        for pushed in self.pushed:
            yield RawPiece(pushed=pushed)
        if device is None or self.problem is not None:
            return
        cursors = dict(asked.pull.cursors)
        for _ in range(MOST_PAGES):
            with reading(self.engine) as connection:
                pulled = read(connection, self.hub, device, self._pull(asked.pull, cursors))
            self.rows += sum(len(page.rows) for page in pulled.pages)
            yield RawPiece(pulled=pulled)
            cursors.update({page.scope: page.cursor for page in pulled.pages})
            if not any(page.more for page in pulled.pages):
                return

    def _pull(self, asked: Pull, cursors: dict[str, str]) -> Pull:
        # What it has read of a scope that is not there shows that our database went back.
        cursors = {
            scope: cursor
            for scope, cursor in cursors.items()
            if scope in self.scopes or (cursor and scope in self.lost)
        }
        return Pull(self.hub.epoch, self.header.incarnation, cursors, asked.limit)

    def _header(self) -> courier.Header:
        now = self.hub.clock()
        return courier.Header(
            way=courier.DOWN,
            device=self.header.device,
            incarnation=self.header.incarnation,
            epoch=self.hub.epoch,
            key=self.header.key,
            made_at=to_text(now),
            expires_at=to_text(now + dt.timedelta(days=courier.DAYS)),
        )

    def _sign(self, digest: bytes) -> bytes:
        return self._key().sign(digest)

    def _key(self) -> Ed25519PrivateKey:
        return self.hub.keys[self.header.key]

    def _prove(self, file: BinaryIO) -> None:
        courier.check(file, self._key().public_key())
