"""The line is dead for a week: the exchange goes on a stick, by the two programs' command lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from app.checkin.actions import check_in
from app.clock import SystemClock
from app.opening import open_data_dir
from app.people.actions import Details, register
from app.store.keys import create_demo_keys, unlock
from app.store.outbox import waiting
from app.store.transaction import transaction
from sync.client.credentials import Settings
from sync.client.exchange import make_exchange
from sync.client.joining import dial, join, signer
from tests.support.desks import HE
from tests.support.hub import running_hub

ROOT = Path(__file__).resolve().parents[2]


def program(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one of our programs without a screen."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environ = {name: value for name, value in os.environ.items() if name not in gone}
    line = [sys.executable, *map(str, words)]
    return subprocess.run(
        line, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=90, check=False
    )


def test_a_week_without_a_line(tmp_path: Path) -> None:
    data, stick = tmp_path / "data", tmp_path / "stick"
    stick.mkdir()
    (tmp_path / "hub").mkdir()
    with running_hub(tmp_path / "hub") as hub:
        desk = open_data_dir(data, create_demo_keys(data), SystemClock(), create=True)
        join(desk.store, Settings(hub.url), hub.code(), "前台1号机")
        line = dial(Settings(hub.url))
        assert make_exchange(desk.store, line, signer(desk.store, None)).round().state == "ok"
        line.close()
    # From here on there is no line. Somebody comes in, and headquarters appoints somebody.
    with transaction(desk.store, HE) as tx:
        guest = register(tx, Details("林晓禾", consent_way="spoken")).id
        check_in(tx, guest)
    desk.store.close()
    with running_hub(tmp_path / "hub") as hub:
        hub.add_staff("孟一凡")
    # The manager plugs the stick in, and takes it to the district office.
    said = program("main.py", "--data-dir", data, "--courier-out", stick)
    assert said.returncode == 0, said.stderr
    assert "2 条" in said.stdout
    (file,) = stick.iterdir()
    said = program("-m", "sync.hub", "courier", file, "--out", stick, "--db", hub.path)
    assert said.returncode == 0, said.stderr
    done = json.loads(said.stdout)
    assert (done["settled"], done["refused"], done["problem"]) == (2, 0, "")
    # Back at the venue.
    said = program("main.py", "--data-dir", data, "--courier-in", done["answer"])
    assert said.returncode == 0, said.stderr
    assert "总部答复了 2 条" in said.stdout
    desk = open_data_dir(data, unlock(data), SystemClock())
    with desk.store.read() as session:
        assert waiting(session).unsent == 0
        names = session.connection().exec_driver_sql("SELECT name FROM staff").scalars().all()
    assert "孟一凡" in names
    desk.store.close()
    with running_hub(tmp_path / "hub") as hub:
        assert list(hub.rows("person")) == [guest]
        assert len(hub.rows("visit")) == 1
    # What is not for this desk, or no such file at all, is said in a sentence.
    for wrong in (file, tmp_path / "hub" / "hub.db"):
        said = program("main.py", "--data-dir", data, "--courier-in", wrong)
        assert said.returncode == 3
        assert "请选总部给的" in said.stderr
        assert "Traceback" not in said.stderr
    note = ROOT / "README.md"
    said = program("-m", "sync.hub", "courier", note, "--out", stick, "--db", hub.path)
    assert (said.returncode, said.stdout) == (1, "")
    assert "no courier file" in said.stderr
    said = program("-m", "sync.hub", "courier", file, "--out", stick, "--db", tmp_path / "no.db")
    assert (said.returncode, said.stdout) == (2, "")
    assert "no hub database" in said.stderr
