"""The words of a rating: the five scores, and the tags that go with them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ratings.rules import CASE_RATED, EVENT_RATED
from ui.words import Translate

FACES = {1: "frown", 2: "annoyed", 3: "meh", 4: "smile", 5: "laugh"}


def score_name(score: int, translate: Translate = QCoreApplication.translate) -> str:
    """Say a score in a word."""
    words = {
        1: translate("ratings", "很不满意"),
        2: translate("ratings", "不太满意"),
        3: translate("ratings", "一般"),
        4: translate("ratings", "满意"),
        5: translate("ratings", "非常满意"),
    }
    return words[score]


def tag_name(
    tag: str,
    rated_kind: str = EVENT_RATED,
    translate: Translate = QCoreApplication.translate,
) -> str:
    """Say a tag of what is rated; one of a newer program is shown as it is."""
    of_case = {
        "solved": translate("ratings", "真的解决了"),
        "unsolved": translate("ratings", "没有解决"),
    }
    if rated_kind == CASE_RATED and tag in of_case:
        return of_case[tag]
    words = {
        "clear": translate("ratings", "讲得清楚"),
        "quick": translate("ratings", "等待时间短"),
        "patient": translate("ratings", "态度耐心"),
        "solved": translate("ratings", "真的有收获"),
        "cosy": translate("ratings", "环境舒服"),
        "unclear": translate("ratings", "没讲清楚"),
        "long_wait": translate("ratings", "等得太久"),
        "impatient": translate("ratings", "态度不好"),
        "unsolved": translate("ratings", "没有收获"),
        "uncomfortable": translate("ratings", "环境不舒服"),
    }
    return words.get(tag, tag)
