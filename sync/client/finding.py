"""Asking headquarters for lines of the directory that this desk does not carry.

Over a line of its own, so that the exchange neither waits nor is waited for; with little patience,
because somebody stands at the counter. Nothing of it is kept: neither the answer nor the token.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar, cast

from app.directory.queries import Listed, told
from app.directory.rules import RESOURCE
from app.errors import Refusal
from app.store.store import Store
from sync.client import lazy
from sync.client import line as paths
from sync.client.credentials import Keyring, Settings, settings
from sync.client.joining import signer
from sync.client.line import Busy, Denied, Line, LineTrouble, NoConnection, Rejected
from sync.client.sign_in import Sign
from sync.wire.finding import MOST_LINES, MOST_WORDS, Find, Found
from sync.wire.forms import misfit, missing
from sync.wire.messages import Nonce, Token, TokenRequest

SECONDS = 5.0
"""So long a question may take, signing in included."""
_NOT_FOUND = 404
T = TypeVar("T")


class Quick(Line, Protocol):
    """A line whose question under way can be ended."""

    def interrupt(self) -> None:
        """End the question under way."""

    def close(self) -> None:
        """Let go of the connection."""


@dataclass(frozen=True, slots=True)
class More:
    """What headquarters knows besides, the nearest first. `more`: there are, or may be, others."""

    lines: tuple[Listed, ...]
    more: bool = False


def dial_quickly(where: Settings) -> Quick:
    """Open a line with little patience. Raises Refusal `address_wrong`, `https_needed`."""
    transport = lazy.transport()
    patience = transport.Patience(connect=SECONDS / 2, read=SECONDS, total=SECONDS)
    return cast("Quick", transport.Transport(where.base_url, where.proxy, where.ca_file, patience))


class Finder:
    """Asks headquarters' directory; used by one thread at a time."""

    def __init__(
        self,
        store: Store,
        ring: Keyring | None = None,
        call: Callable[[Settings], Quick] = dial_quickly,
    ) -> None:
        self._store, self._call = store, call
        self._sign: Sign = signer(store, ring)

    def find(self, words: str, field: str = "") -> More:
        """Give lines with these words, of a category where one is said, that are not here.

        Raises Refusal: `not_joined`; `no_network` (with `reason`), `hub_busy` (with `seconds`),
        `hub_refused` (with `said`), `finds_unknown` for a headquarters that has no such door,
        `nothing_to_find` for what holds no word.
        """
        where = settings(self._store)
        if where is None or self._store.place.device is None:
            raise Refusal("not_joined")
        day = self._store.day_of(self._store.corrected())
        asked = Find(day, words.strip()[:MOST_WORDS], field, most=MOST_LINES, beyond=True)
        with _plainly():
            line = self._call(where)
            try:
                found = _Asking(self._store, line, self._sign).ask(asked)
            finally:
                line.close()
        lines = (told(one.id, one.scope, one.fields) for one in found.lines if _fits(one.fields))
        return More(tuple(lines), found.more)


class _Asking:
    """One question: a token for it alone, and the answer, all within `SECONDS`."""

    def __init__(self, store: Store, line: Quick, sign: Sign) -> None:
        self._store, self._line, self._sign = store, line, sign
        self._is_late = False

    def ask(self, asked: Find) -> Found:
        watch = threading.Timer(SECONDS, self._end)
        watch.daemon = True
        watch.start()
        try:
            token = self._signed_in()
            return self._said(paths.DIRECTORY, Found, asked, token)
        finally:
            watch.cancel()

    def _signed_in(self) -> str:
        """Get a token; what else it says is for the exchange, which asks for itself."""
        place = self._store.place
        nonce = self._said(paths.NONCE, Nonce)
        text = f"{place.device}|{place.incarnation}|{nonce.nonce}|{nonce.time}"
        mine = (place.device or "", place.incarnation)
        request = TokenRequest(*mine, nonce.nonce, nonce.time, self._sign(text))
        return self._said(paths.TOKEN, Token, request).token

    def _said(self, path: str, reply: type[T], message: object | None = None, token: str = "") -> T:
        # Between two questions nothing is under way that could be interrupted.
        if self._is_late:
            raise NoConnection("too_slow")
        return self._line.ask(path, reply, message, token=token)

    def _end(self) -> None:
        self._is_late = True
        self._line.interrupt()


@contextmanager
def _plainly() -> Iterator[None]:
    """Turn what is the matter with the line into a Refusal that says what to do."""
    try:
        yield
    except NoConnection as trouble:
        raise Refusal("no_network", reason=trouble.reason) from trouble
    except Busy as trouble:
        raise Refusal("hub_busy", seconds=trouble.retry_after) from trouble
    except Denied as trouble:
        code = "no_key" if trouble.code == "no_key" else "denied"
        raise Refusal(code) from trouble
    except Rejected as trouble:
        if trouble.status == _NOT_FOUND:
            raise Refusal("finds_unknown") from trouble
        if trouble.code == "bad_question":
            raise Refusal("nothing_to_find") from trouble
        raise Refusal("hub_refused", said=trouble.code) from trouble
    except LineTrouble as trouble:
        raise Refusal("hub_refused", said=str(trouble)) from trouble


def _fits(fields: dict[str, object]) -> bool:
    """Say whether a line is one this program can read; a newer one's may not be."""
    return not (misfit(RESOURCE, fields) or missing(RESOURCE, fields))
