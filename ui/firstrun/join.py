"""Joining headquarters with an eight-character code: at the first launch, later, or again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app import lazy
from app.store.store import Store
from sync.client.credentials import Keyring, Settings, settings
from sync.client.joining import join, open_link
from ui.kit.buttons import Button
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.shell.cover import RIGHT
from ui.shell.jobdialog import JobDialog
from ui.shell.machine import keep_name, name_of
from ui.work import Work

LENGTH = 8
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def tidy(typed: str) -> str:
    """Give the letters of a code out of anything pasted: capitals; I, O, 0 and 1 do not occur."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in plain if sign in _LETTERS)


class JoinDialog(JobDialog):
    """Address, code and name. `alone` is True when it was put off.

    `again`: for a desk headquarters does not know any more; its unsent work is kept.
    """

    fields_of = {  # noqa: RUF012 - never changed
        "address_wrong": "address",
        "https_needed": "address",
        "code_wrong": "code",
        "code_used": "code",
        "code_expired": "code",
    }
    lane = "net"
    where = "join"

    def __init__(
        self,
        parent: QWidget | None,
        work: Work,
        store: Store,
        *,
        may_wait: bool,
        again: bool = False,
    ) -> None:
        title = self.tr("重新加入总部") if again else self.tr("加入总部")
        verb = self.tr("重新加入") if again else self.tr("加入")
        super().__init__(parent, work, title, verb, self.tr("取消"))
        if again:
            self.setProperty(RIGHT, "staff.manage")
        self._store, self._again = store, again
        self._known = settings(store) or Settings("")
        self.alone = False
        words = self.tr("入网码由区团委在“青年之声”后台生成，用一次，24 小时内有效。")
        self.add(label(words, "body", "text2", wrap=True))
        if again:
            kept = self.tr("还没发出的记录都留着，重新加入后自动发送。")
            self.add(label(kept, "body", "text2", wrap=True))
        box = line_edit("https://", ascii_only=True, limit=200)
        self.form.add("address", Field(self.tr("总部地址"), box))
        hint = self.tr("8 个字符，可整段粘贴，大小写和空格都不要紧；里面没有 I、O、0、1")
        self.form.add("code", Field(self.tr("入网码"), line_edit(limit=60), hint=hint))
        self.form.add("name", Field(self.tr("这台电脑叫什么"), line_edit(limit=60)))
        address = self._known.base_url
        name = name_of(store) or self.tr("前台 1 号机")
        self.form.set_values({"address": address, "name": name})
        if may_wait:
            later = Button(self.tr("先独立使用，之后再加入"), kind="link")
            later.clicked.connect(self._later)
            self.add_verb(later)
        self.finish_body()
        self.form.field("code" if address else "address").control.setFocus()

    def waiting_words(self) -> str:
        """Say that the line is being tried."""
        return self.tr("正在连接总部…")

    def job(self) -> Callable[[], None] | None:
        """Join, then read what headquarters has: the venue and its staff."""
        values = self.form.values()
        code = tidy(values["code"])
        if not values["address"]:
            self.form.set_errors({"address": self.tr("还没填总部地址")})
            return None
        if len(code) != LENGTH:
            missing = LENGTH - len(code)
            surplus = -missing
            words = (
                self.tr("少了 %n 位，入网码是 8 位", "", missing)
                if missing > 0
                else self.tr("多了 %n 位，入网码是 8 位", "", surplus)
            )
            self.form.set_errors({"code": words})
            return None
        where = replace(self._known, base_url=values["address"])
        name = values["name"] or self.tr("前台 1 号机")
        return lambda: enrol(self._store, where, code, name, again=self._again)

    def _later(self) -> None:
        if not self.busy:
            self.alone = True
            self.reject()


class PcRing:
    """The keyring of this PC, loaded when it is first asked: that costs 85 ms."""

    def get_password(self, service: str, username: str) -> str | None:
        """Give what was kept, or None."""
        kept: str | None = lazy.keyring().get_password(service, username)
        return kept

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        lazy.keyring().set_password(service, username, password)


def ring() -> Keyring:
    """Give the keyring of this PC."""
    return PcRing()


def enrol(store: Store, where: Settings, code: str, name: str, *, again: bool = False) -> None:
    """Join, and do the first round at once so that the venue and its staff are there.

    A desk that joins `again` has both; its rounds go on in the exchange that runs already.
    Raises Refusal as `sync.client.joining.join` does.
    """
    join(store, where, code, name, ring(), again=again)
    keep_name(store, name)
    if again:
        return
    link = open_link(store, ring())
    if link is not None:
        try:
            link.exchange.round()
        finally:
            link.line.close()
