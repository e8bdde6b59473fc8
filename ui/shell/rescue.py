"""What stands in the way when the store should open, and the way on from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.errors import Refusal
from app.store.keys import rewrap, unlock_with_code, unlock_with_passphrase
from ui.kit.ask import notice
from ui.kit.form import Field, line_edit
from ui.kit.text import label
from ui.shell.jobdialog import JobDialog, secret_edit
from ui.words import sentence
from ui.work import Work

BY_CODE = ("keyring_lost", "wrong_key")
"""What the recovery code may help with."""


class PassphraseDialog(JobDialog):
    """Ask for the passphrase; gives the key."""

    fields_of = {"passphrase_wrong": "passphrase"}  # noqa: RUF012 - never changed

    def __init__(self, parent: QWidget | None, work: Work, path: Path) -> None:
        super().__init__(parent, work, self.tr("输入打开口令"), self.tr("打开"), self.tr("退出"))
        self._path = path
        self.form.add("passphrase", Field(self.tr("打开口令"), secret_edit()))
        self.finish_body()
        self.form.field("passphrase").control.setFocus()

    def job(self) -> Callable[[], bytes]:
        """Try it."""
        typed = self.form.values()["passphrase"]
        return lambda: unlock_with_passphrase(self._path, typed)


class RecoveryDialog(JobDialog):
    """Ask for the recovery code; gives the key, and lets this PC open by itself again."""

    fields_of = {  # noqa: RUF012 - never changed
        "code_typo": "code",
        "code_wrong": "code",
        "passphrase_short": "passphrase",
    }

    def __init__(self, parent: QWidget | None, work: Work, path: Path, why: str) -> None:
        super().__init__(
            parent, work, self.tr("用恢复码打开"), self.tr("打开"), self.tr("退出"), width=560
        )
        self._path = path
        self.add(label(why, "body", "text2", wrap=True))
        hint = self.tr("首次设置时抄在纸上的 28 个字符")
        self.form.add("code", Field(self.tr("恢复码"), line_edit(limit=60), hint=hint))
        hint = self.tr("这台电脑没有系统凭据库，以后每次打开要输入它，至少 8 个字符")
        field = Field(self.tr("新的打开口令"), secret_edit(), hint=hint)
        self.form.add("passphrase", field)
        field.hide()
        self.finish_body()
        self.form.field("code").control.setFocus()

    def job(self) -> Callable[[], bytes]:
        """Open with the code, then wrap the key anew."""
        values = self.form.values()
        hidden = self.form.field("passphrase").isHidden()
        passphrase = None if hidden else values["passphrase"]

        def open_it() -> bytes:
            key = unlock_with_code(self._path, values["code"])
            rewrap(self._path, key, passphrase)
            return key

        return open_it

    def refused(self, refusal: Refusal) -> None:
        """Ask for a passphrase where there is no keyring."""
        if refusal.code == "keyring_unusable":
            self.form.field("passphrase").show()
            self.form.field("passphrase").control.setFocus()


def find_key(parent: QWidget | None, work: Work, path: Path, refusal: Refusal) -> bytes | None:
    """Ask for what opens the store; None when nobody had it."""
    if refusal.code == "passphrase_needed":
        asking: JobDialog = PassphraseDialog(parent, work, path)
    else:
        asking = RecoveryDialog(parent, work, path, sentence(refusal))
    if not asking.run():
        return None
    key: bytes = asking.result_value
    return key


def say_why(parent: QWidget | None, title: str, refusal: Refusal, path: Path, verb: str) -> None:
    """Say why the store does not open, with the folder and the code for support."""
    made = notice(parent, title, sentence(refusal), verb)
    made.add(label(f"{path}\n{refusal.code}", "caption", "text3", wrap=True))
    made.run()
