"""Desk and headquarters killed in the middle of a file, again and again: whole in the end, once."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import func, select

from app.attachments.actions import attach, owner_person
from app.attachments.cleaning import clean
from app.attachments.queries import content, unsent
from app.attachments.rules import GUARDIAN_CONSENT
from app.clock import SystemClock
from app.opening import open_data_dir
from app.people.actions import Details, register
from app.store.transaction import transaction
from sync.client.credentials import Settings
from sync.client.joining import join
from sync.hub.database import open_database, reading
from sync.hub.tables import blob_parts, blobs
from tests.support.desks import HE, KEY, make_file
from tests.support.pictures import noise
from tests.support.programs import Program, begin, end, ready

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("PROVE_KILLS", "3"))
SCAN = clean(noise((900, 700)))


def a_file(path: Path, program: Program) -> None:
    """Let a desk join, register a child and put the guardian's sheet to the card."""
    desk = open_data_dir(path, KEY, SystemClock())
    join(desk.store, Settings(program.url), program.codes[0], "前台", None)
    with transaction(desk.store, HE) as tx:
        person = register(tx, Details("赵小满", consent_way="guardian"))
        attach(tx, SCAN, owner_person(person.id), GUARDIAN_CONSENT, "同意书")
    desk.store.close()


def carry(path: Path, lines: int) -> bool:
    """Let the desk sync, kill it behind some line; say whether it had finished by then."""
    command = [sys.executable, "-m", "tests.support.carrier", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        assert child.stdout is not None
        for _ in range(lines):
            if child.stdout.readline().startswith("done"):
                child.wait(20)
                return True
        child.kill()
    return False


def test_killed_at_either_end_a_file_arrives_whole(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    make_file(tmp_path / "desk")
    database, rng = str(tmp_path / "hub.db"), random.Random(20261126)
    program = ready(begin(database, "--demo"))
    a_file(tmp_path / "desk", program)
    port, kills = str(program.port), 0
    for _ in range(KILLS):
        if carry(tmp_path / "desk", rng.randint(3, 12)):
            break
        program.kill()
        end(program.process)
        kills += 2
        program = ready(begin(database, "--port", port))
    assert carry(tmp_path / "desk", 10_000)
    end(program.process)
    engine = open_database(database)
    with reading(engine) as connection:
        rows = connection.execute(select(blobs.c.hash, blobs.c.whole, blobs.c.here)).all()
        size = connection.execute(select(func.sum(func.length(blob_parts.c.data)))).scalar_one()
    engine.dispose()
    assert [tuple(row) for row in rows] == [(SCAN.hash, True, len(SCAN.data))]
    assert size == len(SCAN.data)
    desk = open_data_dir(tmp_path / "desk", KEY, SystemClock())
    with desk.store.read() as session:
        assert unsent(session, desk.store.place.epoch) == []
        assert content(session, SCAN.hash) == SCAN.data
    desk.store.close()
    record_property("kills, desk and hub", kills)
