"""A day's report, the half about headquarters: what is here only, what is there only, in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from app.attention.compared import KindCompared, Sides
from app.attention.dayclose import Report
from ui.attention import phrases
from ui.shell.times import number, stamp

translate = QCoreApplication.translate


def told(sides: Sides, report: Report, now: dt.datetime, zone: str) -> str:
    """Give the part of the sheet about headquarters, as HTML."""
    words = translate("dayclose", "和总部核对")
    title = f"<h3>{escape(words)}</h3>"
    if sides.alone:
        return title + _said(translate("dayclose", "独立使用，没有总部可以核对。"))
    compared = sides.compared
    if compared is None:
        return title + _said(translate("dayclose", "还没有和总部核对过，下次同步时核对。"))
    at = stamp(compared.at, now, zone)
    if compared.agrees:
        words = translate("dayclose", "{at} 核对过：每一种的数目和校验都一致。").format(at=at)
    else:
        words = translate("dayclose", "{at} 核对过，有不一样的：").format(at=at)
    parts = [title, _said(words)]
    differing = [kind for kind in compared.kinds if not kind.agrees]
    if differing:
        heads = (
            translate("dayclose", "种类"),
            translate("dayclose", "本机"),
            translate("dayclose", "总部"),
            translate("dayclose", "差在哪里"),
        )
        rows = [
            (
                phrases.kind_name(kind.kind),
                number(kind.here),
                number(kind.there),
                difference(kind, sides.now.get(kind.kind, Counter())),
            )
            for kind in differing
        ]
        parts.append(table(heads, rows, figures=(1, 2)))
    since = sum(one.at > compared.at for one in report.late)
    if since:
        words = translate("dayclose", "核对以后又有 %n 处更正，下次同步时重新核对。", "", since)
        parts.append(_said(words))
    return "".join(parts)


def difference(kind: KindCompared, now: Counter[str]) -> str:
    """Say what is here only, what is there only, and what will become of it."""
    if kind.counts is None:
        return translate("dayclose", "太多了，没有一条条列出")
    here, there, unlike = kind.counts
    parts = []
    if here:
        names = (
            ("waiting", translate("dayclose", "待发送")),
            ("refused", translate("dayclose", "没收下")),
            ("held", translate("dayclose", "待总部确认")),
            ("hub", translate("dayclose", "现在已送到")),
        )
        states = [f"{name} {number(now[state])}" for state, name in names if now[state]]
        words = translate("dayclose", "只在本机 %n 条", "", here)
        if states:
            words = translate("dayclose", "{words}（{states}）").format(
                words=words, states=translate("dayclose", "，").join(states)
            )
        parts.append(words)
    if there:
        parts.append(translate("dayclose", "只在总部 %n 条（下次同步会取来）", "", there))
    if unlike:
        parts.append(translate("dayclose", "两边不同 %n 条（下次同步以总部为准）", "", unlike))
    return translate("dayclose", "；").join(parts)


def _said(words: str) -> str:
    return f"<p>{escape(words)}</p>"


def table(
    heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], figures: Sequence[int] = ()
) -> str:
    """Give a table as HTML; columns of `figures` stand at the right, so that they compare."""
    sides = ["right" if place in figures else "left" for place in range(len(heads))]
    head = "".join(
        f"<th align='{side}'>{escape(word)}</th>" for side, word in zip(sides, heads, strict=True)
    )
    lines = "".join(
        "<tr>"
        + "".join(
            f"<td align='{side}'>{escape(cell)}</td>" for side, cell in zip(sides, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        "<table width='100%' border='1' cellspacing='0' cellpadding='4'"
        f" style='border-collapse:collapse'><thead><tr>{head}</tr></thead>{lines}</table>"
    )
