"""What was staged, in the order it was, so that it can be undone back to a mark."""

from __future__ import annotations

from typing import Any

import msgspec


class Staging:
    """Remembers what was staged, so that it can be undone back to a mark."""

    def __init__(self) -> None:
        self._journal: list[tuple[dict[Any, Any], Any, Any]] = []

    def _set(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        self._journal.append((table, key, table.get(key, msgspec.UNSET)))
        table[key] = value

    def mark(self) -> int:
        """Give a point to which everything staged later can be undone."""
        return len(self._journal)

    @property
    def changed(self) -> bool:
        """Say whether anything that can be undone is staged."""
        return bool(self._journal)

    def undo(self, mark: int) -> None:
        """Take back everything staged since the mark."""
        while len(self._journal) > mark:
            table, key, old = self._journal.pop()
            if old is msgspec.UNSET:
                table.pop(key, None)
            else:
                table[key] = old
