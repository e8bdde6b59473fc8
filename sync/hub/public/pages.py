"""The pages under `/p/<venue code>/`: what takes place, signing up, one's own ticket.

No doors of the protocol: whoever asks is a browser, without a token and perhaps without a script.
There is no list of people anywhere; of a registration only its own link tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from app.events.calendar import MEDIA, Entry, write_calendar
from app.events.rules import REGISTERED
from app.people.rules import NOTICE_VERSION, RELATIONS
from sync.hub.bell import Bell
from sync.hub.hub import Hub
from sync.hub.public import proofs, rating, seen, signing
from sync.hub.public.casepages import CasePages
from sync.hub.public.drawn import as_picture
from sync.hub.public.filled import AGES, TRAP, Filled, check, field_of
from sync.hub.public.known import SessionsAhead
from sync.hub.public.partnerpages import PartnerPages
from sync.hub.public.seen import FREE, LINE, OFF, OPEN, Offer, Place, Ticket
from sync.hub.public.site import ROOT, Site, page_of
from sync.hub.public.visits import Failed, Headed, Limits, Visit, answered
from sync.wire.codec import is_id

_LATER = ("seats_resting",)
"""Of the reasons why nobody can sign up: those that pass by themselves."""


class Public(Site):
    """What takes place, and signing up for it."""

    def __init__(
        self, reads: Callable[..., Any], writes: Callable[..., Any], bell: Bell, limits: Limits
    ) -> None:
        super().__init__(reads, writes, bell, limits)
        self.cases = CasePages(reads, writes, bell, limits)
        self.partners = PartnerPages(reads, writes, bell, limits)
        self._ahead = SessionsAhead()

    # --- what everybody may see -------------------------------------------------------------

    async def events(self, request: Request) -> Response:
        """Show what is ahead at a venue."""
        visit = await self._enter(request)

        def work(connection: Connection, hub: Hub, place: Place) -> tuple[list[Offer], str]:
            now = hub.now()
            return seen.offers(connection, hub, place.id, now, self._ahead), now

        place, (offers, now) = await self._read(visit, work)
        return self._page(visit, place, "events.html", offers=offers, now=now)

    async def session(self, request: Request) -> Response:
        """Show one session, with the form to sign up where that is possible."""
        visit = await self._enter(request)
        session_id = _session_id(request)

        def work(connection: Connection, hub: Hub, place: Place) -> tuple[Offer, str, str]:
            token = proofs.write_form(hub, page_of(place, session_id), visit.cookie)
            return _offered(connection, place, session_id), token, hub.now()

        place, (offer, token, now) = await self._read(visit, work)
        return self._form(visit, place, offer, token=token, now=now, filled=Filled({}))

    async def calendar(self, request: Request) -> Response:
        """Give one session as a calendar takes it."""
        visit = await self._enter(request)
        session_id = _session_id(request)

        def work(connection: Connection, hub: Hub, place: Place) -> bytes:
            offer, now = _offered(connection, place, session_id), hub.now()
            entry = _entry(offer, off=offer.state(now) == OFF)
            return write_calendar([entry], (place.id, place.name), now)

        _, data = await self._read(visit, work)
        shown = {"Content-Disposition": 'attachment; filename="event.ics"'}
        return Response(data, media_type=MEDIA, headers=shown)

    async def asset(self, request: Request) -> Response:
        """Give the style sheet or the script; its address changes with it."""
        await self._enter(request)
        file = self.pages.files.get(request.path_params["name"])
        if file is None:
            raise Failed(404, "unknown")
        return Response(
            file.data,
            headers={"Content-Type": file.media, "Cache-Control": "public, max-age=86400"},
        )

    # --- signing up -------------------------------------------------------------------------

    async def sign_up(self, request: Request) -> Response:
        """Take a sign-up; sent twice it is one."""
        visit = await self._enter(request, posts=True)
        values, session_id = await visit.form(), _session_id(request)

        def look(connection: Connection, hub: Hub, place: Place) -> signing.Look:
            page = page_of(place, session_id)
            return signing.look(connection, hub, place, page, visit.cookie, values)

        place, known = await self._read(visit, look)
        if known.link:
            return _to(visit, place, known.link)
        (offer, token, now) = await self._thread(self._reads, self._fresh, visit, place, session_id)
        filled = check(offer, values)
        if known.late:
            filled.wrong["form"] = "wrong_late"
        if values.get(TRAP):
            filled.wrong["form"] = "wrong_trap"
        if filled.wrong:
            shown = {"token": token, "now": now, "filled": filled}
            return self._form(visit, place, offer, status=422, **shown)
        self.limits.check_session(session_id)
        done = await self._thread(
            self._writes, signing.sign_up, place, session_id, known.row_id, filled.said
        )
        if not done.link:
            raise Failed(503 if done.code in _LATER else 409, f"not_{done.code}", place)
        self.bell.announce(place.id)
        return _to(visit, place, done.link)

    def _fresh(
        self, connection: Connection, hub: Hub, visit: Visit, place: Place, session_id: str
    ) -> tuple[Offer, str, str]:
        token = proofs.write_form(hub, page_of(place, session_id), visit.cookie)
        return _offered(connection, place, session_id), token, hub.now()

    def _form(
        self, visit: Visit, place: Place, offer: Offer, *, status: int = 200, **facts: Any
    ) -> Response:
        state = offer.state(facts["now"])
        return self._page(
            *(visit, place, "session.html"),
            status=status,
            offer=offer,
            state=state,
            can_sign_up=state in {OPEN, LINE},
            comes_freely=state == FREE,
            notice=NOTICE_VERSION,
            relations=RELATIONS,
            ages=AGES,
            field_of=field_of,
            trap=TRAP,
            **facts,
        )

    # --- one's own ticket -------------------------------------------------------------------

    async def ticket(self, request: Request) -> Response:
        """Show a ticket to whoever has its link; after the event it asks how it was."""
        visit = await self._enter(request)
        return await self._ticket(visit, rating.Filled())

    async def _ticket(self, visit: Visit, rated: rating.Filled, status: int = 200) -> Response:
        link = visit.request.path_params["link"]

        def work(connection: Connection, hub: Hub, place: Place) -> tuple[Ticket, dict[str, Any]]:
            mine = _own(connection, hub, place, link)
            facts: dict[str, Any] = {
                "token": proofs.write_form(hub, page_of(place, link), visit.cookie, mine.id),
                "code": signing.code_of(hub, place.id, mine),
                "state": mine.offer.state(hub.now()),
                "rates": rating.standing(connection, hub, place, mine),
            }
            return mine, facts

        place, (mine, facts) = await self._read(visit, work)
        return self._page(
            visit,
            place,
            "ticket.html",
            status=status,
            ticket=mine,
            offer=mine.offer,
            link_end=link,
            picture=as_picture(facts["code"]) if mine.status == REGISTERED else "",
            rated=rated,
            **{**facts, **rating.SHOWN},
        )

    async def rate(self, request: Request) -> Response:
        """Take what somebody says of an event they came to; sent twice it is one."""
        visit = await self._enter(request, posts=True)
        values = await visit.form()
        place, mine = await self._sent(visit, values)
        filled = rating.read(values)
        if filled.said is None:
            return await self._ticket(visit, filled, 422)
        self.limits.check_session(mine.offer.id)
        code = await self._thread(self._writes, rating.rate, place, mine.id, filled.said)
        if code and code != "rating_given":
            raise Failed(409, f"not_{code}", place)
        self.bell.announce(place.id)
        return _to(visit, place, request.path_params["link"])

    async def cancel(self, request: Request) -> Response:
        """Give a registration up."""
        visit = await self._enter(request, posts=True)
        place, mine = await self._sent(visit, await visit.form())
        done = await self._thread(self._writes, signing.sign_off, place, mine.id)
        if not done.link:
            raise Failed(409, f"not_{done.code}", place)
        self.bell.announce(place.id)
        return _to(visit, place, done.link)

    async def _sent(self, visit: Visit, values: Mapping[str, str]) -> tuple[Place, Ticket]:
        """Give the ticket of a form sent from its page. Raises Failed for any other form."""
        link = visit.request.path_params["link"]

        def look(connection: Connection, hub: Hub, place: Place) -> Ticket:
            mine = _own(connection, hub, place, link)
            page = page_of(place, link)
            token = proofs.read_form(hub, page, visit.cookie, values.get("form", ""))
            if token is None or token.row_id != mine.id:
                raise Failed(403, "form", place)
            return mine

        return await self._read(visit, look)


def _session_id(request: Request) -> str:
    session_id: str = request.path_params["session"]
    if not is_id(session_id):
        raise Failed(404, "unknown")
    return session_id


def _entry(offer: Offer, *, off: bool) -> Entry:
    """Give a session as calendars take it."""
    about, when = offer.about, offer.when
    times = (when.starts_at, when.ends_at)
    return Entry(offer.id, about.title, when.label, *times, when.room, about.summary, off)


def _offered(connection: Connection, place: Place, session_id: str) -> Offer:
    """Give a session the public may see. Raises Failed."""
    offer = seen.offer(connection, place.id, session_id)
    if offer is None or not offer.is_offered:
        raise Failed(404, "unknown", place)
    return offer


def _own(connection: Connection, hub: Hub, place: Place, link: str) -> Ticket:
    """Give the ticket of a link. Raises Failed."""
    row_id = proofs.read_link(hub, place.id, link)
    mine = seen.ticket(connection, place.id, row_id) if row_id else None
    if mine is None:
        raise Failed(404, "unknown", place)
    return mine


def _to(visit: Visit, place: Place, link: str) -> Response:
    """Lead on to a ticket: read anew by GET, so that going back sends nothing twice."""
    said = f"?lang={visit.tongue.name}" if visit.tongue.chosen else ""
    return RedirectResponse(f"{ROOT}{place.code}/t/{link}{said}", 303)


def build_public(public: Public) -> Starlette:
    """Make the application of the pages; everything else under `/p/` is unknown."""
    venue = ROOT + "{code}"
    pages = (
        ("GET", ROOT + "~/{name}", public.asset),
        ("GET", venue + "/", public.events),
        ("GET", venue + "/s/{session}", public.session),
        ("GET", venue + "/s/{session}/calendar.ics", public.calendar),
        ("POST", venue + "/s/{session}", public.sign_up),
        ("GET", venue + "/t/{link}", public.ticket),
        ("POST", venue + "/t/{link}/cancel", public.cancel),
        ("POST", venue + "/t/{link}/rate", public.rate),
        ("GET", venue + "/c", public.cases.ask),
        ("POST", venue + "/c", public.cases.show),
        # Another language is asked for where a form was sent to.
        ("GET", venue + "/c/rate", public.cases.ask),
        ("GET", venue + "/c/decline", public.cases.ask),
        ("GET", venue + "/r/{token}", public.partners.cover),
        ("POST", venue + "/r/{token}", public.partners.show),
        ("GET", venue + "/r/{token}/answer", public.partners.cover),
        ("POST", venue + "/r/{token}/answer", public.partners.answer),
        ("POST", venue + "/c/rate", public.cases.rate),
        ("POST", venue + "/c/decline", public.cases.decline),
    )
    routes = [
        Route(path, answered(page, public.fail), methods=[method]) for method, path, page in pages
    ]

    async def unknown(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return public.fail(request, Failed(status, "unknown"))

    return Starlette(
        routes=routes, middleware=[Middleware(Headed)], exception_handlers={HTTPException: unknown}
    )
