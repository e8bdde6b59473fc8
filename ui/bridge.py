"""What the store announces, as one Qt signal on the main thread. Nothing else crosses."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from app.store.changes import Changes
from app.store.store import Store


class Bridge(QObject):
    """Listens to a store; `changed` carries a `Changes` and is emitted on the main thread."""

    changed = Signal(object)
    _announced = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._announced.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        store.listeners.append(self._hear)

    def close(self) -> None:
        """Stop listening."""
        if self._hear in self._store.listeners:
            self._store.listeners.remove(self._hear)

    def _hear(self, changes: Changes) -> None:
        self._announced.emit(changes)
