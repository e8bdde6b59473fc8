"""Words of an event's lists: how a registration came, how somebody stands, why they are rung up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.events.calling import CALLED_OFF, MOVED, ToCall
from app.events.leases import CLOCK_BACK, EXPIRED
from app.events.queries import SeatsLeft
from app.events.roster import Came, Line
from app.events.rules import CANCELLED, OVERBOOKED, WAITLISTED
from ui.events import phrases
from ui.kit.paint import ChipSpec


def nameless() -> str:
    """Say that somebody's card is not here yet."""
    return QCoreApplication.translate("events", "尚未同步到本机的人")


def channel(line: Line) -> str:
    """Name how a registration came."""
    translate = QCoreApplication.translate
    if line.lease is not None:
        return translate("events", "本机名额")
    names = {
        "desk": translate("events", "前台登记"),
        "walk_in": translate("events", "现场登记"),
        "phone": translate("events", "电话报名"),
        "web": translate("events", "网上报名"),
        "import": translate("events", "名单导入"),
    }
    return names.get(line.channel, line.channel)


def standing(line: Line, zone: str, due: str = "") -> tuple[ChipSpec, ...]:
    """Say in chips how somebody on the list stands; `due`: the matter they are to be told of."""
    translate = QCoreApplication.translate
    state = phrases.state_chip(line.state)
    if line.status == CANCELLED:
        words = translate("events", "已取消")
        first = ChipSpec(words, "neutral", "minus")
        return (first, *((state,) if state and line.state != "waiting" else ()))
    found = list(_arrived(line, zone) or _expected(line, due))
    if line.arrived_at is None and line.changed_why == "promoted":
        found.append(ChipSpec(translate("events", "候补转正"), "primary"))
    if line.twice:
        words = translate("events", "同一人报了两次·待决定")
        found.append(ChipSpec(words, "danger", "circle-alert"))
    if state is not None and line.state != "waiting":
        found.append(state)
    return tuple(found)


def _arrived(line: Line, zone: str) -> tuple[ChipSpec, ...]:
    """Say when somebody came, and left; nothing of who did not come."""
    translate = QCoreApplication.translate
    if line.arrived_at is None:
        return ()
    words = translate("events", "已签到 {time}").format(time=phrases.clock(line.arrived_at, zone))
    came = ChipSpec(words, "ok", "check")
    if line.left_at is None:
        return (came,)
    words = translate("events", "已离场 {time}").format(time=phrases.clock(line.left_at, zone))
    return came, ChipSpec(words)


def _expected(line: Line, due: str) -> list[ChipSpec]:
    """Say how somebody stands who has not come, and what they have not been told yet."""
    translate = QCoreApplication.translate
    found = []
    if line.status == OVERBOOKED:
        found.append(ChipSpec(translate("events", "名额超了·待决定"), "danger", "circle-alert"))
    elif line.status == WAITLISTED:
        found.append(ChipSpec(translate("events", "候补第 {n} 位").format(n=line.place)))
    elif line.state == "waiting":
        found.append(ChipSpec(translate("events", "已报名·待同步"), "warn", "cloud-off"))
    elif due != CALLED_OFF:
        found.append(ChipSpec(translate("events", "未到")))
    if due == CALLED_OFF:
        words = translate("events", "活动取消了，还没告诉")
        found.append(ChipSpec(words, "danger", "circle-x"))
    elif due == MOVED:
        found.append(ChipSpec(translate("events", "改了，还没告诉"), "warn", "clock"))
    return found


def way(came: Came) -> tuple[ChipSpec, ...]:
    """Say in chips how somebody was admitted."""
    translate = QCoreApplication.translate
    names = {
        "scan": translate("events", "扫码"),
        "search": translate("events", "查找"),
        "walk_in": translate("events", "现场"),
        "backfill": translate("events", "补录"),
        "voucher": translate("events", "凭证放行"),
    }
    found = [ChipSpec(names.get(came.method, came.method), "ok", "check")]
    if not came.registered:
        found.append(ChipSpec(translate("events", "没有报名"), "warn"))
    if came.duplicate:
        found.append(ChipSpec(translate("events", "别处也签过，不重复计"), "neutral"))
    return tuple(found)


def matter(call: ToCall, zone: str) -> tuple[ChipSpec, ...]:
    """Say in chips why somebody is rung up, and how often nobody answered."""
    translate = QCoreApplication.translate
    looks = {
        "promoted": ChipSpec(translate("events", "候补转正了"), "ok", "check"),
        "overbooked": ChipSpec(translate("events", "名额超了，商量一下"), "danger", "circle-alert"),
        "called_off": ChipSpec(translate("events", "活动取消了"), "danger", "circle-x"),
        "moved": ChipSpec(_moved(call, zone), "warn", "clock"),
    }
    found = [looks.get(call.matter, ChipSpec(call.matter))]
    if call.tried:
        found.append(ChipSpec(translate("events", "打过 %n 次，没通", "", call.tried), "warn"))
    return tuple(found)


def _moved(call: ToCall, zone: str) -> str:
    """Say where a session went from what somebody was told: its time, its room if that changed."""
    translate = QCoreApplication.translate
    was, _, room = call.was.partition(" ")
    parts = []
    if was and was != call.starts_at:
        words = translate("events", "{was} 改到 {now}")
        parts.append(
            words.format(was=phrases.moment(was, zone), now=phrases.moment(call.starts_at, zone))
        )
    if room != (call.room or "") or not parts:
        words = translate("events", "改在{room}").format(room=call.room or "--")
        parts.append(words)
    return "，".join(parts)


def seats_title(left: SeatsLeft) -> tuple[str, str]:
    """Say why this desk has nothing to give, in a title and a sentence; ("", "") when it has."""
    translate = QCoreApplication.translate
    here = left.here
    if here.left:
        return "", ""
    if here.why == EXPIRED:
        return (
            translate("events", "留给本机的名额到期了"),
            translate("events", "没发完的已退回总部。先候补，联网后可再要。"),
        )
    if here.why == CLOCK_BACK:
        return (
            translate("events", "电脑时间往回跳过，先停发"),
            translate("events", "免得和别处重复。联网对过时间就恢复，现在可以先候补。"),
        )
    if here.granted:
        words = translate(
            "events", "%n 个都已发出。离线时要不到新名额，避免和别处重复。", "", here.granted
        )
        return translate("events", "本机名额用完了"), words
    return (
        translate("events", "总部没有给本机留名额"),
        translate("events", "现场来的先候补，有空位时按先后转正。"),
    )


def seats_meaning(left: SeatsLeft) -> str:
    """Say what it means that this desk may give seats."""
    translate = QCoreApplication.translate
    if left.here.expires_at is None:
        return translate("events", "总部还没收到这一场，名额都由本机发放，不会重复。")
    return translate(
        "events",
        "总部把这 %n 个名额留给了本机，断网也能放心发，不会和别处重复。",
        "",
        left.here.granted,
    )


def seats_elsewhere(left: SeatsLeft) -> str:
    """Say what headquarters and other desks still have, "" while it has not said."""
    if left.pool is None:
        return ""
    translate = QCoreApplication.translate
    words = translate("events", "总部还有 {pool} 个")
    if left.elsewhere:
        words = translate("events", "总部还有 {pool} 个，别的前台留着 {elsewhere} 个")
    return words.format(pool=left.pool, elsewhere=left.elsewhere or 0)
