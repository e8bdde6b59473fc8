"""What the four tiles say, from what the exchange tells and what was read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.attention import phrases
from ui.attention.jobs import Centre
from ui.attention.tiles import Face
from ui.shell.times import ago, moment, number, stamp
from ui.words_sync import JOIN_AGAIN

if TYPE_CHECKING:
    from app.store.reading import FirstReading
    from sync.client.agent import Status

translate = QCoreApplication.translate
_HOUR, _DAY = 60, 24 * 60


def lasting(since: str, now: dt.datetime) -> str:
    """Say how long something has lasted: 37 分钟, 3 小时, 2 天."""
    minutes = max(1, int((now - moment(since)).total_seconds() // 60))
    if minutes < _HOUR:
        return translate("attention", "%n 分钟", "", minutes)
    if minutes < _DAY:
        return translate("attention", "%n 小时", "", minutes // _HOUR)
    return translate("attention", "%n 天", "", minutes // _DAY)


def state_face(status: Status | None, now: dt.datetime, zone: str) -> Face:
    """Say how this desk stands with headquarters; one of five true states."""
    if status is None:
        return Face("cloud", "neutral", translate("attention", "正在连接"), "", "")
    if status.state == "standalone":
        alone = translate("attention", "记录都在本机")
        return Face("monitor", "neutral", translate("attention", "独立使用"), "", alone)
    if status.state == "running":
        unit = ""
        share = None
        if status.total:
            unit = f"{number(status.done)} / {number(status.total)}"
            share = status.done, status.total
        caption = translate("attention", "先发后收，可以继续接待，不用等")
        if status.reading is not None and status.reading.total:
            share = status.reading.done, status.reading.total
            unit = f"{number(share[0])} / {number(share[1])}"
            title = translate("attention", "正在取")
            return Face("refresh-cw", "primary", title, unit, caption, share)
        return Face("refresh-cw", "primary", translate("attention", "同步中"), unit, caption, share)
    if status.state == "attention":
        return _needs(status)
    if status.state == "offline":
        return _offline(status, now, zone)
    unit = ago(status.last_ok, now) if status.last_ok else ""
    return Face("cloud-check", "ok", translate("attention", "已同步"), unit, moved(status))


def fetched(reading: FirstReading) -> str:
    """Say how much of what headquarters has was fetched, by its own count."""
    return translate("attention", "已取 {done} / {total}").format(
        done=number(reading.done), total=number(reading.total)
    )


def moved(status: Status) -> str:
    """Say what the last exchange brought."""
    if status.reading is not None:
        # Nothing is in step before all was fetched.
        return fetched(status.reading)
    if not (status.sent or status.received):
        if status.state != "ok" or status.unsent or status.refused:
            return translate("attention", "没有新的收发")
        return translate("attention", "本机和总部一致")
    return translate("attention", "收到 {received} 条，发出 {sent} 条").format(
        received=number(status.received), sent=number(status.sent)
    )


def _needs(status: Status) -> Face:
    title = translate("attention", "需要处理")
    if status.reason == "refused":
        unit = translate("attention", "%n 条", "", status.refused)
        caption = translate("attention", "线路正常，有记录总部没有收下")
        return Face("cloud-alert", "danger", title, unit, caption)
    if status.reason == "revoked":
        caption = translate("attention", "总部停用了这台电脑，记录都在本机")
        return Face("cloud-alert", "danger", translate("attention", "已停用"), "", caption)
    if status.reason == "wiped":
        caption = translate("attention", "别处的资料已清除，没上报的还在本机")
        return Face("cloud-alert", "danger", translate("attention", "已停用"), "", caption)
    if status.reason in JOIN_AGAIN:
        caption = translate("attention", "要重新加入总部，记录不会丢")
        return Face("cloud-alert", "danger", translate("attention", "要重新加入"), "", caption)
    return Face(
        "cloud-alert", "danger", title, "", translate("attention", "同步停下了，原因在上面")
    )


def _offline(status: Status, now: dt.datetime, zone: str) -> Face:
    words = phrases.line_trouble(status.reason)
    since = status.since or status.last_ok
    unit = lasting(since, now) if since else ""
    if status.reason == "paused":
        words = translate("attention", "照常登记，记录都在本机")
        return Face("cloud-off", "warn", translate("attention", "已暂停"), "", words)
    if status.since:
        at = stamp(status.since, now, zone).removeprefix(
            translate("times", "今天 {clock}").partition("{")[0]
        )
        words = translate("attention", "{at} 起连不上总部，{why}").format(at=at, why=words)
    if status.reading is not None and status.reading.total:
        # More to the point than why: what is not here yet will be asked for at the counter.
        words = translate("attention", "{fetched}，连上后接着取").format(
            fetched=fetched(status.reading)
        )
    return Face("cloud-off", "warn", translate("attention", "离线"), unit, words)


def waiting_face(centre: Centre, *, alone: bool) -> Face:
    """Say how much waits, since when."""
    count = centre.waiting
    caption = translate("attention", "都在总部了")
    if alone:
        caption = translate("attention", "加入总部后自动发送")
    elif centre.piles:
        first = min(pile.first for pile in centre.piles)
        at = stamp(first, centre.now, centre.zone)
        at = at.removeprefix(translate("times", "今天 {clock}").partition("{")[0])
        caption = translate("attention", "最早一条 {at}").format(at=at)
    return Face("upload", "neutral", number(count), translate("attention", "条待发送"), caption)


def choose_face(centre: Centre, *, alone: bool) -> Face:
    """Say how many choices there are."""
    count = len(centre.matters)
    if count:
        caption = translate("attention", "不急，不影响签到")
    elif alone:
        caption = translate("attention", "只有这台电脑在记")
    else:
        caption = translate("attention", "两台电脑没有改到一处")
    tone = "warn" if count else "neutral"
    unit = translate("attention", "处要选择")
    return Face("git-compare-arrows", tone, number(count), unit, caption)  # type: ignore[arg-type]


def refused_face(centre: Centre, *, alone: bool) -> Face:
    """Say how many were not taken."""
    count = len(centre.troubles)
    if count:
        caption = translate("attention", "需要人看一眼")
    elif alone:
        caption = translate("attention", "还没有加入总部")
    elif centre.waiting:
        caption = translate("attention", "没有退回来的")
    else:
        caption = translate("attention", "总部都收下了")
    tone = "danger" if count else "neutral"
    unit = translate("attention", "条未能发送")
    return Face("triangle-alert", tone, number(count), unit, caption)  # type: ignore[arg-type]
