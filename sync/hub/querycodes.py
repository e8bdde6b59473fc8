"""Which case a query code is of: kept beside the words that hold its digest, and gone with them.

So a case is found by one look along an index, and nobody reads any words for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, select

from app.cases.rules import CASE_DETAILS, CASE_SECRET
from sync.hub.database import among, as_list
from sync.hub.tables import case_codes
from sync.merge import Stored

_SAYS = (CASE_DETAILS.name, CASE_SECRET.name)
_mine = case_codes.c.venue_id == bindparam("venue")
_FIND = select(case_codes.c.case_id).where(_mine, case_codes.c.digest == bindparam("digest"))
_BY_WORDS = delete(case_codes).where(_mine, among(case_codes.c.words_id, bindparam("some")))
_BY_DIGEST = delete(case_codes).where(_mine, among(case_codes.c.digest, bindparam("some")))


def find(connection: Connection, venue_id: str, digest: str) -> str | None:
    """Give the case of a code, by what is kept of the code; None where there is none."""
    found = connection.execute(_FIND, {"venue": venue_id, "digest": digest}).scalar()
    return str(found) if found is not None else None


def note(connection: Connection, venue_id: str, written: Iterable[Stored | None]) -> None:
    """Keep in step with rows that were written.

    When a case turns sensitive its words go under one id and come under another, in one commit.
    """
    words = [row for row in written if row is not None and row.kind in _SAYS]
    if not words:
        return
    said = {
        str(row.fields["code_digest"]): row
        for row in words
        if not row.gone and row.fields.get("code_digest")
    }
    run, ids = connection.execute, [row.id for row in words]
    run(_BY_WORDS, {"venue": venue_id, "some": as_list(ids)})
    if said:
        run(_BY_DIGEST, {"venue": venue_id, "some": as_list(list(said))})
        lines = [
            {
                "venue_id": venue_id,
                "digest": digest,
                "case_id": str(row.fields["case_id"]),
                "words_id": row.id,
            }
            for digest, row in said.items()
        ]
        run(case_codes.insert(), lines)
