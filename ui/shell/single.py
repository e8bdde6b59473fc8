"""One program per data folder: a second start brings the first window to the front."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 500
_WORD = b"come forward\n"


def name_of(path: Path) -> str:
    """Name the meeting place for a data folder."""
    digest = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()
    return f"youth-home-desk-{digest[:24]}"


def call_first(path: Path) -> bool:
    """Ask the program that has this folder open to come forward; False when nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(path))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_WORD)
    heard = socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return heard


class Doorbell(QObject):
    """Listens for later starts; `rung` when there is one."""

    rung = Signal()

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come)
        name = name_of(path)
        if not self._server.listen(name):
            # Left over from a run that was cut short: nobody answered there a moment ago.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _come(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.rung.emit()
