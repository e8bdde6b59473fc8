"""Where a case goes by headquarters' rules: one sentence above the suggestions, and its verb."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.cases.routes import Routed
from app.cases.routing import BY_RULE, HERE
from app.cases.rules import HEADQUARTERS, OWN, PARTNER
from ui.kit import theme
from ui.kit.buttons import Button
from ui.kit.text import IconLabel, label
from ui.words import say

KEY = "Alt G"


def sentence(routed: Routed) -> str:
    """Say where a case goes and why; "" where only rules were passed over."""
    route = routed.route
    if route.code != BY_RULE or route.rule is None:
        return _plain(say(route.code)) if route.code else ""
    # Which language it is, only the translator knows.
    in_chinese = QCoreApplication.translate("cases", "其他") == "其他"
    why = route.rule.why_zh if in_chinese else route.rule.why_en
    if route.holder_kind == OWN:
        return _plain(say("route_by_rule_own", {"why": why}))
    return _plain(say(BY_RULE, {"name": name_of(routed), "why": why}))


def name_of(routed: Routed) -> str:
    """Name whoever is to take a case on."""
    if routed.route.holder_kind == HEADQUARTERS:
        return QCoreApplication.translate("cases", "总部")
    return routed.name


def passed(routed: Routed) -> list[str]:
    """Say which rules were passed over, and why."""
    return [_plain(say(code, {"name": name})) for name, code in routed.passed()]


def is_told(routed: Routed | None, *, suggested: bool) -> bool:
    """Say whether a route is worth a line: that it is ours needs none beside suggestions."""
    if routed is None:
        return False
    return bool(routed.route.passed) or not (suggested and routed.route.code == HERE)


def _plain(words: str) -> str:
    return words.rstrip("。.")


class RouteLine(QWidget):
    """Says a route: `taken()` by its verb (Alt G)."""

    taken = Signal()

    def __init__(self, routed: Routed, *, may_take: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        said = sentence(routed)
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = IconLabel("send", "primary", 16)
        mark.setFixedHeight(theme.line("body"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.words = label(said, "body", wrap=True)
        row.addWidget(self.words, 1)
        self.take = Button(_verb(routed), None, KEY, "plain", "small")
        self.take.clicked.connect(self.taken)
        # Showing a piece that has no parent yet would open a window of its own.
        if not may_take or not said:
            self.take.hide()
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        if said:
            column.addLayout(row)
        self.over = passed(routed)
        for words in self.over:
            column.addWidget(label(words, "small", "text3", wrap=True))


def _verb(routed: Routed) -> str:
    translate = QCoreApplication.translate
    kind = routed.route.holder_kind
    if kind == OWN:
        return translate("cases", "本站办")
    return translate("cases", "转介") if kind == PARTNER else translate("cases", "转办")
