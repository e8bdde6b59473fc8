"""Pictures of service requests: the board, the list, one case as it stands, with states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from app.cases import actions, taking
from app.cases.actions import Decline, Holder
from app.cases.categories import categories
from app.cases.limits import Calendar
from app.cases.rules import HEADQUARTERS
from app.cases.taking import Request
from app.clock import to_text
from app.ops import Version
from app.people.model import Person
from app.sample_directory import load_directory
from app.store.base import OutboxOp
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow, Settled
from app.store.transaction import Actor, Transaction, transaction
from tests.shots.stand import Stand
from tests.support.cases import entitle
from tests.support.desks import EPOCH, HE, QIN, SHEN
from ui.cases.boardpage import BoardPage
from ui.cases.suggestions import Offer, Partner, Sources
from ui.cases.whynot import WhyNotDialog

Act = Callable[[Stand], QWidget | None]
Step = Callable[[Transaction, str], Any]
CTRL = Qt.KeyboardModifier.ControlModifier
DEVICE = "01900000-0000-7000-8000-0000000000d1"
MONDAY = dt.datetime(2026, 11, 30, 6, 22, tzinfo=dt.UTC)
"""Monday, 14:22 at the venue."""
HOUSE = Calendar(opens=dt.time(9), closes=dt.time(21))


def _begin(tx: Transaction, case_id: str) -> None:
    actions.accept(tx, case_id)
    actions.begin(tx, case_id)


def _assign(tx: Transaction, case_id: str) -> None:
    actions.accept(tx, case_id)
    actions.assign(tx, case_id, str(QIN.staff_id))


def _accept(tx: Transaction, case_id: str) -> None:
    actions.accept(tx, case_id)


def _wait(tx: Transaction, case_id: str) -> None:
    _begin(tx, case_id)
    actions.ask_material(tx, case_id, "带劳动合同和上个月的工资条来")


def _transfer(tx: Transaction, case_id: str) -> None:
    actions.transfer(tx, case_id, Holder(HEADQUARTERS), "本区没有做民宿贷款的人")


def _resolve(tx: Transaction, case_id: str) -> None:
    _begin(tx, case_id)
    actions.resolve(tx, case_id, "陪着去街道问清了办法，材料已经交齐，下周出结果")


def _tell(tx: Transaction, case_id: str) -> None:
    _resolve(tx, case_id)
    actions.tell(tx, case_id, "phone", "本人说清楚了")


def _close(tx: Transaction, case_id: str) -> None:
    _tell(tx, case_id)
    actions.close(tx, case_id, Decline("phone", 2), "说挺好的，不想打分")


_TAKEN: tuple[tuple[str, str, str, str, Step | None], ...] = (
    ("11-20 10:05", "WTHD", "英语角找搭子", "程思颖", _tell),
    ("11-23 09:40", "ZCZX", "社保断缴怎么补", "张㛃", _tell),
    ("11-23 15:20", "XXPX", "驾校培训优惠", "徐嘉懿", _resolve),
    ("11-24 11:10", "RCAJ", "租房押金退还", "孙若溪", _resolve),
    ("11-24 16:30", "XXPX", "想学短视频剪辑", "何沐阳", _accept),
    ("11-25 10:00", "FLYZ", "工伤认定材料怎么准备", "单雨桐", _wait),
    ("11-25 15:42", "FLYZ", "公司拖欠两个月工资，想知道怎么申请仲裁", "陈思远", None),
    ("11-25 17:00", "ZYFW", "想当图书整理志愿者", "刘小满", _assign),
    ("11-26 13:57", "XLZX", "考研压力大，晚上睡不好", "", None),
    ("11-26 14:30", "JYCY", "简历投了没回音，想请人看看", "李雨桐", _accept),
    ("11-26 18:10", "JYCY", "返乡开民宿，问贷款政策", "崔书瑶", _transfer),
    ("11-27 09:30", "XLZX", "和父母沟通困难", "", _begin),
    ("11-27 11:20", "JYCY", "创业补贴申报", "曾一诺", _begin),
    ("11-27 13:00", "JYCY", "面试穿什么合适", "赵思源", _begin),
    ("11-27 16:00", "BMFW", "打印三份入职材料", "王伟", _close),
    ("11-30 10:24", "RCAJ", "想找社区里的合租室友", "赵一鸣", None),
)


def caseload(stand: Stand, *, joined: bool = True) -> None:
    """Lay in a week of cases, and stand on Monday afternoon."""
    store = stand.desk.store
    if joined:
        take_place(store, device=DEVICE, letter="A", epoch=EPOCH)
    entitle(store)
    for when, category, need, who, step in _TAKEN:
        local = dt.datetime.fromisoformat(f"2026-{when}:00+08:00")
        stand.clock.put(to_text(local))
        with transaction(store, SHEN if category in ("FLYZ", "XLZX") else HE) as tx:
            chosen = select(Person.id).where(Person.name == who)
            person = tx.session.execute(chosen).scalars().first() if who else None
            said = Request(need, person_id=person, anonymous=person is None)
            case_id = taking.take(tx, said, categories(tx.session)[category], HOUSE).id
        if step is not None:
            stand.clock.forward(minutes=35)
            with transaction(store, SHEN) as tx:
                step(tx, case_id)
    stand.clock.put(to_text(MONDAY))
    if joined:  # clocks are compared last: a run sees when its own is set
        take_place(store, offset_ms=0, error_ms=20)
    _settle(stand)


def _settle(stand: Stand) -> None:
    """Let headquarters take everything."""
    store = stand.desk.store
    with store.read() as session:
        ops = list(session.execute(select(OutboxOp.op_id)).scalars())
    said = [Settled(op, "ok", applied=Version(EPOCH, "venue", 800)) for op in ops]
    incoming(store, IncomingPage(verdicts=said))


def page_of(stand: Stand, actor: Actor = SHEN, name: str = "沈知远") -> BoardPage:
    """Show the page of cases to somebody."""
    stand.sit(actor, name)
    page = stand.go("cases")
    assert isinstance(page, BoardPage)
    return page


def stood_on(stand: Stand, need: str) -> BoardPage:
    page = page_of(stand)
    stand.settle()
    card = next(card for card in page.stage.shown if card.need == need)
    page.following.open(card.id)
    stand.settle()
    page.stage.focus_cards()
    stand.settle()
    return page


def board(stand: Stand) -> None:
    """The board on a Monday: one overdue, one due in an hour."""
    caseload(stand)
    stood_on(stand, "公司拖欠两个月工资，想知道怎么申请仲裁")


_OFFERS = (
    Offer(
        Holder("partner", "01900000-0000-7000-8000-0000000000a1"),
        "何敏律师",
        "市青年法律服务联盟",
        (
            "专长“劳动争议”，与需求一致",
            "近 90 天办结 12 件，青年评价 4.8 分",
            "周日 10:00 在本馆坐班，可当面谈",
        ),
    ),
    Offer(
        Holder("partner", "01900000-0000-7000-8000-0000000000a2"),
        "区法律援助中心·青年窗口",
        "联盟单位，1.2 公里",
        ("受理欠薪、工伤类求助", "工作日 09:00 ～ 17:00，可电话预约"),
    ),
    Offer(
        Holder("partner", "01900000-0000-7000-8000-0000000000a3"),
        "金晓峰",
        "专家，人力资源合规",
        ("专长相近，近 30 天未接单",),
    ),
)


def suggested(stand: Stand) -> None:
    """Three who may help, with their reasons."""
    _advised(stand)


def _advised(stand: Stand) -> BoardPage:
    caseload(stand)
    page = page_of(stand)
    known = tuple(Partner(str(one.holder.id), one.name) for one in _OFFERS)
    page.following.sources = Sources(lambda _store, _case: _OFFERS, lambda _store, _case: known)
    return stood_on(stand, "公司拖欠两个月工资，想知道怎么申请仲裁")


def matched(stand: Stand) -> None:
    """Who of the sample directory is suggested, and why."""
    load_directory(stand.desk)
    board(stand)


def why_not(stand: Stand) -> QWidget | None:
    """Why two others are not among them."""
    matched(stand)
    body = page_of(stand).panel.body
    assert body is not None
    assert body.suggestions is not None
    body.suggestions.why.click()
    dialog = stand.dialog()
    assert isinstance(dialog, WhyNotDialog)
    dialog.typed.setText("联盟")
    dialog.commit()
    stand.settle()
    return dialog


def referring(stand: Stand) -> QWidget | None:
    """A referral: to whom, with which consent, and what goes along."""
    page = _advised(stand)
    page.doing.do("accept")
    stand.settle()
    page.doing.do("refer")
    stand.settle()
    return stand.dialog()


def moved_elsewhere(stand: Stand) -> None:
    """Another desk moved the case first: what was written here stands beside it."""
    caseload(stand)
    page = stood_on(stand, "创业补贴申报")
    store, case_id = stand.desk.store, page.stage.chosen
    with store.read() as session:
        before = set(session.execute(select(OutboxOp.op_id)).scalars())
        row = session.get(store.models["case"], case_id)
        assert row is not None
        fields = {one.name: getattr(row, one.name) for one in row.kind.fields}
    with transaction(store, SHEN) as tx:
        actions.return_(tx, case_id, "对方出差了，换个人办")
    with store.read() as session:
        ops = [op for op in session.execute(select(OutboxOp)).scalars() if op.op_id not in before]
        said = [
            Settled(op.op_id, "refused", "moved_on" if op.kind == "case" else "group") for op in ops
        ]
    fields |= {"state": "waiting_material", "next_step": "material_came"}
    fields["paused_at"] = to_text(stand.clock.now())
    line = {"case_id": case_id, "act": "ask_material", "words": "带营业执照复印件来"}
    line |= {"happened_at": fields["paused_at"], "recorded_by": str(HE.staff_id)}
    note = "01900000-0000-7000-8000-0000000000c1"
    rows = [
        IncomingRow("case", case_id, Version(EPOCH, "venue", 901), fields),
        IncomingRow("case_note", note, Version(EPOCH, "venue", 902), line),
    ]
    incoming(store, IncomingPage(verdicts=said, rows=rows))
    page.refresh()
    stand.settle()


def rating(stand: Stand) -> QWidget | None:
    """The screen is turned to whoever asked."""
    told(stand)
    page = page_of(stand)
    page.do_next()
    stand.settle()
    return page.doing.guest


def listed(stand: Stand) -> None:
    """The same as a list."""
    board(stand)
    page = page_of(stand)
    page.stage.views.set_value("list")
    stand.settle()


def closed_ones(stand: Stand) -> None:
    """What is over; some of it is still to be archived."""
    listed(stand)
    page_of(stand).stage.choose("over")
    stand.settle()


def waits(stand: Stand) -> None:
    """A case that waits for material: its limit stands still."""
    caseload(stand)
    stood_on(stand, "工伤认定材料怎么准备")


def elsewhere(stand: Stand) -> None:
    """A case that headquarters has."""
    caseload(stand)
    stood_on(stand, "返乡开民宿，问贷款政策")


def resolved(stand: Stand) -> None:
    """A case whose result is still to be told."""
    caseload(stand)
    stood_on(stand, "租房押金退还")


def told(stand: Stand) -> None:
    """A case whose rating is awaited."""
    caseload(stand)
    stood_on(stand, "社保断缴怎么补")


def sensitive(stand: Stand) -> None:
    """What a clerk sees of sensitive cases: that there are some."""
    caseload(stand)
    page = page_of(stand, HE, "何小溪")
    card = next(card for card in page.stage.shown if card.hidden)
    page.following.open(card.id)
    stand.settle()


def empty(stand: Stand) -> None:
    """Nobody has asked for anything yet."""
    page_of(stand)


def offline(stand: Stand) -> None:
    """The line is down, and a case is given to somebody all the same."""
    caseload(stand)
    stand.tell("offline", unsent=37, last_ok="2026-11-30T05:45:00.000Z", reason="unreachable")
    page = stood_on(stand, "公司拖欠两个月工资，想知道怎么申请仲裁")
    page.doing.do("accept")
    stand.settle()
    stand.tell("offline", unsent=38, last_ok="2026-11-30T05:45:00.000Z", reason="unreachable")


def resolving(stand: Stand) -> QWidget | None:
    """What came of a case is written down."""
    caseload(stand)
    page = stood_on(stand, "创业补贴申报")
    page.do_next()
    stand.settle()
    return stand.dialog()


def declining(stand: Stand) -> QWidget | None:
    """The young person does not rate."""
    told(stand)
    page_of(stand).doing.do("close_declined")
    stand.settle()
    return stand.dialog()


STATES: tuple[tuple[str, Act], ...] = (
    ("board", board),
    ("suggested", suggested),
    ("matched", matched),
    ("why-not", why_not),
    ("refer", referring),
    ("conflict", moved_elsewhere),
    ("rating", rating),
    ("list", listed),
    ("list-over", closed_ones),
    ("panel-waiting", waits),
    ("panel-elsewhere", elsewhere),
    ("panel-resolved", resolved),
    ("panel-told", told),
    ("sensitive", sensitive),
    ("offline", offline),
    ("resolve", resolving),
    ("decline", declining),
)
