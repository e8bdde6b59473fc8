"""The hub's doors, and their description for machines: one table, from which both are made.

`http.build` opens exactly these; `described` says them as OpenAPI 3.1, with the schemas of the very
structs that are read and written. `sync/PROTOCOL.md` says what the messages mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from app.ops import Body
from sync.wire.finding import Find, Found
from sync.wire.lending import AskSeats, SeatsLent
from sync.wire.messages import (
    HEADER,
    PROTOCOL,
    AskDay,
    Compare,
    Compared,
    DayTold,
    Enrolled,
    EnrolRequest,
    Get,
    Got,
    Hello,
    Nonce,
    Offer,
    Offered,
    Problem,
    Pull,
    Pulled,
    Push,
    Pushed,
    Put,
    PutDone,
    Token,
    TokenRequest,
)

Problems = Mapping[int, tuple[str, ...]]
"""By status: the codes of the problems that come under it."""
READ: Problems = {
    400: ("unreadable", "unpackable", "disconnected"),
    413: ("too_large",),
    415: ("encoding",),
    503: ("busy",),
}
"""What may come of reading any message, and of a database that is busy."""
FAILED: Problems = {500: ("internal",)}
WITH_TOKEN: Problems = {401: ("token",), 403: ("revoked",)}
PATIENCE = (429, 500, 503)
"""Statuses that say when to come again."""


@dataclass(frozen=True, slots=True)
class Door:
    """One way to ask the hub. `name` is the method of `http.Doors` that answers."""

    name: str
    method: str
    path: str
    says: Any
    asks: type[msgspec.Struct] | None = None
    with_token: bool = False
    may_fail: bool = True
    """False where nothing is asked that could fail: no database, no clock."""
    problems: Problems = field(default_factory=dict)

    def all_problems(self) -> dict[int, list[str]]:
        """Give every problem this door may answer with, by status."""
        found: dict[int, list[str]] = {}
        parts = (self.problems, WITH_TOKEN if self.with_token else {}, READ if self.asks else {})
        for part in (*parts, FAILED if self.may_fail else {}):
            for status, codes in part.items():
                found.setdefault(status, []).extend(codes)
        return dict(sorted(found.items()))


DOORS = (
    Door("describe", "GET", "/v1/openapi.json", dict[str, Any], may_fail=False),
    Door("hello", "GET", "/v1/hello", Hello),
    Door("nonce", "GET", "/v1/nonce", Nonce),
    Door(
        "enrol",
        "POST",
        "/v1/enrol",
        Enrolled,
        EnrolRequest,
        problems={
            400: ("bad_key", "bad_id"),
            403: ("bad_code", "code_used", "code_expired"),
            429: ("too_often",),
        },
    ),
    Door(
        "token",
        "POST",
        "/v1/token",
        Token,
        TokenRequest,
        problems={401: ("bad_nonce", "bad_assertion"), 403: ("revoked",), 409: ("retired",)},
    ),
    Door(
        "push",
        "POST",
        "/v1/push",
        Pushed,
        Push,
        with_token=True,
        problems={
            400: ("too_many", "bad_id", "bad_order", "twice_in_one"),
            409: ("epoch", "incarnation", "ahead", "fork"),
            426: ("protocol",),
        },
    ),
    Door(
        "pull",
        "POST",
        "/v1/pull",
        Pulled,
        Pull,
        with_token=True,
        problems={
            400: ("bad_cursor",),
            403: ("scope",),
            409: ("epoch", "incarnation", "ahead"),
            410: ("resync_required",),
            426: ("protocol",),
        },
    ),
    Door(
        "compare",
        "POST",
        "/v1/compare",
        Compared,
        Compare,
        with_token=True,
        problems={
            400: ("bad_cursor",),
            403: ("scope",),
            409: ("epoch", "incarnation"),
            410: ("resync_required",),
            426: ("protocol",),
        },
    ),
    Door(
        "day",
        "POST",
        "/v1/day",
        DayTold,
        AskDay,
        with_token=True,
        problems={
            400: ("bad_day",),
            409: ("epoch", "incarnation"),
            426: ("protocol",),
        },
    ),
    Door(
        "seats",
        "POST",
        "/v1/seats",
        SeatsLent,
        AskSeats,
        with_token=True,
        problems={
            400: ("too_many",),
            409: ("epoch", "incarnation"),
            426: ("protocol",),
        },
    ),
    Door(
        "find",
        "POST",
        "/v1/directory",
        Found,
        Find,
        with_token=True,
        problems={400: ("bad_question",), 426: ("protocol",), 429: ("too_often",)},
    ),
    Door(
        "offer",
        "POST",
        "/v1/files/offer",
        Offered,
        Offer,
        with_token=True,
        problems={400: ("too_many",), 409: ("epoch",), 426: ("protocol",)},
    ),
    Door(
        "put",
        "POST",
        "/v1/files/put",
        PutDone,
        Put,
        with_token=True,
        problems={
            400: ("bad_part",),
            404: ("file_unknown",),
            409: ("epoch", "files_full"),
            426: ("protocol",),
        },
    ),
    Door(
        "get",
        "POST",
        "/v1/files/get",
        Got,
        Get,
        with_token=True,
        problems={404: ("file_unknown", "file_not_here"), 409: ("epoch",), 426: ("protocol",)},
    ),
)


def described() -> dict[str, Any]:
    """Say the doors as OpenAPI 3.1."""
    forms = [one for door in DOORS for one in (door.asks, door.says) if one is not None]
    schemas, components = msgspec.json.schema_components(
        [*forms, Problem, Body], ref_template="#/components/schemas/{name}"
    )
    by_form = dict(zip([*map(repr, forms), "problem", "body"], schemas, strict=True))
    # What is hashed is text; what that text holds is told beside it.
    text = components["Op"]["properties"]["body"]
    text |= {"contentMediaType": "application/json", "contentSchema": by_form["body"]}
    paths: dict[str, dict[str, Any]] = {}
    for door in DOORS:
        paths.setdefault(door.path, {})[door.method.lower()] = _operation(door, by_form)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Headquarters' hub of the Youth Homes",
            "version": str(PROTOCOL),
            "description": "What the messages mean is said in sync/PROTOCOL.md.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(door: Door, by_form: dict[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "operationId": door.name,
        "security": [{"token": []}] if door.with_token else [],
        "responses": {"200": _response("carried out", by_form[repr(door.says)])},
    }
    if door.asks is not None:
        said["requestBody"] = {"required": True, "content": _json(by_form[repr(door.asks)])}
    for status, codes in door.all_problems().items():
        narrow = {"properties": {"code": {"enum": sorted(codes)}}}
        schema = {"allOf": [by_form["problem"], narrow]}
        told = ", ".join(sorted(codes))
        said["responses"][str(status)] = _response(told, schema, later=status in PATIENCE)
    return said


def _response(told: str, schema: Any, *, later: bool = False) -> dict[str, Any]:
    names: Iterable[str] = (HEADER, "Retry-After") if later else (HEADER,)
    values = {HEADER: {"const": "1"}, "Retry-After": {"type": "integer", "minimum": 1}}
    headers = {name: {"required": True, "schema": values[name]} for name in names}
    return {"description": told, "headers": headers, "content": _json(schema)}


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
