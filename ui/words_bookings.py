"""Words for what is refused about bookings and about the waiting line."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

BOOKINGS: dict[str, object] = {
    "booking_unknown": QT_TRANSLATE_NOOP("words", "找不到这条预约，可能刚改过。刷新后再看。"),
    "booking_nobody": QT_TRANSLATE_NOOP("words", "还没填是谁预约。选一个人，或写个称呼。"),
    "booking_not_today": QT_TRANSLATE_NOOP("words", "还没到这一天，人来了再核销。"),
    "booking_not_begun": QT_TRANSLATE_NOOP("words", "还没到时间，不能算爽约。到点没来再记。"),
    "resource_not_bookable": QT_TRANSLATE_NOOP(
        "words", "这一项不在本馆，或者不能预约。从左边的列表里另选。"
    ),
    "resource_closed": QT_TRANSLATE_NOOP(
        "words", "这一项已停用或过了有效期，不能再约。另选一项，或先到名录里恢复。"
    ),
    "slot_unclear": QT_TRANSLATE_NOOP("words", "结束要晚于开始。改一下时间。"),
    "slot_over_midnight": QT_TRANSLATE_NOOP("words", "预约不能跨过零点。分成两天各约一次。"),
    "slot_off_grid": QT_TRANSLATE_NOOP("words", "预约从整点或半点起止。改一下时间。"),
    "slot_past": QT_TRANSLATE_NOOP("words", "这个时段已经过去，不能补约。选以后的时间。"),
    "slot_outside_hours": QT_TRANSLATE_NOOP(
        "words", "这个时段不开放。开馆时间 {opens} ～ {closes}，有的场地只开一部分。"
    ),
    "slot_taken": QT_TRANSLATE_NOOP("words", "这个时段已有人约，还剩 {left}。换个时间或少约一些。"),
    "venue_closed": QT_TRANSLATE_NOOP("words", "{day} 闭馆（{off}），不能预约。换一天。"),
    "amount_out_of_range": QT_TRANSLATE_NOOP("words", "数量要在 1 和 {most} 之间。"),
    "why_missing": QT_TRANSLATE_NOOP("words", "照旧保留要写个原因。写一句再保存。"),
    "queue_empty": QT_TRANSLATE_NOOP("words", "现在没有人在等。"),
    "ticket_unknown": QT_TRANSLATE_NOOP("words", "找不到这个号，可能刚改过。刷新后再看。"),
    "not_called": QT_TRANSLATE_NOOP("words", "{number} 不在叫号中，不能再叫一遍。"),
}
