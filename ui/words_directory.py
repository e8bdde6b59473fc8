"""Words for the venue's own directory: what keeps a line from being written."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

DIRECTORY: dict[str, object] = {
    "resource_nameless": QT_TRANSLATE_NOOP("words", "还没填名称。"),
    "resource_gone": QT_TRANSLATE_NOOP("words", "这一条资源已经不在了，没有改动。回到列表看看。"),
    "number_unfit": QT_TRANSLATE_NOOP(
        "words", "人数或坐标不合适，没有保存。人数从 0 起；经度和纬度要一起填，或都不填。"
    ),
    "weekly_unclear": QT_TRANSLATE_NOOP(
        "words",
        "每周时间“{said}”看不懂，没有保存。像这样写：tue 14:00-17:00;sat 09:00-12:00，不要重叠。",
    ),
    "valid_until_unclear": QT_TRANSLATE_NOOP(
        "words", "日期“{said}”看不懂，没有保存。像这样写：2027-06-30，或留空。"
    ),
    "finds_unknown": QT_TRANSLATE_NOOP(
        "words", "总部的程序还不能帮着找名录。先用本机的名录，或打电话问总部。"
    ),
    "nothing_to_find": QT_TRANSLATE_NOOP("words", "这几个符号没法查。写两个字以上，或选一个类别。"),
    "bad_question": QT_TRANSLATE_NOOP("words", "总部看不懂要找什么。换个说法再试。"),
    "directory.weekly_unclear": QT_TRANSLATE_NOOP(
        "words",
        "“{said}”看不懂，没有保存。像这样写：周二 14:00-17:00；周六 9:00-12:00，不要重叠。",
    ),
    "directory.not_joined": QT_TRANSLATE_NOOP(
        "words", "这台电脑还没有加入总部，只能查本机的名录。"
    ),
    "directory.no_network": QT_TRANSLATE_NOOP(
        "words", "连不上总部，没有问到。本机的名录照常能查，联网后再问。"
    ),
    "directory.hub_busy": QT_TRANSLATE_NOOP("words", "总部正忙，没有问到。过一会儿再问。"),
    "directory.hub_refused": QT_TRANSLATE_NOOP(
        "words", "总部没有答复。本机的名录照常能查；请把这个告诉技术支持：{said}"
    ),
    "directory.resource_gone": QT_TRANSLATE_NOOP(
        "words", "这一条现在不能用了（停用、过期或没通过审核），没有加进来。换一位。"
    ),
    "region_unclear": QT_TRANSLATE_NOOP(
        "words", "地区代码“{said}”不是 6 位数字，没有保存。改好，或留空。"
    ),
}
