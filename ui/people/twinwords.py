"""Words of merging: why two may be one, why they were merged, what was made meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.people.merging import REASONS
from app.people.twins import Made, Twin
from ui.people.jobs import Whole

translate = QCoreApplication.translate


def why(twin: Twin) -> str:
    """Say what two people have in common."""
    names = {
        "both": translate("merging", "同名，手机也相同"),
        "number": translate("merging", "手机相同，也可能是家人"),
        "name": translate("merging", "同名"),
    }
    return names[twin.why]


def reasons() -> list[tuple[str, str]]:
    """Give why two cards may be one person's."""
    names = {
        "said_so": translate("merging", "本人说是同一个人"),
        "same_number": translate("merging", "手机号相同，核对过"),
        "lost_card": translate("merging", "忘了登记过，又登记了一次"),
        "new_number": translate("merging", "换了手机号"),
    }
    return [(one, names[one]) for one in REASONS]


def reason_name(reason: str) -> str:
    """Name a reason; one that is not known as it is."""
    return dict(reasons()).get(reason, reason)


def made_name(made: Made) -> str:
    """Name what was written."""
    names = {
        "visit": translate("merging", "到访"),
        "card": translate("merging", "发会员码"),
        "edit": translate("merging", "改资料"),
    }
    return names[made.what]


def on_card(card_id: str | None, whole: Whole) -> str:
    """Say on which of a person's cards something stands; "" where they have one only.

    By the name on it, and where both bear one name by which of them it is.
    """
    others = {one.card.id: one.card.name for one in whole.beside}
    if not others:
        return ""
    name = others.get(card_id or "")
    if name is None:
        return translate("merging", "记在先登记的卡上")
    if name == whole.card.name or list(others.values()).count(name) > 1:
        return translate("merging", "记在合并进来的卡上")
    return translate("merging", "记在{name}的卡上").format(name=name)
