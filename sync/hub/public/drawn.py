"""The pages drawn: templates, the style sheet and the one script, read once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.clock import from_text
from sync.hub.public.seen import Offer, Place
from sync.hub.public.tongue import Tongue

HERE = Path(__file__).parent
STATIC = {
    "pages.css": "text/css; charset=utf-8",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file every visitor may have; `mark` changes with what is in it."""

    data: bytes
    media: str
    mark: str


def _file(name: str) -> File:
    data = (HERE / "static" / name).read_bytes()
    return File(data, STATIC[name], hashlib.sha256(data).hexdigest()[:12])


class Pages:
    """Draws a page in a language; knows nothing of the database."""

    def __init__(self) -> None:
        self.files = {name: _file(name) for name in STATIC}
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def draw(self, name: str, tongue: Tongue, place: Place | None, **facts: Any) -> str:
        """Draw the template `name`."""
        said = f"?lang={tongue.name}" if tongue.chosen else ""

        def link(*parts: str) -> str:
            return "/".join(("/p", *([place.code] if place else []), *parts)) + said

        def when(offer: Offer) -> str:
            zone = place.zone if place is not None else None
            when = offer.when
            starts, ends = from_text(when.starts_at), from_text(when.ends_at)
            return tongue.time(starts.astimezone(zone), ends.astimezone(zone))

        def day(at: str) -> str:
            return tongue.day(from_text(at).astimezone(place.zone if place is not None else None))

        def asset(name: str) -> str:
            return f"/p/~/{name}?v={self.files[name].mark}"

        known: Mapping[str, Any] = {
            "t": tongue.say,
            "tongue": tongue,
            "place": place,
            "link": link,
            "when": when,
            "day": day,
            "asset": asset,
        }
        return self._templates.get_template(name).render({**known, **facts})


def as_picture(code: str) -> Markup:
    """Draw a ticket's code as a picture a scanner reads: black on white in every theme."""
    made = segno.make(code, error="m", micro=False)
    drawn = made.svg_inline(border=4, omitsize=True, dark="#000", light="#fff")
    return Markup(drawn)  # noqa: S704 - made of squares by segno, not of anything anybody typed
