"""What stands on every answer of the hub, and what it answers where something goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.hub.database import stops_all
from sync.hub.hub import Trouble
from sync.wire import codec
from sync.wire.messages import HEADER, Problem

RETRY_SECONDS = 2
log = logging.getLogger("sync.hub")


HEADERS = {
    HEADER: "1",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Stamped:
    """Puts the protocol's headers on every answer, errors included.

    A desk takes an answer without them for somebody else's.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [(k.lower().encode(), v.encode()) for k, v in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; stamp what comes back."""

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self.headers]
            await send(message)

        await self.app(scope, receive, stamped if scope["type"] == "http" else send)


class Answers:
    """Answers for everything that goes wrong, so that no trace ever leaves the hub."""

    def __init__(self, epoch: Callable[[], str]) -> None:
        self.epoch = epoch

    async def handle(self, request: Request, error: Exception) -> Response:
        """Turn what went wrong into a Problem; the log gets no more than its kind and the path."""
        if isinstance(error, Trouble):
            return self._problem(error.status, error.problem, error.retry_after)
        if isinstance(error, codec.Malformed):
            status = 413 if error.code == "too_large" else 400
            return self._problem(status, Problem(error.code, dict(error.facts)))
        if isinstance(error, HTTPException):
            return self._problem(error.status_code, Problem(f"http_{error.status_code}"))
        if isinstance(error, ClientDisconnect):
            return self._problem(400, Problem("disconnected"))
        log.error("%s failed: %s", request.url.path, type(error).__name__)
        if stops_all(error):
            return self._problem(503, Problem("busy"), RETRY_SECONDS)
        return self._problem(500, Problem("internal"), RETRY_SECONDS)

    def _problem(self, status: int, problem: Problem, retry_after: int | None = None) -> Response:
        headers = {"Retry-After": str(retry_after)} if retry_after else {}
        data = codec.encode(msgspec.structs.replace(problem, epoch=self.epoch()))
        return Response(data, status, media_type="application/json", headers=headers)


class Caught:
    """Catches what no handler did."""

    def __init__(self, app: ASGIApp, answers: Answers) -> None:
        self.app, self.answers = app, answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; answer for what it raises."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if started or scope["type"] != "http":
                raise
            answer = await self.answers.handle(Request(scope), error)
            await answer(scope, receive, send)
