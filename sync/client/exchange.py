"""One round with headquarters: sign in, say what waits, hear what is new.

The order matters. What waits is pushed before anything is pulled, so that the verdict on our own
work is known when the row comes down with it. Nothing is settled but by a durable reply.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select

from app.clock import from_text, to_text
from app.errors import Refusal
from app.kinds import VENUE_SCOPE
from app.store import outbox
from app.store.base import OutboxOp
from app.store.incoming import catch_up, incoming
from app.store.pruning import prune_if_due
from app.store.scopes import take_scopes
from app.store.standing import (
    began_at,
    cursors,
    evidence,
    keep_state,
    mark_sent,
    offer_again,
    renumber,
)
from app.store.store import Store, get_state
from app.store.told import IncomingPage
from sync.client import line as paths
from sync.client.anew import ANEW, read_anew
from sync.client.comparing import compare
from sync.client.dayclose import close_days
from sync.client.line import Busy, Denied, Line, NoConnection, Rejected, TooLarge, Upgrade
from sync.client.pulling import SLOW, Pulling, check_epoch
from sync.client.revocation import heard_of
from sync.client.rounds import LEAST_OPS, Pace, Round, State, Tally, one_thread
from sync.client.seats import ask_for_seats, give_back, note_time
from sync.client.sign_in import LAST_OK, Desk, Sign, prove
from sync.client.verdicts import settled_of
from sync.wire.messages import Op, Page, Push, Pushed

FAILED_TIMES, FAILED_MS = 3, 3_600_000
"""An operation the hub failed on so often, over so long, is sent without its body."""
COPIED = ("fork", "retired")
"""There is another desk with our papers: this one must be enrolled again."""
MOST_STARTS = 3
"""How often a round begins anew (with a fresh token, in a new epoch) before it gives up."""
KEEP_OK_MS = 300_000


def _silent(_tally: Tally) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Exchange:
    """The desk's side of the protocol, round by round. One thread at a time."""

    desk: Desk
    told: Callable[[Tally], None] = _silent
    """Called whenever the hub has answered, with what the round has brought so far."""
    pace: Pace = field(default_factory=Pace)
    beside: Callable[[], Executor] = one_thread
    """Makes what asks the line while the round goes on; leaving it waits for what is under way."""
    _failed: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Operation id -> how often the hub failed on it, and when first (elapsed milliseconds)."""
    _withheld: set[str] = field(default_factory=set)

    def round(self) -> Round:
        """Do a whole round: everything waiting goes up, everything new comes down."""
        return self._outcome(self._whole)

    def listen(self, seconds: float) -> Round:
        """Wait at the hub for up to `seconds` for something new; only while all is well."""
        return self._outcome(lambda tally: self._heard(tally, seconds))

    # --- the frame -------------------------------------------------------------------------

    @property
    def store(self) -> Store:
        """The store whose work this is."""
        return self.desk.store

    def _outcome(self, work: Callable[[Tally], None]) -> Round:
        """Do the work and say in one value how it ended; nothing but a bug gets out."""
        tally = Tally()
        state: State = "ok"
        retry_after: float | None = None
        try:
            work(tally)
            state = "attention" if tally.reason else "ok"
        except NoConnection as trouble:
            tally.reason = trouble.reason
            state = "ok" if trouble.reason == "interrupted" else "offline"
        except Busy as trouble:
            state, tally.reason, retry_after = "offline", "busy", trouble.retry_after
        except Rejected as trouble:
            state = "fork" if trouble.code in COPIED else "attention"
            tally.reason = heard_of(self.store, trouble)
        except (Denied, Refusal) as trouble:
            state, tally.reason = "attention", trouble.code
        except TooLarge:
            state, tally.reason = "attention", "too_large"
        except Upgrade:
            state, tally.reason = "attention", "upgrade"
        place, at = self.store.place, to_text(self.store.clock.now())
        brought = (tally.reason, tally.sent, tally.received, tally.refused)
        return Round(state, *brought, place.offset_ms, place.error_ms, retry_after, at)

    def _whole(self, tally: Tally) -> None:
        starts_left = MOST_STARTS
        while True:
            try:
                catch_up(self.store)
                self.desk.sign_in()
                self.told(tally)
                self._push(tally)
                prove(self.store)
                pages = self._pull(tally)
                pages = self._keep_seats(tally, pages)
                catch_up(self.store)
                compare(self.desk, pages, self.pace, tally)
                close_days(self.desk)
                break
            except (Denied, Rejected) as trouble:
                starts_left -= 1
                if not starts_left or not self._mended(trouble):
                    raise
        self._note_ok(tally)

    def _keep_seats(self, tally: Tally, pages: list[Page]) -> list[Page]:
        """Give back what others wait for, ask for what guests will want; the later pages count."""
        if give_back(self.store):
            self._push(tally)
            pages = self._pull(tally)
        if ask_for_seats(self.desk):
            pages = self._pull(tally)
        note_time(self.store)
        return pages

    def _heard(self, tally: Tally, seconds: float) -> None:
        try:
            self.desk.sign_in()
            self._pull(tally, seconds)
        except (Denied, Rejected) as trouble:
            if not self._mended(trouble):
                raise
            # A wait mends nothing itself: the next round starts over.
            raise NoConnection("interrupted") from trouble

    def _mended(self, trouble: Denied | Rejected) -> bool:
        """Prepare for another start if that may help, and say so."""
        had_token, self.desk.token = bool(self.desk.token), ""
        if isinstance(trouble, Denied):
            return had_token
        if trouble.code in ANEW:
            read_anew(self.store, trouble.facts)
        return trouble.code in ("epoch", "incarnation", "scope", *ANEW)

    def _note_ok(self, tally: Tally) -> None:
        """Keep when it last went well; not every idle round is worth a commit."""
        now = self.store.clock.now()
        with self.store.read() as session:
            last = get_state(session, LAST_OK)
        due = last is None or abs((now - from_text(last)).total_seconds()) * 1000 > KEEP_OK_MS
        if due or tally.sent or tally.received:
            keep_state(self.store, LAST_OK, to_text(now))
            prune_if_due(self.store)

    # --- up --------------------------------------------------------------------------------

    def _push(self, tally: Tally) -> None:
        """Push until nothing waits. While the hub works on one batch we are at its neighbours."""
        with self.beside() as sender:
            batch, asked = self._batch(), None
            following: list[Row[Any]] = []
            while batch:
                if asked is None:
                    asked = self._send(sender, self._packed(batch))
                    following = self._following(batch)
                    _mark(self.store, following)
                packed = self._packed(following) if following else None
                try:
                    pushed = self._answer(asked)
                except TooLarge:
                    if not self.pace.push_less(batch):
                        raise
                    batch, asked = self._batch(), None
                    continue
                except NoConnection as trouble:
                    if trouble.reason in SLOW:
                        self.pace.push_less(batch)
                    raise
                whole = len(pushed.verdicts) == len(batch) and not pushed.failed
                asked = self._send(sender, packed) if packed is not None and whole else None
                upcoming = self._following(following) if asked else []
                if not self._taken_up(batch, pushed, tally, upcoming):
                    return
                batch, following = (following, upcoming) if asked else (self._batch(), [])

    def _taken_up(
        self, batch: list[Row[Any]], pushed: Pushed, tally: Tally, upcoming: list[Row[Any]]
    ) -> bool:
        """Draw the consequences of an answer; say whether to push on.

        `upcoming`, to be offered later, is marked in the same commit.
        """
        settled = self._settle(batch, pushed, tally, [row.op_id for row in upcoming])
        self.told(tally)
        if pushed.failed:
            if not self._may_withhold(batch, pushed.failed):
                tally.reason = "op_failed"
                return False
        elif settled:
            self.pace.push_more()
        else:
            self._close_gap(pushed, tally)
        return True

    def _batch(self) -> list[Row[Any]]:
        """Read the next operations, numbered without a gap and above our former lives'."""
        floor = self.desk.floor()
        rows = self._next()
        if rows and rows[0].seq <= floor:
            # A copy opened from a back-up counted on from its own end, below the hub's.
            renumber(self.store, self.desk.high)
            rows = self._next()
        rows = _unbroken(rows)
        _mark(self.store, rows)
        return rows

    def _following(self, batch: list[Row[Any]]) -> list[Row[Any]]:
        """Read what comes right after a batch that is on its way, if there is so much."""
        if len(batch) < LEAST_OPS:
            return []
        rows = _unbroken(self._next(after=batch[-1].seq))
        return rows if rows and rows[0].seq == batch[-1].seq + 1 else []

    def _next(self, after: int | None = None) -> list[Row[Any]]:
        with self.store.read() as session:
            return outbox.next_batch(session, self.pace.ops, self.pace.size, after)

    def _packed(self, batch: list[Row[Any]]) -> object:
        """Put a batch, marked before, into the form it travels in, while the line is busy."""
        place = self.store.place
        ops = [
            Op(row.op_id, row.seq, row.hash, withheld=True)
            if row.op_id in self._withheld or not row.body
            else Op(row.op_id, row.seq, row.hash, row.body)
            for row in batch
        ]
        run, began = began_at(self.store)
        with self.store.read() as session:
            read = cursors(session)
        known = evidence(self.store)
        push = Push(
            place.epoch or "", place.incarnation, ops, cursors=read, run=run, began=began, **known
        )
        return self.desk.line.prepare(push)

    def _send(self, sender: Executor, packed: object) -> Future[Pushed]:
        """Let a batch go up; its answer comes later."""
        ask, token = self.desk.line.ask, self.desk.token
        return sender.submit(lambda: ask(paths.PUSH, Pushed, packed, token=token))

    def _answer(self, asked: Future[Pushed]) -> Pushed:
        pushed = asked.result()
        check_epoch(self.store, pushed.epoch)
        self.desk.high = pushed.high
        return pushed

    def _settle(
        self, batch: list[Row[Any]], pushed: Pushed, tally: Tally, offered: list[str]
    ) -> bool:
        """Store the verdicts on what we really sent; say whether there were any."""
        numbers = {row.op_id: row.seq for row in batch}
        ours = [verdict for verdict in pushed.verdicts if numbers.get(verdict.op_id) == verdict.seq]
        settled = [settled_of(verdict, pushed.epoch) for verdict in ours]
        if settled or offered:
            receipt = pushed.receipt if settled else ""
            incoming(self.store, IncomingPage(verdicts=settled, offered=offered, receipt=receipt))
        tally.sent += len(settled)
        tally.refused += sum(verdict.verdict == "refused" for verdict in settled)
        return bool(settled)

    def _close_gap(self, pushed: Pushed, tally: Tally) -> None:
        """Offer again what the hub lost, or number on from what it expects."""
        if pushed.expected is None:
            raise Busy
        if tally.gap_closed:
            code = "gap"
            raise Rejected(code, {"expected": pushed.expected})
        tally.gap_closed = True
        offer_again(self.store, pushed.expected - 1)
        with self.store.read() as session:
            there = session.execute(
                select(OutboxOp.op_id).where(OutboxOp.seq == pushed.expected)
            ).first()
        if there is None:
            renumber(self.store, pushed.expected - 1)

    def _may_withhold(self, batch: list[Row[Any]], failed: list[str]) -> bool:
        """Count what the hub failed on; True when one of them may go without its body now."""
        now, ids = self.store.clock.elapsed_ms(), {row.op_id for row in batch}
        ripe = set()
        for op_id in ids.intersection(failed) - self._withheld:
            times, first = self._failed.get(op_id, (0, now))
            self._failed[op_id] = (times + 1, first)
            if times + 1 >= FAILED_TIMES and now - first >= FAILED_MS:
                ripe.add(op_id)
        self._withheld |= ripe
        return bool(ripe)

    # --- down ------------------------------------------------------------------------------

    def _pull(self, tally: Tally, wait: float = 0.0) -> list[Page]:
        """Turn page after page; give the last. What may be read since then is read as well."""
        pulling = Pulling(self.desk, self.pace, self.beside, self.told)
        pulled = pulling.turn(tally, wait)
        self.desk.scopes = tuple(pulled.scopes) or (VENUE_SCOPE,)
        if take_scopes(self.store, pulled.scopes, pulled.time):
            pulled = pulling.turn(tally)
        return pulled.pages


def make_exchange(store: Store, line: Line, sign: Sign) -> Exchange:
    """Put an exchange together for a desk that has joined."""
    return Exchange(Desk(store, line, sign))


def _mark(store: Store, rows: list[Row[Any]]) -> None:
    if rows:
        mark_sent(store, [row.op_id for row in rows])


def _unbroken(rows: list[Row[Any]]) -> list[Row[Any]]:
    return [row for index, row in enumerate(rows) if row.seq == rows[0].seq + index]
