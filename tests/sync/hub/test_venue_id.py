"""In a venue's tables `venue_id` leads every key, and every statement says which venue it means."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, ForeignKey, Index, MetaData, String, Table, UniqueConstraint

import sync.hub
from sync.hub.tables import metadata
from tests.support.statements import EXCEPTIONS, SHARED, Statements, unnamed

OTHERWISE = {
    "codes": "a one-time code is looked up before its venue is known",
    "venues.code": "venues are told apart by their codes",
    "devices_by_id": "a desk says who it is before its venue is known",
}
"""Keys and indexes that do not begin with the venue, and why."""


def keys_without_venue(tables: MetaData) -> Iterator[str]:
    """Name the keys and indexes of venues' tables that `venue_id` does not lead."""
    for table in tables.sorted_tables:
        if table.name in SHARED:
            continue
        if "venue_id" not in table.c:
            yield f"{table.name}: whose is it?"
            continue
        keys = [(table.name, table.primary_key.columns)]
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint):
                columns = constraint.columns
                keys.append((f"{table.name}.{'+'.join(columns.keys())}", columns))
        keys += [(str(index.name), index.columns) for index in table.indexes]
        for name, columns in keys:
            if next(iter(columns)).name != "venue_id" and name not in OTHERWISE:
                yield name
        for foreign in table.foreign_key_constraints:
            if "venue_id" not in foreign.column_keys or foreign.referred_table.name in SHARED:
                yield f"{table.name} -> {foreign.referred_table.name}"


def test_the_venue_leads_every_key_of_its_tables() -> None:
    assert list(keys_without_venue(metadata)) == []


def test_a_key_without_the_venue_is_seen() -> None:
    bad = MetaData()
    Table("hub_meta", bad, Column("name", String, primary_key=True))
    Table("nobodys", bad, Column("id", String, primary_key=True))
    Table(
        "late",
        bad,
        Column("id", String, primary_key=True),
        Column("venue_id", String, primary_key=True),
        Column("code", String, unique=True),
        Column("meta", String, ForeignKey("hub_meta.name")),
        Index("late_by_meta", "meta"),
    )
    seen = {"nobodys: whose is it?", "late", "late.code", "late_by_meta", "late -> hub_meta"}
    assert set(keys_without_venue(bad)) == seen


@pytest.mark.parametrize(
    ("said", "tables"),
    [
        ("SELECT rows.id FROM rows WHERE rows.venue_id = ? AND rows.kind = ?", []),
        ("SELECT rows.id FROM rows WHERE rows.kind = ?", ["rows"]),
        ("SELECT rows.venue_id FROM rows WHERE rows.id = %(id_1)s::VARCHAR", ["rows"]),
        ("SELECT 1 FROM rows WHERE rows.venue_id = %(venue)s::VARCHAR", []),
        ("SELECT 1 FROM rows WHERE rows.venue_id = 'x'", ["rows"]),
        (
            "SELECT 1 FROM devices JOIN tokens ON devices.venue_id = tokens.venue_id WHERE x = y",
            ["devices", "tokens"],
        ),
        (
            (
                "SELECT 1 FROM tokens JOIN devices ON devices.venue_id = tokens.venue_id "
                "WHERE tokens.venue_id = ?"
            ),
            [],
        ),
        ("SELECT 1 FROM devices, tokens WHERE tokens.venue_id = ?", ["devices"]),
        ("INSERT INTO ops (venue_id, seq) VALUES (?, ?)", []),
        ("INSERT INTO ops (seq, body) VALUES (?, ?)", ["ops"]),
        ("INSERT INTO ops (venue_id) VALUES (NULL)", ["ops"]),
        ("UPDATE ops SET venue_id=? WHERE ops.seq = ?", ["ops"]),
        ("DELETE FROM ops WHERE ops.venue_id = %s", []),
        ("UPDATE hub_meta SET value=? WHERE hub_meta.name = ?", []),
        ("CREATE TABLE rows (venue_id TEXT)", []),
    ],
)
def test_a_statement_that_names_no_venue_is_seen(said: str, tables: list[str]) -> None:
    assert unnamed(said) == tables


def test_only_the_hubs_own_statements_are_judged() -> None:
    statements = Statements()
    statements.hear("SELECT rows.id FROM rows")
    assert statements.breaches == []


def test_every_exception_is_still_there() -> None:
    folder = Path(next(iter(sync.hub.__path__)))
    for file, function in EXCEPTIONS:
        tree = ast.parse((folder / file).read_text("utf-8"))
        assert function in {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
