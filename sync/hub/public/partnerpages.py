"""The page of a partner to whom a case was referred: what was ticked, and what they answer.

The address alone shows nothing of anybody: programs that look into links before people do would
read it, and the desk would be told that the partner has. Words come for a press of the button.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from app.cases import referral
from app.cases.rules import WORDS_LIMIT
from sync.hub import referrals
from sync.hub.book import Book
from sync.hub.hub import Hub
from sync.hub.public import partnerseen, proofs
from sync.hub.public.partnerseen import Shown
from sync.hub.public.seen import Place
from sync.hub.public.site import Site, page_of
from sync.hub.public.visits import Failed, Visit
from sync.hub.referrals import ANSWERS, Answer

_STATUS = {partnerseen.FORGED: 404, partnerseen.UNKNOWN: 404}
_GONE = 410
"""Of links that were good once; forged ones and unknown ones are not found."""
_WRONG = ("link_words", "link_long")
"""What is wrong with what was typed, and no trouble of the link."""
_UNSAID = Answer("")


class PartnerPages(Site):
    """The pages under `/p/<venue code>/r/<token>`."""

    async def cover(self, request: Request) -> Response:
        """Say whose link this is; nothing of the case but its number."""
        visit = await self._enter(request)
        token = _token(request)

        def work(connection: Connection, hub: Hub, place: Place) -> tuple[Shown, str]:
            shown = partnerseen.look(connection, hub, place, token)
            return shown, proofs.write_form(hub, page_of(place, token), visit.cookie)

        place, (shown, form) = await self._read(visit, work)
        if shown.problem:
            return self._nowhere(visit, place, shown)
        return self._page(visit, place, "partnercover.html", shown=shown, token=token, form=form)

    async def show(self, request: Request) -> Response:
        """Show what was ticked, and note that it was seen."""
        visit = await self._enter(request, posts=True)
        token, values = _token(request), await visit.form()

        def look(connection: Connection, hub: Hub, place: Place) -> Shown:
            text = values.get("form", "")
            if proofs.read_form(hub, page_of(place, token), visit.cookie, text) is None:
                raise Failed(403, "form", place)
            return partnerseen.look(connection, hub, place, token)

        place, shown = await self._read(visit, look)
        if shown.problem or shown.link is None:
            return self._nowhere(visit, place, shown)
        if shown.state == referral.OPEN:
            await self._thread(self._writes, _see, place, shown.link[0])
            self.bell.announce(place.id)
        return await self._whole(visit, token)

    async def answer(self, request: Request) -> Response:
        """Take what a partner answers; sent twice it is one."""
        visit = await self._enter(request, posts=True)
        token, values = _token(request), await visit.form()
        said = Answer(values.get("answer", ""), values.get("words", ""))
        if said.name not in ANSWERS:
            raise Failed(400, "unreadable")

        def look(connection: Connection, hub: Hub, place: Place) -> tuple[Shown, proofs.Form, bool]:
            page, text = page_of(place, f"{token} {said.name}"), values.get("form", "")
            form = proofs.read_form(hub, page, visit.cookie, text)
            if form is None:
                raise Failed(403, "form", place)
            return partnerseen.look(connection, hub, place, token), form, form.is_late(hub)

        place, (shown, form, late) = await self._read(visit, look)
        if shown.link is None:
            return self._nowhere(visit, place, shown)
        if late and not shown.problem:
            return await self._whole(visit, token, typed=said, wrong="wrong_late")
        self.limits.check_session(shown.link[0])
        code = await self._thread(self._writes, _answer, place, shown.link, said, form.row_id)
        if code in _WRONG:
            return await self._whole(visit, token, typed=said, wrong=code)
        if code:
            place, shown = await self._read(visit, _look(token))
            return self._nowhere(visit, place, shown, code)
        self.bell.announce(place.id)
        return await self._whole(visit, token, said=said.name)

    async def _whole(
        self,
        visit: Visit,
        token: str,
        *,
        typed: Answer = _UNSAID,
        wrong: str = "",
        said: str = "",
    ) -> Response:
        """Show words and forms; once the last word was said, only that it came."""

        def work(connection: Connection, hub: Hub, place: Place) -> tuple[Shown, dict[str, str]]:
            shown = partnerseen.read(connection, hub, place, token)
            forms = {
                name: proofs.write_form(hub, page_of(place, f"{token} {name}"), visit.cookie)
                for name in ANSWERS
            }
            return shown, forms

        place, (shown, forms) = await self._read(visit, work)
        facts: dict[str, Any] = {"shown": shown, "token": token, "said": said}
        if shown.problem and not said:
            return self._nowhere(visit, place, shown)
        if shown.problem:
            return self._page(visit, place, "partnerthanks.html", **facts)
        facts |= {"forms": forms, "typed": typed, "wrong": wrong, "most": WORDS_LIMIT}
        return self._page(visit, place, "partner.html", status=422 if wrong else 200, **facts)

    def _nowhere(self, visit: Visit, place: Place, shown: Shown, code: str = "") -> Response:
        """Say why a link shows nothing, and whom to ask."""
        code = shown.problem or code
        status = _STATUS.get(code, _GONE)
        facts = {"shown": shown, "code": code}
        return self._page(visit, place, "partnergone.html", status=status, **facts)


def _token(request: Request) -> str:
    token: str = request.path_params["token"]
    return token


def _look(token: str) -> Any:
    def work(connection: Connection, hub: Hub, place: Place) -> Shown:
        return partnerseen.look(connection, hub, place, token)

    return work


def _see(connection: Connection, hub: Hub, place: Place, referral_id: str) -> None:
    book = Book(connection, hub, place.id)
    referrals.see(book, referral_id)
    book.flush()


def _answer(
    connection: Connection,
    hub: Hub,
    place: Place,
    link: tuple[str, int],
    said: Answer,
    note_id: str,
) -> str:
    book = Book(connection, hub, place.id)
    code = referrals.answer(book, link, said, note_id)
    if not code:
        book.flush()
    return code
