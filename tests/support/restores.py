"""A hub's database as it was: kept while it serves, and put back over what is there now."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, select

from sync.hub.database import reading, writing
from sync.hub.tables import metadata

Kept = dict[str, list[dict[str, Any]]]


def kept_of(engine: Engine) -> Kept:
    """Give everything a database holds, as a dump of it does."""
    with reading(engine) as connection:
        return {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in metadata.sorted_tables
        }


def put_back(engine: Engine, kept: Kept) -> None:
    """Put a dump over the same database: its lineage stays, so no epoch begins by that."""
    with writing(engine) as connection:
        for table in metadata.sorted_tables:
            connection.execute(table.delete())
            if kept[table.name]:
                connection.execute(table.insert(), kept[table.name])
