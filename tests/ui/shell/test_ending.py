"""The end of the session: nobody is asked, nothing is lost, and the log says how much waits."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.opening import open_data_dir
from app.people.actions import Details, register
from app.staff.rules import MANAGER
from app.store.keys import create_demo_keys
from app.store.outbox import waiting
from app.store.standing import take_place
from app.store.transaction import SYSTEM, transaction
from sync.client.credentials import Settings, keep_settings
from tests.support.desks import EPOCH
from ui.firstrun.flow import found_venue
from ui.staff.person import add

ROOT = Path(__file__).resolve().parents[3]
NAMES = ("林晓禾", "陈可欣", "陈思远")


def fill(path: Path) -> int:
    """Make a desk that has joined a hub nobody reaches; give how much waits to be sent."""
    desk = open_data_dir(path, create_demo_keys(path), SystemClock(), create=True)
    found_venue(desk, "QJ0001", "青禾区望江街道青年之家")
    add(desk.store, SYSTEM, "沈知远", MANAGER, "246810")
    take_place(desk.store, device="d", letter="A", epoch=EPOCH)
    keep_settings(desk.store, Settings("http://127.0.0.1:9"))
    for name in NAMES:
        with transaction(desk.store, SYSTEM) as tx:
            register(tx, Details(name, consent_way="spoken"))
    with desk.store.read() as session:
        unsent = waiting(session).unsent
    desk.store.close()
    return unsent


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_signal_ends_the_program_and_what_is_unsent_stays(name: str, tmp_path: Path) -> None:
    path = tmp_path / "data"
    unsent = fill(path)
    assert unsent >= len(NAMES)
    words = [sys.executable, "main.py", "--offscreen", "--verbose", "--data-dir", str(path)]
    with subprocess.Popen(
        words, cwd=ROOT, env=dict(os.environ), stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stderr is not None
        heard = []
        for line in program.stderr:
            heard.append(line)
            if "the desk is open" in line:
                program.send_signal(getattr(signal, name))
                break
        heard += program.stderr.readlines()
        status = program.wait(30)
    said = "".join(heard)
    assert status == 0, said
    assert f"closed with {unsent} operations unsent" in said
    desk = open_data_dir(path, b"sample data: this key is public.", SystemClock())
    with desk.store.read() as session:
        assert waiting(session).unsent == unsent
    desk.store.close()
