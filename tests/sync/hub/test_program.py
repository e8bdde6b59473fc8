"""The hub as a program of its own, and its command line."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sync.hub import admin
from sync.hub.__main__ import main
from sync.hub.limit import Limit
from sync.hub.serve import is_loopback, open_socket
from tests.support.hub import BareDesk, person

ROOT = Path(__file__).resolve().parents[3]


def test_the_demo_serves_and_prints_one_line(database: str) -> None:
    command = [sys.executable, "-m", "sync.hub", "--demo", "--port", "0"]
    with subprocess.Popen(
        [*command, "--db", database], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as program:
        try:
            assert program.stdout is not None
            ready = json.loads(program.stdout.readline())
            assert ready["code"] == ready["codes"][0] != ready["codes"][1]
            desks = [BareDesk(ready["url"]).join(code) for code in ready["codes"]]
            for desk in desks:
                assert desk.say(person())[0]["verdict"] == "taken"
            assert [row["kind"] for row in desks[0].pull()] == ["venue", "person", "person"]
        finally:
            program.terminate()
        program.wait(20)


def test_plain_http_stays_on_this_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--db", str(tmp_path / "hub.db"), "--host", "0.0.0.0"]) == 2  # noqa: S104
    assert "loopback" in capsys.readouterr().err
    assert main(["--db", str(tmp_path / "hub.db"), "--workers", "2"]) == 2
    assert "PostgreSQL" in capsys.readouterr().err
    assert [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "10.0.0.1", "x")] == [
        True,
        True,
        True,
        False,
        False,
    ]


class Terminal:
    """The command line in this process."""

    def __init__(self, db: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.db, self.capsys = db, capsys

    def __call__(self, *words: str) -> list[dict[str, Any]]:
        assert admin.main(["--db", self.db, *words]) == 0
        return [json.loads(line) for line in self.capsys.readouterr().out.splitlines()]


def test_headquarters_is_run_from_the_command_line(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say = Terminal(database, capsys)
    (made,) = say("venue", "add", "QJ0002", "云麓县槐树镇青年之家", "--capacity", "60")
    assert say("venue", "add", "QJ0002", "again") == [made]
    assert say("venue", "list") == [{**made, "name": "云麓县槐树镇青年之家"}]
    (code,) = say("code", "QJ0002")
    assert len(code["code"]) == 8
    (staff,) = say("staff", "add", "QJ0002", "沈知远", "--role", "manager", "--account", "szy")
    assert say("staff", "list", "QJ0002") == [
        {
            **staff,
            "name": "沈知远",
            "role": "manager",
            "account": "szy",
            "status": "active",
        }
    ]
    assert say("devices", "QJ0002") == []
    assert say("refusals", "QJ0002") == []
    assert say("revoke", "nobody") == [{"device": "nobody", "revoked": False}]
    assert admin.main(["--db", say.db, "code", "QJ0009"]) == 1
    assert "QJ0009" in capsys.readouterr().err


def test_desks_and_refusals_are_listed_without_anybodys_name(
    database: str, capsys: pytest.CaptureFixture[str], hub: Any
) -> None:
    desk = BareDesk(hub.url, name="front").join(hub.code())
    desk.say(person(), person(gender="7"))
    say = Terminal(database, capsys)
    (device,) = say("devices", hub.venue_code)
    assert (device["letter"], device["name"], device["high"]) == ("A", "front", 2)
    (refusal,) = say("refusals", hub.venue_code)
    assert (refusal["code"], refusal["state"], refusal["kind"]) == (
        "bad_field",
        "refused",
        "person",
    )
    assert "林晓禾" not in str(refusal)


def test_the_limit_counts_per_address_and_forgets() -> None:
    now = [0.0]
    limit = Limit(2, lambda: now[0])
    assert [limit.seconds("a"), limit.seconds("a"), limit.seconds("b")] == [0, 0, 0]
    assert limit.seconds("a") == 61
    now[0] = 30.0
    assert limit.seconds("a") == 31
    now[0] = 60.0
    assert limit.seconds("a") == 0


def test_the_limit_stays_small_under_a_flood() -> None:
    limit = Limit(1, lambda: 0.0)
    for number in range(10_050):
        limit.seconds(str(number))
    assert len(limit._seen) == 10_000


def test_answers_are_sent_at_once() -> None:
    # asyncio turns Nagle's algorithm off only where a socket says that it is TCP.
    with open_socket("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)), bound.accept()[0] as accepted:
            assert accepted.proto == socket.IPPROTO_TCP


@pytest.mark.parametrize(
    "slip", [("--timezone", "Mars/Foo"), ("--capacity", "-5"), ("--capacity", "many")]
)
def test_a_slip_in_a_venues_rules_is_refused(tmp_path: Path, slip: tuple[str, str]) -> None:
    with pytest.raises(SystemExit):
        main(["admin", "--db", str(tmp_path / "hub.db"), "venue", "add", "QJ0001", "望江", *slip])
