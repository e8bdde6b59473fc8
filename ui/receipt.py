"""Receipts in words: headquarters has it, since when, and under which number."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.checkin.phrases import clock
from ui.shell.times import number

translate = QCoreApplication.translate
_EPOCH_SHOWN = 8


def receipt_words(
    at: str | None, count: int | None, zone: str, *, former: bool = False, behind: bool = False
) -> str:
    """Give a receipt: 总部已收到，14:32，第 18,442 号; "" for what brought no number.

    `former`: the number is of an epoch of headquarters that has ended, and said to be. `behind`: a
    later change is still on its way.
    """
    if count is None:
        return ""
    if former:
        numbered = translate("attention", "旧批次第 {number} 号").format(number=number(count))
    else:
        numbered = translate("attention", "第 {number} 号").format(number=number(count))
    if at is None:
        words = translate("attention", "总部已有，{numbered}").format(numbered=numbered)
    else:
        words = translate("attention", "总部已收到，{at}，{numbered}").format(
            at=clock(at, zone), numbered=numbered
        )
    if behind:
        words = translate("attention", "{receipt}；后来的改动还没送到").format(receipt=words)
    return words


def receipt_tip(words: str, epoch: str | None) -> str:
    """Give a receipt with the life of headquarters its number belongs to."""
    if not words or not epoch:
        return words
    return translate("attention", "{receipt}（总部批次 {epoch}）").format(
        receipt=words, epoch=epoch[-_EPOCH_SHOWN:]
    )
