"""What is done with a list that is brought, in the lane of long files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.events import enlisting
from app.events.enlisting import DryRun, Enlisted
from app.events.importing import Layout, read, recognise
from app.events.model import Event
from app.events.questions import read_questions
from app.sheets.tablefile import Table, read_table
from app.store.store import Store
from ui.checkin.jobs import Hand
from ui.events.listwords import HEADINGS, RELATIONS


@dataclass(frozen=True, slots=True)
class Brought:
    """A sheet of a file, and what its columns seem to be."""

    path: Path
    table: Table
    layout: Layout


def bring(store: Store, event_id: str, path: Path, sheet: str = "") -> Brought:
    """Read a file. With no sheet named, the first that names people is taken, else the first."""
    with store.read() as session:
        event = session.get(Event, event_id)
        asked = [one.text for one in read_questions(event.questions if event is not None else None)]
    table = read_table(path, sheet)
    layout = recognise(table.rows, HEADINGS, asked)
    for name in table.sheets if not (sheet or layout.columns) else ():
        other = read_table(path, name)
        found = recognise(other.rows, HEADINGS, asked)
        if found.columns:
            return Brought(path, other, found)
    return Brought(path, table, layout)


def look_over(store: Store, session_id: str, table: Table, layout: Layout) -> DryRun:
    """Say what registering it would come to; nothing is written. Raises Refusal `list_headless`."""
    reading = read(table, layout, {word: one for one, some in RELATIONS.items() for word in some})
    with store.read() as session:
        return enlisting.look_over(session, store, session_id, (reading, layout, table.digest))


def enlist(
    hand: Hand, dry: DryRun, told: Callable[[int], object], stopped: Callable[[], bool]
) -> Enlisted:
    """Register everybody who is ready."""
    return enlisting.enlist(hand.store, hand.actor, dry, told, stopped)


def take_back(hand: Hand, done: Enlisted) -> int:
    """Cancel what a list brought."""
    return enlisting.take_back(hand.store, hand.actor, done.ids)
