"""What every page for everybody needs: who asks, the venue, the transaction, the drawing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import anyio.to_thread
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from sync.hub.bell import Bell
from sync.hub.hub import Hub
from sync.hub.public import seen
from sync.hub.public.drawn import Pages
from sync.hub.public.seen import Place
from sync.hub.public.visits import Failed, Limits, Visit

T = TypeVar("T")
ROOT = "/p/"


class Site:
    """What pages stand on. `reads`, `writes` run work in a transaction of the hub's, as it is."""

    def __init__(
        self, reads: Callable[..., Any], writes: Callable[..., Any], bell: Bell, limits: Limits
    ) -> None:
        self.pages, self.limits, self.bell = Pages(), limits, bell
        self._reads, self._writes = reads, writes

    async def _enter(self, request: Request, *, posts: bool = False) -> Visit:
        visit = Visit.of(request)
        self.limits.check(visit.address, posts=posts)
        return visit

    async def _read(
        self, visit: Visit, work: Callable[[Connection, Hub, Place], T]
    ) -> tuple[Place, T]:
        code = visit.request.path_params["code"]

        def find(connection: Connection, hub: Hub) -> tuple[Place, T]:
            place = seen.venue_of(connection, code)
            if place is None:
                raise Failed(404, "unknown")
            return place, work(connection, hub, place)

        return await self._thread(self._reads, find)

    @staticmethod
    async def _thread(work: Callable[..., T], *said: Any) -> T:
        return await anyio.to_thread.run_sync(partial(work, *said))

    def _page(
        self, visit: Visit, place: Place | None, name: str, *, status: int = 200, **facts: Any
    ) -> Response:
        text = self.pages.draw(name, visit.tongue, place, **facts)
        answer = Response(text, status, media_type="text/html")
        visit.leave_cookie(answer)
        return answer

    def fail(self, request: Request, failed: Failed) -> Response:
        """Say what went wrong, in the visitor's words."""
        visit = Visit.of(request)
        answer = self._page(
            *(visit, failed.place, "failed.html"), status=failed.status, code=failed.code
        )
        if failed.retry_after:
            answer.headers["Retry-After"] = str(failed.retry_after)
        return answer


def page_of(place: Place, what: str) -> str:
    """Name the page a form stands on."""
    return f"{place.id}|{what}"
