"""What keeps the start quick. `main.py` loads it before anything else that loads Qt.

PySide6 puts itself before Python's `import`, for the sake of a spelling of Qt's names that this
program does not use (`from __feature__ import snake_case`). It then reads and keeps the source of
every module that is loaded, its own or not: a fifth of what all our imports cost, and megabytes.
Python's own `import` is put back.

Start-up makes many objects and hardly any garbage: no sweep until `ui.shell.sweep` takes over.
"""

from __future__ import annotations

import builtins
import gc

import PySide6.QtCore  # noqa: F401 - before it there is nothing to put back

gc.disable()

PYTHONS_OWN = getattr(builtins, "__orig_import__", None)
"""Where PySide6 keeps what it replaced; absent where it replaces nothing."""

if PYTHONS_OWN is not None:
    builtins.__import__ = PYTHONS_OWN


def sweep_again() -> None:
    """Give the sweep back to Python: for errands, which have no window that would do it."""
    gc.enable()
