"""The lines of the check list in words: what was looked at, and what helps."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.events.checks import BAD, WARN, Finding


def look(one: Finding) -> tuple[str, str]:
    """Give icon and tone of a finding."""
    looks = {BAD: ("circle-alert", "danger"), WARN: ("triangle-alert", "warn")}
    return looks.get(one.level, ("circle-check", "ok"))


def words(one: Finding) -> tuple[str, str]:
    """Give title and explanation of a finding."""
    translate = QCoreApplication.translate
    facts = dict(one.facts)
    said = {**_stands_well(), **_in_the_way(), **_to_be_thought_of()}
    title, text = said.get(one.code, (one.code, ""))
    if one.code == "words_lack":
        names = {
            "audience": translate("events", "面向谁"),
            "host": translate("events", "负责人"),
            "contact": translate("events", "怎么联系"),
        }
        facts["fields"] = "、".join(names[name] for name in facts["fields"].split())
    if facts.get("most") == "0":
        text = ""
    return title.format_map(facts), text.format_map(facts)


def help_words(fix: str) -> str:
    """Say on a button what one click puts right; '' for what is put right where it stands."""
    translate = QCoreApplication.translate
    said = {
        "open_web": translate("events", "勾上"),
        "add_waitlist": translate("events", "打开候补"),
        "lengthen": translate("events", "改到 {minutes} 分钟"),
    }
    return said.get(fix, "").format(minutes=30)


def _stands_well() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "room_free": (translate("events", "场地没有排重"), ""),
        "inside_hours": (
            translate("events", "时间在开放时段内"),
            translate("events", "{opens} ～ {closes}"),
        ),
        "seats_fit": (
            translate("events", "名额不超过场馆上限"),
            translate("events", "全馆 {most} 人"),
        ),
        "words_enough": (translate("events", "介绍写全了"), ""),
    }


def _in_the_way() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "room_clash": (
            translate("events", "场地排重 {count} 处"),
            translate("events", "解决后才能发布"),
        ),
        "room_missing": (
            translate("events", "有一场没写场地"),
            translate("events", "青年要知道去哪里"),
        ),
        "too_short": (
            translate("events", "有一场不到 {minutes} 分钟"),
            translate("events", "总部会退回，改一下结束时间"),
        ),
        "too_few": (
            translate("events", "名额少于 {least} 人"),
            translate("events", "只有一个人的不算活动，改记服务"),
        ),
        "words_few": (
            translate("events", "介绍不到 {least} 个字"),
            translate("events", "写清做什么、要带什么"),
        ),
        "options_missing": (
            translate("events", "“{question}”没有可选的"),
            translate("events", "至少写两个，或改成写一行字"),
        ),
        "meeting": (
            translate("events", "像内部会议：“{word}”"),
            translate("events", "会议不作为活动发布"),
        ),
        "money": (
            translate("events", "提到了收费：“{word}”"),
            translate("events", "青年之家的活动不收费"),
        ),
    }


def _to_be_thought_of() -> dict[str, tuple[str, str]]:
    translate = QCoreApplication.translate
    return {
        "outside_hours": (
            translate("events", "有一场在开放时段外"),
            translate("events", "开放 {opens} ～ {closes}，记得留人开门"),
        ),
        "room_booked": (
            translate("events", "这间场地那时有 {count} 个预约"),
            translate("events", "活动占整间，发布后到“预约”里逐个决定"),
        ),
        "above_room": (
            translate("events", "名额超过场馆上限 {most} 人"),
            translate("events", "核对一下场地坐不坐得下"),
        ),
        "no_waitlist": (
            translate("events", "满员后不能候补"),
            translate("events", "有人退出时位子会空着"),
        ),
        "words_lack": (
            translate("events", "还缺：{fields}"),
            translate("events", "写上更容易通过"),
        ),
        "not_on_web": (
            translate("events", "没有勾“青年之声”"),
            translate("events", "网上看不到，只能到馆报名"),
        ),
        "repeated": (
            translate("events", "这几天已有同名活动"),
            translate("events", "一个活动办几次，用“加一场”"),
        ),
        "recruiting": (
            translate("events", "像招募：“{word}”"),
            translate("events", "招募请走招募的入口"),
        ),
    }
