"""Words for the exchange with headquarters: why the line is down, why something was not taken."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

HUB: dict[str, object] = {
    # verdicts on one operation
    "already": QT_TRANSLATE_NOOP("words", "这条已在别处处理过，不用再做。"),
    "bad_field": QT_TRANSLATE_NOOP("words", "有一项内容总部不接受。核对后重新填写。"),
    "bad_verb": QT_TRANSLATE_NOOP("words", "总部不认识这种改动，可能需要升级程序。"),
    "discarded": QT_TRANSLATE_NOOP("words", "这条已被放弃，不再发送。"),
    "exists": QT_TRANSLATE_NOOP("words", "总部已有同一条记录。查一下是不是重复登记。"),
    "fixed": QT_TRANSLATE_NOOP("words", "这一项登记后不能改。需要改请联系总部。"),
    "gone": QT_TRANSLATE_NOOP("words", "这条记录已按本人要求删除，改动没有发出。"),
    "group": QT_TRANSLATE_NOOP(
        "words", "和它一起的另一条没有被收下，所以这条也没有。先处理那一条。"
    ),
    "guarded": QT_TRANSLATE_NOOP("words", "状态只能一步一步改。从记录里按顺序改。"),
    "moved_on": QT_TRANSLATE_NOOP("words", "状态已在别处改过，这一步晚了。看一下现在的状态。"),
    "no_such_row": QT_TRANSLATE_NOOP("words", "总部没有这条记录。核对后重新登记。"),
    "not_erasable": QT_TRANSLATE_NOOP("words", "这种记录不能这样删除。"),
    "not_refused": QT_TRANSLATE_NOOP("words", "原来那条总部其实已经收下，不用再补。"),
    "not_voidable": QT_TRANSLATE_NOOP("words", "这种记录不能撤销，只能再记一条更正。"),
    "no_right": QT_TRANSLATE_NOOP(
        "words", "这台电脑没有存取关照备注的权限，这一条没有收下。请总部授权后重发，或放弃。"
    ),
    "not_yours": QT_TRANSLATE_NOOP("words", "这条记录属于别的场馆，本馆不能改。"),
    "other_row": QT_TRANSLATE_NOOP("words", "补的这条和原来的对不上。重新填写一次。"),
    "internal": QT_TRANSLATE_NOOP("words", "处理时遇到没料到的情况，记录都在。稍后会再试。"),
    "unknown_kind": QT_TRANSLATE_NOOP(
        "words", "总部还不认识这种记录，先替你存着。总部升级后自动处理。"
    ),
    "unknown_verb": QT_TRANSLATE_NOOP(
        "words", "总部还不认识这种改动，先替你存着。总部升级后自动处理。"
    ),
    "waiting_for": QT_TRANSLATE_NOOP("words", "在等前面一条先处理好。"),
    "withheld": QT_TRANSLATE_NOOP("words", "这条暂时没有发出，其余照常。请把它告诉技术支持。"),
}

ROUND: dict[str, object] = {
    # why syncing needs a person
    "refused": QT_TRANSLATE_NOOP("words", "有记录总部没有收下，逐条看一下原因。"),
    "revoked": QT_TRANSLATE_NOOP(
        "words", "总部已停用这台电脑。记录都在本机，请联系总部，拿新的入网码重新加入。"
    ),
    "wiped": QT_TRANSLATE_NOOP(
        "words",
        "总部已停用这台电脑，别处的资料已从本机清除。还没上报的都在，可以备份，"
        "也可以拿新的入网码重新加入后上报。",
    ),
    "denied": QT_TRANSLATE_NOOP(
        "words", "总部不认识这台电脑。请拿新的入网码重新加入，记录不会丢。"
    ),
    "bad_assertion": QT_TRANSLATE_NOOP("words", "总部没有认出这台电脑。请拿新的入网码重新加入。"),
    "bad_nonce": QT_TRANSLATE_NOOP("words", "和总部打招呼时超时了，稍后会自动再试。"),
    "bad_id": QT_TRANSLATE_NOOP("words", "本机的编号总部读不懂。请把日志交给技术支持。"),
    "bad_key": QT_TRANSLATE_NOOP("words", "本机的钥匙总部读不懂。请拿新的入网码重新加入。"),
    "bad_day": QT_TRANSLATE_NOOP("words", "总部没能核对这一天，下次联网再核对。其他不受影响。"),
    "bad_cursor": QT_TRANSLATE_NOOP("words", "总部换过数据，正在从头核对，可以照常工作。"),
    "resync_required": QT_TRANSLATE_NOOP(
        "words", "这台电脑太久没和总部核对，正在从头核对，可以照常工作，没上报的一条不少。"
    ),
    "not_joined": QT_TRANSLATE_NOOP("words", "这台电脑还没有加入总部。拿到入网码后可以加入。"),
    "no_key": QT_TRANSLATE_NOOP(
        "words", "本机和总部之间的钥匙丢了（换了系统账号会这样）。请拿新的入网码重新加入。"
    ),
    "fork": QT_TRANSLATE_NOOP(
        "words", "另一台电脑在用同一份数据（像是整盘复制的）。请拿新的入网码重新加入，记录不会丢。"
    ),
    "retired": QT_TRANSLATE_NOOP(
        "words", "这份数据是从旧备份来的，本机的编号已用过。请拿新的入网码重新加入，记录不会丢。"
    ),
    "token": QT_TRANSLATE_NOOP("words", "总部要求重新登录，正在自动进行。"),
    "incarnation": QT_TRANSLATE_NOOP("words", "本机换过数据，正在和总部重新核对。"),
    "ahead": QT_TRANSLATE_NOOP("words", "总部的数据比本机记得的旧，正在从头核对。"),
    "scope": QT_TRANSLATE_NOOP("words", "本机没有读这部分数据的权限。请联系总部。"),
    "too_often": QT_TRANSLATE_NOOP("words", "试得太频繁。过一分钟再试。"),
    "encoding": QT_TRANSLATE_NOOP("words", "传输方式总部不支持，可能需要升级程序。"),
    "epoch": QT_TRANSLATE_NOOP("words", "总部换过数据，正在从头核对，可以照常工作。"),
    "gap": QT_TRANSLATE_NOOP(
        "words", "本机有一段编号对不上，正在补发。若一直这样，请联系技术支持。"
    ),
    "upgrade": QT_TRANSLATE_NOOP("words", "总部已升级，这个版本太旧，连不上了。请安装新版本。"),
    "protocol": QT_TRANSLATE_NOOP("words", "总部已升级，这个版本太旧，连不上了。请安装新版本。"),
    "op_failed": QT_TRANSLATE_NOOP("words", "有一条记录总部处理不了，其余照常。稍后会再试。"),
    "unreadable": QT_TRANSLATE_NOOP("words", "总部的答复读不懂，可能需要升级程序。"),
    "disconnected": QT_TRANSLATE_NOOP("words", "线路中途断了，稍后会自动再试。"),
    # joining
    "already_joined": QT_TRANSLATE_NOOP("words", "这台电脑已加入总部，不用再加。"),
    "address_wrong": QT_TRANSLATE_NOOP("words", "总部地址写得不对，要像 https://… 这样。"),
    "https_needed": QT_TRANSLATE_NOOP("words", "总部地址要以 https:// 开头，这样传输才加密。"),
    "join.code_wrong": QT_TRANSLATE_NOOP("words", "入网码不对。核对 8 个字符，或请总部再发一个。"),
    "bad_code": QT_TRANSLATE_NOOP("words", "入网码不对。核对 8 个字符，或请总部再发一个。"),
    "code_used": QT_TRANSLATE_NOOP("words", "这个入网码已被用过。请总部再发一个。"),
    "code_expired": QT_TRANSLATE_NOOP("words", "这个入网码过期了。请总部再发一个。"),
    "no_network": QT_TRANSLATE_NOOP("words", "连不上总部。检查网线和总部地址，或先独立使用。"),
    "hub_busy": QT_TRANSLATE_NOOP("words", "总部正忙。过一会儿再试，或先独立使用。"),
    "hub_refused": QT_TRANSLATE_NOOP("words", "总部没有让这台电脑加入。请联系总部，说明：{said}"),
}

JOIN_AGAIN = frozenset(
    ("revoked", "wiped", "denied", "bad_assertion", "bad_key", "no_key", "fork", "retired")
)
"""Reasons whose sentence asks for a new code: where they are said, there is a button for it."""

LINE: dict[str, object] = {
    # why the line is down
    "unreachable": QT_TRANSLATE_NOOP("words", "找不到总部。检查网线、路由器，或总部地址。"),
    "timed_out": QT_TRANSLATE_NOOP("words", "总部很久没有回答。线路可能很慢，会自动再试。"),
    "too_slow": QT_TRANSLATE_NOOP("words", "线路太慢，没传完。会自动分小份再试。"),
    "cut": QT_TRANSLATE_NOOP("words", "线路中途断了，会自动接着传。"),
    "garbled": QT_TRANSLATE_NOOP("words", "收到的内容不完整，会自动再试。"),
    "not_the_hub": QT_TRANSLATE_NOOP(
        "words", "网络要先登录（像商场的无线网）。打开浏览器登录后再试。"
    ),
    "proxy": QT_TRANSLATE_NOOP("words", "代理服务器连不通。检查代理设置，或换一个网络。"),
    "certificate": QT_TRANSLATE_NOOP(
        "words", "对方的证书不可信，没有发送任何内容。请联系总部核对地址。"
    ),
    "certificate_date": QT_TRANSLATE_NOOP(
        "words", "证书日期对不上，多半是这台电脑的时间不对。校准时间后再试。"
    ),
    "interrupted": QT_TRANSLATE_NOOP("words", "刚才停下了，会接着来。"),
    "busy": QT_TRANSLATE_NOOP("words", "总部正忙，会自动再试。"),
    "paused": QT_TRANSLATE_NOOP("words", "同步已暂停。按 F5 现在同步一次。"),
    "not_yet": QT_TRANSLATE_NOOP("words", "还没有连上过总部，正在试。"),
}
