"""What makes histories quick and changes nothing in them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@cache
def _set_aside() -> None:
    """Let the sweep pass over what the process holds for good: modules, mappers, the ground."""
    gc.collect()
    gc.freeze()


@contextmanager
def unswept() -> Iterator[None]:
    """Sweep once, after the block: in between it cost a fifth of the time.

    It also fell where chance would have it, and closed what a killed activity had left open there.
    """
    _set_aside()
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
        gc.collect()
