"""The right to what is restricted, given and taken: at a terminal, over the line, journalled."""

from __future__ import annotations

import contextlib
import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from app.care.actions import write
from app.care.model import CareNote
from app.kinds import RESTRICTED_SCOPE as RESTRICTED
from app.store.leaving import scopes_of
from app.store.transaction import transaction
from sync.hub import admin
from sync.hub.journal import GIVEN, TAKEN
from tests.support.desks import SHEN
from tests.support.fronts import Front, fronts
from tests.support.hub import HubHandle, desk_of, fact, person, running_hub
from tests.support.restores import kept_of
from tests.sync.hub.test_journal import House, at_peace

WAIT = 1.5


def scopes(front: Front) -> tuple[str, ...]:
    with front.store.read() as session:
        return scopes_of(session)


def note(front: Front, who: str) -> str:
    with transaction(front.store, SHEN) as tx:
        return write(tx, who, "对花生过敏").id


def said(house: House, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """Do something at headquarters' terminal; gives its one line."""
    assert admin.main(["--db", house.database, *words]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_a_right_is_given_and_taken_at_the_terminal(
    tmp_path: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    house = House(tmp_path, database)
    with house.open() as hub, fronts(hub, tmp_path) as make:
        code = said(house, capsys, "code", hub.venue_code, "--restricted")["code"]
        plain = said(house, capsys, "code", hub.venue_code)["code"]
        office, counter = make(joined=False), make(joined=False)
        office.join(code)
        counter.join(plain)
        at_peace(office, counter)
        assert (scopes(office), scopes(counter)) == (("venue", RESTRICTED), ("venue",))
        device = str(counter.store.place.device)
        done = said(house, capsys, "right", "give", device)
        assert done == {"device": device, "scopes": ["venue", RESTRICTED]}
        at_peace(counter)
        assert scopes(counter) == ("venue", RESTRICTED)
        assert said(house, capsys, "right", "take", device)["scopes"] == ["venue"]
        at_peace(counter)
        assert scopes(counter) == ("venue",)
        assert admin.main(["--db", house.database, "right", "give", "no such desk"]) == 1
        assert "no desk 'no such desk'" in capsys.readouterr().err
        lines = [(line.what, line.id, line.scope) for line in house.journal.lines()]
        assert lines[-2:] == [(GIVEN, device, RESTRICTED), (TAKEN, device, RESTRICTED)]


@pytest.mark.expects_log("sync.hub")
def test_yesterdays_database_gives_no_right_back_and_takes_none(
    tmp_path: Path, database: str
) -> None:
    house = House(tmp_path, database)
    with contextlib.ExitStack() as stack:
        serving = stack.enter_context(contextlib.ExitStack())
        hub = serving.enter_context(house.open())
        make = stack.enter_context(fronts(hub, tmp_path))
        office, counter = make(restricted=True), make()
        port = int(hub.url.rpartition(":")[2])
        who = office.register("林晓禾")
        first = note(office, who)
        at_peace(office, counter)
        kept = kept_of(hub.engine)
        hub.let(office.store.place.device, right=False)
        hub.let(counter.store.place.device, right=True)
        at_peace(office, counter)
        second = note(counter, who)
        at_peace(office, counter)
        serving.close()
        house.restore(kept)
        back = stack.enter_context(house.open(port))
        at_peace(office, counter)
        assert (scopes(office), scopes(counter)) == (("venue",), ("venue", RESTRICTED))
        assert set(back.rows("care_note")) == {first, second}
        assert (office.count(CareNote), counter.count(CareNote)) == (0, 2)


def test_a_journal_that_is_new_knows_the_rights_too(tmp_path: Path, database: str) -> None:
    house = House(tmp_path, database)
    with house.open() as hub:
        one, two = desk_of(hub), desk_of(hub)
        hub.let(one.device, right=True)
        hub.let(two.device, right=True)
        hub.let(two.device, right=False)
    house.journal.path.unlink()
    with house.open():
        told = {(line.what, line.id) for line in house.journal.lines() if line.scope}
    assert told == {(GIVEN, one.device), (TAKEN, two.device)}


def test_a_desk_without_the_right_is_not_even_woken(tmp_path: Path, database: str) -> None:
    with running_hub(tmp_path, database) as hub, fronts(hub, tmp_path) as make:
        office, counter = make(restricted=True), make()
        who = office.register("林晓禾")
        at_peace(office, counter)
        with ThreadPoolExecutor(1) as beside:
            assert counter.exchange is not None
            began = time.monotonic()
            waiting = beside.submit(counter.exchange.listen, WAIT)
            while not waiting.done():
                note(office, who)
                at_peace(office)
            assert waiting.result().state == "ok"
        assert time.monotonic() - began >= WAIT
        # What it may read wakes it, and so does a right.
        hub.let(counter.store.place.device, right=True)
        assert counter.exchange.listen(0.2).received == office.count(CareNote)


def test_a_right_taken_while_a_desk_waits_ends_the_wait_for_it(
    hub: HubHandle, tmp_path: Path
) -> None:
    with fronts(hub, tmp_path) as make:
        office = make(restricted=True)
        who = office.register("林晓禾")
        at_peace(office)
        bare = desk_of(hub)
        with ThreadPoolExecutor(1) as beside:
            assert office.exchange is not None
            waiting = beside.submit(office.exchange.listen, WAIT)
            hub.let(office.store.place.device, right=False)
            hub.let(bare.device, right=True)
            while not waiting.done():
                bare.say(person(), fact("care_note", person_id=who, text="对花生过敏"))
            waiting.result()
        # It was authenticated before; what it may read is judged when it is read.
        assert office.count(CareNote) == 0
        at_peace(office)
        assert scopes(office) == ("venue",)
