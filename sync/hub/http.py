"""The hub over HTTP: synchronous work in the thread pool, waiting without a thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import anyio
import anyio.to_thread
from anyio import from_thread
from sqlalchemy import Connection, Engine
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.kinds import is_shared, shared_scopes
from sync.hub import accounts, buckets, days, directory, files, leases, ledger
from sync.hub.answers import Answers, Caught, Stamped
from sync.hub.bell import Bell
from sync.hub.database import reading, writing
from sync.hub.hub import Hub, Moved, Trouble, hub_at
from sync.hub.journal import mark
from sync.hub.limit import Limit
from sync.hub.openapi import DOORS, described
from sync.hub.public.pages import Public, build_public
from sync.hub.public.site import ROOT
from sync.hub.public.visits import Limits
from sync.hub.recovery import Ahead, begin_again
from sync.hub.relaying import deliver
from sync.hub.relays import staged
from sync.hub.sharedbook import tidy_up_shared
from sync.hub.tombs import tidy_up
from sync.wire import codec
from sync.wire.finding import Find
from sync.wire.lending import AskSeats
from sync.wire.messages import (
    PROTOCOL,
    SCHEMA,
    AskDay,
    Compare,
    EnrolRequest,
    Get,
    Hello,
    Offer,
    Pull,
    Push,
    Put,
    Token,
    TokenRequest,
)

T = TypeVar("T")
LONGEST_WAIT = 30.0
RETRY_SECONDS = 2
MARK_SECONDS = 60
"""Between two marks in the journal: what a back-up younger than the last one hides."""
log = logging.getLogger("sync.hub")


@dataclass(frozen=True, slots=True)
class Said:
    """A request's body as it came."""

    data: bytes
    encoding: str

    def as_form(self, form: type[T]) -> T:
        """Read it as a message. Raises Malformed."""
        return codec.decode(codec.unpack(self.data) if self.encoding == "gzip" else self.data, form)


class Speaking:
    """Reads requests and writes answers, whatever is asked."""

    @staticmethod
    async def _in_thread(work: Callable[..., T], *said: Any) -> T:
        return await anyio.to_thread.run_sync(partial(work, *said))

    @staticmethod
    def _token(request: Request) -> str:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Trouble(401, "token")
        return token

    async def _read(self, request: Request, form: type[T]) -> T:
        said = await self._said(request)
        return await self._in_thread(said.as_form, form)

    @staticmethod
    async def _said(request: Request) -> Said:
        """Read a request's body, never more than the caps."""
        data = bytearray()
        async for part in request.stream():
            data += part
            if len(data) > codec.MOST_PACKED:
                raise Trouble(413, "too_large", most=codec.MOST_PACKED)
        encoding = request.headers.get("content-encoding", "identity").lower()
        if encoding not in ("identity", "gzip"):
            raise Trouble(415, "encoding")
        return Said(bytes(data), encoding)

    @staticmethod
    def _answer(message: object, request: Request | None = None) -> Response:
        data = codec.encode(message)
        headers = {}
        takes = request is not None and "gzip" in request.headers.get("accept-encoding", "")
        if takes and len(data) > codec.WORTH_PACKING:
            data = codec.pack(data)
            headers["Content-Encoding"] = "gzip"
        return Response(data, media_type="application/json", headers=headers)


class Telling(Speaking):
    """The routes that only tell: nothing is written by any of them, and nothing waited for."""

    def __init__(self, engine: Engine, hub: Hub, finds: Limit | None = None) -> None:
        self.engine, self.hub = engine, hub
        self.finds = finds or Limit(directory.TRIES)

    async def compare(self, request: Request) -> Response:
        """Say what the rows of each bucket add up to."""
        return await self._told(request, Compare, buckets.compare)

    async def day(self, request: Request) -> Response:
        """Say what stands of one business day."""
        return await self._told(request, AskDay, days.tell)

    async def offer(self, request: Request) -> Response:
        """Say what is lacking of files' bytes."""
        return await self._told(request, Offer, files.offer)

    async def get(self, request: Request) -> Response:
        """Give one part of a file."""
        return await self._told(request, Get, files.get)

    async def find(self, request: Request) -> Response:
        """Look for lines of the directory that the desk does not carry."""
        return await self._told(request, Find, directory.find, self.finds)

    async def _told(
        self,
        request: Request,
        form: type[T],
        work: Callable[..., object],
        limit: Limit | None = None,
    ) -> Response:
        """Answer what only reads, and waits for nothing; `limit`: how often a desk may ask."""
        device = await self._in_thread(self._device, self._token(request))
        if limit is not None:
            _count(limit, device.id)
        said = await self._said(request)

        def tell() -> Response:
            asked = said.as_form(form)
            with reading(self.engine) as connection:
                told = work(connection, self._here(connection), device, asked)
            return self._answer(told, request)

        return await self._in_thread(tell)

    def _here(self, connection: Connection, *, look: bool = False) -> Hub:
        """Give the hub this transaction is of: after a fail-over it is of another epoch."""
        hub = hub_at(connection, self.hub, look=look)
        if hub is not self.hub:
            if hub.lineage != self.hub.lineage:
                log.warning("the database is another now, and so is the epoch")
            self.hub = hub
        return hub

    def _device(self, token: str) -> accounts.Device:
        try:
            with reading(self.engine) as connection:
                return accounts.authenticate(connection, self._here(connection), token)
        except Moved:
            with reading(self.engine) as connection:
                here = self._here(connection, look=True)
                return accounts.authenticate(connection, here, token)


class Doors(Telling):
    """The hub's routes."""

    def __init__(
        self, engine: Engine, hub: Hub, bell: Bell, limit: Limit, finds: Limit | None = None
    ) -> None:
        super().__init__(engine, hub, finds)
        self.bell, self.limit = bell, limit
        self.marked = hub.clock()
        self.description = described()

    async def describe(self, request: Request) -> Response:
        """Say, for machines, which doors there are."""
        return self._answer(self.description, request)

    async def hello(self, _: Request) -> Response:
        """Say who speaks: no venue, no count."""
        hub = self.hub
        return self._answer(Hello(PROTOCOL, SCHEMA, hub.epoch, hub.now()))

    async def nonce(self, _: Request) -> Response:
        """Give a nonce to sign over."""
        return self._answer(accounts.make_nonce(self.hub))

    async def enrol(self, request: Request) -> Response:
        """Let a desk join."""
        _count(self.limit, request.client.host if request.client else "")
        asked = await self._read(request, EnrolRequest)
        return self._answer(await self._in_thread(self.writes, accounts.enrol, asked))

    async def token(self, request: Request) -> Response:
        """Give a token against an assertion."""
        asked = await self._read(request, TokenRequest)
        return self._answer(await self._in_thread(self._let_in, asked))

    async def push(self, request: Request) -> Response:
        """Take a desk's operations."""
        device = await self._in_thread(self._device, self._token(request))
        said = await self._said(request)
        # One turn in a thread for all of it: to change threads costs more than most steps do.
        answer, news = await self._in_thread(self._taken, device, said, request)
        for venue in news:
            self.bell.announce(venue)
        return answer

    async def pull(self, request: Request) -> Response:
        """Show what is new; wait for it if asked to."""
        device = await self._in_thread(self._device, self._token(request))
        said = await self._said(request)
        with self.bell.listening(device.venue_id, *shared_scopes(device.region)) as heard:
            pull, answer = await self._in_thread(self._looked, device, said, request)
            until = anyio.current_time() + min(pull.wait, LONGEST_WAIT)
            out = self.bell.rung_out
            while answer is None:
                # Read again even if nothing rang: another process may have written meanwhile.
                await heard(until - anyio.current_time())
                last = anyio.current_time() >= until or self.bell.rung_out != out
                shown = partial(self._shown, device, pull, request, last=last)
                answer = await self._in_thread(shown)
        return answer

    async def seats(self, request: Request) -> Response:
        """Lend seats to a desk."""
        device = await self._in_thread(self._device, self._token(request))
        asked = await self._read(request, AskSeats)
        lent, is_news = await self._in_thread(self.writes, leases.lend, device, asked)
        if is_news:
            self.bell.announce(device.venue_id)
        return self._answer(lent, request)

    async def put(self, request: Request) -> Response:
        """Take one part of a file."""
        device = await self._in_thread(self._device, self._token(request))
        asked = await self._read(request, Put)
        return self._answer(await self._in_thread(self.writes, files.put, device, asked))

    # --- in a thread ------------------------------------------------------------------------

    def writes(self, work: Callable[..., T], *said: Any) -> T:
        """Let work write in a transaction of its own; it is given the hub as it is then."""
        with self._proving(), writing(self.engine) as connection:
            done = work(connection, self._here(connection, look=True), *said)
            relayed = staged(connection)
        self._mark()
        for venue in deliver(self.engine, self.hub, *relayed):
            from_thread.run_sync(self.bell.ring, venue)
        return done

    def _let_in(self, asked: TokenRequest) -> Token:
        """Give a token, and keep house in the desk's venue: every venue in use comes by here."""
        token = self.writes(accounts.give_token, asked)
        venue = token.token.partition(".")[0]
        tidy_up(self.engine, self.hub, venue)
        # What a process that was killed had still to say.
        deliver(self.engine, self.hub, venue)
        if any(map(is_shared, token.scopes)):
            tidy_up_shared(self.engine, self.hub)
        return token

    def _mark(self) -> None:
        """Set a mark in the journal now and then: by it a database that went back is known."""
        journal, now = self.hub.journal, self.hub.clock()
        if journal is None or (now - self.marked).total_seconds() < MARK_SECONDS:
            return
        self.marked = now
        try:
            mark(self.engine, journal, self.hub.now())
        except OSError as error:
            # Nobody waits for a mark. What must be written down stops by itself.
            log.warning("the journal cannot be written: %s", error.strerror)

    @contextmanager
    def _proving(self) -> Iterator[None]:
        """Begin a new epoch where a desk proves that the database went back."""
        try:
            yield
        except Ahead as trouble:
            facts = trouble.problem.facts
            with writing(self.engine) as connection:
                if begin_again(connection, self.hub, trouble.because, trouble.device, **facts):
                    log.warning("the database is older than what was acknowledged: a new epoch")
            with reading(self.engine) as connection:
                self._here(connection, look=True)
            raise Trouble(409, "epoch") from trouble

    def _taken(
        self, device: accounts.Device, said: Said, request: Request
    ) -> tuple[Response, list[str]]:
        """Take a push; gives the answer, and the venues to which it brought anything new."""
        push = codec.check_push(said.as_form(Push))
        with self._proving(), writing(self.engine) as connection:
            pushed = ledger.accept(connection, self._here(connection), device, push)
            relayed = staged(connection)
        is_news = not all(verdict.replayed for verdict in pushed.verdicts)
        news = [device.venue_id] if is_news else []
        news += deliver(self.engine, self.hub, *relayed)
        return self._answer(pushed, request), news

    def _looked(
        self, device: accounts.Device, said: Said, request: Request
    ) -> tuple[Pull, Response | None]:
        """Answer a pull; no answer yet where nothing is new and the desk will wait for it."""
        pull = said.as_form(Pull)
        pulled = self.reads(ledger.read, device, pull)
        if pull.wait > 0 and not pulled.is_news:
            return pull, None
        return pull, self._answer(pulled, request)

    def _shown(
        self, device: accounts.Device, pull: Pull, request: Request, *, last: bool
    ) -> Response | None:
        """Answer a desk that waits; no answer where what rang was not for it.

        It must not even learn that something was written where it may not read. What it may read
        since a moment ago is news.
        """
        pulled = self.reads(ledger.read, device, pull)
        is_news = pulled.is_news or not pull.cursors.keys() >= set(pulled.scopes)
        return self._answer(pulled, request) if is_news or last else None

    def reads(self, work: Callable[..., T], *said: Any) -> T:
        """Let work read in a transaction of its own; it is given the hub as it is then."""
        with self._proving(), reading(self.engine) as connection:
            return work(connection, self._here(connection), *said)


def _count(limit: Limit, who: str) -> None:
    """Count a try. Raises Trouble 429 where there were too many."""
    wait = limit.seconds(who)
    if wait:
        trouble = Trouble(429, "too_often")
        trouble.retry_after = wait
        raise trouble


class Parted:
    """Leads browsers to the public's pages, and everybody else to the doors."""

    def __init__(self, doors: ASGIApp, pages: ASGIApp) -> None:
        self.doors, self.pages = doors, pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        is_public = scope["type"] == "http" and scope["path"].startswith(ROOT)
        await (self.pages if is_public else self.doors)(scope, receive, send)


def build(
    engine: Engine,
    hub: Hub,
    bell: Bell,
    limit: Limit | None = None,
    limits: Limits | None = None,
    finds: Limit | None = None,
) -> ASGIApp:
    """Make the hub's application: the doors of the table, the public's pages, nothing else.

    `limit`: how often an address may try to enrol; `limits`: how often it may ask for pages;
    `finds`: how often a desk may look into the directory.
    """
    doors = Doors(engine, hub, bell, limit or Limit(), finds)
    answers = Answers(lambda: doors.hub.epoch)
    routes = [Route(one.path, getattr(doors, one.name), methods=[one.method]) for one in DOORS]
    protocol = Starlette(
        routes=routes,
        middleware=[Middleware(Stamped), Middleware(Caught, answers=answers)],
        exception_handlers={HTTPException: answers.handle},
    )
    public = Public(doors.reads, doors.writes, bell, limits or Limits())
    return Parted(protocol, build_public(public))
