"""What must hold, checked after each round of healing and at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.care.model import CareNote
from app.care.rules import CARE_NOTE
from app.desk import MODELS
from app.kinds import RESTRICTED_SCOPE
from app.people.groups import Membership
from app.people.model import FinderLine
from app.people.sameness import SamePerson
from app.store import salvage
from app.store.audit import first_break
from app.store.base import Base, BaseCopy, table_of
from app.store.leaving import LEAVING
from sync.hub.database import reading
from sync.hub.tables import history, ops, rows
from tests.simulation.delivery import (
    OPS,
    all_is_answered,
    nothing_is_lost,
    order_is_kept,
    outboxes_keep_all,
)
from tests.simulation.ground import WATCHERS, ground
from tests.simulation.kin import families
from tests.simulation.reading import TABLES, Shown, plain, read_anew, rows_of, watched
from tests.simulation.told import TELLING, Broken
from tests.simulation.work import SECRET

if TYPE_CHECKING:
    from tests.simulation.desk import SimDesk
    from tests.simulation.world import World

_COPIES = select(table_of(BaseCopy))
_GROUPS = select(table_of(Membership))
_MERGES = select(table_of(SamePerson))
_LINES = select(table_of(FinderLine))


def check_all(world: World) -> None:
    """When all is at peace."""
    base = ground()
    shown = {}
    for name, index in WATCHERS:
        venue = base.venues[index]
        if any(desk.venue == venue for desk in world.desks):
            shown[venue] = read_anew(world, venue)
            if world.patient:
                same_rows(
                    "a new desk shows what it reads", watched(world, name, venue), shown[venue]
                )
    for venue, rows_there in shown.items():
        hub_is_the_oracle(world, venue, rows_there)
    for desk in world.desks:
        there = shown[desk.venue]
        if not desk.is_entitled():
            there = nothing_restricted_strays(desk, there)
        desk_shows_the_snapshot(desk, there)
        groups_are_the_oracles(world, desk)
        people_are_counted_once(world, desk)
        nothing_read_is_lost(desk, there)
        world.nation.check(desk)
        audit_is_whole(desk)
        all_is_answered(desk)
    nothing_is_lost(world)
    outboxes_keep_all(world)
    order_is_kept(world)
    nothing_erased_returns(world)


def hub_is_the_oracle(world: World, venue: str, shown: Shown) -> None:
    """What a new desk reads is what the oracle's replay of the log comes to."""
    wanted: Shown = {}
    for (kind, row_id), row in world.hub.oracle.scope(venue).rows.rows.items():
        if not row.gone:
            wanted[kind, row_id] = plain(row.fields) if kind in MODELS else row.fields
    found = dict(shown)
    for key in [key for key in found if key[0] in ("conflict", "verdict")]:
        said = found.pop(key)
        if key[0] == "verdict":
            found["verdict", key[1]] = {n: said[n] for n in ("device", "verdict", "code")}
    conflicts = _conflicts(world, shown)
    of_oracle = _conflicts(world, wanted)
    wanted = {key: said for key, said in wanted.items() if key[0] != "conflict"}
    same_rows("a new desk shows the oracle's rows", found, wanted)
    if conflicts != of_oracle:
        raise Broken("conflicts are the oracle's", f"{conflicts} instead of {of_oracle}")


FOR_PEOPLE = ("sides", "subjects", "chosen")
"""Fields of a conflict that tell people what it is about."""


def _conflicts(world: World, shown: Shown) -> list[str]:
    """Write conflicts in a form that knows neither their ids nor those of headquarters' work.

    What each side wrote is told in words for people; which operations disagree, and whether it is
    settled, is what must be the same.
    """
    found = []
    for (kind, _), said in shown.items():
        if kind == "conflict":
            # Sorted once more: by which id headquarters calls its own work is not told here.
            known = sorted(one if one in world.made else "headquarters" for one in said["ops"])
            plain = {name: said[name] for name in said if name not in FOR_PEOPLE}
            # Which two disagree; in which order, ids of headquarters' own making do not tell.
            found.append(str(sorted({**plain, "ops": sorted(known)}.items())))
    return sorted(found)


def same_rows(law: str, found: Shown, wanted: Shown) -> None:
    for key in sorted({*found, *wanted}):
        if found.get(key) != wanted.get(key):
            raise Broken(law, f"{key}: {found.get(key)} instead of {wanted.get(key)}")


def desk_shows_the_snapshot(desk: SimDesk, shown: Shown) -> None:
    """Every desk's rows are those of a new desk, but for its own work that was not taken."""
    mine, former = rows_of(desk)
    no_row_strays(desk, mine)
    with desk.store.read() as session:
        ours = session.connection().execute(OPS).all()
        copies = {(one.kind, one.id): one.fields for one in session.connection().execute(_COPIES)}
    not_taken = {
        (op.kind, op.row_id)
        for op in ours
        if op.verdict in ("refused", "held") and op.verb in ("create", "fact")
    }
    lying = {(op.kind, op.row_id) for op in ours if op.state != "echoed"}
    open_words = [
        op.body
        for op in ours
        if op.state != "echoed" or (op.verdict == "refused" and op.attended_at is None)
    ]
    for key in sorted({*mine, *shown}):
        here, there = mine.get(key), shown.get(key)
        if here is not None and there is None and (key in not_taken or key in former):
            continue
        if here is not None and there is None and any(key[1] in words for words in open_words):
            continue  # what its own work names stays until that is settled
        if key in lying and key in copies:
            here = plain(copies[key])
        if here != there:
            raise Broken(
                "a desk shows what a new desk shows",
                f"{desk.name} {key}: {here} instead of {there}",
            )
    for key in copies.keys() - lying:
        raise Broken("a base copy goes with its work", f"{desk.name} {key}")


def nothing_restricted_strays(desk: SimDesk, shown: Shown) -> Shown:
    """A desk without the right holds no restricted word, nor anything that tells of one.

    But for what is its own and nobody else has. Gives what such a desk should show.
    """
    with desk.store.read() as session:
        ours = session.connection().execute(OPS).all()
        own = {op.row_id for op in ours if op.verdict == "refused"}
        here = set(session.execute(select(CareNote.id)).scalars())
        for op in ours:
            mine = (op.code, op.kind, op.verb) == ("no_right", CARE_NOTE.name, "fact") and op.body
            # A refused row stays in sight: nobody else has it.
            if mine and op.row_id not in here:
                raise Broken("leaving takes no work of one's own", f"{desk.name} {op.row_id}")
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                said = " ".join(map(str, row))
                if (SECRET in said or RESTRICTED_SCOPE in said) and not any(
                    one in said for one in (*own, LEAVING)
                ):
                    raise Broken("nothing restricted strays", f"{desk.name} {table.name}: {said}")
    return {key: said for key, said in shown.items() if not _is_restricted(shown, key)}


def _is_restricted(shown: Shown, key: tuple[str, str]) -> bool:
    kind, said = key[0], shown[key]
    return CARE_NOTE.name in (kind, said.get("target_kind")) or said.get("restricted", False)


def groups_are_the_oracles(world: World, desk: SimDesk) -> None:
    """Who is one person is the same at every desk, but for what waits for a row at this one."""
    scope = world.hub.oracle.scope(desk.venue)
    with desk.store.read() as session:
        connection = session.connection()
        found = {row.person_id: row.head for row in connection.execute(_GROUPS)}
        voids = list(connection.execute(TABLES["void"]))
        waits = [v.target_id for v in voids if v.mark == "held"]
        # Lost at headquarters with the merge it takes back: both are kept beside, and hold here.
        lost = {
            v.target_id for v in voids if v.mark is None and ("void", v.id) not in scope.rows.rows
        }
        held = [
            (row.person_id, row.other_id)
            for row in connection.execute(_MERGES)
            if (row.mark == "held" or ("same_person", row.id) not in scope.rows.rows)
            and row.mark in (None, "held")
            and not scope.rows.is_voided(row.id)
            and row.id not in lost.union(waits)
        ]
    wanted = families([*scope.rows.pairs(but=waits), *held])
    if found != wanted:
        raise Broken("groups are the oracle's", f"{desk.name}: {found} instead of {wanted}")


def people_are_counted_once(world: World, desk: SimDesk) -> None:
    """What the finder says of a person is what their visits come to, by all their cards."""
    with desk.store.read() as session:
        connection = session.connection()
        heads = {row.person_id: row.head for row in connection.execute(_GROUPS)}
        people = {row.id: row.status for row in connection.execute(TABLES["person"])}
        voids = connection.execute(TABLES["void"])
        voided = {row.target_id for row in voids if row.mark in (None, "held")}
        visits = [row for row in connection.execute(TABLES["visit"]) if row.id not in voided]
        lines = {row.person_id: row for row in connection.execute(_LINES)}
    # A line without its person stands only for visits that wait for one.
    waiting = dict.fromkeys({*lines, *(v.person_id for v in visits)} - {*people, None}, "")
    for person, status in [*people.items(), *sorted(waiting.items())]:
        head = heads.get(person, person)
        stands = head == person or head not in people
        everybody = {*people, *heads}
        cards = {o for o in everybody if heads.get(o, o) == head} if head == person else set()
        mine = [v for v in visits if v.person_id in cards | {person}]
        days = {v.day: {w.person_id for w in mine if w.day == v.day} for v in mine}
        roots = {v.duplicate_of or v.reentry_of or v.id: v.day for v in mine}
        came = sum(
            1 if len(cards_of) > 1 else sum(one == day for one in roots.values())
            for day, cards_of in days.items()
        )
        active = 2 if not stands and status else int(status == "active")
        line = lines.get(person)
        said = (line.visits, line.active) if line is not None else None
        if said != ((came, active) if status or came else None):
            raise Broken("people are counted once", f"{desk.name} {person}: {said}, not {came}")


def nothing_read_is_lost(desk: SimDesk, shown: Shown) -> None:
    """What a desk had read of a former hub, and this one does not have, is kept beside."""
    mine, former = rows_of(desk)
    with desk.store.read() as session:
        kept = {(entry.kind, entry.id) for entry in salvage.open_entries(session)}
        refused = {
            (op.kind, op.row_id)
            for op in session.connection().execute(OPS)
            if op.verdict == "refused" and op.verb in ("create", "fact")
        }
    # What no program here knows stays aside for its successor, and cannot be sent back by this one;
    # what headquarters itself counts, no desk can tell it.
    by_hub = {kind for kind, model in MODELS.items() if model.kind.by_hub}
    known = TABLES.keys() - {"conflict", *by_hub}
    lost = {key for key in former if key not in shown and key[0] in known}
    if lost - kept - refused:
        raise Broken("what was read and lost is kept beside", f"{desk.name} {lost - kept}")
    for key in sorted(kept - lost):
        if key not in mine and key not in desk.ruined:
            raise Broken("what is kept beside is still there", f"{desk.name} {key}")


def no_row_strays(desk: SimDesk, mine: Shown) -> None:
    """No person of one venue is at a desk of another."""
    for (kind, row_id), fields in mine.items():
        if kind == "person" and not str(fields.get("name", "")).startswith(desk.venue[-4:]):
            raise Broken("no row strays to another venue", f"{desk.name} {row_id} {fields}")


def audit_is_whole(desk: SimDesk) -> None:
    """The chain of the audit log has no break."""
    with desk.store.read() as session:
        if first_break(session) is not None:
            raise Broken("the audit chain is whole", desk.name)


def nothing_erased_returns(world: World) -> None:
    """Of an erased person there is no word left, anywhere."""
    for venue, scope in world.hub.oracle.scopes.items():
        with reading(world.hub.engine) as connection:
            for gone in sorted(scope.erased):
                kept = connection.execute(
                    select(ops.c.op_id).where(
                        ops.c.venue_id == venue, ops.c.row_id == gone, ops.c.body.is_not(None)
                    )
                ).all()
                lost = connection.execute(
                    select(history.c.value).where(
                        history.c.venue_id == venue, history.c.row_id == gone
                    )
                ).all()
                words = connection.execute(
                    select(rows.c.fields).where(
                        rows.c.venue_id == venue, rows.c.id == gone, rows.c.fields != "{}"
                    )
                ).all()
                notes = connection.execute(
                    select(ops.c.body).where(
                        ops.c.venue_id == venue,
                        ops.c.kind.in_(TELLING),
                        ops.c.body.contains(gone),
                    )
                ).all()
                about = connection.execute(
                    select(ops.c.body).where(
                        ops.c.venue_id == venue,
                        ops.c.body.is_not(None),
                        ops.c.subjects.contains(gone),
                    )
                ).all()
                if kept or lost or words or notes or about:
                    said = f"{gone}: {kept} {lost} {words} {notes} {about}"
                    raise Broken("nothing erased returns", said)
    for desk in world.desks:
        erased = world.hub.oracle.scope(desk.venue).erased
        with desk.store.read() as session:
            for op in session.connection().execute(OPS):
                if op.row_id in erased and op.body and op.verb != "erase":
                    raise Broken("nothing erased stays at a desk", f"{desk.name} {op.op_id}")
