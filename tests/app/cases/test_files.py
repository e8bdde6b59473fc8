"""Files of cases at the desk: their facts say nothing, their bytes are for whoever may read."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.attachments.cleaning import Cleaned, clean
from app.attachments.model import File
from app.attachments.queries import content
from app.cases import files
from app.errors import Refusal
from app.kinds import RESTRICTED_SCOPE
from app.staff.rules import CLERK, SOCIAL_WORKER
from app.store.base import OutboxOp
from app.store.blobs import Blob, note_sent
from app.store.incoming import from_headquarters
from app.store.outbox import read_body
from app.store.transaction import transaction
from tests.support.cases import JOBS, LEGAL, WAGES, Counter, entitle
from tests.support.desks import EPOCH, HE, QIN
from tests.support.pictures import SECRET, noise, paper, photo

SCAN = clean(noise((120, 90)))


def attach(counter: Counter, case_id: str, cleaned: Cleaned = SCAN) -> str:
    with transaction(counter.store, counter.actor) as tx:
        return files.attach(tx, case_id, cleaned)


def shown(counter: Counter, case_id: str, role: str = SOCIAL_WORKER) -> list[str]:
    card = counter.see(case_id, role).card
    with counter.store.read() as session:
        return [one.id for one in files.files_of(session, card)]


def here(counter: Counter) -> bool:
    with counter.store.read() as session:
        return content(session, SCAN.hash) is not None


def sent(counter: Counter) -> None:
    """Let headquarters have the bytes."""
    with from_headquarters(counter.store) as session:
        note_sent(session, SCAN.hash, EPOCH)


def test_a_file_is_put_to_a_case_with_a_line_in_its_log(counter: Counter) -> None:
    person = counter.knows("周苗苗")
    case_id = counter.take(person_id=person)
    file = attach(counter, case_id)
    assert shown(counter, case_id) == [file]
    assert [line.act for line in counter.see(case_id).log] == ["take", "attach"]
    with counter.store.read() as session:
        row = session.get(File, file)
        assert row is not None
        assert (row.owner_kind, row.owner_id, row.purpose) == ("case", case_id, "case")
        assert (row.name, row.person_id) == (None, None), "the fact tells nobody whose it is"
        bodies = [read_body(one) for one in session.execute(select(OutboxOp.body)).scalars()]
    groups = {body.group.id for body in bodies if body.kind == "file" and body.group}
    assert len(groups) == 1
    with transaction(counter.store, HE) as tx:
        files.take_back(tx, file)
    assert (shown(counter, case_id), here(counter)) == ([], False)


def test_of_a_sensitive_case_a_clerk_is_shown_none(counter: Counter) -> None:
    counter.actor = QIN
    case_id = counter.take(WAGES, LEGAL)
    file = attach(counter, case_id)
    assert shown(counter, case_id) == [file]
    assert shown(counter, case_id, CLERK) == []
    for act in (files.note_view, files.take_back):
        with pytest.raises(Refusal, match="not_allowed"), transaction(counter.store, HE) as tx:
            act(tx, file)
    counter.actor = HE
    with pytest.raises(Refusal, match="not_allowed"):
        attach(counter, case_id)


def test_a_desk_without_the_right_puts_none_to_a_sensitive_case(plain: Counter) -> None:
    plain.actor = QIN
    case_id = plain.take()
    plain.do("mark_sensitive", case_id)
    with pytest.raises(Refusal, match="case_desk_not_entitled") as caught:
        attach(plain, case_id)
    assert caught.value.facts == {"scope": RESTRICTED_SCOPE}


def test_an_archived_case_takes_none_and_gives_none_back(counter: Counter) -> None:
    case_id = counter.take()
    file = attach(counter, case_id)
    counter.to_closed(case_id)
    counter.do("archive", case_id)
    with pytest.raises(Refusal, match="case_archived"):
        attach(counter, case_id)
    with pytest.raises(Refusal, match="case_archived"), transaction(counter.store, HE) as tx:
        files.take_back(tx, file)
    assert shown(counter, case_id) == [file]


def test_so_many_and_no_more(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST", 2)
    case_id = counter.take()
    for _ in range(2):
        attach(counter, case_id)
    with pytest.raises(Refusal, match="case_files_many") as caught:
        attach(counter, case_id)
    assert caught.value.facts == {"most": 2}
    assert len(shown(counter, case_id)) == 2


@pytest.mark.parametrize("data", [b"MZ\x90 a program", b"", b"<html>", b"%PDF-1.7 torn"])
def test_a_wrong_kind_is_refused_before_anything_is_kept(counter: Counter, data: bytes) -> None:
    case_id = counter.take()
    with pytest.raises(Refusal) as caught:
        attach(counter, case_id, clean(data))
    assert caught.value.code.startswith("file_")
    assert shown(counter, case_id) == []


def test_a_photo_and_a_paper_say_no_more_than_they_show(counter: Counter) -> None:
    case_id = counter.take()
    for data in (photo("jpeg"), paper()):
        cleaned = clean(data)
        attach(counter, case_id, cleaned)
        with counter.store.read() as session:
            kept = content(session, cleaned.hash)
        assert kept is not None
        assert SECRET not in kept
    assert len(shown(counter, case_id)) == 2


def test_bytes_of_a_case_that_turned_sensitive_leave_once_headquarters_has_them(
    plain: Counter,
) -> None:
    case_id, other = plain.take(), plain.take(of=JOBS)
    attach(plain, case_id)
    assert files.forget_secret(plain.store) == 0
    plain.do("mark_sensitive", case_id, actor=QIN)
    assert shown(plain, case_id) == []
    assert files.forget_secret(plain.store) == 0, "they are nowhere else: they would be lost"
    assert here(plain)
    sent(plain)
    attach(plain, other)
    sent(plain)
    assert files.forget_secret(plain.store) == 0, "another case has the same"
    with transaction(plain.store, HE) as tx:
        for one in shown(plain, other):
            files.take_back(tx, one)
    assert files.forget_secret(plain.store) == 1
    assert not here(plain)


def test_a_desk_whose_right_is_taken_lets_them_go(counter: Counter) -> None:
    counter.actor = QIN
    attach(counter, counter.take(WAGES, LEGAL))
    sent(counter)
    assert files.forget_secret(counter.store) == 0
    entitle(counter.store, right=False)
    assert files.forget_secret(counter.store) == 1
    with counter.store.read() as session:
        assert session.execute(select(Blob)).first() is None
