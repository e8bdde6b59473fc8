"""A receipt says which number, of which headquarters, and what is still on its way."""

from __future__ import annotations

from ui.receipt import receipt_tip, receipt_words

AT = "2026-11-28T06:32:00.000Z"


def test_a_receipt_in_all_its_forms() -> None:
    zone = "Asia/Shanghai"
    assert receipt_words(AT, None, zone) == ""
    assert receipt_words(AT, 18442, zone) == "总部已收到，14:32，第 18,442 号"
    assert receipt_words(None, 18442, zone) == "总部已有，第 18,442 号"
    # Of an epoch that has ended: never as if it were a number of the present one.
    assert receipt_words(AT, 18442, zone, former=True) == "总部已收到，14:32，旧批次第 18,442 号"
    behind = receipt_words(AT, 18442, zone, behind=True)
    assert behind == "总部已收到，14:32，第 18,442 号；后来的改动还没送到"
    assert receipt_tip(behind, "0199a7c2-0000-7000-8000-0000000000e1").endswith("批次 000000e1）")
