"""Words for lists that are brought: what is wrong with a file, a row, a cell, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

LISTS: dict[str, object] = {
    # the file
    "list_gone": QT_TRANSLATE_NOOP("words", "这个文件读不到。看看 U 盘还在不在，再选一次。"),
    "list_large": QT_TRANSLATE_NOOP(
        "words", "这个文件太大，没有读。最多 {mb} MB，把名单单独存一份再选。"
    ),
    "list_unreadable": QT_TRANSLATE_NOOP(
        "words", "这不是能读的表格。用 Excel 或 WPS 打开，另存为 .xlsx 再选。"
    ),
    "list_locked": QT_TRANSLATE_NOOP("words", "这个表格有密码。打开后另存一份不带密码的再选。"),
    "list_empty": QT_TRANSLATE_NOOP("words", "表格里什么也没有。看看是不是选错了文件。"),
    "list_long": QT_TRANSLATE_NOOP(
        "words", "行数太多，没有读。一次最多 {most} 行，分成几个文件，或删掉名单以外的行。"
    ),
    "list_wide": QT_TRANSLATE_NOOP(
        "words", "名单外面很远的格子里还有内容，没有读。把名单复制到一张新表里，存好再选。"
    ),
    "list_headless": QT_TRANSLATE_NOOP("words", "看不出哪一列是姓名。在上面选一下。"),
    # a cell
    "list.name_missing": QT_TRANSLATE_NOOP("words", "没有姓名。补上姓名。"),
    "digits_lost": QT_TRANSLATE_NOOP("words", "数字太长，末尾变成了 0。问本人，按文本填。"),
    "digits_power": QT_TRANSLATE_NOOP("words", "变成了科学计数，看不出原号。问本人，按文本填。"),
    "cell_part": QT_TRANSLATE_NOOP("words", "带小数，不像号码。改成原来的号。"),
    "cell_date": QT_TRANSLATE_NOOP("words", "被表格软件变成了日期。按文本重新填。"),
    "cell_error": QT_TRANSLATE_NOOP("words", "这一格的公式没有算出来。填上原来的内容。"),
    "cell_merged": QT_TRANSLATE_NOOP("words", "和别的行合并成了一格。取消合并，每行各填各的。"),
    "phone_of_other": QT_TRANSLATE_NOOP(
        "words", "这个手机在本馆是另一个名字。照常登记，请核对一下。"
    ),
    "code_other_name": QT_TRANSLATE_NOOP(
        "words", "这个会员码是另一个人的。改对会员码，或删掉它按姓名登记。"
    ),
    # a row
    "row_child": QT_TRANSLATE_NOOP("words", "未满 14 岁，补上监护人和监护人手机，再选一次。"),
    "row_consent": QT_TRANSLATE_NOOP(
        "words", "未满 14 岁，人员卡上没有同意方式。先在卡上补全，再登记。"
    ),
    "row_twice": QT_TRANSLATE_NOOP("words", "和第 {row} 行是同一个人，只登记一次。"),
    "row_already": QT_TRANSLATE_NOOP("words", "已经报过这一场，不再登记。"),
    "row_given_up": QT_TRANSLATE_NOOP(
        "words", "这一行登记过，后来取消了。要恢复，在报名名单里恢复。"
    ),
    "row_namesake": QT_TRANSLATE_NOOP(
        "words", "有同名的人报了这一场，手机不一样。照常登记，请核对一下。"
    ),
    "list.seats_none": QT_TRANSLATE_NOOP("words", "没有名额了，这个活动也不收候补。"),
    "list.code_unknown": QT_TRANSLATE_NOOP(
        "words", "本馆没有这个会员码。核对一下，或删掉它按姓名登记。"
    ),
    "list.code_mistyped": QT_TRANSLATE_NOOP(
        "words", "会员码有一位不对。核对一下，或删掉它按姓名登记。"
    ),
    "list.code_withdrawn": QT_TRANSLATE_NOOP("words", "这个会员码已作废。删掉它，按姓名登记。"),
}
