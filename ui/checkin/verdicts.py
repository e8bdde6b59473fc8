"""What came of it, as a card readable from two metres: outcome or refusal -> Verdict."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication

from app.errors import Refusal
from app.events.door import DOUBTFUL
from ui.checkin import phrases
from ui.checkin.doorwords import doubted, met_card
from ui.checkin.jobs import Outcome
from ui.kit.chips import ChipSpec
from ui.kit.verdict import Action, Fact, Note, Verdict
from ui.shell.times import ago, number

translate = QCoreApplication.translate
CODE_REFUSALS = (
    "code_unknown",
    "code_withdrawn",
    "code_mistyped",
    "person_unknown",
    "ticket_damaged",
)
"""Refusals that are a verdict about a code, and are shown as a red card."""


VOLUNTEER_TAG = "志愿者"
"""As it is written on people's cards; data, not a word of the screen."""


class Words:
    """Makes verdicts for one venue: its zone, this desk's letter and name, what may be shown.

    `vouches`: whoever works here may let somebody in by a proof.
    """

    def __init__(self, zone: str, desk: str, name: str = "", *, notes: bool, vouches: bool) -> None:
        self.zone, self.desk, self.name = zone, desk, name
        self.notes, self.vouches = notes, vouches

    def of(self, outcome: Outcome, now: dt.datetime) -> Verdict:
        """Give the card of an outcome. Raises KeyError for kind nobody, which has none."""
        if outcome.met is not None:
            if outcome.met.code == DOUBTFUL:
                return doubted(outcome.met, self.zone, vouches=self.vouches)
            return met_card(outcome, outcome.met, now, self.zone, self._note(outcome))
        makers = {
            "ok": self._ok,
            "again": self._ok,
            "late": self._ok,
            "corrected": self._ok,
            "already": self._already,
            "left": self._left,
            "out": self._out,
            "heads": self._heads,
        }
        return makers[outcome.kind](outcome, now)

    def _ok(self, outcome: Outcome, now: dt.datetime) -> Verdict:
        words = {
            "ok": translate("checkin", "签到成功"),
            "again": translate("checkin", "再次入馆"),
            "late": translate("checkin", "已补签"),
            "corrected": translate("checkin", "已改好"),
        }
        at = phrases.clock(outcome.at, self.zone)
        if outcome.kind == "late":
            at = f"{phrases.day(outcome.at, self.zone)} {at}"
        seen = translate("checkin", "上次到访")
        if outcome.kind == "again":
            seen = translate("checkin", "今天首次签到")
        before = phrases.when(outcome.seen_at, now, self.zone) if outcome.seen_at else "--"
        return Verdict(
            kind="ok",
            word=words[outcome.kind],
            line=_joined(at, phrases.method_name(outcome.method)),
            name=_name(outcome),
            chips=_chips(outcome),
            meta=_phone(outcome),
            facts=(
                Fact(
                    translate("checkin", "事由"), phrases.purpose_name(outcome.purpose), strong=True
                ),
                Fact(seen, before),
                *self._consent(outcome),
            ),
            note=self._note(outcome),
            actions=(_next(), _out(), _change(), _party()),
        )

    def _already(self, outcome: Outcome, now: dt.datetime) -> Verdict:
        note = translate("checkin", "同一天不重复计数。中途离馆再回来，可记为“再次入馆”")
        return Verdict(
            kind="already",
            word=translate("checkin", "今天已签到"),
            line=ago(outcome.at, now),
            name=_name(outcome),
            chips=_chips(outcome),
            meta=_phone(outcome),
            facts=(self._first(outcome), *_how(outcome)),
            note=Note(note),
            actions=(_next(), _again(), _out(), _change()),
        )

    def _left(self, outcome: Outcome, now: dt.datetime) -> Verdict:
        left = outcome.left_at or outcome.at
        note = translate("checkin", "{time} 已登记离馆。回来了就按“再次入馆”，不重复计数")
        return Verdict(
            kind="already",
            word=translate("checkin", "今天来过"),
            line=translate("checkin", "{ago}离馆").format(ago=ago(left, now)),
            name=_name(outcome),
            chips=_chips(outcome),
            meta=_phone(outcome),
            facts=(self._first(outcome), *_how(outcome)),
            note=Note(note.format(time=phrases.clock(left, self.zone))),
            actions=(_again(), _next()),
        )

    def _out(self, outcome: Outcome, _now: dt.datetime) -> Verdict:
        left = phrases.clock(outcome.left_at or outcome.at, self.zone)
        facts = []
        if outcome.at:
            facts.append(
                Fact(
                    translate("checkin", "签到"), phrases.clock(outcome.at, self.zone), strong=True
                )
            )
            facts.append(Fact(translate("checkin", "事由"), phrases.purpose_name(outcome.purpose)))
        return Verdict(
            kind="ok",
            word=translate("checkin", "已离馆"),
            line=left,
            icon="log-out",
            name=_name(outcome),
            meta=_phone(outcome),
            facts=tuple(facts),
            actions=(_next(), _again()) if outcome.person else (_next(),),
        )

    def _heads(self, outcome: Outcome, _now: dt.datetime) -> Verdict:
        return Verdict(
            kind="ok",
            word=translate("checkin", "已计数"),
            line=_joined(phrases.clock(outcome.at, self.zone), phrases.method_name("head_count")),
            icon="users-round",
            name=translate("checkin", "匿名 %n 人", "", outcome.heads),
            facts=(
                Fact(
                    translate("checkin", "事由"), phrases.purpose_name(outcome.purpose), strong=True
                ),
                Fact(translate("checkin", "年龄段"), phrases.age_name(outcome.age_band)),
            ),
            note=Note(translate("checkin", "只计人数，不留姓名和手机号")),
            actions=(_next(), _out(), _party()),
        )

    def _first(self, outcome: Outcome) -> Fact:
        when = translate("checkin", "{time}，{desk}").format(
            time=phrases.clock(outcome.at, self.zone),
            desk=phrases.desk_name(outcome.desk, self.desk, self.name),
        )
        return Fact(translate("checkin", "首次签到"), when, strong=True)

    def _consent(self, outcome: Outcome) -> tuple[Fact, ...]:
        if outcome.person is None or outcome.person.consent_way != "visit_only":
            return ()
        return (Fact(translate("checkin", "信息授权"), translate("checkin", "仅限到馆登记")),)

    def _note(self, outcome: Outcome) -> Note | None:
        if outcome.person is not None and outcome.person.note and self.notes:
            text = " ".join(outcome.person.note.split())
            words = translate("checkin", "留言：{text}").format(text=text)
            return Note(words, "message-square-text", "warn")
        return None


def idle(visits: int) -> Verdict:
    """Give the card between two people."""
    return Verdict(
        kind="idle",
        word=translate("checkin", "等下一位"),
        name=translate("checkin", "今天已接待 {visits} 人次").format(visits=number(visits)),
        facts=(
            Fact(
                translate("checkin", "扫码"),
                translate("checkin", "扫码枪随时可用，不用先点输入框"),
            ),
            Fact(
                translate("checkin", "查找"),
                translate("checkin", "姓名、拼音首字母或手机后四位，按 Enter 签到"),
            ),
            Fact("Ctrl Enter", translate("checkin", "第一次来？登记姓名和手机号就签到")),
        ),
    )


def refused(refusal: Refusal) -> Verdict:
    """Give the red card of a code that checks nobody in, with what to do next."""
    words = {
        "code_unknown": translate("checkin", "没有这个码"),
        "code_withdrawn": translate("checkin", "卡已挂失"),
        "code_mistyped": translate("checkin", "码不完整"),
        "ticket_damaged": translate("checkin", "码不完整"),
        "person_unknown": translate("checkin", "还没有资料"),
    }
    names = {
        "code_unknown": translate("checkin", "这不是本馆的会员码"),
        "code_withdrawn": translate("checkin", "这张卡已经换过新卡"),
        "code_mistyped": translate("checkin", "有一个字符读错了"),
        "ticket_damaged": translate("checkin", "这张票只读到一部分"),
        "person_unknown": translate("checkin", "本机还没有这位的资料"),
    }
    notes = {
        "code_unknown": translate("checkin", "可能是别处的码。按姓名查找，或登记为新朋友"),
        "code_withdrawn": translate("checkin", "请本人报姓名核对，旧卡收回"),
        "code_mistyped": translate("checkin", "再扫一次；还不行就按姓名查找"),
        "ticket_damaged": translate("checkin", "再扫一次；还不行就按姓名查找"),
        "person_unknown": translate("checkin", "联网同步后就能签到。现在可以登记为新朋友"),
    }
    icons = {
        "code_withdrawn": "ticket-x",
        "code_mistyped": "scan-line",
        "ticket_damaged": "scan-line",
    }
    search = Action("next", translate("checkin", "按姓名查找"), "search", "Esc")
    new = Action("new", translate("checkin", "登记新人"), "user-plus", "Ctrl Enter")
    with_new = refusal.code in ("code_unknown", "person_unknown")
    return Verdict(
        kind="refused",
        word=words[refusal.code],
        line=translate("checkin", "尚未签到"),
        icon=icons.get(refusal.code, ""),
        name=names[refusal.code],
        note=Note(notes[refusal.code]),
        actions=(search, new) if with_new else (search,),
    )


def _name(outcome: Outcome) -> str:
    if outcome.person is not None:
        return outcome.person.name
    return translate("checkin", "匿名 %n 人", "", outcome.heads)


def _phone(outcome: Outcome) -> str:
    return phrases.masked(outcome.person.phone) if outcome.person else ""


def _chips(outcome: Outcome) -> tuple[ChipSpec, ...]:
    if outcome.visits <= 1:
        first = ChipSpec(translate("checkin", "首次到访"), "violet")
    else:
        first = ChipSpec(translate("checkin", "第 %n 次到访", "", outcome.visits))
    # The card is read from two metres, by the queue as well: of the tags only this one is
    # anybody's business. What else somebody comes for stands in their drawer.
    tags = outcome.person.tags if outcome.person else ()
    return (first, *(ChipSpec(tag, "primary") for tag in tags if tag == VOLUNTEER_TAG))


def _how(outcome: Outcome) -> tuple[Fact, ...]:
    return (
        Fact(translate("checkin", "事由"), phrases.purpose_name(outcome.purpose)),
        Fact(translate("checkin", "方式"), phrases.method_name(outcome.method)),
    )


def _joined(first: str, second: str) -> str:
    return translate("checkin", "{first}·{second}").format(first=first, second=second)


def _next() -> Action:
    return Action("next", translate("checkin", "下一位"), key="Esc")


def _out() -> Action:
    return Action("out", translate("checkin", "登记离馆"), "log-out", "Alt O")


def _again() -> Action:
    return Action("again", translate("checkin", "再次入馆"), "log-in", "Alt R")


def _change() -> Action:
    return Action("change", translate("checkin", "换人（记错了）"), "user-round", "Alt C")


def _party() -> Action:
    return Action("party", translate("checkin", "同行"), "users", "Alt G")
