"""Joining headquarters with a one-time code, and opening the link of a desk that has joined."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from sqlalchemy import update

from app.clock import to_text
from app.errors import Refusal
from app.store.base import OutboxOp
from app.store.changes import Changes
from app.store.incoming import from_headquarters
from app.store.leaving import gain_scopes
from app.store.outbox import SENT, WAITING
from app.store.standing import keep_state
from app.store.store import Store, get_state, set_state, write_place
from app.store.wiping import forgive, wiped_at
from sync.client import lazy
from sync.client import line as paths
from sync.client.agent import Agent
from sync.client.credentials import (
    Keyring,
    Settings,
    make_key,
    public_text,
    read_key,
    settings,
    signature,
    write_settings,
)
from sync.client.exchange import make_exchange
from sync.client.files import FileQueue
from sync.client.line import Busy, Denied, Line, LineTrouble, NoConnection, Rejected
from sync.client.revocation import WIPED
from sync.client.sign_in import (
    FLOOR,
    KNOWN,
    LAST_OK,
    UNPROVED,
    Sign,
    offer_unproved,
    write_hub_keys,
)
from sync.client.worker import Link, SyncWorker
from sync.wire.messages import Enrolled, EnrolRequest

if TYPE_CHECKING:
    from sync.client.transport import Transport

CODES = {"bad_code": "code_wrong", "code_used": "code_used", "code_expired": "code_expired"}
"""What the hub says of a one-time code -> what the desk says."""

Dial = Callable[[Settings], Line]
"""Opens a line to where the settings say."""


def dial(where: Settings) -> Transport:
    """Open a line over HTTP. Raises Refusal `address_wrong`, `https_needed`."""
    made = lazy.transport().Transport(where.base_url, where.proxy, where.ca_file)
    return cast("Transport", made)


def join(
    store: Store,
    where: Settings,
    code: str,
    desk_name: str,
    ring: Keyring | None = None,
    *,
    again: bool = False,
    call: Dial = dial,
) -> Enrolled:
    """Enrol this desk with a one-time code and keep what headquarters says of it.

    Everything made while the desk stood alone stays, gets the venue's id and is sent with the
    next rounds. `again`: for a desk that must be enrolled anew (a copied disk, a lost key); it
    begins a new life, and unsent work keeps its ids and gets new numbers.

    Raises Refusal: `already_joined`, `address_wrong`, `https_needed`, `code_wrong`, `code_used`,
    `code_expired`, `no_network` (with `reason`), `hub_busy`, `hub_refused` (with `said`).
    """
    joined = store.place.device is not None
    if joined and not again:
        refusal = "already_joined"
        raise Refusal(refusal)
    where = replace(where, base_url=lazy.transport().checked(where.base_url))
    line = call(where)
    # The key is kept before it is shown: should the reply be lost, the code still is good for it.
    key = None if joined else read_key(store, ring)
    key = key or make_key(store, ring)
    life = store.make_id() if joined else store.place.incarnation
    request = EnrolRequest(code.strip(), public_text(key), life, desk_name.strip()[:60])
    enrolled = _enrolled(line, request)
    offer_unproved(store)
    _move_in(store, where, enrolled, life)
    return enrolled


_PAUSED = "sync_paused"
"""State of this PC: since when somebody has paused the exchange; a restart does not end that."""


def open_link(
    store: Store, ring: Keyring | None = None, call: Callable[[Settings], Transport] = dial
) -> Link | None:
    """Open the link of a desk that has joined; None for one that stands alone.

    Raises Refusal as `dial` does.
    """
    where = settings(store)
    if where is None or store.place.device is None:
        return None
    line = call(where)
    exchange = make_exchange(store, line, signer(store, ring))
    return Link(exchange, line, FileQueue(exchange.desk, random.random))


def make_worker(
    store: Store, ring: Keyring | None = None, rand: Callable[[], float] = random.random
) -> SyncWorker:
    """Make the worker of a desk, whether it has joined or stands alone; `start` starts it."""
    with store.read() as session:
        last_ok, paused = get_state(session, LAST_OK), get_state(session, _PAUSED)
    joined = store.place.device is not None
    # Said without a line too: staff must not wonder where everything went.
    reason = WIPED if wiped_at(store) is not None else ""
    now = store.clock.elapsed_ms()
    agent = Agent(rand, joined=joined, now_ms=now, last_ok=last_ok, reason=reason)
    agent.paused = paused is not None
    return SyncWorker(store, agent, lambda: open_link(store, ring))


def keep_paused(store: Store, *, paused: bool) -> None:
    """Keep on this PC that somebody paused the exchange, or went on with it."""
    keep_state(store, _PAUSED, to_text(store.clock.now()) if paused else None)


def signer(store: Store, ring: Keyring | None) -> Sign:
    """Make what signs with this desk's key. Signing raises Denied('no_key') when it is lost."""

    def sign(text: str) -> str:
        key = read_key(store, ring)
        if key is None:
            code = "no_key"
            raise Denied(code)
        return signature(key, text)

    return sign


def _enrolled(line: Line, request: EnrolRequest) -> Enrolled:
    """Ask to be enrolled; every trouble becomes a Refusal that tells what to do."""
    try:
        return line.ask(paths.ENROL, Enrolled, request)
    except NoConnection as trouble:
        code = "no_network"
        raise Refusal(code, reason=trouble.reason) from trouble
    except Busy as trouble:
        code = "hub_busy"
        raise Refusal(code, seconds=trouble.retry_after) from trouble
    except Rejected as trouble:
        if trouble.code in CODES:
            raise Refusal(CODES[trouble.code]) from trouble
        code = "hub_refused"
        raise Refusal(code, said=trouble.code) from trouble
    except LineTrouble as trouble:
        code = "hub_refused"
        raise Refusal(code, said=str(trouble)) from trouble


def _move_in(store: Store, where: Settings, enrolled: Enrolled, life: str) -> None:
    """Keep the desk's new place, in one commit with the rows that now belong to the venue."""
    before = store.place
    place = replace(
        before,
        venue_id=enrolled.venue,
        device=enrolled.device,
        letter=enrolled.letter,
        # Of the epoch before the first token tells: what the hub lost is offered again then.
        epoch=before.epoch or enrolled.epoch,
        incarnation=life,
    )
    with from_headquarters(store) as session:
        write_place(session.connection(), place)
        write_settings(session, where)
        gain_scopes(session, enrolled.scopes)
        # The first token finds the life unknown, and numbers its work for this device.
        set_state(session, KNOWN, None)
        set_state(session, FLOOR, None)
        set_state(session, UNPROVED, None)
        forgive(session)
        # Before the first token: a desk that is revoked at once must be able to judge that.
        write_hub_keys(session, enrolled.keys, enrolled.boxes)
        if before.venue_id and before.venue_id != enrolled.venue:
            for model in store.models.values():
                session.execute(update(model).values(venue_id=enrolled.venue))
            # Headquarters has a record of the venue; the refusal of ours is no work for anybody.
            session.execute(
                update(OutboxOp)
                .where(
                    OutboxOp.kind == "venue",
                    OutboxOp.row_id == before.venue_id,
                    OutboxOp.state.in_((WAITING, SENT)),
                )
                .values(attended_at=to_text(store.clock.now()))
            )
    store.place = place
    touched = frozenset(store.models)
    store.announce(Changes(touched, frozenset({enrolled.venue}), "hub", waiting=True))
