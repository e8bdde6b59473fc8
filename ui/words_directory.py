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
    "region_unclear": QT_TRANSLATE_NOOP(
        "words", "地区代码“{said}”不是 6 位数字，没有保存。改好，或留空。"
    ),
}
