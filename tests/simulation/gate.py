"""What stands in the way of an operation before it is merged with a row."""

from __future__ import annotations

from collections.abc import Mapping

from app.care.rules import CARE_NOTE
from app.kinds import Form, Kind, Nature
from app.ops import Body
from tests.simulation.ruling import Ruling, held, refused
from tests.simulation.told import CREATES, Scope, Told, unsettled


def in_the_way(
    scope: Scope, told: Told, body: Body, instead: str, kinds: Mapping[str, Kind]
) -> Ruling | None:
    """Say what stops an operation, or None. `instead`: the refused one it stands for."""
    kind = kinds[body.kind]
    if kind.name == "void":
        target = kinds.get(str(body.fields.get("target_kind")))
        if target is None:
            return held("unknown_kind")
        if target.nature is not Nature.FACT or target.name == "void":
            return refused("not_voidable")
        row = scope.rows.rows.get((CARE_NOTE.name, str(body.fields["target_id"])))
        told.forget = told.forget or (row is not None and bool(row.gone))
        return refused("gone") if row is not None and row.gone else None
    if kind.by_hub and body.verb != "return":
        return refused("fixed")
    if kind.name == "venue" and body.id != scope.rows.venue:
        return refused("not_yours")
    return _waits_for(scope, told, kind, body, instead)


def _waits_for(scope: Scope, told: Told, kind: Kind, body: Body, instead: str) -> Ruling | None:
    unknown = _unknown(scope, kind, body)
    if unknown is not None:
        return held("waiting_for", id=unknown)
    named = [one.name for one in kind.fields if one.form is Form.ID]
    for row_id in (body.id, *(body.fields.get(name) for name in named)):
        creations = [w for w in unsettled(scope) if w.creates and w.row_id == row_id]
        if not creations or (creations[0].kind, row_id) in scope.rows.rows:
            continue
        if {told.op.op_id, instead} & {w.told.op.op_id for w in creations}:
            continue
        if row_id == body.id and body.verb in CREATES:
            return refused("exists")
        return held("waiting_for", id=row_id)
    return None


def _unknown(scope: Scope, kind: Kind, body: Body) -> str | None:
    """Give what an operation needs to be there, where nobody has said anything of it yet."""
    rows, fields = scope.rows.rows, body.fields
    if kind.name == "same_person":
        for one in (fields.get("person_id"), fields.get("other_id")):
            if isinstance(one, str) and ("person", one) not in rows:
                return one
    session = fields.get("session_id")
    if (kind.name, body.verb) == ("registration", "create") and isinstance(session, str):
        refused_one = any(w.creates and w.row_id == session for w in unsettled(scope))
        if ("event_session", session) not in rows and not refused_one:
            return session
    return None
