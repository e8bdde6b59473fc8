"""What staff see after a bad day: the PC came back from last week's back-up."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from app.keeping import back_up, bring_back
from app.opening import open_data_dir
from app.ops import Body
from app.people.model import Person
from app.store.base import OutboxOp
from tests.support.desks import SHEN
from tests.support.fronts import Front, MakeFront, Ring
from tests.support.hub import SALT, HubHandle, desk_of


def names(front: Front) -> set[str]:
    with front.store.read() as session:
        return set(session.execute(select(Person.name)).scalars())


def numbers(front: Front) -> list[int]:
    with front.store.read() as session:
        return list(session.execute(select(OutboxOp.seq)).scalars())


def brought_back(front: Front, stick: Path, path: Path) -> Front:
    """Restore a back-up into `path`; the same clock, the same keyring, the same line."""
    bring_back(stick, path, front.clock, key=front.store.key, move_aside=True)
    # The wraps of a test's desk lie nowhere; the key is at hand.
    (path / "keys.json").unlink()
    desk = open_data_dir(path, front.store.key, front.clock)
    other = Front(desk, front.line, front.clock, ring=front.ring)
    other.lines = front.lines
    other.connect()
    return other


def backed_up(front: Front, stick: Path) -> Path:
    (front.store.path.parent / "keys.json").write_text('{"v":1,"id":"of-this-test"}')
    back_up(front.desk, SHEN, stick)
    return stick


def test_the_pc_is_back_from_last_week_and_goes_on_without_a_line(
    hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    # 上周做的备份。
    front = make(ring=Ring())
    lin = front.register("林晓禾")
    assert front.sync().state == "ok"
    stick = backed_up(front, tmp_path / "last-week.yhbackup")
    # 这一周：周启明传到了总部；最后一位没传上去，也没有再备份，硬盘就坏了。
    zhou = front.register("周启明")
    assert front.sync().state == "ok"
    lost = front.register("没传也没备份")
    front.store.close()
    # 新电脑，网还没通，先接待。
    back = brought_back(front, stick, tmp_path / "new-pc")
    assert names(back) == {"林晓禾"}
    assert back.store.place.printed_letter.startswith("X"), "纸面上不会和旧号混"
    chen = back.register("断网时来的")
    visits = back.check_in(lin, chen)
    # 网通了：断网时的上去，传过的回来，编号一个不重；没传也没备份的，哪里都没有。
    assert back.sync().state == "ok"
    assert set(hub.rows("person")) == {lin, zhou, chen}
    assert set(hub.rows("visit")) == set(visits)
    assert names(back) == {"林晓禾", "周启明", "断网时来的"}
    assert lost not in hub.rows("person")
    assert len(set(numbers(back))) == len(numbers(back))
    assert (back.store.place.printed_letter, back.waiting().unsent) == ("B", 0)
    back.store.close()


def test_who_was_erased_since_the_back_up_is_not_shown_again_on_this_pc(
    hub: HubHandle, make: MakeFront, tmp_path: Path
) -> None:
    front = make(ring=Ring())
    ma = front.register("马小川", "19900007777")
    front.register("林晓禾")
    assert front.sync().state == "ok"
    stick = backed_up(front, tmp_path / "last-week.yhbackup")
    bare = desk_of(hub)
    said = Body(1, "erase", "person", ma, SALT, subjects=[ma])
    assert bare.say(said)[0]["verdict"] == "taken"
    assert front.sync().state == "ok"
    assert names(front) == {"林晓禾"}
    here, key = front.store.path.parent, front.store.key
    front.store.close()
    # 同一台电脑：还没连总部，就已经不显示了。
    back = brought_back(front, stick, here)
    assert back.store.key == key
    assert names(back) == {"林晓禾"}
    with back.store.read() as session:
        assert "马小川" not in str(session.execute(select(OutboxOp.body)).all())
    back.store.close()
    # 另一台电脑：没有人能在连上之前知道；第一次交换之后就不在了。
    other = brought_back(front, stick, tmp_path / "another-pc")
    assert names(other) == {"林晓禾", "马小川"}
    assert other.sync().state == "ok"
    assert names(other) == {"林晓禾"}
    other.store.close()
