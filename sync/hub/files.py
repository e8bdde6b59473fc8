"""The bytes of files: what is lacking is asked for, parts come in any order, and are given again.

They lie in the hub's own database, so that one back-up, one stand-by and one erasure cover a fact
and its bytes alike, and any of several processes on several machines can serve them. Only what a
row of this venue, in a scope this desk reads, names is taken or given: a hash tells nobody whether
another venue has such bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select, update

from app.attachments.rules import is_hash
from app.cases.rules import CASE
from app.clock import to_text
from app.kinds import RESTRICTED_SCOPE
from app.parts import MOST_OFFERED, part_size, parts_of
from sync.hub.accounts import Device
from sync.hub.database import among, as_list
from sync.hub.erasure import hold_files
from sync.hub.hub import Hub, Trouble, check_protocol
from sync.hub.tables import blob_parts, blobs, rows
from sync.wire.codec import Malformed
from sync.wire.messages import Get, Got, Lacking, Offer, Offered, Put, PutDone

QUOTA = 2_000_000_000
"""Bytes of files a venue may have here: some thousand photos."""
KEPT = dt.timedelta(days=30)
"""How long bytes stay that no file names any more: a void was perhaps a slip."""

_NAMED = select(rows.c.key, rows.c.fields).where(
    rows.c.venue_id == bindparam("venue"),
    rows.c.kind == "file",
    among(rows.c.key, bindparam("some")),
    rows.c.gone == "",
    among(rows.c.scope, bindparam("scopes")),
)
_PARTS = select(blob_parts.c.part).where(
    blob_parts.c.venue_id == bindparam("venue"), blob_parts.c.hash == bindparam("hash")
)


_CASES = select(rows.c.id, rows.c.fields).where(
    rows.c.venue_id == bindparam("venue"),
    rows.c.kind == CASE.name,
    among(rows.c.id, bindparam("some")),
    rows.c.gone == "",
)


class _Case(msgspec.Struct):
    """What a case says of who may read it."""

    sensitive: bool = False


class _Named(msgspec.Struct):
    """What a row says of the bytes it names, and which record it is of."""

    size: int
    owner_kind: str = ""
    owner_id: str = ""


def offer(connection: Connection, hub: Hub, device: Device, asked: Offer) -> Offered:
    """Say what is lacking of these files. Raises Trouble 409 `epoch`, Malformed `too_many`."""
    _check(hub, asked.protocol, asked.epoch)
    if len(asked.files) > MOST_OFFERED:
        raise Malformed("too_many", most=MOST_OFFERED)
    named = _named(connection, device, [one.hash for one in asked.files])
    used = _used(connection, device.venue_id)
    found = []
    for one in asked.files:
        if named.get(one.hash) != one.size:
            found.append(Lacking(one.hash, code="file_unknown"))
            continue
        lacking, whole = _lacking(connection, device.venue_id, one.hash, one.size)
        full = not whole and used + one.size > QUOTA
        parts = [] if full else lacking
        found.append(Lacking(one.hash, parts, whole, "files_full" if full else ""))
    return Offered(hub.epoch, found, hub.now())


def put(connection: Connection, hub: Hub, device: Device, said: Put) -> PutDone:
    """Store one part; the last one lacking makes the file whole, if its hash is right.

    Raises Trouble: 404 `file_unknown`, 400 `bad_part`, 409 `files_full`; 409 `epoch`.
    """
    _check(hub, said.protocol, said.epoch)
    hold_files(connection, device.venue_id)
    # Looked for under the lock: an erasure, which holds it too, leaves nothing that is half here.
    size = _named(connection, device, [said.hash]).get(said.hash)
    if size is None:
        raise Trouble(404, "file_unknown")
    in_range = 0 <= said.part < parts_of(size)
    if not in_range or len(said.data) != part_size(size, said.part):
        raise Trouble(400, "bad_part")
    if hashlib.sha256(said.data).hexdigest() != said.sum:
        raise Trouble(400, "bad_part")
    venue, mine = device.venue_id, _mine(device.venue_id, said.hash)
    known = connection.execute(select(blobs.c.whole).where(*mine)).first()
    if known is not None and known.whole:
        return PutDone(hub.epoch, whole=True, time=hub.now())
    if known is None:
        if _used(connection, venue) + size > QUOTA:
            raise Trouble(409, "files_full", most_mb=QUOTA // 1_000_000)
        sweep(connection, hub, venue)
        values = {"venue_id": venue, "hash": said.hash, "size": size, "at": hub.now()}
        connection.execute(blobs.insert().values(here=0, whole=False, **values))
    if said.part in _lacking(connection, venue, said.hash, size)[0]:
        values = {"venue_id": venue, "hash": said.hash, "part": said.part}
        connection.execute(blob_parts.insert().values(data=said.data, **values))
        connection.execute(update(blobs).where(*mine).values(here=blobs.c.here + len(said.data)))
    whole = not _lacking(connection, venue, said.hash, size)[0]
    if whole:
        whole = _close(connection, venue, said.hash)
    return PutDone(hub.epoch, whole, hub.now())


def get(connection: Connection, hub: Hub, device: Device, asked: Get) -> Got:
    """Give one part of a file. Raises Trouble 404 `file_unknown`, `file_not_here`; 409 `epoch`."""
    _check(hub, asked.protocol, asked.epoch)
    size = _named(connection, device, [asked.hash], to_read=True).get(asked.hash)
    if size is None or not 0 <= asked.part < parts_of(size):
        raise Trouble(404, "file_unknown")
    found = connection.execute(
        select(blob_parts.c.data)
        .join(blobs, (blobs.c.venue_id == blob_parts.c.venue_id) & (blobs.c.hash == asked.hash))
        .where(
            blob_parts.c.venue_id == device.venue_id,
            blob_parts.c.hash == asked.hash,
            blob_parts.c.part == asked.part,
            blobs.c.whole,
        )
    ).first()
    if found is None:
        raise Trouble(404, "file_not_here")
    return Got(hub.epoch, asked.hash, size, asked.part, bytes(found.data), hub.now())


def venues_with_unnamed(connection: Connection) -> Sequence[str]:
    """Name the venues that have bytes no file names, in order."""
    named = select(rows.c.id).where(
        rows.c.venue_id == blobs.c.venue_id, rows.c.kind == "file", rows.c.key == blobs.c.hash
    )
    found = select(blobs.c.venue_id).where(~named.exists()).distinct()
    return connection.execute(found.order_by(blobs.c.venue_id)).scalars().all()


def sweep(connection: Connection, hub: Hub, venue_id: str) -> int:
    """Remove a venue's bytes that no file has named for 30 days; give how many files'."""
    hold_files(connection, venue_id)
    now, before = hub.now(), to_text(hub.clock() - KEPT)
    mine = blobs.c.venue_id == venue_id
    named = select(rows.c.id).where(
        rows.c.venue_id == venue_id, rows.c.kind == "file", rows.c.key == blobs.c.hash
    )
    fresh = (~named.exists(), blobs.c.unnamed_at.is_(None))
    connection.execute(update(blobs).where(mine, *fresh).values(unnamed_at=now))
    again = (named.exists(), blobs.c.unnamed_at.is_not(None))
    connection.execute(update(blobs).where(mine, *again).values(unnamed_at=None))
    old = select(blobs.c.hash).where(mine, blobs.c.unnamed_at < before)
    names = connection.execute(old).scalars().all()
    for name in names:
        _remove(connection, venue_id, name)
    return len(names)


def _check(hub: Hub, protocol: int, epoch: str) -> None:
    check_protocol(protocol)
    if epoch != hub.epoch:
        raise Trouble(409, "epoch")


def _named(
    connection: Connection, device: Device, names: Sequence[str], *, to_read: bool = False
) -> dict[str, int]:
    """Give the size of those bytes that rows this desk may read name.

    `to_read`: without those of sensitive cases, at a desk that may not read what these say. Their
    facts say nothing, so anybody who has the bytes may bring them.
    """
    asked = [name for name in names if is_hash(name)]
    said = {"venue": device.venue_id, "some": as_list(asked), "scopes": as_list(device.scopes)}
    rows_of = [
        (row.key, msgspec.json.decode(row.fields, type=_Named))
        for row in connection.execute(_NAMED, said)
    ]
    if to_read and RESTRICTED_SCOPE not in device.scopes:
        cases = [one.owner_id for _, one in rows_of if one.owner_kind == CASE.name]
        secret = _sensitive(connection, device.venue_id, cases) if cases else set()
        rows_of = [(key, one) for key, one in rows_of if one.owner_id not in secret]
    return {key: one.size for key, one in rows_of}


def _sensitive(connection: Connection, venue: str, cases: Sequence[str]) -> set[str]:
    """Give which of these cases are for few to read; one that is not known is taken for such."""
    said = {"venue": venue, "some": as_list(cases)}
    found = {
        row.id: msgspec.json.decode(row.fields, type=_Case)
        for row in connection.execute(_CASES, said)
    }
    return {one for one in cases if one not in found or found[one].sensitive}


def _lacking(connection: Connection, venue: str, name: str, size: int) -> tuple[list[int], bool]:
    """Give the parts that are not here, and whether the file is whole and found right."""
    if connection.execute(select(blobs.c.whole).where(*_mine(venue, name))).scalar():
        return [], True
    here = set(connection.execute(_PARTS, {"venue": venue, "hash": name}).scalars())
    return [part for part in range(parts_of(size)) if part not in here], False


def _close(connection: Connection, venue: str, name: str) -> bool:
    """Look whether the bytes are what they are called; if not, all of them go."""
    digest = hashlib.sha256()
    parts = select(blob_parts.c.data).where(
        blob_parts.c.venue_id == venue, blob_parts.c.hash == name
    )
    for data in connection.execute(parts.order_by(blob_parts.c.part)).scalars():
        digest.update(data)
    if digest.hexdigest() != name:
        _remove(connection, venue, name)
        return False
    connection.execute(update(blobs).where(*_mine(venue, name)).values(whole=True))
    return True


def _mine(venue: str, name: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return blobs.c.venue_id == venue, blobs.c.hash == name


def _remove(connection: Connection, venue: str, name: str) -> None:
    for table in (blob_parts, blobs):
        connection.execute(delete(table).where(table.c.venue_id == venue, table.c.hash == name))


def _used(connection: Connection, venue: str) -> int:
    wanted = select(func.coalesce(func.sum(blobs.c.size), 0)).where(blobs.c.venue_id == venue)
    return int(connection.execute(wanted).scalar_one())
