"""How a case stands, for whoever has its code; and their word on it once it was answered.

The page has no address of its own: it is the answer to the code, and what is sent from it holds a
token of this browser. So nothing that leads to a case stays in a history or is passed on.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from sync.hub import caseratings, querycodes
from sync.hub.book import Book
from sync.hub.hub import Hub
from sync.hub.public import caseseen, proofs, rating
from sync.hub.public.caseseen import Shown
from sync.hub.public.seen import Place
from sync.hub.public.site import Site, page_of
from sync.hub.public.visits import Failed, Visit
from sync.hub.ratings import Said

_ASK, _CASE = "case code", "case"
"""The two pages a form may stand on."""


class CasePages(Site):
    """The pages under `/p/<venue code>/c`."""

    async def ask(self, request: Request) -> Response:
        """Ask for the code."""
        return await self._ask(await self._enter(request))

    async def _ask(self, visit: Visit, wrong: str = "", status: int = 200) -> Response:
        def work(_connection: Connection, hub: Hub, place: Place) -> str:
            return proofs.write_form(hub, page_of(place, _ASK), visit.cookie)

        place, token = await self._read(visit, work)
        facts = {"token": token, "wrong": wrong}
        return self._page(visit, place, "casecode.html", status=status, **facts)

    async def show(self, request: Request) -> Response:
        """Show the case of a code; a forged one and one nobody has are told the same."""
        visit = await self._enter(request, posts=True)
        values = await visit.form()

        def check(_connection: Connection, hub: Hub, place: Place) -> proofs.Form | None:
            return proofs.read_form(hub, page_of(place, _ASK), visit.cookie, values.get("form", ""))

        place, token = await self._read(visit, check)
        if token is None:
            raise Failed(403, "form", place)
        self.limits.check_code(visit.address, place.id)

        # Outside a transaction: nobody's work is to wait for a slow digest.
        digest = await self._thread(caseseen.digest, place, values.get("code", ""))

        def find(connection: Connection, _hub: Hub, place: Place) -> str | None:
            return querycodes.find(connection, place.id, digest)

        place, case_id = await self._read(visit, find)
        if case_id is None:
            return await self._ask(visit, "case_code_wrong", 422)
        return await self._case(visit, case_id, rating.Filled())

    async def rate(self, request: Request) -> Response:
        """Take what somebody says of their case; sent twice it is one, and the page says so."""
        visit = await self._enter(request, posts=True)
        values = await visit.form()
        place, case_id = await self._sent(visit, values)
        filled = rating.read(values)
        if filled.said is None:
            return await self._case(visit, case_id, filled, status=422)
        code = await self._thread(self._writes, _rate, place, case_id, filled.said)
        return await self._told(visit, place, case_id, code)

    async def decline(self, request: Request) -> Response:
        """Take it that somebody will not rate their case."""
        visit = await self._enter(request, posts=True)
        place, case_id = await self._sent(visit, await visit.form())
        code = await self._thread(self._writes, _decline, place, case_id)
        return await self._told(visit, place, case_id, code)

    async def _told(self, visit: Visit, place: Place, case_id: str, code: str) -> Response:
        """Show what came of it, on the page of the case itself."""
        if not code:
            self.bell.announce(place.id)
        said = f"not_{code}" if code else "case_thanks"
        return await self._case(
            visit, case_id, rating.Filled(), said=said, status=409 if code else 200
        )

    async def _case(
        self,
        visit: Visit,
        case_id: str,
        filled: rating.Filled,
        *,
        said: str = "",
        status: int = 200,
    ) -> Response:
        def work(connection: Connection, hub: Hub, place: Place) -> tuple[Shown, str]:
            shown = caseseen.show(connection, place, case_id, hub.now())
            if shown is None:
                raise Failed(404, "unknown", place)
            return shown, proofs.write_form(hub, page_of(place, _CASE), visit.cookie, case_id)

        place, (shown, token) = await self._read(visit, work)
        facts: dict[str, Any] = {"case": shown, "token": token, "rated": filled, "said": said}
        return self._page(visit, place, "case.html", status=status, **facts, **rating.SHOWN)

    async def _sent(self, visit: Visit, values: dict[str, str]) -> tuple[Place, str]:
        """Give the case of a form sent from its page, while that is good. Raises Failed."""

        def look(_connection: Connection, hub: Hub, place: Place) -> str:
            text = values.get("form", "")
            token = proofs.read_form(hub, page_of(place, _CASE), visit.cookie, text)
            if token is None or token.is_late(hub):
                raise Failed(403, "form", place)
            return token.row_id

        return await self._read(visit, look)


def _rate(connection: Connection, hub: Hub, place: Place, case_id: str, said: Said) -> str:
    book = Book(connection, hub, place.id)
    code = caseratings.rate(book, case_id, said)
    if not code:
        book.flush()
    return code


def _decline(connection: Connection, hub: Hub, place: Place, case_id: str) -> str:
    book = Book(connection, hub, place.id)
    code = caseratings.decline(book, case_id)
    if not code:
        book.flush()
    return code
