"""A hub's application called in this process, request by request, without a port."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from anyio.from_thread import BlockingPortal, start_blocking_portal
from starlette.types import ASGIApp, Message


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; names of headers in lower case."""

    status: int
    headers: dict[str, str]
    data: bytes


@dataclass
class InProcess:
    """Asks an application as a server would, over the real ASGI messages."""

    app: ASGIApp
    portal: BlockingPortal

    def ask(
        self, method: str, path: str, headers: Mapping[str, str] | None = None, data: bytes = b""
    ) -> Answer:
        """Send one request; an exception that gets out of the application gets out here."""
        return self.portal.call(self._ask, method, path, dict(headers or {}), data)

    async def _ask(self, method: str, path: str, headers: dict[str, str], data: bytes) -> Answer:
        said: list[Message] = []
        asked = iter([{"type": "http.request", "body": data, "more_body": False}])

        async def receive() -> Message:
            return next(asked, {"type": "http.disconnect"})

        async def send(message: Message) -> None:
            said.append(message)

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [
                (k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers.items()
            ],
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", 8750),
        }
        await self.app(scope, receive, send)
        head = {k.decode("latin-1"): v.decode("latin-1") for k, v in said[0]["headers"]}
        body = b"".join(one.get("body", b"") for one in said[1:])
        return Answer(said[0]["status"], head, body)


@contextmanager
def in_process(app: ASGIApp) -> Iterator[InProcess]:
    """Have an application answer until the block ends."""
    with start_blocking_portal() as portal:
        yield InProcess(app, portal)
