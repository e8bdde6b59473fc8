"""The courier file from the command line: what headquarters lacks out, its answer in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QCoreApplication

from app import lazy as app_lazy
from app.clock import SystemClock
from app.desk import Desk
from app.errors import Refusal
from app.keeping import unlock_by
from app.opening import open_data_dir
from sync.client.courier import Brought, Written, read_file, write_file
from sync.client.credentials import read_key
from ui.shell.terminal import ask, say, say_aside
from ui.shell.times import number
from ui.words import sentence

Done = TypeVar("Done")
DONE, NOT_DONE = 0, 3


def write_out(path: Path, folder: Path) -> int:
    """Write everything headquarters has not answered into a file in `folder`."""
    return _with_desk(path, lambda desk, key: write_file(desk.store, key, folder), said_of_file)


def read_in(path: Path, file: Path) -> int:
    """Take headquarters' answer into the data folder."""
    return _with_desk(path, lambda desk, key: read_file(desk.store, key, file), said_of_answer)


def said_of_file(done: Written) -> str:
    """Say what a file for headquarters holds."""
    translate = QCoreApplication.translate
    words = translate("courier", "写好了，已读回核对：{path}（{count} 条，{size} 字节）")
    return words.format(path=done.path, count=number(done.ops), size=number(done.size))


def said_of_answer(done: Brought) -> str:
    """Say what an answer brought, and what to do next."""
    translate = QCoreApplication.translate
    words = translate("courier", "读好了：总部答复了 {settled} 条，带来 {rows} 条新内容").format(
        settled=number(done.settled), rows=number(done.rows)
    )
    if done.refused:
        refused = translate("courier", "，{count} 条总部没有收下，打开程序看“同步”")
        words += refused.format(count=number(done.refused))
    if done.again:
        words += translate("courier", "。总部刚认识本机，请再写一份文件带去")
    return words


def key_for_courier(desk: Desk) -> Ed25519PrivateKey:
    """Give the key this desk signs with. Raises Refusal `no_key`, `not_joined`."""
    if desk.store.place.device is None:
        raise Refusal("not_joined")
    key = read_key(desk.store, app_lazy.keyring())
    if key is None:
        raise Refusal("no_key")
    return key


def _with_desk(
    path: Path, work: Callable[[Desk, Ed25519PrivateKey], Done], words: Callable[[Done], str]
) -> int:
    """Open the closed data folder, do the work, and say what came of it."""
    try:
        desk = _opened(path)
        try:
            done = work(desk, key_for_courier(desk))
        finally:
            desk.store.close()
    except Refusal as refusal:
        say_aside(f"{sentence(refusal)} ({refusal.code})")
        return NOT_DONE
    say(words(done))
    return DONE


def _opened(path: Path) -> Desk:
    try:
        key = unlock_by(path, None)
    except Refusal as refusal:
        if refusal.code != "passphrase_needed":
            raise
        prompt = QCoreApplication.translate("errands", "打开口令：")
        key = unlock_by(path, ask(prompt, secret=True))
    return open_data_dir(path, key, SystemClock())
