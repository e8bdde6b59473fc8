"""A sensitive case is told nowhere but to those entitled: every way out is tried.

Its words are looked for as texts: wherever one of them turns up, it has leaked.
"""

from __future__ import annotations

import contextlib
import json
import logging
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, Select, literal_column, select, table

from app.attention import bundle, dayclose, delivery
from app.attention.queries import matters, troubles
from app.cases import actions, asking, emergencies, queries, rating, suggesting, taking
from app.cases.model import CaseSecret, CaseSecretNote
from app.cases.queries import Filter
from app.cases.taking import Request
from app.directory import actions as directory
from app.directory.queries import search
from app.errors import Refusal
from app.kinds import RESTRICTED_SCOPE
from app.people import history, lookup
from app.ratings.actions import Said
from app.staff.rules import CLERK, MANAGER
from app.store.base import Base
from app.store.transaction import transaction
from sync.hub import admin
from sync.hub.database import reading
from sync.hub.tables import metadata
from tests.support.browsing import Visitor
from tests.support.cases import HOUSE, LEGAL, PRINT
from tests.support.fronts import Front, Ring, fronts
from tests.support.hub import HubHandle
from tests.sync.client.test_client_cases import joined, sync
from tests.sync.client.test_client_courier import there_and_back
from ui.words import say

CODE = "K7M3PQ4R"
NEED, DETAILS, REMARK, RESULT = "被前男友跟踪恐吓", "他知道我的住址", "已陪同报案", "签了保护令申请"
NAME, PHONE, KIN = "苏念念", "19900008123", "苏妈妈"
SECRETS = (NEED, DETAILS, REMARK, RESULT, NAME, PHONE, KIN)


def secrets_in(text: str) -> list[str]:
    """Name what of the case stands in a text, plain or escaped."""
    escaped = {one: one.encode("unicode_escape").decode() for one in SECRETS}
    return [one for one, other in escaped.items() if one in text or other in text]


def tables_of(front: Front) -> dict[str, str]:
    """Give everything a desk holds, table by table, and what SQLite computes for searching."""
    with front.store.read() as session:
        connection = session.connection()
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        ).scalars()
        found = {}
        for name in list(names):
            every: Select[Any] = select(literal_column("*")).select_from(table(name))
            rows: Sequence[Row[Any]] = connection.execute(every).all()
            found[name] = "\n".join(str(tuple(row)) for row in rows)
        return found


class House:
    """A desk that may read what is restricted, one that may not, and headquarters."""

    def __init__(self, hub: HubHandle, make: Callable[..., Front]) -> None:
        self.hub = hub
        self.office, self.counter = joined(hub, make, restricted=True), joined(hub, make)
        self.make = make
        self.case = ""

    def takes(self, **more: Any) -> str:
        asked = Request(NEED, name=NAME, phone=PHONE, on_behalf_of=KIN, details=DETAILS, **more)
        with transaction(self.office.store, self.office.actor) as tx:
            self.case = taking.take(tx, asked, LEGAL, HOUSE, code=CODE).id
        return self.case

    def does(self, act: str, *words: Any, front: Front | None = None) -> None:
        front = front or self.office
        with transaction(front.store, front.actor) as tx:
            getattr(actions, act)(tx, self.case, *words)

    def lives(self) -> None:
        """Bring it through all of its life but the archive."""
        self.takes()
        self.does("accept")
        self.does("remark", REMARK)
        self.does("mark_emergency", REMARK)
        self.does("begin")
        self.does("ask_material", REMARK)
        self.does("material_came", HOUSE)
        self.does("resolve", RESULT)
        sync(self.office, self.counter)
        self.does("tell", "in_person", RESULT)
        sync(self.office, self.counter)


@pytest.fixture
def house(hub: HubHandle, tmp_path: Path) -> Iterator[House]:
    with contextlib.ExitStack() as stack:
        made = House(hub, stack.enter_context(fronts(hub, tmp_path)))
        made.lives()
        yield made


def test_the_words_are_there_for_whoever_may_read_them(house: House) -> None:
    """Or nothing below would prove anything."""
    with house.office.store.read() as session:
        seen = queries.whole(session, house.case, MANAGER)
    assert set(SECRETS) <= set(secrets_in(str(seen)))
    holding = {name for name, text in tables_of(house.office).items() if secrets_in(text)}
    own = {CaseSecret.__tablename__, CaseSecretNote.__tablename__}
    assert own <= holding
    assert holding <= own | {"outbox", "base_copies"}, "in no index, audit line or state beside"


def test_a_clerk_at_a_desk_that_holds_them_is_shown_the_shell(house: House) -> None:
    store = house.office.store
    now = store.clock.now()
    with store.read() as session:
        whole = queries.whole(session, house.case, CLERK)
        shown: list[object] = [
            whole,
            queries.board(session, CLERK),
            queries.listed_cases(session, CLERK, Filter()),
            queries.over(session, CLERK, ("told", "closed"), 50),
            queries.by_number(session, whole.card.number, CLERK),
            emergencies.unanswered(session),
            suggesting.suggest(session, whole, now, store.zone),
        ]
        assert whole.card.hidden
        assert queries.by_number(session, whole.card.number, CLERK)[0].id == house.case
    found = asking.find_by_code(store, house.counter.actor, CODE)
    assert found == house.case, "whoever has the slip learns where it stands, and no more"
    assert secrets_in(str(shown)) == []


def test_no_search_finds_them(house: House) -> None:
    for front in (house.office, house.counter):
        with transaction(front.store, front.actor) as tx:
            directory.add(tx, directory.Description("expert", "何律师", fields=("FLYZ",)))
        with front.store.read() as session:
            for text in (*SECRETS, "苏", "snn", "sunian", "8123", "跟踪", "保护令"):
                assert lookup.find(session, text, "2026-11-28").matches == ()
                assert history.find_inactive(session, text) == []
                assert search(session, text, 5) == []
                assert queries.by_number(session, text, CLERK) == []


def test_a_desk_without_the_right_never_held_them(house: House, tmp_path: Path) -> None:
    held = tables_of(house.counter)
    assert {name: secrets_in(text) for name, text in held.items() if secrets_in(text)} == {}
    assert house.case in held["cases"], "the shell is read by everybody"
    files = [one for one in house.counter.store.path.parent.rglob("*") if one.is_file()]
    assert not [one for one in files for text in SECRETS if text.encode() in one.read_bytes()]
    with house.counter.store.read() as session:
        scopes = {row.scope for row in session.execute(select(Base.metadata.tables["cursors"]))}
    assert RESTRICTED_SCOPE not in scopes


def test_a_desk_enrolled_later_without_the_right_reads_none_of_it(house: House) -> None:
    late = joined(house.hub, house.make)
    sync(late)
    held = tables_of(late)
    assert house.case in held["cases"]
    assert [name for name, text in held.items() if secrets_in(text)] == []


def test_nor_does_a_stick_bring_them(house: House, tmp_path: Path) -> None:
    cut = house.make(ring=Ring())
    assert cut.sync().state == "ok"
    cut.line.gone()
    house.does("remark", REMARK)
    sync(house.office)
    there_and_back(cut, house.hub, tmp_path)
    held = tables_of(cut)
    assert house.case in held["cases"]
    assert [name for name, text in held.items() if secrets_in(text)] == []
    for file in tmp_path.rglob("*"):
        if file.is_file() and file.suffix in (".out", ".in", ".courier", ".answer"):
            assert not [text for text in SECRETS if text.encode() in file.read_bytes()]


def test_no_list_of_what_waits_was_refused_or_was_answered_says_them(house: House) -> None:
    store, models = house.office.store, house.office.store.models
    house.does("remark", REMARK)
    with store.read() as session:
        lists: list[object] = [
            delivery.pending(session, models),
            delivery.done(session, models),
            delivery.piles(session),
            troubles(session, models),
        ]
    assert lists[0], "it waits to be sent"
    assert secrets_in(str(lists)) == []
    # Refused at headquarters: a desk whose right was taken meanwhile.
    house.hub.let(store.place.device, right=False)
    sync(house.office)
    with store.read() as session:
        lists = [troubles(session, models), delivery.done(session, models)]
    assert secrets_in(str(lists)) == []


def test_what_is_marked_sensitive_is_kept_back_before_headquarters_has_heard(house: House) -> None:
    """Words that were open, and wait to be sent: they are a clerk's no more from that commit on."""
    office = house.office
    asked = Request(NEED, name=NAME, phone=PHONE, details=DETAILS)
    with transaction(office.store, office.actor) as tx:
        house.case = taking.take(tx, asked, PRINT, HOUSE).id
    house.does("remark", REMARK)
    house.does("mark_sensitive")
    with office.store.read() as session:
        lists = [
            delivery.pending(session, office.store.models),
            troubles(session, office.store.models),
            queries.board(session, CLERK),
            queries.whole(session, house.case, CLERK),
        ]
    assert secrets_in(str(lists)) == []
    sync(office, house.counter)
    for front in (office, house.counter):
        with front.store.read() as session:
            assert secrets_in(str(delivery.done(session, front.store.models))) == []
    assert [one for one, text in tables_of(house.counter).items() if secrets_in(text)] == []


def test_two_who_disagree_about_them_are_shown_to_those_entitled_only(house: House) -> None:
    other = joined(house.hub, house.make, restricted=True)
    sync(other)
    with other.store.read() as session:
        row = session.execute(select(CaseSecret)).scalar_one()
    for front, number in ((house.office, PHONE[:-1] + "7"), (other, PHONE[:-1] + "9")):
        with transaction(front.store, front.actor) as tx:
            mine = tx.session.get(CaseSecret, row.id)
            assert mine is not None
            tx.patch(mine, phone=number)
    sync(house.office, other, house.office, house.counter)
    store = house.office.store
    with store.read() as session:
        to_clerk = matters(session, store.models, "A", apart=False)
        to_manager = matters(session, store.models, "A", apart=True)
    assert "1990000812" in str(to_manager)
    assert "1990000812" not in str(to_clerk)
    assert secrets_in(str(to_clerk)) == []
    held = tables_of(house.counter)
    assert [one for one, text in held.items() if "1990000812" in text or secrets_in(text)] == []


def test_no_file_that_is_handed_on_holds_them(house: House, tmp_path: Path) -> None:
    for front in (house.office, house.counter):
        tail = bundle.LogTail()
        files = bundle.contents(front.store, {"state": "ok"}, {"program": "1"}, tail)
        target = tmp_path / f"{front.store.place.letter}.zip"
        bundle.write(target, files)
        with zipfile.ZipFile(target) as packed:
            text = "\n".join(packed.read(name).decode() for name in packed.namelist())
        assert secrets_in(text) == []
        assert "case_secret" not in text, "not even how many there are"
        with front.store.read() as session:
            models, zone = front.store.models, front.store.zone
            day = dayclose.report(session, models, "2026-11-27", zone, "04:00", "A")
        assert secrets_in(str(day)) == []


def test_no_log_names_them(
    hub: HubHandle, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for one in ("app", "sync.client", "sync.hub", "ui"):
        caplog.set_level(logging.DEBUG, logger=one)
        logging.getLogger(one).debug("what is said here is heard")
    with fronts(hub, tmp_path) as make:
        made = House(hub, make)
        made.lives()
        visitor = Visitor(hub.url, hub.venue_code)
        visitor.send("c", {**visitor.get("c").hidden(), "code": CODE})
        sync(made.counter, made.office)
    assert {one.name for one in caplog.records} >= {"app", "sync.client", "sync.hub", "ui"}
    said = "\n".join(f"{one.getMessage()} {one.args} {one.__dict__}" for one in caplog.records)
    assert secrets_in(said) == []


def test_no_page_of_the_web_says_them(house: House) -> None:
    visitor = Visitor(house.hub.url, house.hub.venue_code)
    page = visitor.send("c", {**visitor.get("c").hidden(), "code": CODE})
    assert "已告知" in page.words or page.status == 200
    rated = visitor.send("c/rate", {**page.hidden(), "score": "4"})
    for one in (visitor.get(""), visitor.get("c"), page, rated):
        assert secrets_in(one.text) == []
        assert secrets_in(str(one.headers)) == []
    sync(house.counter, house.office)
    assert [one for one, text in tables_of(house.counter).items() if secrets_in(text)] == []


def test_rated_by_name_it_says_of_nobody(house: House) -> None:
    with transaction(house.office.store, house.office.actor) as tx:
        rating.rate(tx, house.case, Said(5, anonymous=False))
    house.does("close")
    sync(house.office, house.counter)
    assert [one for one, text in tables_of(house.counter).items() if secrets_in(text)] == []
    (said,) = house.hub.rows("rating").values()
    assert "person_id" not in said


def test_headquarters_holds_them_in_one_scope_and_tells_nobody_at_a_terminal(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    with reading(house.hub.engine) as connection:
        holding = {
            one.name: [
                dict(row)
                for row in connection.execute(select(one)).mappings()
                if secrets_in(str(dict(row)))
            ]
            for one in metadata.sorted_tables
        }
    holding = {name: rows for name, rows in holding.items() if rows}
    assert set(holding) <= {"rows", "ops", "history"}
    assert {row["scope"] for row in holding["rows"]} == {RESTRICTED_SCOPE}
    kinds = {row["kind"] for row in holding["ops"]}
    assert kinds <= {"case_secret", "case_secret_note"}
    capsys.readouterr()
    url = str(house.hub.engine.url.render_as_string(hide_password=False))
    for words in (["venue", "list"], ["refusals", house.hub.venue_code], ["devices"]):
        with contextlib.suppress(SystemExit):
            admin.main(["--db", url, *words])
    out = capsys.readouterr()
    assert secrets_in(out.out + out.err) == []


def test_no_sentence_of_a_refusal_repeats_them(house: House) -> None:
    tried = (
        ("remark", DETAILS * 2000),
        ("resolve", RESULT),
        ("withdraw", NAME),
        ("transfer", actions.Holder("nobody"), NEED),
    )
    for act, *words in tried:
        with pytest.raises(Refusal) as caught:
            house.does(act, *words)
        said = say(caught.value.code, caught.value.facts) + json.dumps(
            {name: str(value) for name, value in caught.value.facts.items()}, ensure_ascii=False
        )
        assert secrets_in(said) == []
        assert secrets_in(str(caught.value)) == []
