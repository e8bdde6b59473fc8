"""Words of cases between venues: from where one came, and how it stands there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.cases.queries import CaseCard
from app.handovers import rules
from ui.kit.paint import ChipSpec, Tone

translate = QCoreApplication.translate


def came_from(card: CaseCard) -> str:
    """Say from which venue a case came; "" for one of the house's own."""
    return translate("cases", "转来自 {name}").format(name=card.from_name) if card.handed else ""


def state_chip(state: str) -> ChipSpec:
    """Say in a chip how a case stands that came from another venue."""
    names = {
        rules.OFFERED: translate("cases", "待受理"),
        rules.ACCEPTED: translate("cases", "服务中"),
        rules.ASKED: translate("cases", "等材料"),
        rules.RESOLVED: translate("cases", "已办结"),
        rules.RETURNED: translate("cases", "已退回"),
        rules.WITHDRAWN: translate("cases", "对方已撤回"),
    }
    tones: dict[str, Tone] = {rules.ASKED: "warn", rules.RESOLVED: "ok"}
    over = state not in rules.LIVE
    return ChipSpec(names.get(state, state), tones.get(state, "neutral" if over else "primary"))


def there(state: str) -> str:
    """Say how a case stands at the venue it was handed to."""
    names = {
        rules.OFFERED: translate("cases", "等对方受理"),
        rules.ACCEPTED: translate("cases", "对方在办"),
        rules.ASKED: translate("cases", "对方在等材料"),
        rules.RESOLVED: translate("cases", "对方已办结"),
        rules.RETURNED: translate("cases", "对方已退回"),
        rules.WITHDRAWN: translate("cases", "已收回"),
    }
    return names.get(state, state)
