"""Several hub processes on one database are one hub: one founding, one voice, one bell."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
import requests
from sqlalchemy import Engine, make_url

from sync.hub import admin
from sync.hub.bell import Bell, bell_for
from sync.hub.database import open_database, writing
from sync.hub.hub import Hub, load_hub
from tests.support import hub as support
from tests.support.hub import BareDesk, desk_of, person, running_hub
from tests.support.postgres import Cluster
from tests.support.programs import begin, end, program, ready

FOUNDERS = 8


@pytest.fixture
def empty(server: Cluster) -> Any:
    """Give the address of a database without even tables."""
    name = server.database()
    yield server.url(name)
    server.drop(name)


def woken(waiter: BareDesk, writer: BareDesk) -> float:
    """Let one wait and the other write, until it is answered with news; gives the seconds."""
    waiter.pull()
    answers: list[requests.Response] = []
    thread = threading.Thread(target=lambda: answers.append(waiter.ask(wait=30.0)))
    thread.start()
    began = time.monotonic()
    while thread.is_alive():
        writer.say(person())
        thread.join(0.2)
    assert answers[0].json()["pages"][0]["rows"]
    return time.monotonic() - began


# --- founding -----------------------------------------------------------------------------


def test_many_who_found_an_empty_database_at_once_found_one_hub(empty: str) -> None:
    together = threading.Barrier(FOUNDERS)
    found: list[Hub] = []

    def founds() -> None:
        together.wait()
        engine = open_database(empty)
        with writing(engine) as connection:
            found.append(load_hub(connection))
        engine.dispose()

    threads = [threading.Thread(target=founds) for _ in range(FOUNDERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == FOUNDERS
    assert len({(one.epoch, one.secret, one.key_id) for one in found}) == 1


# --- waking -------------------------------------------------------------------------------


def test_two_programs_started_at_once_on_nothing_are_one_hub_and_wake_each_others_desks(
    empty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    processes = [begin(empty) for _ in range(2)]
    try:
        one, other = (ready(process) for process in processes)
        said = [requests.get(f"{hub.url}/v1/hello", timeout=20).json() for hub in (one, other)]
        assert said[0]["epoch"] == said[1]["epoch"]
        assert admin.main(["--db", empty, "venue", "add", "QJ0001", "望江"]) == 0
        writer, waiter = (BareDesk(hub.url).join(code(empty, capsys)) for hub in (one, other))
        assert woken(waiter, writer) < 20
        writer.url, waiter.url = other.url, one.url
        assert woken(waiter, writer) < 20
    finally:
        for process in processes:
            end(process)


def code(database: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Let headquarters make an enrolment code, from the command line."""
    capsys.readouterr()
    assert admin.main(["--db", database, "code", "QJ0001"]) == 0
    return str(json.loads(capsys.readouterr().out)["code"])


def test_headquarters_own_hand_wakes_too(tmp_path: Path, apart: str) -> None:
    with running_hub(tmp_path, apart) as hub:
        desk = desk_of(hub)
        desk.pull()
        answers: list[requests.Response] = []
        thread = threading.Thread(target=lambda: answers.append(desk.ask(wait=30.0)))
        thread.start()
        began = time.monotonic()
        while thread.is_alive():
            assert admin.main(["--db", apart, "staff", "add", hub.venue_code, "沈知远"]) == 0
            thread.join(0.2)
        assert time.monotonic() - began < 20
        assert answers[0].json()["pages"][0]["rows"]


def test_what_is_said_to_the_nation_wakes_every_venue_once_it_is_loaded(
    tmp_path: Path, apart: str
) -> None:
    table = tmp_path / "days.csv"
    with running_hub(tmp_path, apart) as hub:
        desks = [desk_of(hub), desk_of(hub, hub.add_venue(1))]
        for desk in desks:
            desk.pull()
        answers: list[requests.Response] = []
        threads = [
            threading.Thread(target=lambda desk=desk: answers.append(desk.ask(wait=30.0)))
            for desk in desks
        ]
        for thread in threads:
            thread.start()
        began = time.monotonic()
        for number in range(1, 29):  # each time something new
            table.write_text(f"day,works,name\n2031-02-{number:02d},no,\n", encoding="utf-8")
            assert admin.main(["--db", apart, "holidays", "load", str(table)]) == 0
            for thread in threads:
                thread.join(0.2)
            if not any(thread.is_alive() for thread in threads):
                break
        assert time.monotonic() - began < 25
        assert [one.json()["scopes"] for one in answers] == [["venue", "nation"]] * 2


@pytest.mark.expects_log("sync.hub")
def test_a_process_that_went_deaf_hears_again(tmp_path: Path, apart: str, server: Cluster) -> None:
    name = make_url(apart).database
    wires = "FROM pg_stat_activity WHERE application_name = 'hub wire' AND datname = %s"
    with running_hub(tmp_path, apart) as one, running_hub(tmp_path, apart) as other:
        waiter, writer = desk_of(one), desk_of(other)
        server.wait_for(f"SELECT count(*) = 4 {wires}", name)
        server.ask(f"SELECT pg_terminate_backend(pid) {wires}", name)
        server.wait_for(f"SELECT count(*) = 2 {wires}", name)  # who tells notices when it does
        assert woken(waiter, writer) < 20


def test_without_a_wire_news_comes_at_the_end_of_the_wait(
    tmp_path: Path, apart: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    deaf: list[Engine] = []

    def cut(engine: Engine) -> Bell:
        deaf.append(engine)
        return Bell()

    monkeypatch.setattr(support, "bell_for", cut)
    with running_hub(tmp_path, apart) as one:
        monkeypatch.setattr(support, "bell_for", bell_for)
        with running_hub(tmp_path, apart) as other:
            waiter, writer = desk_of(one), desk_of(other)
            waiter.pull()
            answers: list[requests.Response] = []
            thread = threading.Thread(target=lambda: answers.append(waiter.ask(wait=1.5)))
            thread.start()
            writer.say(person())
            thread.join()
    assert len(deaf) == 1
    assert len(answers[0].json()["pages"][0]["rows"]) == 1


# --- several behind one port --------------------------------------------------------------


def test_workers_behind_one_port_and_none_outlives_who_began_them(empty: str) -> None:
    with program(empty, "--demo", "--workers", "2") as hub:
        assert len(set(hub.workers)) == 2
        writer, waiter = (BareDesk(hub.url).join(code) for code in hub.codes)
        assert woken(waiter, writer) < 20
        hub.kill()
        until = time.monotonic() + 20
        while any(alive(pid) for pid in hub.workers):
            assert time.monotonic() < until


def alive(pid: int) -> bool:
    """Say whether a process runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
