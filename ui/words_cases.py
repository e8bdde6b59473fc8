"""Words for what is refused about cases: taking one down, working on it, closing the loop."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

CASES: dict[str, object] = {
    "case_unknown": QT_TRANSLATE_NOOP("words", "找不到这件需求，可能刚改过。刷新后再看。"),
    "case_need_missing": QT_TRANSLATE_NOOP("words", "还没写需求。用一句话写下来再保存。"),
    "case_nobody": QT_TRANSLATE_NOOP(
        "words", "还没填是谁的需求。选一个人、写个称呼，或者匿名登记。"
    ),
    "category_retired": QT_TRANSLATE_NOOP("words", "这个类别已经停用。从列表里重新选一个。"),
    "case_desk_not_entitled": QT_TRANSLATE_NOOP(
        "words",
        "总部没有给这台电脑办敏感需求的权限，没有记下。到有权限的电脑上办，或请总部授权。",
    ),
    "case_words_missing": QT_TRANSLATE_NOOP("words", "这一步要写清楚缘由或结果。写一句再保存。"),
    "case_lacks": QT_TRANSLATE_NOOP(
        "words", "这一步还缺内容，没有保存。办结要先告知，闭环要有评价，或者问过而本人不评。"
    ),
    "case_not_running": QT_TRANSLATE_NOOP("words", "这件需求已经办结或者结束，这一步用不上了。"),
    "case_not_there": QT_TRANSLATE_NOOP("words", "这件需求已经不在别的青年之家那里。刷新后再看。"),
    "handover_unknown": QT_TRANSLATE_NOOP(
        "words", "找不到这件转来的需求，可能刚撤回。刷新后再看。"
    ),
    "handover_wordless": QT_TRANSLATE_NOOP(
        "words", "本人的资料已经删除，不再记内容。可以接着办结或退回。"
    ),
    "case_not_referred": QT_TRANSLATE_NOOP(
        "words", "这件需求已经不在合作单位那里。刷新后看它到了哪一步。"
    ),
    "case_archived": QT_TRANSLATE_NOOP("words", "这件需求已归档，只能查看。"),
    "case_files_many": QT_TRANSLATE_NOOP(
        "words", "一件需求最多 {most} 份附件，没有加上。先撤下用不着的再加。"
    ),
    "reopen_over": QT_TRANSLATE_NOOP("words", "闭环超过 {days} 天，不能再办。重新登记一件。"),
    "consent_missing": QT_TRANSLATE_NOOP(
        "words", "转介要本人单独同意。问过本人，选好同意方式再转。"
    ),
    "days_out_of_range": QT_TRANSLATE_NOOP("words", "延期要在 1 和 {most} 个工作日之间。"),
    "approver_not_allowed": QT_TRANSLATE_NOOP("words", "延期要站长批准。选一位站长。"),
    "attempts_out_of_range": QT_TRANSLATE_NOOP("words", "问过几次，要在 1 和 {most} 之间。"),
    "query_code_wrong": QT_TRANSLATE_NOOP("words", "查询码不对，还可尝试 {left} 次。"),
    "query_code_paused": QT_TRANSLATE_NOOP("words", "查询码错得太多，{seconds} 秒后再试。"),
    "case_not_answered": QT_TRANSLATE_NOOP("words", "办结以后才能评价。办好再来。"),
    "case_rated_already": QT_TRANSLATE_NOOP("words", "这件需求已经评价过了，每件只评一次。"),
    "case_number_unknown": QT_TRANSLATE_NOOP(
        "words", "找不到“{text}”。核对编号或查询码，再按 Enter。"
    ),
}
