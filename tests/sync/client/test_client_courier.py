"""A venue without a line: files go back and forth on a stick, in any order, again and again."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import BinaryIO

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refusal
from app.people.actions import Details, deactivate, edit
from app.store.transaction import transaction
from sync import stick
from sync.client.courier import Brought, read_file, write_file
from sync.client.credentials import read_key
from sync.hub import courier as hub_end
from sync.hub.courier import Carried
from sync.wire import courier
from sync.wire.codec import Malformed
from tests.support.desks import SHEN
from tests.support.fronts import Front, MakeFront, Ring
from tests.support.hub import HubHandle
from tests.sync.client.test_client_lives import copied, opened

NAMES = ("林晓禾", "周启明", "陈可欣")


def key_of(front: Front) -> Ed25519PrivateKey:
    key = read_key(front.store, front.ring)
    assert key is not None
    return key


def out(front: Front, folder: Path) -> Path:
    front.clock.forward(seconds=1)
    folder.mkdir(exist_ok=True)
    return write_file(front.store, key_of(front), folder).path


def at_headquarters(hub: HubHandle, file: Path, folder: Path) -> Carried:
    folder.mkdir(exist_ok=True)
    return hub_end.carry(hub.engine, hub.hub, file, folder)


def back(front: Front, file: Path) -> Brought:
    return read_file(front.store, key_of(front), file)


def there_and_back(front: Front, hub: HubHandle, tmp_path: Path) -> Brought:
    carried = at_headquarters(hub, out(front, tmp_path / "stick"), tmp_path / "answers")
    return back(front, carried.answer)


@pytest.fixture
def cut(make: MakeFront) -> Front:
    """A desk that joined once and whose line has been cut since."""
    front = make(ring=Ring())
    assert front.sync().state == "ok"
    front.line.gone()
    return front


def test_what_waits_arrives_and_what_is_new_comes_back(
    cut: Front, hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    other = make()
    newcomer = other.register("曾一诺")
    other.sync()
    person = cut.register("林晓禾")
    cut.check_in(person)
    assert cut.sync().state == "offline"
    assert cut.waiting().unsent == 2
    brought = there_and_back(cut, hub, tmp_path)
    assert (brought.settled, brought.refused, brought.again) == (2, 0, False)
    assert cut.waiting().unsent == 0
    assert cut.person(newcomer).name == "曾一诺"
    assert set(hub.rows("person")) == {person, newcomer}
    assert cut.states() == {"echoed": 2}
    other.sync()
    assert other.person(person).name == "林晓禾"


def test_any_one_file_suffices_and_carrying_it_again_changes_nothing(
    cut: Front, hub: HubHandle, tmp_path: Path
) -> None:
    first = cut.register(NAMES[0])
    early = out(cut, tmp_path / "stick")
    second = cut.register(NAMES[1])
    late = out(cut, tmp_path / "stick")
    # The later file comes first, and the early one, which got lost in a drawer, twice after it.
    answers = [
        at_headquarters(hub, file, tmp_path / f"answers{n}")
        for n, file in enumerate((late, early, early))
    ]
    assert [one.settled for one in answers] == [2, 1, 1]
    assert set(hub.rows("person")) == {first, second}
    for order in ((2, 0, 1, 0), (1, 1)):
        for number in order:
            back(cut, answers[number].answer)
    assert cut.waiting().unsent == 0
    assert cut.count() == 2
    assert cut.states() == {"echoed": 2}
    # And the line, once it is back, finds nothing left to do.
    cut.line.back()
    cut.connect()
    result = cut.sync()
    assert (result.state, result.sent, cut.count()) == ("ok", 0, 2)


def test_an_answer_from_beyond_leaves_no_gap(cut: Front, hub: HubHandle, tmp_path: Path) -> None:
    copy = copied(cut, tmp_path / "copy", same_life=True)
    hub.add_staff("孟一凡")
    there_and_back(cut, hub, tmp_path)
    hub.add_staff("梁思齐")
    cut.clock.forward(minutes=1)
    late = at_headquarters(hub, out(cut, tmp_path / "stick"), tmp_path / "later")
    # The same life, but as it was before the first answer: the second one starts too late for it.
    cut.store.close()
    shutil.copyfile(copy, cut.store.path)
    again = opened(cut, cut.store.path)
    assert back(again, late.answer).rows == 0
    assert there_and_back(again, hub, tmp_path).rows >= 2
    again.store.close()


def test_a_restored_backup_is_met_first_and_numbered_then(
    cut: Front, hub: HubHandle, tmp_path: Path
) -> None:
    person = cut.register(NAMES[0])
    file = copied(cut, tmp_path / "copy")
    there_and_back(cut, hub, tmp_path)
    restored = opened(cut, file)
    later = restored.register(NAMES[1])
    met = there_and_back(restored, hub, tmp_path)
    assert (met.settled, met.again) == (0, True)
    assert restored.store.place.letter == "B"
    brought = there_and_back(restored, hub, tmp_path)
    assert (brought.settled, brought.again) == (2, False)
    assert set(hub.rows("person")) == {person, later}
    assert restored.count() == 2
    with pytest.raises(Refusal, match="courier_other"):
        back(restored, _newest(tmp_path / "stick", hub, cut, tmp_path))
    restored.store.close()


def _newest(_stick: Path, hub: HubHandle, front: Front, tmp_path: Path) -> Path:
    """Give an answer that is for the former life; it is told that its time is over."""
    file = out(front, tmp_path / "former")
    carried = at_headquarters(hub, file, tmp_path / "former-answers")
    assert carried.problem == "retired"
    with pytest.raises(Refusal, match="retired"):
        back(front, carried.answer)
    return carried.answer


def test_a_refusal_comes_back_as_visible_work(
    cut: Front, hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    other = make()
    person = other.register("林晓禾")
    other.sync()
    cut.line.back()
    cut.connect()
    cut.sync()
    cut.line.gone()
    hub.put("person", person, {"status": "inactive"})
    with transaction(cut.store, SHEN) as tx:
        edit(tx, person, Details("林晓和", consent_way="spoken"))
        deactivate(tx, person)
    brought = there_and_back(cut, hub, tmp_path)
    assert (brought.settled, brought.refused) == (2, 1)
    assert cut.waiting().refused == 1
    assert cut.person(person).name == "林晓和"


def test_a_revoked_desk_hears_it_from_the_file(cut: Front, hub: HubHandle, tmp_path: Path) -> None:
    cut.register(NAMES[0])
    hub.revoke(str(cut.store.place.device))
    carried = at_headquarters(hub, out(cut, tmp_path / "stick"), tmp_path / "answers")
    assert (carried.problem, hub.rows("person")) == ("revoked", {})
    with pytest.raises(Refusal, match="wiped"):
        back(cut, carried.answer)
    assert cut.waiting().unsent == 1


def test_nothing_in_a_file_can_be_read_by_who_finds_it(cut: Front, tmp_path: Path) -> None:
    cut.register("林晓禾", "19900001234")
    file = out(cut, tmp_path / "stick")
    found = file.read_bytes()
    for secret in ("林晓禾", "19900001234", "person", "spoken"):
        assert secret.encode() not in found
    assert "林" not in file.name
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_file_is_good_for_thirty_days(cut: Front, hub: HubHandle, tmp_path: Path) -> None:
    cut.register(NAMES[0])
    carried = at_headquarters(hub, out(cut, tmp_path / "stick"), tmp_path / "answers")
    cut.clock.forward(hours=24 * 31)
    with pytest.raises(Refusal, match="courier_expired"):
        back(cut, carried.answer)
    cut.clock.forward(hours=-24 * 62)
    old = out(cut, tmp_path / "old")
    with pytest.raises(Malformed, match="courier_expired"):
        at_headquarters(hub, old, tmp_path / "late")


def test_each_wrong_file_is_named(
    cut: Front, hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    other = make()
    other.sync()
    up = out(cut, tmp_path / "stick")
    answer = at_headquarters(hub, up, tmp_path / "answers").answer
    theirs = at_headquarters(hub, out(other, tmp_path / "theirs"), tmp_path / "answers").answer
    text = tmp_path / "note.txt"
    text.write_text("买两包打印纸", encoding="utf-8")
    for file, code in (
        (up, "courier_way"),
        (theirs, "courier_other"),
        (text, "not_a_courier"),
        (tmp_path / "nowhere", "stick_trouble"),
    ):
        with pytest.raises(Refusal, match=code):
            back(cut, file)
    with pytest.raises(Malformed, match="courier_way"):
        at_headquarters(hub, answer, tmp_path / "x")
    with pytest.raises(Malformed, match="unknown_device"):
        at_headquarters(hub, _of_a_stranger(up, tmp_path), tmp_path / "x")


def _of_a_stranger(file: Path, tmp_path: Path) -> Path:
    data = file.read_bytes()
    with file.open("rb") as opened_file:
        header = courier.read_header(opened_file)
    made = tmp_path / "stranger.courier"
    made.write_bytes(data.replace(header.device.encode(), header.incarnation.encode(), 1))
    return made


@pytest.fixture
def written(cut: Front, tmp_path: Path) -> tuple[bytes, Front]:
    cut.register(NAMES[0])
    return out(cut, tmp_path / "stick").read_bytes(), cut


def test_no_cut_and_no_changed_byte_gets_through(
    written: tuple[bytes, Front], hub: HubHandle, tmp_path: Path
) -> None:
    whole, front = written
    folder = tmp_path / "broken"
    folder.mkdir()
    tried = 0

    @given(st.data())
    def damage(data: st.DataObject) -> None:
        nonlocal tried
        place = data.draw(st.integers(0, len(whole) - 1))
        if data.draw(st.booleans()):
            broken = whole[:place]
        else:
            flipped = whole[place] ^ data.draw(st.integers(1, 255))
            broken = whole[:place] + bytes([flipped]) + whole[place + 1 :]
        file = folder / "broken.courier"
        file.write_bytes(broken)
        with pytest.raises(Malformed):
            at_headquarters(hub, file, folder)
        tried += 1

    damage()
    assert tried
    assert hub.rows("person") == {}
    assert front.waiting().unsent == 1


def test_a_full_stick_leaves_no_half_file(tmp_path: Path) -> None:
    def fill(file: BinaryIO) -> None:
        file.write(b"half of it")
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        stick.put(tmp_path / "a.courier", fill, lambda _: None)
    assert list(tmp_path.iterdir()) == []


def _whole(file: BinaryIO) -> None:
    file.write(b"whole")


def test_what_cannot_be_read_back_is_not_called_done(tmp_path: Path) -> None:
    def prove(file: BinaryIO) -> None:
        assert file.read() == b"whole"
        raise Malformed("courier_cut")

    with pytest.raises(Malformed):
        stick.put(tmp_path / "a.courier", _whole, prove)
    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_was_pulled_out_is_said(cut: Front, tmp_path: Path) -> None:
    cut.register(NAMES[0])
    with pytest.raises(Refusal, match="stick_trouble"):
        write_file(cut.store, key_of(cut), tmp_path / "pulled out")
    assert cut.waiting().unsent == 1


def test_a_desk_that_never_joined_has_nobody_to_write_to(make: MakeFront, tmp_path: Path) -> None:
    alone = make(joined=False)
    with pytest.raises(Refusal, match="not_joined"):
        write_file(alone.store, Ed25519PrivateKey.generate(), tmp_path)
