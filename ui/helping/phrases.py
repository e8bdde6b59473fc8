"""Words about calls for help: how far they reach, how they stand, who offers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.helping.queries import Asking, OwnCall
from app.helping.rules import IN_DISTRICT, IN_NATION, IN_PROVINCE, NOWHERE
from ui.cases.phrases import category_name

translate = QCoreApplication.translate


def reaches() -> list[tuple[str, str]]:
    """Give how far a call may reach."""
    return [
        (IN_DISTRICT, translate("helping", "本区县")),
        (IN_PROVINCE, translate("helping", "全省")),
        (IN_NATION, translate("helping", "全国")),
    ]


def standing(call: OwnCall) -> str:
    """Say where a call is heard and until when."""
    if call.told_in == NOWHERE:
        return translate("helping", "没有发出：总部还没登记本站在哪个区县，改选全国再发")
    reach = dict(reaches())[call.reach]
    words = translate("helping", "{reach}的青年之家都能看到，{until} 截止")
    if not call.told_in:
        words = translate("helping", "联网后发给{reach}的青年之家，{until} 截止")
    return words.format(reach=reach, until=day(call.until))


def about(call: OwnCall | Asking) -> str:
    """Say what is asked for: the words, else of which kind it is."""
    return call.words or translate("helping", "找能办“{kind}”的人").format(
        kind=category_name(call.category)
    )


def heard(asked: int, offers: int) -> str:
    """Say in a line that others ask, and that offers came for what was asked without a case."""
    parts = []
    if asked:
        parts.append(translate("helping", "别的青年之家在找帮手：%n 件", "", asked))
    if offers:
        parts.append(translate("helping", "有 %n 家愿意帮我们", "", offers))
    return translate("helping", "；").join(parts)


def day(text: str) -> str:
    """Write a day as it is written on cards: 12-04."""
    return text[5:]
