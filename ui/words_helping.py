"""Words for what is refused about help: asking other venues for it, offering it to them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

HELPING: dict[str, object] = {
    "help_words_missing": QT_TRANSLATE_NOOP("words", "还没写要什么帮助。用一句话写下来再发。"),
    "help_words_number": QT_TRANSLATE_NOOP(
        "words", "这句话里有电话、证件号或网络账号。别的站也会看到，去掉号码再发。"
    ),
    "help_words_name": QT_TRANSLATE_NOOP(
        "words", "这句话里有本人的名字。别的站也会看到，不写名字再发。"
    ),
    "help_words_sensitive": QT_TRANSLATE_NOOP("words", "敏感事项只发类别，不发内容。清空再发。"),
    "help_until_unfit": QT_TRANSLATE_NOOP("words", "从今天起，最多找 {most} 天。"),
    "help_called_already": QT_TRANSLATE_NOOP(
        "words", "这件需求已经在请别的青年之家帮忙。要换说法，先停掉再发。"
    ),
    "help_gone": QT_TRANSLATE_NOOP("words", "这件事已经不在找帮手了。刷新后再看。"),
    "help_own": QT_TRANSLATE_NOOP("words", "这是本站自己发的，不用告诉自己。"),
    "help_offered_already": QT_TRANSLATE_NOOP("words", "已经告诉过对方了，等他们联系。"),
    "help_offer_missing": QT_TRANSLATE_NOOP("words", "要写能帮什么、对方找谁，写好再发。"),
}
