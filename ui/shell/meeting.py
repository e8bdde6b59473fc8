"""Where programs that share a data folder meet, known before anything of the net is loaded."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QDir

from ui import lazy


def name_of(path: Path) -> str:
    """Name the meeting place for a data folder."""
    words = os.fsencode(path.resolve())
    digest = QCryptographicHash.hash(words, QCryptographicHash.Algorithm.Sha256).toHex()
    return f"youth-home-desk-{digest.toStdString()[:24]}"


def call_first(path: Path) -> bool:
    """Ask the program that has this folder open to come forward; False when nobody answers."""
    # Elsewhere than on Windows a meeting place is a file: where there is none, nobody waits.
    name = name_of(path)
    if sys.platform != "win32" and not Path(QDir.tempPath(), name).exists():
        return False
    return bool(lazy.single().ring_first(name))
