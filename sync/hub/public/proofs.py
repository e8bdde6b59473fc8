"""What the pages give out and know again by the hub's secret: links of tickets, tokens of forms.

Nothing of it is stored. A form's token holds the id its registration will have, so that whoever
sends it twice signs up once; it is bound to the page, the time and the browser's cookie, so that
no other site can send it and no other browser can learn by it what came of it.
"""

from __future__ import annotations

import hmac
import uuid
from dataclasses import dataclass

from sync.hub.hub import Hub, from_base64, to_base64

GOOD_SECONDS = 2 * 60 * 60
_ID_BYTES, _MAC_BYTES = 16, 16


@dataclass(frozen=True, slots=True)
class Form:
    """What a form's token says: which registration it makes, and when it was given out."""

    row_id: str
    issued: int

    def is_late(self, hub: Hub) -> bool:
        """Say whether it is too old to make anything new."""
        return not 0 <= int(hub.clock().timestamp()) - self.issued + 60 <= GOOD_SECONDS + 60


def write_link(hub: Hub, venue_id: str, row_id: str) -> str:
    """Give the end of the address of a ticket's page: nobody guesses it."""
    return to_base64(uuid.UUID(row_id).bytes + _link_mac(hub, venue_id, row_id))


def read_link(hub: Hub, venue_id: str, text: str) -> str | None:
    """Give the registration an address names; None for one that was never given out."""
    try:
        data = from_base64(text)
    except ValueError:
        return None
    if len(data) != _ID_BYTES + _MAC_BYTES or to_base64(data) != text:
        return None
    row_id = str(uuid.UUID(bytes=data[:_ID_BYTES]))
    good = hmac.compare_digest(data[_ID_BYTES:], _link_mac(hub, venue_id, row_id))
    return row_id if good else None


def write_form(hub: Hub, page: str, cookie: str, row_id: str = "") -> str:
    """Give a token for one form on one page in one browser."""
    row_id, issued = row_id or hub.make_id(), int(hub.clock().timestamp())
    return f"{row_id}.{issued}.{_form_mac(hub, page, cookie, row_id, str(issued))}"


def read_form(hub: Hub, page: str, cookie: str, text: str) -> Form | None:
    """Read a token; None for one that is not of this page and this browser."""
    row_id, _, rest = text.partition(".")
    issued, _, mac = rest.partition(".")
    expected = _form_mac(hub, page, cookie, row_id, issued)
    if not cookie or not hmac.compare_digest(mac.encode(), expected.encode()):
        return None
    return Form(row_id, int(issued))


def _link_mac(hub: Hub, venue_id: str, row_id: str) -> bytes:
    return bytes.fromhex(hub.mac("ticket link", f"{venue_id}|{row_id}"))


def _form_mac(hub: Hub, page: str, cookie: str, row_id: str, issued: str) -> str:
    return hub.mac("public form", f"{page}|{cookie}|{row_id}|{issued}")
