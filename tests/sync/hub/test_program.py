"""The hub as a program of its own, and its command line."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.venue.rules import VENUE
from sync.hub import admin
from sync.hub.__main__ import main
from sync.hub.database import open_database, reading, writing
from sync.hub.hub import load_hub
from sync.hub.limit import Limit
from sync.hub.serve import is_loopback, open_socket
from sync.hub.tables import rows
from tests.support.browsing import Visitor
from tests.support.hub import BareDesk, person

ROOT = Path(__file__).resolve().parents[3]


def test_the_demo_serves_and_prints_one_line(database: str) -> None:
    command = [sys.executable, "-m", "sync.hub", "--demo", "--port", "0"]
    with subprocess.Popen(
        [*command, "--db", database],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        umask=0o022,
    ) as program:
        try:
            assert program.stdout is not None
            ready = json.loads(program.stdout.readline())
            files = list(Path(database).parent.glob("*.db*")) if "://" not in database else []
            assert {file.stat().st_mode & 0o077 for file in files} <= {0}, "nobody else reads it"
            assert ready["code"] == ready["codes"][0] != ready["codes"][1]
            desks = [BareDesk(ready["url"]).join(code) for code in ready["codes"]]
            for desk in desks:
                assert desk.say(person())[0]["verdict"] == "taken"
            kinds = [row["kind"] for row in desks[0].pull()]
            assert [kinds[0], *kinds[-2:]] == ["venue", "person", "person"]
            page = Visitor(ready["url"], "QJ0001").get()
            assert "羽毛球夜场" in page.words
            assert "还可报名 14 人" in page.words
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


NONSENSE = ("", "NOPE", "长" * 10_000, "a\tb", "\udcff", "😀\u202eb", "-1", "' OR 1=1 --")


@pytest.mark.parametrize(
    "door",
    [("code",), ("devices",), ("refusals",), ("staff", "list"), ("revoke",), ("staff", "add")],
)
@pytest.mark.parametrize("word", NONSENSE, ids=ascii)
def test_what_is_not_there_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], door: tuple[str, ...], word: str
) -> None:
    more = ("沈知远",) if door[-1] == "add" else ()
    said = ["--db", str(tmp_path / "hub.db"), *door, "--", word, *more]
    assert admin.main(said) == 1
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.startswith(("no venue ", "no desk "))
    assert heard.err.count("\n") == 1
    assert len(heard.err) < 150


SLIPS = [
    *(("--timezone", text) for text in ("Mars/Foo", "", "../../etc/passwd", "\udcff")),
    *(("--capacity", text) for text in ("-5", "many", "100001", "9" * 5_000, "²", "")),
    *(("--opens", text) for text in ("8:30", "24:00", "0830", "08:60", "", "０８:00", "08:30\n")),
    ("--closes", "late"),
    ("--day-starts", "noon"),
    *(("--pin-length", text) for text in ("3", "9", "")),
    *(("--lock-minutes", text) for text in ("0", "31")),
    ("--name", ""),
    ("--name", "长" * 61),
    ("--name", "望\u202e江"),
    ("--name", "\udcff"),
]


@pytest.mark.parametrize("slip", SLIPS, ids=ascii)
def test_a_slip_in_a_venues_rules_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], slip: tuple[str, str]
) -> None:
    say = Terminal(str(tmp_path / "hub.db"), capsys)
    say("venue", "add", "QJ0001", "望江")
    with pytest.raises(SystemExit) as ended:
        main(["admin", "--db", str(say.db), "venue", "edit", "QJ0001", *slip])
    assert ended.value.code == 2
    assert f"argument {slip[0]}: " in capsys.readouterr().err
    assert record(say.db) == {
        "code": "QJ0001", "name": "望江", "timezone": "Asia/Shanghai", "capacity": 0
    }  # fmt: skip


@pytest.mark.parametrize("names", [("", "望江"), ("长" * 21, "望江"), ("QJ1", ""), ("\udcff", "x")])
def test_a_slip_in_a_new_venue_is_refused(tmp_path: Path, names: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["admin", "--db", str(tmp_path / "hub.db"), "venue", "add", *names])
    assert ended.value.code == 2


def record(db: str, code: str = "QJ0001") -> dict[str, Any]:
    """Read a venue's record."""
    engine = open_database(db)
    with reading(engine) as connection:
        found = connection.execute(select(rows.c.fields).where(rows.c.kind == "venue")).scalars()
        fields = next(made for one in found if (made := json.loads(one))["code"] == code)
    engine.dispose()
    return dict(fields)


RULES = {
    "timezone": "Asia/Urumqi",
    "capacity": 80,
    "opens": "08:30",
    "closes": "22:00",
    "day_starts": "05:00",
    "pin_length": 4,
    "lock_minutes": 10,
}


def test_a_venues_record_is_edited_and_reaches_its_desks(
    database: str, capsys: pytest.CaptureFixture[str], hub: Any
) -> None:
    desk = BareDesk(hub.url).join(hub.code())
    desk.pull()
    say = Terminal(database, capsys)
    rules = [text for name, value in RULES.items() for text in (f"--{dashed(name)}", str(value))]
    (done,) = say("venue", "edit", hub.venue_code, "--name", "新名", *rules)
    assert done == {"venue": hub.venue, "code": hub.venue_code, "name": "新名", **RULES}
    assert record(say.db) == {"code": hub.venue_code, "name": "新名", **RULES}
    assert say("venue", "list")[0]["name"] == "新名"
    (row,) = desk.pull()
    assert (row["kind"], row["fields"]["name"], row["fields"]["opens"]) == (
        "venue",
        "新名",
        "08:30",
    )
    say("venue", "edit", hub.venue_code, "--capacity", "90")
    assert record(say.db) == {"code": hub.venue_code, "name": "新名", **RULES, "capacity": 90}


def dashed(name: str) -> str:
    return name.replace("_", "-")


def test_every_rule_of_a_venue_can_be_set() -> None:
    assert set(RULES) == {field.name for field in VENUE.fields} - {"code", "name"}


@pytest.mark.parametrize("more", [("QJ0009", "--name", "x"), ("QJ0001",)])
def test_an_edit_of_nothing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    say = Terminal(str(tmp_path / "hub.db"), capsys)
    say("venue", "add", "QJ0001", "望江")
    assert admin.main(["--db", str(say.db), "venue", "edit", *more]) == 1
    assert capsys.readouterr().err in (
        "no venue 'QJ0009'\n",
        "nothing to change was named: see venue edit --help\n",
    )


def test_a_revoked_desk_stays_revoked_since_then(
    database: str, capsys: pytest.CaptureFixture[str], hub: Any
) -> None:
    desk = BareDesk(hub.url).join(hub.code())
    say = Terminal(database, capsys)
    (first,) = say("revoke", desk.device)
    assert first["device"] == desk.device
    assert say("revoke", desk.device) == [first]
    assert desk.ask_token().status_code == 403


@pytest.mark.parametrize(("typed", "status"), [("yes\n", 0), ("no\n", 1), ("", 1)])
def test_a_new_epoch_is_asked_for_twice(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    status: int,
) -> None:
    say = Terminal(str(tmp_path / "hub.db"), capsys)
    before = epoch(say.db)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert admin.main(["--db", str(say.db), "epoch", "new"]) == status
    assert ("nothing was changed" in capsys.readouterr().err) == (status == 1)
    assert (epoch(say.db) == before) == (status == 1)


def test_a_new_epoch_is_given_without_asking_when_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say = Terminal(str(tmp_path / "hub.db"), capsys)
    before = epoch(say.db)
    (made,) = say("epoch", "new", "--yes")
    assert made["epoch"] == epoch(say.db) != before


def epoch(db: str) -> str:
    """Read the epoch a hub would serve with."""
    engine = open_database(db)
    with writing(engine) as connection:
        found = load_hub(connection).epoch
    engine.dispose()
    return found


DATABASES = {
    "no folder": ("gone/hub.db", "unable to open database file"),
    "a folder": (".", "unable to open database file"),
    "a letter": ("letter.txt", "file is not a database"),
    "in memory": (":memory:", "needs a file"),
    "no name": ("", "needs a file"),
    "another make": ("mysql://root:secret@db/hub", "begins with postgresql"),
    "no address": ("postgresql-nonsense", "cannot be read"),
    "no driver": ("postgresql+asyncpg://root:secret@db/hub", "driver"),
}


@pytest.mark.parametrize("admin_words", [(), ("admin",)], ids=["serve", "admin"])
@pytest.mark.parametrize("name", DATABASES)
def test_a_database_that_cannot_be_used_is_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    admin_words: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("letter.txt").write_text("你好\n" * 1_000, encoding="utf-8")
    where, why = DATABASES[name]
    more = ("venue", "list") if admin_words else ()
    assert main([*admin_words, "--db", where, *more]) == 2
    said = capsys.readouterr().err
    assert why in said
    assert said.count("\n") == 1
    assert "secret" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_database_may_have_any_name(tmp_path: Path) -> None:
    where = tmp_path / "hub?x=1#y 总部.db"
    open_database(where).dispose()
    assert where.exists()


@pytest.mark.parametrize("port", ["65536", "-1", "x", "²", ""])
def test_a_port_that_is_none_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], port: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--db", str(tmp_path / "hub.db"), f"--port={port}"])
    assert ended.value.code == 2
    assert "not a port from 0 to 65535" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_socket("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        assert main(["--db", str(tmp_path / "hub.db"), "--demo", "--port", str(port)]) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.startswith(f"cannot serve at http://127.0.0.1:{port}: ")


@pytest.mark.parametrize(
    "words",
    [("--tls-key", "k"), ("--tls-cert", "gone"), ("--tls-cert", "letter", "--tls-key", "letter")],
)
def test_a_certificate_that_is_none_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    (tmp_path / "letter").write_text("no certificate", encoding="utf-8")
    places = [text if text.startswith("--") else str(tmp_path / text) for text in words]
    assert main(["--db", str(tmp_path / "hub.db"), "--port", "0", *places]) == 2
    said = capsys.readouterr().err
    assert said.startswith("--tls-")
    assert said.count("\n") == 1
