"""What headquarters says to many venues, for tests: rows as they might be, and who reads them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine

from sync.hub.database import writing
from sync.hub.hub import Hub
from sync.hub.postgres import tell
from sync.hub.shared import set_region
from sync.hub.sharedbook import Written, put_shared

NORTH, SOUTH = "999001", "990102"
"""Two districts of one province that is on no map."""
NORTH_SCOPE, SOUTH_SCOPE, PROVINCE_SCOPE = "district/999001", "district/990102", "province/99"


def resource(name: str = "望江心理服务队", **more: Any) -> dict[str, Any]:
    """Give the fields of somebody to send people to."""
    return {"type": "partner_org", "name": name, "audit": "passed", "fields": ["XLZX"], **more}


def category(code: str = "XLZX", **more: Any) -> dict[str, Any]:
    """Give the fields of a kind of service."""
    return {"code": code, "zh": "心理咨询", "en": "Counselling", "days": 2, "order": 4, **more}


def some_id(number: int) -> str:
    """Give an id for each number: the same, and as random at its end, every time."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, str(number)))


def said(
    engine: Engine, hub: Hub, scope: str, kind: str, some: Mapping[str, dict[str, Any] | None]
) -> Written:
    """Let headquarters write rows of a shared scope, and ring."""
    with writing(engine) as connection:
        done = put_shared(connection, hub, scope, kind, some)
        tell(connection, scope)
    return done


def placed(engine: Engine, hub: Hub, venue: str, region: str) -> None:
    """Say in which region a venue is."""
    with writing(engine) as connection:
        set_region(connection, hub, venue, region)
