"""The program is asked to end while work waits to be sent: it ends at once and keeps all of it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from app.clock import SystemClock
from app.opening import open_data_dir
from app.store.base import OutboxOp
from app.store.keys import DEMO_KEY
from app.store.outbox import WAITING
from tests.architecture.house import ROOT
from tests.crash.ground import make_ground
from tests.crash.test_killed_window import check_kept

Op = tuple[int, str, str, str]
PATIENCE_S = 60


def outbox(path: Path) -> list[Op]:
    """Give what waits: number, id, hash and state of every operation."""
    desk = open_data_dir(path, DEMO_KEY, SystemClock())
    wanted = select(OutboxOp.seq, OutboxOp.op_id, OutboxOp.hash, OutboxOp.state)
    with desk.store.read() as session:
        ops = [tuple(row) for row in session.execute(wanted.order_by(OutboxOp.seq))]
    assert check_kept(desk, []) == 0
    desk.store.close()
    return ops


def until(ready: Callable[[], bool]) -> None:
    """Wait until something is so."""
    patience = time.monotonic() + PATIENCE_S
    while not ready():
        assert time.monotonic() < patience
        time.sleep(0.01)


def test_what_is_unsent_is_kept(tmp_path: Path) -> None:
    path = make_ground(tmp_path / "desk")
    before = outbox(path)
    assert before
    assert {op[3] for op in before} == {WAITING}
    words = [sys.executable, "main.py", "--offscreen", "--data-dir", str(path)]
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True) as program:
        # The write-ahead log lies there while the store is open.
        until(lambda: (path / "desk.db-wal").exists() or program.poll() is not None)
        program.terminate()
        _, said = program.communicate(timeout=PATIENCE_S)
    assert program.returncode == 0, said
    assert outbox(path) == before
