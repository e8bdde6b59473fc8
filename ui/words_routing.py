"""Where a case goes by headquarters' rules, in a sentence; and why a rule is passed over."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

ROUTING: dict[str, object] = {
    "route_by_rule": QT_TRANSLATE_NOOP("words", "按总部规则转{name}：{why}。"),
    "route_by_rule_own": QT_TRANSLATE_NOOP("words", "按总部规则由本站办：{why}。"),
    "route_here": QT_TRANSLATE_NOOP("words", "没有别处可转，由本站办。"),
    "route_unmatched": QT_TRANSLATE_NOOP("words", "规则和名录里都没有合适的，转总部。"),
    "route_withdrawn": QT_TRANSLATE_NOOP("words", "规则里的{name}已经退出，跳过。"),
    "route_expired": QT_TRANSLATE_NOOP("words", "规则里的{name}有效期过了，跳过。"),
    "route_unaudited": QT_TRANSLATE_NOOP("words", "规则里的{name}还没通过审核，跳过。"),
    "route_closed": QT_TRANSLATE_NOOP("words", "规则里的{name}不再接收，跳过。"),
    "route_unknown": QT_TRANSLATE_NOOP("words", "有一条规则指向本机名录里没有的一家，跳过。"),
}
"""Code of a route, or of what is the matter with a rule's holder -> sentence."""
