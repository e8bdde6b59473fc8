"""Receipts in words: headquarters has it, since when, and under which number."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.checkin.phrases import clock
from ui.shell.times import number

translate = QCoreApplication.translate
_EPOCH_SHOWN = 8


def receipt_words(at: str | None, count: int | None, zone: str) -> str:
    """Give a receipt: 总部已收到，14:32，第 18,442 号; "" for what brought no number."""
    if count is None:
        return ""
    if at is None:
        return translate("attention", "总部已有，第 {number} 号").format(number=number(count))
    return translate("attention", "总部已收到，{at}，第 {number} 号").format(
        at=clock(at, zone), number=number(count)
    )


def receipt_tip(words: str, epoch: str | None) -> str:
    """Give a receipt with the life of headquarters its number belongs to."""
    if not words or not epoch:
        return words
    return translate("attention", "{receipt}（总部批次 {epoch}）").format(
        receipt=words, epoch=epoch[-_EPOCH_SHOWN:]
    )
