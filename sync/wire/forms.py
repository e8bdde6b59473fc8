"""Whether a field's value has the form its kind declares."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from app.kinds import STANDING, Field, Form, Kind
from sync.wire.codec import is_id

MEMBER_LIMIT = 60
"""Characters of one member of a set."""
NAME_LIMIT = 60
"""Characters of a field's name, declared or not."""
MOST_NUMBER = 2**53
"""Numbers of fields nobody declared stay where every reader of JSON has them exact."""
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z", re.ASCII)
_tables: dict[int, tuple[Kind, dict[str, Field]]] = {}


def fields_by_name(kind: Kind) -> dict[str, Field]:
    """Give all fields of a kind by name, the standing ones too (kept: the hot path asks often)."""
    known = _tables.get(id(kind))
    if known is None:
        known = (kind, {item.name: item for item in (*kind.fields, *STANDING)})
        _tables[id(kind)] = known
    return known[1]


Check = Callable[[Any], bool]


def _text(field: Field) -> Check:
    limit, one_of = field.limit, field.one_of
    if one_of:
        return lambda value: isinstance(value, str) and len(value) <= limit and value in one_of
    return lambda value: isinstance(value, str) and len(value) <= limit


def _number(field: Field) -> Check:
    limit = field.limit
    return lambda value: type(value) is int and 0 <= value <= limit


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_time(value: Any) -> bool:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        return False
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_day(value: Any) -> bool:
    if not isinstance(value, str) or len(value) != len("2026-11-28"):
        return False
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_one_id(value: Any) -> bool:
    return isinstance(value, str) and is_id(value)


def _set(field: Field) -> Check:
    limit = field.limit

    def is_set(value: Any) -> bool:
        return (
            isinstance(value, list)
            and len(value) <= limit
            and all(isinstance(item, str) and 0 < len(item) <= MEMBER_LIMIT for item in value)
            and len(set(value)) == len(value)
        )

    return is_set


def _never(_value: Any) -> bool:
    return False


_CHECKS: dict[Form, Callable[[Field], Check]] = {
    Form.TEXT: _text,
    Form.NUMBER: _number,
    Form.FLAG: lambda _: _is_flag,
    Form.TIME: lambda _: _is_time,
    Form.DAY: lambda _: _is_day,
    Form.ID: lambda _: _is_one_id,
    Form.SET: _set,
    Form.GIVEN: lambda _: _never,
}


class _Checks:
    """What the values of a kind are held to, made ready once."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind  # kept, so that its id stays its own
        known = fields_by_name(kind)
        self.by_name = {name: _CHECKS[item.form](item) for name, item in known.items()}
        self.required = tuple(item.name for item in kind.fields if item.required)


_checks: dict[int, _Checks] = {}


def fits(field: Field, value: Any) -> bool:
    """Say whether a value may stand in a field. None empties it, unless it is required."""
    if value is None:
        return not field.required
    return _CHECKS[field.form](field)(value)


def _checks_of(kind: Kind) -> _Checks:
    known = _checks.get(id(kind))
    if known is None:
        known = _checks[id(kind)] = _Checks(kind)
    return known


def misfit(kind: Kind, fields: Mapping[str, Any]) -> str:
    """Name the first field whose value does not fit, or give ''.

    Undeclared ones pass, for a newer end may know them, if their names could be fields' names and
    their values could be read by anybody.
    """
    checks = _checks_of(kind)
    for name, value in fields.items():
        check = checks.by_name.get(name)
        if check is None:
            if not (_NAME.fullmatch(name) and _is_plain(value)):
                return name[:NAME_LIMIT] or "?"
        elif name in checks.required if value is None else not check(value):
            return name
    return ""


def _is_plain(value: Any) -> bool:
    """Say whether every number in a value is small enough. Depth was judged with the body."""
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return not isinstance(value, int) or -MOST_NUMBER <= value <= MOST_NUMBER


def missing(kind: Kind, fields: Mapping[str, Any]) -> str:
    """Name the first required field without a value, or give ''."""
    for name in _checks_of(kind).required:
        if fields.get(name) in (None, ""):
            return name
    return ""
