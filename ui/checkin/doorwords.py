"""The card of whoever was met at a session's door: one word, what is true, what can be done."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from app.events.door import Met
from ui.checkin import phrases
from ui.checkin.jobs import Outcome
from ui.kit.chips import ChipSpec
from ui.kit.verdict import Action, Fact, Note, Verdict
from ui.shell.times import ago

translate = QCoreApplication.translate


def met_card(
    outcome: Outcome, met: Met, now: dt.datetime, zone: str, note: Note | None = None
) -> Verdict:
    """Give the card of somebody met at the door of a session; `note` is from their own card."""
    if met.admitted:
        return _admitted(outcome, met, zone, note)
    if met.code == "already":
        return _already(outcome, met, now, zone)
    return _turned_away(outcome, met, zone)


def _admitted(outcome: Outcome, met: Met, zone: str, note: Note | None) -> Verdict:
    if met.code == "vouched":
        words = translate("door", "这份报名还没传到本机。票由{desk}签发，验过是真的")
        note = Note(words.format(desk=phrases.desk_name(met.desk or "", "")))
    elif outcome.method == "voucher":
        note = Note(translate("door", "凭证放行，总部会看到看了什么"), "ticket")
    elif outcome.given:
        note = Note(translate("door", "用本机名额报了名，联网后报给总部"), "ticket")
    at = phrases.clock(outcome.at, zone)
    return Verdict(
        kind="ok",
        word=translate("door", "签到成功"),
        line=f"{at}·{phrases.method_name(outcome.method)}",
        name=_name(outcome, met),
        chips=_chips(outcome),
        meta=_phone(outcome),
        facts=(_event(met), _hours(met, zone), _room(met)),
        note=note,
        actions=(_next(),),
    )


def _already(outcome: Outcome, met: Met, now: dt.datetime, zone: str) -> Verdict:
    at = met.at or outcome.at
    first = Fact(translate("door", "首次签到"), phrases.clock(at, zone), strong=True)
    return Verdict(
        kind="already",
        word=translate("door", "这场已签到"),
        line=ago(at, now),
        name=_name(outcome, met),
        chips=_chips(outcome),
        meta=_phone(outcome),
        facts=(_event(met), first),
        note=Note(translate("door", "同一场不重复计数")),
        actions=(_next(),),
    )


def doubted(met: Met, zone: str, *, vouches: bool) -> Verdict:
    """Give the card of a ticket this desk cannot look up; `vouches`: a proof may let them in."""
    facts: tuple[Fact, ...] = ()
    actions: tuple[Action, ...]
    actions = (Action("next", translate("door", "按姓名查找"), "search", "Esc"),)
    if met.session_id is not None:
        facts = (_event(met), _hours(met, zone))
        if met.theirs:
            facts = (*facts, Fact(translate("door", "票上是"), met.theirs, strong=True))
        if vouches:
            actions = (Action("verify", translate("door", "核验凭证"), "ticket", "Alt V"), *actions)
    notes = {
        "revoked": translate("door", "签发这张票的电脑已停用。请看对方手机上的姓名和场次再决定"),
        "unsigned": translate("door", "本机认不出签名，可能是别处的票。请看对方手机上的姓名和场次"),
        "no_session": translate("door", "本机没有这一场，可能还没同步。请看对方手机上的场次"),
    }
    return Verdict(
        kind="already",
        word=translate("door", "核对凭证"),
        line=translate("door", "尚未签到"),
        icon="ticket",
        name=translate("door", "这张票本机不认识"),
        facts=facts,
        note=Note(notes.get(met.why, notes["unsigned"]), "ticket", "warn"),
        actions=actions,
    )


def _turned_away(outcome: Outcome, met: Met, zone: str) -> Verdict:
    words = {
        "not_registered": translate("door", "未报名"),
        "waitlisted": translate("door", "还在候补"),
        "called_off": translate("door", "报名已取消"),
        "other_session": translate("door", "场次不对"),
        "other_event": translate("door", "不是这场"),
        "over": translate("door", "已经结束"),
        "too_early": translate("door", "还没开始"),
        "consent_needed": translate("door", "还没授权"),
    }
    icons = {"too_early": "clock", "over": "clock", "not_registered": "user-x"}
    return Verdict(
        kind="refused",
        word=words[met.code],
        line=translate("door", "尚未签到"),
        icon=icons.get(met.code, ""),
        name=_name(outcome, met),
        chips=_chips(outcome),
        meta=_phone(outcome),
        facts=_why(met, zone),
        note=_hint(met),
        actions=_ways(met) if outcome.person is not None else (_next(),),
    )


def _why(met: Met, zone: str) -> tuple[Fact, ...]:
    first = _event(met)
    if met.code in ("other_session", "other_event") and met.at:
        theirs = met.theirs or translate("door", "另一场")
        starts = f"{phrases.day(met.at, zone)} {phrases.clock(met.at, zone)}"
        return (
            first,
            Fact(translate("door", "报的是"), theirs, strong=True),
            Fact(translate("door", "开始"), starts),
        )
    if met.code == "too_early":
        starts = f"{phrases.day(met.starts_at, zone)} {phrases.clock(met.starts_at, zone)}"
        return (first, Fact(translate("door", "开始"), starts, strong=True), _room(met))
    if met.code == "over":
        ended = phrases.clock(met.ends_at, zone)
        return (first, Fact(translate("door", "结束"), ended, strong=True))
    left = translate("door", "%n 个现场名额", "", met.left)
    if not met.left:
        left = translate("door", "没有名额")
    return (first, _hours(met, zone), Fact(translate("door", "本机可发放"), left, strong=True))


def _hint(met: Met) -> Note | None:
    hints = {
        "not_registered": translate("door", "刚在网上报的名可能还没传到。请看对方手机上的报名凭证"),
        "waitlisted": translate("door", "轮到候补时会自动转正，先别让人白等"),
        "called_off": translate("door", "名额已经让出。有现场名额可以重新发放"),
        "consent_needed": translate("door", "不满 14 岁，监护人还没同意留下信息。补好授权再报名"),
    }
    text = hints.get(met.code)
    return Note(text) if text else None


def _ways(met: Met) -> tuple[Action, ...]:
    """Give what can be done; what spends a seat has Ctrl Enter, never a plain key."""
    give_seat = Action("give", give(), None, "Ctrl Enter")
    verify = Action("verify", translate("door", "核对凭证并签到"), None, "Alt V")
    let_wait = Action("wait", wait(), None, "Alt W")
    visit = Action("visit", translate("door", "改为到馆"), None, "Alt B")
    if met.code in ("not_registered", "called_off"):
        seatless = (verify, let_wait, visit)
        return (give_seat, *seatless) if met.left else seatless
    if met.code == "consent_needed":
        return (Action("card", translate("door", "打开人员卡"), "user-round", "Alt O"), visit)
    if met.code == "waitlisted":
        return (verify, visit)
    if met.code == "over":
        return (visit, _next())
    return (verify, visit)


def give() -> str:
    """Say what gives a seat on the spot."""
    return translate("door", "发放名额并签到")


def wait() -> str:
    """Say what puts somebody into the waiting list."""
    return translate("door", "加入候补")


def titled(met: Met) -> str:
    """Name the session somebody was met at: its event, and its own name in a series."""
    return f"{met.title}·{met.label}" if met.label else met.title


def _event(met: Met) -> Fact:
    return Fact(translate("door", "活动"), titled(met), strong=True)


def _hours(met: Met, zone: str) -> Fact:
    hours = f"{phrases.clock(met.starts_at, zone)} ～ {phrases.clock(met.ends_at, zone)}"
    return Fact(translate("door", "时段"), hours)


def _room(met: Met) -> Fact:
    return Fact(translate("door", "场地"), met.room or "--")


def _name(outcome: Outcome, met: Met) -> str:
    if outcome.person is not None:
        return outcome.person.name
    return met.name or translate("door", "持票人")


def _phone(outcome: Outcome) -> str:
    return phrases.masked(outcome.person.phone) if outcome.person else ""


def _chips(outcome: Outcome) -> tuple[ChipSpec, ...]:
    if outcome.person is None:
        return ()
    if outcome.visits <= 1:
        return (ChipSpec(translate("checkin", "首次到访"), "violet"),)
    return (ChipSpec(translate("checkin", "第 %n 次到访", "", outcome.visits)),)


def _next() -> Action:
    return Action("next", translate("checkin", "下一位"), key="Esc")
