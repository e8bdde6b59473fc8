"""Asking on a plain terminal; where none is there, one line of what is piped in is one answer."""

from __future__ import annotations

import getpass
import sys

from PySide6.QtCore import QCoreApplication

from app.errors import Refusal

TRIES = 3
"""So often a person may mistype; what is piped in gets one try."""


def ask(prompt: str, *, secret: bool = False) -> str:
    """Ask one thing; a secret is not shown. Raises Refusal `key_needed` when nobody answers."""
    if sys.stdin.isatty():
        try:
            return getpass.getpass(prompt) if secret else input(prompt)
        except EOFError:
            raise Refusal("key_needed") from None
    line = sys.stdin.readline()
    if not line:
        raise Refusal("key_needed")
    return line.rstrip("\r\n")


def ask_new_secret(prompt: str) -> str:
    """Ask for a new passphrase; a person types it twice. Raises Refusal `key_needed`."""
    typed = ask(prompt, secret=True)
    if sys.stdin.isatty():
        again = QCoreApplication.translate("errands", "再输一次：")
        for _ in range(TRIES):
            if ask(again, secret=True) == typed:
                break
            say_aside(QCoreApplication.translate("errands", "两次输入的口令不一样"))
            typed = ask(prompt, secret=True)
        else:
            raise Refusal("key_needed")
    return typed


def tries() -> int:
    """Give how often one thing is asked for."""
    return TRIES if sys.stdin.isatty() else 1


def say(words: str) -> None:
    """Say what was done."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def say_aside(words: str) -> None:
    """Say what is in the way."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()
