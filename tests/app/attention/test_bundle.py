"""The diagnostic bundle holds what support needs, and nothing of anybody."""

from __future__ import annotations

import json
import logging
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.attention import bundle
from app.attention.bundle import LogTail, redacted
from app.errors import Refusal
from app.people.actions import Details, edit
from app.people.model import Card, Person
from app.sample import load
from app.store.transaction import transaction
from tests.app.attention.conftest import LIN, Place
from tests.support.desks import HE, STAFF

STATUS = {"state": "offline", "reason": "unreachable", "unsent": 3}
QT = {"qt": "6.11.3"}


@pytest.fixture
def tail() -> Iterator[LogTail]:
    """Listen to a logger of our own."""
    made = LogTail()
    logger = logging.getLogger("sync.client")
    logger.addHandler(made)
    yield made
    logger.removeHandler(made)


def secrets(place: Place) -> list[str]:
    """Give every name, phone, note and code on the desk."""
    with place.desk.store.read() as session:
        people = session.execute(select(Person)).scalars().all()
        codes = session.execute(select(Card.code)).scalars().all()
    found: list[str | None] = [name for _, name in STAFF]
    found += codes
    for person in people:
        found += [person.name, person.phone, person.note, person.guardian_name, person.unit]
        found += [person.guardian_phone, *(person.tags or ())]
    return [one for one in found if one]


@pytest.mark.expects_log("sync.client")
def test_nothing_of_anybody_is_in_it(place: Place, tail: LogTail, tmp_path: Path) -> None:
    load(place.desk)
    with transaction(place.desk.store, HE) as tx:
        edit(tx, LIN, Details("林晓禾", "19900000009", note="怕狗，请安排安静的房间"))
    place.answer("refused", "bad_field", field="note")
    place.dispute(("A", "19900000001"), ("B", "19900000002"))
    hidden = secrets(place)
    assert len(hidden) > 60
    log = logging.getLogger("sync.client")
    for one in hidden:
        log.warning("could not write %s for %d people", one, 3)
        log.warning(f"could not write '{one}' or {one}")  # noqa: G004 - as a careless line would
    try:
        int(f"phone {hidden[-1]} of {hidden[0]}")
    except ValueError:
        log.exception("the exchange failed")
    files = bundle.contents(place.desk.store, STATUS, QT, tail)
    path = tmp_path / "bundle.zip"
    assert bundle.write(path, files) == path.stat().st_size
    with zipfile.ZipFile(path) as made:
        assert set(made.namelist()) == {
            "versions.json",
            "state.json",
            "counts.json",
            "timings.json",
            "log.txt",
        }
        whole = "\n".join(made.read(name).decode() for name in made.namelist())
    assert [one for one in hidden if one in whole] == []
    assert not re.search(r"[\u4e00-\u9fff]", whole)
    assert not re.search(r"(?<!\d)1\d{10}(?!\d)", whole)
    assert "could not write … for 3 people" in whole
    assert "ValueError" in whole


def test_it_says_what_support_needs(place: Place) -> None:
    place.check_in(LIN)
    place.answer("refused", "bad_field", field="note")
    files = bundle.contents(place.desk.store, STATUS, QT, None)
    counts, state = json.loads(files["counts.json"]), json.loads(files["state.json"])
    assert counts["rows"]["people"] == 1
    assert counts["work"] == [
        {
            "kind": "visit",
            "verb": "fact",
            "state": "echoed",
            "verdict": "refused",
            "code": "bad_field",
            "count": 1,
        }
    ]
    assert state["status"] == STATUS
    assert (state["joined"], state["letter"]) == (True, "A")
    timings = json.loads(files["timings.json"])
    assert (timings["answered"], timings["oldest_waiting"]) == (1, None)
    assert json.loads(files["versions.json"])["qt"] == "6.11.3"
    assert files["log.txt"] == "\n"


@pytest.mark.expects_log("sync.client")
def test_the_log_is_told_by_its_fixed_texts(tail: LogTail) -> None:
    log = logging.getLogger("sync.client")
    log.warning("an operation could not be judged: %s", "KeyError")
    log.warning("%d of %d, %s", 3, 1_234_567, None)
    log.warning(Refusal("disk_full"))
    log.warning("only %s", *())
    said = [line.split(" ", 3)[3] for line in tail.lines()]
    assert said == [
        "an operation could not be judged: KeyError",
        "3 of …, …",
        "Refusal",
        "only …",
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("file 'C:\\Users\\王伟'", "file …"),
        ("19900000001 and 1234", "# and 1234"),
        ("QJ1M23456789A", "#"),
        ("王伟", "……"),
    ],
)
def test_what_could_be_somebodys_is_left_out(text: str, kept: str) -> None:
    assert redacted(text) == kept


def test_a_bundle_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        bundle.write(tmp_path / "nowhere" / "b.zip", {"a": "b"})
