"""Taking a case down: number, words, limit; and the answer on the spot."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from app.cases.asking import find_by_code
from app.cases.categories import categories
from app.cases.model import Case, CaseDetails, CaseNote, CaseSecret, CaseSecretNote
from app.cases.numbers import label_of
from app.cases.querycode import LENGTH, digest_of, is_query_code, new_query_code
from app.cases.rules import CASE
from app.errors import Refusal
from app.people.codes import ALPHABET
from app.store.base import AuditEntry, OutboxOp
from app.store.outbox import read_body
from app.store.transaction import SYSTEM, Actor, transaction
from tests.support.cases import JOBS, LEGAL, NEED, PRINT, WAGES, Counter
from tests.support.desks import HE, LUO, SHEN


def test_a_case_has_a_number_an_owner_a_next_step_and_a_limit(counter: Counter) -> None:
    person = counter.knows("陈思远", phone="19900002046")
    one = counter.row(counter.take(person_id=person))
    letter = counter.store.place.printed_letter
    assert one.number == f"QJ0001-20261124-{letter}-0001"
    assert label_of(one.number) == f"{letter}-0001"
    assert (one.state, one.owner, one.next_step) == ("submitted", HE.staff_id, "accept")
    assert (one.day, one.due_at) == ("2026-11-24", "2026-12-01T07:00:00.000Z")
    assert (one.handling, one.holder_kind, one.sensitive, one.minor) == (
        *("promised", "own"),
        *(None, None),
    )
    seen = counter.see(one.id)
    assert seen.words == {"case_id": one.id, "person_id": person, "need": NEED}
    assert seen.card.name == "陈思远"
    assert [(line.act, line.after, line.words) for line in seen.log] == [("take", "submitted", "")]


def test_numbers_go_on_whatever_the_clock_does(counter: Counter) -> None:
    numbers = [counter.row(counter.take()).number[-4:] for _ in range(2)]
    counter.clock.put("2026-11-25T02:00:00.000Z")
    numbers.append(counter.row(counter.take()).number[-4:])
    counter.clock.put("2026-11-24T02:00:00.000Z")
    numbers.append(counter.row(counter.take()).number[-4:])
    assert numbers == ["0001", "0002", "0001", "0003"]


def test_a_number_beyond_four_digits(counter: Counter) -> None:
    first = counter.take()
    with transaction(counter.store, HE) as tx:
        row = tx.session.get(Case, first)
        assert row is not None
        row.number = row.number[:-4] + "9999"
    assert counter.row(counter.take()).number.endswith("-10000")
    assert counter.row(counter.take()).number.endswith("-10001")


def test_answered_on_the_spot_in_one_step(counter: Counter) -> None:
    case = counter.take("打印简历三份", PRINT, name="周启明", answer="已打印三份")
    row = counter.row(case)
    assert (row.state, row.next_step, row.handling) == ("resolved", "tell", "on_the_spot")
    assert row.resolved_at == row.happened_at
    assert row.due_at == "2026-11-24T13:00:00.000Z", "when the house closes"
    assert [(one.act, one.words) for one in counter.see(case).log] == [
        ("take", ""),
        ("answer", "已打印三份"),
    ]
    with counter.store.read() as session:
        bodies = [read_body(op.body) for op in session.execute(select(OutboxOp)).scalars()]
    groups = {body.group.id for body in bodies if body.group and body.group.atomic}
    assert len(groups) == 1
    assert sorted(body.kind for body in bodies) == sorted(
        ["case", "case_details", "case_note", "case", "case_note"]
    )


def test_of_a_sensitive_case_only_the_shell_is_open(counter: Counter) -> None:
    person = counter.knows("苏念")
    case = counter.take(WAGES, LEGAL, person_id=person, details="三个月没发", answer="已预约律师")
    with counter.store.read() as session:
        assert not session.execute(select(CaseDetails)).first()
        secret = session.execute(select(CaseSecret)).scalars().one()
        open_lines = list(session.execute(select(CaseNote)).scalars())
        secret_lines = list(session.execute(select(CaseSecretNote)).scalars())
        ops = {(op.kind, op.body) for op in session.execute(select(OutboxOp)).scalars()}
        audit = [line.detail or "" for line in session.execute(select(AuditEntry)).scalars()]
    assert (secret.need, secret.person_id, secret.details) == (WAGES, person, "三个月没发")
    assert [(one.act, one.words, one.person_id) for one in open_lines] == [("take", None, None)]
    assert [(one.act, one.words, one.person_id) for one in secret_lines] == [
        ("answer", "已预约律师", person)
    ]
    for kind, body in ops:
        if kind in ("case", "case_note"):
            assert not any(one in body for one in (WAGES, "三个月", "律师", person)), kind
    assert not any(WAGES in line or "律师" in line for line in audit)
    row = counter.row(case)
    shell = {field.name: getattr(row, field.name) for field in CASE.fields}
    assert row.sensitive is True
    assert person not in str(shell)


def test_without_the_right_a_desk_takes_no_sensitive_case(plain: Counter) -> None:
    with pytest.raises(Refusal, match="case_desk_not_entitled"):
        plain.take(WAGES, LEGAL)
    with pytest.raises(Refusal, match="case_desk_not_entitled"):
        plain.take(NEED, JOBS, sensitive=True)
    assert not plain.board()["new"]


def test_who_asks_may_be_nobody_a_name_or_a_child(counter: Counter) -> None:
    nobody = counter.see(counter.take())
    assert (nobody.card.name, nobody.card.anonymous, nobody.card.person_id) == ("", True, None)
    named = counter.see(
        counter.take(name="  周启明 ", phone="１９９ 0000 2046", on_behalf_of="弟弟")
    )
    assert named.words["phone"] == "19900002046"
    assert (named.card.name, named.words["on_behalf_of"]) == ("周启明", "弟弟")
    child = counter.knows("刘小满", age_band="14-17")
    assert counter.see(counter.take(person_id=child)).card.minor
    with pytest.raises(Refusal, match="case_nobody"):
        counter.take(anonymous=False)
    with pytest.raises(Refusal, match="person_unknown"):
        counter.take(person_id="01900000-0000-7000-8000-00000000dead")


def test_five_thousand_characters_and_not_one_more(counter: Counter) -> None:
    case = counter.take(details="长" * 5000)
    assert len(counter.see(case).words["details"]) == 5000
    for field, text in (
        ("details", "长" * 5001),
        ("details", "x" * 50_000),
        ("wish_time", "x" * 101),
    ):
        said: dict[str, Any] = {field: text}
        with pytest.raises(Refusal, match="text_too_long") as caught:
            counter.take(**said)
        assert caught.value.facts["field"] == field
        assert caught.value.facts["length"] == len(text)
    with pytest.raises(Refusal, match="text_too_long"):
        counter.take("长" * 101)
    with pytest.raises(Refusal, match="text_too_long"):
        counter.take(answer="长" * 2001)
    with counter.store.read() as session:
        assert len(session.execute(select(Case)).all()) == 1, "nothing of a refused one is left"


def test_what_does_not_fit_is_refused(counter: Counter) -> None:
    for said, code in (
        ({"need": "  "}, "case_need_missing"),
        ({"urgency": "now"}, "choice_unknown"),
        ({"channel": "pigeon"}, "choice_unknown"),
        ({"wish_gender": "x"}, "choice_unknown"),
        ({"of": replace(JOBS, retired=True)}, "category_retired"),
    ):
        with pytest.raises(Refusal, match=code):
            counter.take(**said)
    with (
        pytest.raises(Refusal, match="not_allowed"),
        transaction(counter.store, Actor(HE.staff_id, "volunteer")) as tx,
    ):
        counter.taken(tx)
    with pytest.raises(Refusal, match="case_lacks"), transaction(counter.store, SYSTEM) as tx:
        counter.taken(tx)


def test_codes_have_no_look_alikes_and_only_their_digest_is_kept(counter: Counter) -> None:
    codes = {new_query_code(os.urandom) for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in codes)
    assert not set("01OIL") & set(ALPHABET)
    code = codes.pop()
    assert digest_of(f" {code[:4].lower()}-{code[4:]}", "v") == digest_of(code, "v")
    assert digest_of(code, "v") != digest_of(code, "w"), "of this venue alone"
    assert not is_query_code("QJ1M2345")
    with pytest.raises(ValueError, match="no query code"):
        counter.take(code="QJ1M2345")
    case = counter.take(code=code)
    with counter.store.read() as session:
        texts = [op.body for op in session.execute(select(OutboxOp)).scalars()]
    assert not any(code in text for text in texts)
    assert "code_digest" not in counter.see(case).words


def test_a_case_is_found_by_its_code_and_wrong_ones_are_counted(counter: Counter) -> None:
    code, secret = new_query_code(os.urandom), new_query_code(os.urandom)
    case, sensitive = counter.take(code=code), counter.take(WAGES, LEGAL, code=secret)
    assert find_by_code(counter.store, HE, code.lower()) == case
    assert find_by_code(counter.store, HE, secret) == sensitive
    for left in (4, 3, 2, 1):
        with pytest.raises(Refusal, match="query_code_wrong") as caught:
            find_by_code(counter.store, LUO, "22222222" if left % 2 else "?")
        assert caught.value.facts == {"left": left}
    with pytest.raises(Refusal, match="query_code_paused") as caught:
        find_by_code(counter.store, SHEN, "33333333")
    assert caught.value.facts == {"seconds": 60}
    # Neither the right code nor a restart nor a clock set forward shortens it.
    counter.clock.put("2027-11-24T07:00:00.000Z")
    counter.clock.restart()
    counter.clock.forward(seconds=59)
    with pytest.raises(Refusal, match="query_code_paused") as caught:
        find_by_code(counter.store, HE, code)
    assert caught.value.facts == {"seconds": 1}
    counter.clock.forward(seconds=1)
    for _ in range(4):
        with pytest.raises(Refusal, match="query_code_wrong"):
            find_by_code(counter.store, HE, "44444444")
    with pytest.raises(Refusal, match="query_code_paused") as caught:
        find_by_code(counter.store, HE, "44444444")
    assert caught.value.facts == {"seconds": 300}, "the second pause is longer"
    counter.clock.forward(seconds=300)
    assert find_by_code(counter.store, HE, code) == case
    with pytest.raises(Refusal, match="query_code_wrong") as caught:
        find_by_code(counter.store, HE, "44444444")
    assert caught.value.facts == {"left": 4}, "a right one forgets the wrong ones"


def test_the_categories_there_are(counter: Counter) -> None:
    with counter.store.read() as session:
        found = categories(session)
    assert len(found) == 20
    assert all(1 <= (one.tile or 0) <= 8 for one in found.values())
    assert {code for code, one in found.items() if one.sensitive} == {
        *("HLJY", "XLZX", "FLYZ", "QYWH", "KNBF", "ZXZJ", "TGFW"),
    }
