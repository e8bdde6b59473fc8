"""Words for what is refused in the sync centre: choosing, resending, giving up."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

ATTENTION: dict[str, object] = {
    "choice_moved_on": QT_TRANSLATE_NOOP(
        "words", "这一处刚在别处改过或已有人选好，没有写下任何东西。看一下最新的再选。"
    ),
    "choice_too_old": QT_TRANSLATE_NOOP(
        "words", "选定已超过 {hours} 小时，不能一键改回。要改就直接编辑这条记录。"
    ),
    "nothing_changed": QT_TRANSLATE_NOOP("words", "和总部现有的一样，没有要发的。改一处，或放弃。"),
    "discard_reason_missing": QT_TRANSLATE_NOOP("words", "放弃要写原因，几个字就行。"),
    "bundle_unsound": QT_TRANSLATE_NOOP(
        "words", "诊断包写好后核对不上，没有用处。换一个盘再存一次。"
    ),
    "row_gone": QT_TRANSLATE_NOOP("words", "这条记录本机已经没有了，只能放弃这次改动。"),
}
