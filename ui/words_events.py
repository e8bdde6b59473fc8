"""Words for what is refused about events: planning, seats, admission."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

EVENTS: dict[str, object] = {
    # planning
    "event_without_sessions": QT_TRANSLATE_NOOP(
        "words", "这个活动没有还要办的场次，没有可改的。从往期复制一个新的。"
    ),
    "event_unknown": QT_TRANSLATE_NOOP("words", "找不到这个活动，可能已撤下。回到本周再看。"),
    "event_cancelled": QT_TRANSLATE_NOOP("words", "活动已取消，不能再改。可以把它复制成新活动。"),
    "title_missing": QT_TRANSLATE_NOOP("words", "还没写活动名称。"),
    "guardian_needed": QT_TRANSLATE_NOOP(
        "words", "不满 14 岁，要知道监护人是谁、怎么联系。写下姓名和手机，再报名。"
    ),
    "guardian_phone_missing": QT_TRANSLATE_NOOP("words", "写一下监护人的手机，有事好联系。"),
    "consent_needed": QT_TRANSLATE_NOOP(
        "words", "不满 14 岁，监护人还没同意留下信息。在人员卡上补好授权，再报名。"
    ),
    "list_too_long": QT_TRANSLATE_NOOP("words", "列得太多，最多 {most} 个。去掉几个再保存。"),
    "reason_missing": QT_TRANSLATE_NOOP("words", "写一下原因，再做这一步。"),
    "sessions_missing": QT_TRANSLATE_NOOP("words", "至少要有一场。加一场再保存。"),
    "sessions_many": QT_TRANSLATE_NOOP("words", "一个活动最多 {most} 场。多的另建一个活动。"),
    "session_unknown": QT_TRANSLATE_NOOP("words", "找不到这一场，可能刚改过。刷新后再看。"),
    "session_cancelled": QT_TRANSLATE_NOOP("words", "这一场已取消。可以选别的场次。"),
    "session_backwards": QT_TRANSLATE_NOOP("words", "结束要晚于开始。改一下时间。"),
    "session_long": QT_TRANSLATE_NOOP("words", "一场最长 {hours} 小时。时间更长的，分成几场。"),
    "capacity_out_of_range": QT_TRANSLATE_NOOP("words", "名额要在 0 和 {most} 之间。"),
    "reserve_too_large": QT_TRANSLATE_NOOP("words", "现场预留不能多于总名额 {most}。"),
    "registration_backwards": QT_TRANSLATE_NOOP("words", "报名截止要晚于报名开始。改一下时间。"),
    # seats
    "session_early": QT_TRANSLATE_NOOP("words", "离开始还早，开始前 {hours} 小时内再签到。"),
    "session_over": QT_TRANSLATE_NOOP("words", "这一场已经结束，不再报名。人来过的，用补录。"),
    "session_open": QT_TRANSLATE_NOOP("words", "这一场不用报名，来了直接签到。"),
    "seats_none": QT_TRANSLATE_NOOP(
        "words", "本机没有可发的名额了。可以先候补，联网后总部有空位再转正。"
    ),
    "seats_out_of_range": QT_TRANSLATE_NOOP("words", "退回的名额要在 1 和 {most} 之间。"),
    "lease_unknown": QT_TRANSLATE_NOOP("words", "这批名额已经不在本机。联网同步后再看。"),
    "registration_unknown": QT_TRANSLATE_NOOP("words", "找不到这条报名，可能刚改过。刷新后再看。"),
    "already_cancelled": QT_TRANSLATE_NOOP("words", "这条报名已经取消了。要转到另一场，先恢复。"),
    "same_session": QT_TRANSLATE_NOOP("words", "已经在这一场里。换一场再转。"),
    "already_registered": QT_TRANSLATE_NOOP("words", "这个人已经报了这一场，不用再恢复。"),
    "group_size": QT_TRANSLATE_NOOP("words", "一次登记 1 到 {most} 人。"),
    "not_overbooked": QT_TRANSLATE_NOOP("words", "这条报名不用再定，已经有人处理过。"),
    "no_seat": QT_TRANSLATE_NOOP("words", "总部已经没有空位，这一步没有办成。人还在候补里。"),
    "seats_given": QT_TRANSLATE_NOOP(
        "words", "名额最少只能减到 {least}：其余已经报出去，或者借给了前台。"
    ),
    # after it
    "rating_score_missing": QT_TRANSLATE_NOOP("words", "请先选 1 到 5 分，再提交。"),
    "rating_tag_unknown": QT_TRANSLATE_NOOP("words", "选的标签和分数对不上。重新选一下。"),
    "rating_words_long": QT_TRANSLATE_NOOP("words", "最多写 {most} 个字。删短一点再提交。"),
    "rating_too_early": QT_TRANSLATE_NOOP("words", "活动结束以后才能评价。结束后再来。"),
    "rating_over": QT_TRANSLATE_NOOP("words", "结束超过 {days} 天，不再收评价。"),
    "rating_given": QT_TRANSLATE_NOOP("words", "这次参加已经评价过了，每次参加只评一份。"),
    "rating_more_than_came": QT_TRANSLATE_NOOP(
        "words", "来了 {most} 人，评价已经有 {most} 份，不能再多。先核对签到名单。"
    ),
    "summary_too_early": QT_TRANSLATE_NOOP("words", "活动结束以后再写总结。"),
    "summary_submitted": QT_TRANSLATE_NOOP("words", "总结已经提交，不能再改。要更正，告诉总部。"),
    "summary_empty": QT_TRANSLATE_NOOP("words", "总结还没有写。写几句再提交。"),
    "summary_photos_many": QT_TRANSLATE_NOOP("words", "照片最多 {most} 张。先撤下一张再加。"),
    "file_not_here": QT_TRANSLATE_NOOP("words", "这张照片不在本机，联网同步后再看。"),
    "role_missing": QT_TRANSLATE_NOOP("words", "写一下做什么，例如：引导、登记。"),
    "volunteer_is_guest": QT_TRANSLATE_NOOP(
        "words", "这个人这一场已经按参加者签到。先撤销签到，再登记上岗。"
    ),
    "duty_ended": QT_TRANSLATE_NOOP("words", "这个人已经登记离岗。要改时长，用补填时长。"),
    "hours_unsure": QT_TRANSLATE_NOOP(
        "words", "活动早已结束，不知道是几点走的。请用补填时长，写明原因。"
    ),
    "hours_wrong": QT_TRANSLATE_NOOP("words", "时长按半小时填，最少 0.5，最多 {most} 小时。"),
    "voucher_reason_missing": QT_TRANSLATE_NOOP("words", "写一下看了什么凭证，例如：报名短信。"),
    # admission
    "sheet_damaged": QT_TRANSLATE_NOOP("words", "签到表的码没有读全。再扫一次，或用“补录到场”。"),
    "sheet_unknown": QT_TRANSLATE_NOOP(
        "words", "本机没有这张签到表的活动。联网同步后再扫，或用“补录到场”。"
    ),
    "ticket_unknown": QT_TRANSLATE_NOOP("words", "这不是活动票。再扫一次，或按姓名查找。"),
    "ticket_damaged": QT_TRANSLATE_NOOP("words", "这张票只读到一部分。再扫一次，或按姓名查找。"),
    "attendance_unknown": QT_TRANSLATE_NOOP("words", "找不到这次签到，可能已撤销。刷新后再看。"),
}
