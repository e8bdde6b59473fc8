"""The last lines of the program's log, kept in memory for the diagnostic bundle."""

from __future__ import annotations

import logging

from app.attention.bundle import LogTail

tail = LogTail()
"""One for the program: it listens from `listen` on."""


def listen() -> None:
    """Begin to keep lines; asked twice, it keeps each once."""
    root = logging.getLogger()
    if tail not in root.handlers:
        root.addHandler(tail)
