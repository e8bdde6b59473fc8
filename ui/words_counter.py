"""Words for what is refused at the counter: people, check-in, staff, venue."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

COUNTER: dict[str, object] = {
    # care notes
    "desk_not_entitled": QT_TRANSLATE_NOOP(
        "words", "总部没有给这台电脑关照备注的权限，没有记下。请到有权限的电脑上写，或请总部授权。"
    ),
    "care_text_missing": QT_TRANSLATE_NOOP("words", "备注是空的。写一句再保存。"),
    "care_text_long": QT_TRANSLATE_NOOP("words", "备注太长，最多 {most} 个字。"),
    "care_reason_missing": QT_TRANSLATE_NOOP("words", "写一下原因再撤下。"),
    "care_note_gone": QT_TRANSLATE_NOOP("words", "这条备注已经不在这台电脑上了。"),
    # staff and PIN
    "not_allowed": QT_TRANSLATE_NOOP("words", "这一步需要更高的权限。请站长来做，或换站长登录。"),
    "pin_wrong": QT_TRANSLATE_NOOP("words", "PIN 不对，还可再试 {left} 次。"),
    "pin_paused": QT_TRANSLATE_NOOP("words", "输错太多次，{seconds} 秒后可以再试。"),
    "pin_locked": QT_TRANSLATE_NOOP("words", "试错次数太多，这个 PIN 已停用。请站长重设。"),
    "no_pin": QT_TRANSLATE_NOOP("words", "还没有在本机设 PIN。请站长在“员工与 PIN”里设一个。"),
    "pin_length": QT_TRANSLATE_NOOP("words", "PIN 要 {digits} 位数字。"),
    "pin_simple": QT_TRANSLATE_NOOP("words", "这个 PIN 太好猜（相同或连着的数字）。换一个。"),
    "no_staff": QT_TRANSLATE_NOOP("words", "找不到这位员工，名单可能刚更新过。重新选一次。"),
    "staff_disabled": QT_TRANSLATE_NOOP("words", "这位员工已停用。请站长启用后再登录。"),
    "last_manager": QT_TRANSLATE_NOOP("words", "这是最后一位站长。先指定另一位站长，再改这一位。"),
    "unknown_role": QT_TRANSLATE_NOOP("words", "没有这个角色。从列表里选一个。"),
    "name_needed": QT_TRANSLATE_NOOP("words", "还没填姓名。"),
    "name_long": QT_TRANSLATE_NOOP("words", "姓名太长，最多 {most} 个字。"),
    # people
    "name_missing": QT_TRANSLATE_NOOP("words", "还没填姓名。"),
    "name_is_number": QT_TRANSLATE_NOOP(
        "words", "这像是电话号码，把它填到手机一栏，姓名写称呼就行。"
    ),
    "name_too_long": QT_TRANSLATE_NOOP("words", "姓名太长，最多 {max} 个字。"),
    "phone_short": QT_TRANSLATE_NOOP("words", "手机号位数不够，手机号是 11 位。"),
    "phone_long": QT_TRANSLATE_NOOP("words", "手机号位数多了，手机号是 11 位。"),
    "phone_letters": QT_TRANSLATE_NOOP("words", "手机号里有数字以外的字符。"),
    "phone_wrong": QT_TRANSLATE_NOOP("words", "这不像手机号，核对一下。"),
    "text_too_long": QT_TRANSLATE_NOOP("words", "写得太长，最多 {max} 个字。"),
    "choice_unknown": QT_TRANSLATE_NOOP("words", "这个选项现在没有了。从列表里重新选一个。"),
    "guardian_missing": QT_TRANSLATE_NOOP("words", "未满 14 岁要填监护人姓名和关系。"),
    "person_unknown": QT_TRANSLATE_NOOP(
        "words", "找不到这个人，资料可能已合并或停用。重新查找一次。"
    ),
    "person_inactive": QT_TRANSLATE_NOOP("words", "这个人的资料已停用。请站长启用，或重新登记。"),
    "card_exists": QT_TRANSLATE_NOOP("words", "这个人已有会员码。旧码丢了就先作废，再发新的。"),
    "no_card": QT_TRANSLATE_NOOP("words", "这个人还没有会员码。先发一个。"),
    "code_unknown": QT_TRANSLATE_NOOP(
        "words", "这不是本系统的会员码。核对二维码，或改用姓名查找。"
    ),
    "code_mistyped": QT_TRANSLATE_NOOP("words", "会员码有一位不对。再扫一次，或对照卡片再输一次。"),
    "code_withdrawn": QT_TRANSLATE_NOOP("words", "这个会员码已作废。用姓名查找，再发一个新码。"),
    "merged_already": QT_TRANSLATE_NOOP("words", "这两张卡已经合并过了，按一个人算。"),
    "not_merged": QT_TRANSLATE_NOOP(
        "words", "这张卡没有和别的卡合并，可能刚被撤销。看一下最新的。"
    ),
    "other_venue": QT_TRANSLATE_NOOP("words", "这张卡是别的场馆的，合并只在本馆之内。"),
    # check-in
    "already_in": QT_TRANSLATE_NOOP("words", "今天已经签到过了。要再记一次，用“再次入馆”。"),
    "not_here_today": QT_TRANSLATE_NOOP("words", "今天还没有签到。先签到，再记这一步。"),
    "visit_unknown": QT_TRANSLATE_NOOP("words", "找不到这次到访，可能已被撤销。看一下今日签到。"),
    "heads_out_of_range": QT_TRANSLATE_NOOP("words", "人数要在 1 和 {most} 之间。"),
    "late_reason_missing": QT_TRANSLATE_NOOP("words", "补签要写原因。"),
    "late_future": QT_TRANSLATE_NOOP("words", "补签的时间还没到。改成已过去的时间。"),
    "late_too_old": QT_TRANSLATE_NOOP("words", "只能补签 {days} 天以内的到访。"),
    # venue and records
    "no_venue": QT_TRANSLATE_NOOP("words", "还没有场馆资料。联网同步一次，或请站长填写。"),
    "no_such_move": QT_TRANSLATE_NOOP("words", "状态刚变过，这一步已不适用。刷新后再看。"),
    "too_large": QT_TRANSLATE_NOOP("words", "内容太多，一次放不下。删短一些再保存。"),
    "unexpected": QT_TRANSLATE_NOOP(
        "words", "程序遇到没料到的情况，这一步没有做成，已有数据不受影响。再试一次。"
    ),
}
