"""One request of a browser: from where, in which language, with which cookie; and its limits."""

from __future__ import annotations

import ipaddress
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.hub.database import stops_all
from sync.hub.hub import from_base64, to_base64
from sync.hub.limit import Limit
from sync.hub.public.filled import MOST_BYTES, Unreadable, read_form
from sync.hub.public.seen import Place
from sync.hub.public.tongue import Tongue, choose

LOOKS, POSTS, SIGN_UPS = 600, 60, 300
"""A minute: pages and forms of one address (a whole school may have but one); of one session."""
CODES, CODES_OF_VENUE = 10, 120
"""A minute: codes of cases one address tries; those tried at a venue, from wherever."""
COOKIE_BYTES = 16
RETRY_SECONDS = 2
FORM = "application/x-www-form-urlencoded"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}
log = logging.getLogger("sync.hub")


class Failed(Exception):  # noqa: N818 - not every failure is an error
    """A page that cannot be shown: the status, and the key of the words that say why."""

    def __init__(
        self, status: int, code: str, place: Place | None = None, retry_after: int = 0
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.place, self.retry_after = status, code, place, retry_after


@dataclass(slots=True)
class Visit:
    """One request, as far as pages care."""

    request: Request
    tongue: Tongue
    address: str
    cookie: str
    is_new: bool

    @classmethod
    def of(cls, request: Request) -> Visit:
        """Read what a request says of itself."""
        accepted = request.headers.get("accept-language", "")
        cookie = request.cookies.get(_cookie_of(request), "")
        known = _is_cookie(cookie)
        return cls(
            request,
            choose(request.query_params.get("lang", ""), accepted),
            _network(request.client.host if request.client else ""),
            cookie if known else to_base64(secrets.token_bytes(COOKIE_BYTES)),
            not known,
        )

    async def form(self) -> dict[str, str]:
        """Read the form that was sent. Raises Failed."""
        if self.is_new or self.request.headers.get("sec-fetch-site", "none") not in _OURS:
            raise Failed(403, "form")
        if self.request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
            raise Failed(415, "unreadable")
        data = bytearray()
        async for part in self.request.stream():
            data += part
            if len(data) > MOST_BYTES:
                raise Failed(413, "too_large")
        try:
            return read_form(bytes(data))
        except Unreadable as error:
            raise Failed(400, "unreadable") from error

    def leave_cookie(self, answer: Response) -> None:
        """Give the browser the only cookie there is: it ties forms to it, and says nothing."""
        if self.is_new:
            secure = self.request.url.scheme == "https"
            answer.set_cookie(
                *(_cookie_of(self.request), self.cookie),
                path="/",
                secure=secure,
                httponly=True,
                samesite="lax",
            )


_OURS = ("same-origin", "none")


def _cookie_of(request: Request) -> str:
    return "__Host-form" if request.url.scheme == "https" else "form"


def _is_cookie(text: str) -> bool:
    try:
        return len(from_base64(text)) == COOKIE_BYTES
    except ValueError:
        return False


def _network(host: str) -> str:
    """Give what limits count by: of IPv6 the network, because each of its hosts has many."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))


class Limits:
    """How often pages may be asked for and forms sent, a minute."""

    def __init__(
        self,
        looks: int = LOOKS,
        posts: int = POSTS,
        sign_ups: int = SIGN_UPS,
        codes: int = CODES,
    ) -> None:
        self._looks, self._posts, self._sign_ups = Limit(looks), Limit(posts), Limit(sign_ups)
        self._codes, self._codes_here = Limit(codes), Limit(CODES_OF_VENUE)

    def check(self, address: str, *, posts: bool) -> None:
        """Count one request. Raises Failed(429)."""
        _check((self._posts if posts else self._looks).seconds(address))

    def check_session(self, session_id: str) -> None:
        """Count one sign-up for a session, from wherever. Raises Failed(429)."""
        _check(self._sign_ups.seconds(session_id))

    def check_code(self, address: str, venue_id: str) -> None:
        """Count one code that is tried. Raises Failed(429): guessing must not pay."""
        _check(self._codes.seconds(address) or self._codes_here.seconds(venue_id))


def _check(wait: int) -> None:
    if wait:
        raise Failed(429, "too_often", retry_after=wait)


class Headed:
    """Puts the pages' headers on every answer; one that a page set itself stays."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; head what comes back."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, headed)


Page = Callable[[Request], Awaitable[Response]]


def answered(page: Page, fail: Callable[[Request, Failed], Response]) -> Page:
    """Let a page answer whatever happens.

    The log gets the name of the page and the kind of the error: an address may be a ticket's.
    """

    async def answer(request: Request) -> Response:
        try:
            return await page(request)
        except Failed as failed:
            return fail(request, failed)
        except ClientDisconnect:
            return fail(request, Failed(400, "unreadable"))
        except Exception as error:  # noqa: BLE001 - no trace ever leaves the hub
            what = (getattr(page, "__name__", "page"), type(error).__name__)
            log.error("the public page %s failed: %s", *what)  # noqa: TRY400 - no trace
            busy = stops_all(error)
            return fail(request, Failed(503 if busy else 500, "busy", retry_after=RETRY_SECONDS))

    return answer
