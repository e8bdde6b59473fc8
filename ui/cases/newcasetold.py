"""What is said beside a request while it is taken down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.cases.categories import Category
from app.cases.limits import Calendar
from ui.cases import phrases
from ui.cases.newcaseside import Side

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands. `keeper`: who gets a sensitive one, "" where whoever takes it may.

    `entitled`: this desk may take sensitive ones. `hours` and `now` say by when it is answered.
    """

    category: Category | None
    hours: Calendar
    now: dt.datetime
    on_the_spot: bool
    sensitive: bool
    entitled: bool
    keeper: str
    child: bool
    emergency: bool
    offline: bool


def tell(side: Side, of: Standing) -> None:
    """Bring the column beside a form in step with what is written."""
    _tell_due(side, of)
    _tell_readers(side, of)
    side.child.say(
        translate("newcase", "未成年人") if of.child else "",
        translate("newcase", "登记后会标出来。受到伤害的，用紧急情况"),
    )
    side.danger.say(
        translate("newcase", "已标为紧急") if of.emergency else "",
        translate("newcase", "登记后站长打开程序就会看到。110 报警，12355 青少年服务台"),
        "danger",
    )
    side.offline.say(
        translate("newcase", "现在离线") if of.offline else "",
        translate("newcase", "先存本机，受理单照常给；联网后自动送到总部"),
        "warn",
    )


def _tell_due(side: Side, of: Standing) -> None:
    if of.on_the_spot:
        side.due.say(
            translate("newcase", "当场办结"),
            translate("newcase", "登记时就写好答复，青年可以马上评价"),
            icon="circle-check",
        )
    elif of.category is None:
        side.due.say(
            translate("newcase", "还没选哪方面的事"),
            translate("newcase", "选好后显示什么时候答复"),
        )
    else:
        due = phrases.due(of.category, of.hours, of.now)
        side.due.say(phrases.limit(of.category), due)


def _tell_readers(side: Side, of: Standing) -> None:
    if not of.sensitive:
        side.readers.say(
            translate("newcase", "前台同事都能看到"),
            translate("newcase", "同事不在，别人也能接着办"),
        )
    elif not of.entitled:
        side.readers.say(
            translate("newcase", "这台电脑不能登记敏感事项"),
            translate("newcase", "到有权限的电脑上登记，或请总部授权。写的内容留在这里"),
            "danger",
            "lock",
        )
    else:
        words = translate("newcase", "内容只有社工和站长能看，别人只看到有一件")
        if of.keeper:
            words = translate("newcase", "登记后交给{name}，你只看到编号")
            words = words.format(name=of.keeper)
        side.readers.say(translate("newcase", "敏感事项"), words, "violet", "lock")
