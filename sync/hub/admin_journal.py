"""`admin journal`: replay the journal after a restore, from a terminal."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from sync.hub.database import writing
from sync.hub.hub import load_hub
from sync.hub.journal import Journal
from sync.hub.replay import replay


def replay_all(engine: Engine, asked: argparse.Namespace) -> list[dict[str, Any]]:
    """Do again what journals say was done: those named, else the one the hub writes.

    Raises LookupError when there is none, or one that was named is not there.
    """
    with writing(engine) as connection:
        hub = load_hub(connection)
    paths: list[Path] = asked.journal or ([hub.journal.path] if hub.journal is not None else [])
    if not paths:
        raise LookupError("no journal is kept: name the files")
    missing = next((path for path in paths if not path.is_file()), None)
    if missing is not None:
        raise LookupError(f"no journal here: {missing}")
    return [asdict(replay(engine, hub, [Journal(path) for path in paths]))]


def add_doors(doors: Any) -> None:
    """Let the command line know of it."""
    journal = doors.add_parser("journal").add_subparsers(required=True)
    again = journal.add_parser("replay", help="do again what was done, after a restore")
    again.add_argument("journal", nargs="*", type=Path, help="files; the hub's own if none")
    again.set_defaults(job=None, whole=replay_all)
