"""Words for the courier file: an exchange with headquarters carried on a stick."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

COURIER: dict[str, object] = {
    "courier_no_key": QT_TRANSLATE_NOOP(
        "words", "本机还没有总部的钥匙，写不了交换文件。先联网同步一次，之后就可以用 U 盘了。"
    ),
    "stick_full": QT_TRANSLATE_NOOP("words", "U 盘满了，文件没有写成。腾出空间，或换一个 U 盘。"),
    "stick_trouble": QT_TRANSLATE_NOOP(
        "words", "U 盘没有写好或读好，记录都还在本机。重新插一次，或换一个 U 盘。"
    ),
    "not_a_courier": QT_TRANSLATE_NOOP(
        "words", "这不是交换文件。请选总部给的、以 .courier 结尾的文件。"
    ),
    "newer_courier": QT_TRANSLATE_NOOP("words", "这个文件要新版本的程序才能读。请先升级。"),
    "courier_cut": QT_TRANSLATE_NOOP("words", "文件不完整，像是没有复制完。请重新复制一次。"),
    "courier_forged": QT_TRANSLATE_NOOP(
        "words", "文件被改动过，或不是总部写的，没有读入。请向总部要一份新的。"
    ),
    "courier_sealed": QT_TRANSLATE_NOOP("words", "这个文件是给另一台电脑的，本机打不开。"),
    "courier_way": QT_TRANSLATE_NOOP(
        "words", "这是前台写给总部的文件，不是总部的答复。请选总部给的那一个。"
    ),
    "courier_other": QT_TRANSLATE_NOOP(
        "words", "这是给另一台电脑（或本机旧数据）的答复，没有读入。"
    ),
    "courier_expired": QT_TRANSLATE_NOOP(
        "words", "这个文件超过 30 天，已作废。请重新写一份交给总部。"
    ),
}
