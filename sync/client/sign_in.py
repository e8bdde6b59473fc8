"""Getting a token, and what headquarters says of us with it: epoch, letter, highest number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec
from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from app.clock import Timing
from app.kinds import VENUE_SCOPE
from app.store.base import BaseCopy, OutboxOp
from app.store.incoming import from_headquarters
from app.store.outbox import ECHOED, SETTLED
from app.store.standing import keep_state, offer_again, renumber, take_place
from app.store.store import Store, get_state, set_state
from sync.client import line as paths
from sync.client.line import Denied, Line
from sync.client.offset import measured, tells_more
from sync.wire.messages import Nonce, Token, TokenRequest

T = TypeVar("T")
Sign = Callable[[str], str]
"""Signs a text with the device's key; raises Denied('no_key') when that is lost."""

KNOWN, FLOOR, LAST_OK = "known_incarnation", "number_floor", "last_ok"
"""State of this PC: which life the hub has met, and the highest number of the lives before."""
OFFERED_FROM = "offered_from"
"""State of this PC: above which number this life's work was offered in former new epochs."""
UNPROVED = "numbers_unproved"
"""State of this PC, present from a new epoch on until the hub took our numbers for ours: it may
hold another desk's work under them, whose disk was copied from the same one."""
HUB_KEYS = "hub_keys"
"""State of this PC: the hub's public keys, as JSON `{"sign": {id: key}, "box": {id: key}}`."""

EARLY_MS = 60_000
"""A token is renewed this long before it ends (or at half its time, if that is sooner)."""


@dataclass(slots=True)
class Desk:
    """This desk before headquarters: its store, its key, its line, its token while it lasts."""

    store: Store
    line: Line
    sign: Sign
    token: str = ""
    high: int = 0
    """The highest number the hub held of this device when it last said so."""
    until_ms: int = 0
    scopes: tuple[str, ...] = (VENUE_SCOPE,)
    """What the token is good for. Only a page tells that for certain: by what it was asked with the
    hub had to see whether its database went back, and rights with it."""

    def sign_in(self) -> None:
        """Get a token when there is none that lasts. Raises LineTrouble."""
        clock, place = self.store.clock, self.store.place
        if self.token and clock.elapsed_ms() < self.until_ms:
            return
        self.token = ""
        nonce = self.timed(paths.NONCE, Nonce)
        if place.device is None:
            code = "not_joined"
            raise Denied(code)
        text = f"{place.device}|{place.incarnation}|{nonce.nonce}|{nonce.time}"
        request = TokenRequest(
            place.device, place.incarnation, nonce.nonce, nonce.time, self.sign(text)
        )
        token = self.line.ask(paths.TOKEN, Token, request)
        self._keep_keys(token)
        settle_in(self.store, token.letter, token.epoch, token.high)
        self.scopes = tuple(token.scopes) or (VENUE_SCOPE,)
        lasts = token.seconds * 1000
        self.until_ms = clock.elapsed_ms() + max(lasts - EARLY_MS, lasts // 2)
        self.token, self.high = token.token, token.high

    def timed(self, path: str, reply: type[T], message: object | None = None) -> T:
        """Ask something that is answered at once, and compare clocks by the way."""
        clock = self.store.clock
        before, began = clock.now(), clock.elapsed_ms()
        answer = self.line.ask(path, reply, message, token=self.token)
        took = clock.elapsed_ms() - began
        fresh = measured(before, clock.now(), took, getattr(answer, "time", ""))
        place = self.store.place
        if fresh is not None:
            if tells_more((place.offset_ms, place.error_ms), fresh):
                take_place(self.store, offset_ms=fresh[0], error_ms=fresh[1])
            self.store.timing = Timing(fresh[0], before, began)
        return answer

    def _keep_keys(self, token: Token) -> None:
        """Keep the hub's keys: its statements and courier files are judged without a line."""
        with self.store.read() as session:
            known = get_state(session, HUB_KEYS)
        if token.keys and _as_kept(token.keys, token.boxes) != known:
            keep_state(self.store, HUB_KEYS, _as_kept(token.keys, token.boxes))

    def floor(self) -> int:
        """Give the highest number of our former lives that the hub still knows."""
        with self.store.read() as session:
            return min(int(get_state(session, FLOOR) or 0), self.high)


def write_hub_keys(session: Session, keys: dict[str, str], boxes: dict[str, str]) -> None:
    """Keep the hub's keys in the open transaction."""
    set_state(session, HUB_KEYS, _as_kept(keys, boxes))


def _as_kept(keys: dict[str, str], boxes: dict[str, str]) -> str:
    return msgspec.json.encode({"sign": keys, "box": boxes}).decode()


def settle_in(store: Store, letter: str, epoch: str, high: int) -> None:
    """Take what the hub says of this desk; each step may be repeated after a crash."""
    if epoch != store.place.epoch:
        # Offer first: were the epoch noted first, a crash would leave lost work settled.
        keep_state(store, UNPROVED, "1")
        offer_again(store, _offered_from(store, high), former=True)
        _echo_former(store)
        _take_floor(store, high, at_most=True)
        take_place(store, epoch=epoch)
    with store.read() as session:
        known = get_state(session, KNOWN)
    if known != store.place.incarnation:
        _take_floor(store, high)
        renumber(store, high)
        keep_state(store, OFFERED_FROM, None)  # all of a former life stands below zero
        keep_state(store, KNOWN, store.place.incarnation)
    if letter != store.place.letter:
        take_place(store, letter=letter)


def _offered_from(store: Store, high: int) -> int:
    """Give the number above which our work is offered in a new epoch, and remember it.

    Also what was offered when an epoch began before: how a hub that had gone back judged it anew,
    one that has gone back further need not know.
    """
    with store.read() as session:
        before = get_state(session, OFFERED_FROM)
    now = _last_known(store, high) - 1
    lowest = now if before is None else min(now, int(before))
    keep_state(store, OFFERED_FROM, str(lowest))
    return lowest


def _last_known(store: Store, high: int) -> int:
    """Give the last number of ours that the hub has, to be offered too.

    It says so of numbers only. Under them it may have what the twin of a copied disk did, who came
    first after a back-up was put back; then it answers that there are two, and nothing is lost.
    """
    with store.read() as session:
        newest = session.execute(select(func.max(OutboxOp.seq))).scalar_one() or 0
    return min(high, max(newest, 0))


def prove(store: Store) -> None:
    """Keep that the hub took our numbers for ours: what was offered in this epoch went through."""
    with store.read() as session:
        unproved = get_state(session, UNPROVED) is not None
    if unproved:
        keep_state(store, UNPROVED, None)


def offer_unproved(store: Store) -> None:
    """Offer all work again where the hub never took our numbers for ours, before we get others.

    Ids and hashes stay, so nothing that it has is taken twice.
    """
    with store.read() as session:
        unproved = get_state(session, UNPROVED) is not None
    if unproved:
        offer_again(store, 0, former=True)


def _echo_former(store: Store) -> None:
    """Let settled work of the former epoch leave the overlay: all rows are read anew."""
    with from_headquarters(store) as session:
        session.execute(
            update(OutboxOp)
            .where(OutboxOp.state == SETTLED, OutboxOp.verdict != "held")
            .values(state=ECHOED)
        )
        over = exists().where(
            OutboxOp.kind == BaseCopy.kind,
            OutboxOp.row_id == BaseCopy.id,
            OutboxOp.state != ECHOED,
        )
        session.execute(delete(BaseCopy).where(~over))


def _take_floor(store: Store, high: int, *, at_most: bool = False) -> None:
    """Note the highest number of our former lives; `at_most`: never raise it."""
    with from_headquarters(store) as session:
        known = int(get_state(session, FLOOR) or 0)
        set_state(session, FLOOR, str(min(known, high) if at_most else high))
