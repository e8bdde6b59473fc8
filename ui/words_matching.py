"""Why somebody is suggested for a need, or is not: the sentences for the reasons of matching."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.errors import Fact

if TYPE_CHECKING:  # sentences are loaded before the first window, the matcher is not
    from app.cases.matching import Reason

MATCHING: dict[str, object] = {
    "match_opted_out": QT_TRANSLATE_NOOP("words", "本人不接受推荐，请由工作人员安排。"),
    "match_nobody": QT_TRANSLATE_NOOP("words", "名录里没有合适的，可以转给总部。"),
    "match_withdrawn": QT_TRANSLATE_NOOP("words", "已经退出，不再派单。"),
    "match_expired": QT_TRANSLATE_NOOP("words", "有效期到 {day}，已经过了。"),
    "match_not_audited": QT_TRANSLATE_NOOP("words", "还没有通过审核。"),
    "match_other_kind": QT_TRANSLATE_NOOP("words", "不办这一类。"),
    "match_kind": QT_TRANSLATE_NOOP("words", "办理{category}。"),
    "match_kind_told": QT_TRANSLATE_NOOP("words", "需求里提到“{words}”，属于{category}。"),
    "match_kind_weak": QT_TRANSLATE_NOOP("words", "更像是别的类别。"),
    "match_matter": QT_TRANSLATE_NOOP("words", "擅长：{words}。"),
    "match_no_matter": QT_TRANSLATE_NOOP("words", "特长里没有提到这件事。"),
    "match_language": QT_TRANSLATE_NOOP("words", "会说{language}，符合本人希望。"),
    "match_no_language": QT_TRANSLATE_NOOP("words", "不会说本人想用的{language}。"),
    "match_gender": QT_TRANSLATE_NOOP("words", "符合本人希望：{gender}。"),
    "match_no_gender": QT_TRANSLATE_NOOP("words", "本人希望是：{gender}。"),
    "match_place": QT_TRANSLATE_NOOP("words", "就在本人想去的地方：{place}。"),
    "match_no_place": QT_TRANSLATE_NOOP("words", "不在本人想去的地方：{place}。"),
    "match_time": QT_TRANSLATE_NOOP("words", "赶得上本人想要的时间：{time}。"),
    "match_no_time": QT_TRANSLATE_NOOP("words", "赶不上本人想要的时间：{time}。"),
    "match_near": QT_TRANSLATE_NOOP("words", "离这里 {metres}。"),
    "match_far": QT_TRANSLATE_NOOP("words", "离这里 {metres}，有点远。"),
    "match_place_unknown": QT_TRANSLATE_NOOP("words", "名录里没有写在哪里。"),
    "match_presence": QT_TRANSLATE_NOOP("words", "下次坐班：{at}。"),
    "match_late_presence": QT_TRANSLATE_NOOP("words", "要等到 {at} 才在。"),
    "match_no_presence": QT_TRANSLATE_NOOP("words", "没有写什么时候在。"),
    "match_free": QT_TRANSLATE_NOOP("words", "手上没有在办的。"),
    "match_load": QT_TRANSLATE_NOOP("words", "手上有 {cases} 件在办。"),
    "match_busy": QT_TRANSLATE_NOOP("words", "手上已有 {cases} 件在办，比较忙。"),
    "match_finished": QT_TRANSLATE_NOOP("words", "近 90 天办结 {cases} 件。"),
    "match_few_finished": QT_TRANSLATE_NOOP("words", "近 90 天只办结 {cases} 件。"),
    "match_rating": QT_TRANSLATE_NOOP("words", "近 90 天评价 {rating} 分。"),
    "match_low_rating": QT_TRANSLATE_NOOP("words", "近 90 天评价只有 {rating} 分。"),
}
"""Code of a reason -> sentence. A wish that is no must and was not met is said like one that is."""

KILOMETRE = 1000


def facts_in_words(
    reason: Reason, names: Mapping[str, str], when: Callable[[str], str]
) -> dict[str, Fact]:
    """Give a reason's facts as they are shown in its sentence (`ui.words.say`).

    `names`: of categories, genders and languages, by code; one without a name stays its code.
    `when`: says a time of `app/clock.py: to_text` as the page does.
    """
    return {what: _shown(what, value, names, when) for what, value in reason.facts.items()}


def distance(metres: int) -> str:
    """Say how far it is: 800 m by the metre, farther by a tenth of a kilometre."""
    if metres < KILOMETRE:
        return QCoreApplication.translate("words", "{n} 米").format(n=metres)
    return QCoreApplication.translate("words", "{n} 公里").format(n=f"{metres / KILOMETRE:.1f}")


def _shown(what: str, value: Fact, names: Mapping[str, str], when: Callable[[str], str]) -> Fact:
    if what in {"category", "gender", "language"}:
        return names.get(str(value), str(value))
    if what in {"at", "time"}:
        return when(str(value))
    return distance(int(value)) if what == "metres" and value is not None else value
