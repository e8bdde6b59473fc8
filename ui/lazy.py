"""What is loaded only after the lock screen's frame and clock have painted.

SQLAlchemy, the exchange and the pages cost more than the whole first picture. This is the whole
list; everything in `ui/shell/launch.py` and below it must get along without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def first_look() -> ModuleType:
    """Give `ui.shell.firstlook`: the key and a glance at the store. For a worker: no Qt."""
    from ui.shell import firstlook  # noqa: PLC0415 - see the module's docstring

    return firstlook


def offering() -> ModuleType:
    """Give `ui.shell.offering`: what of a glance the lock screen shows."""
    from ui.shell import offering as module  # noqa: PLC0415 - see the module's docstring

    return module


def single() -> ModuleType:
    """Give `ui.shell.single`: calling, and hearing, another start of the program."""
    from ui.shell import single as module  # noqa: PLC0415 - see the module's docstring

    return module


def scans() -> ModuleType:
    """Give `ui.kit.scan`: the filter that hears scanners."""
    from ui.kit import scan as module  # noqa: PLC0415 - see the module's docstring

    return module


def store_side() -> ModuleType:
    """Give `ui.shell.storeside`: opening a store. Loaded in a worker, so it must not touch Qt."""
    from ui.shell import storeside  # noqa: PLC0415 - see the module's docstring

    return storeside


def rooms() -> ModuleType:
    """Give `ui.shell.rooms`: everything behind the lock screen. Loaded on the main thread."""
    from ui.shell import rooms as module  # noqa: PLC0415 - see the module's docstring

    return module


def demo() -> ModuleType:
    """Give `ui.shell.demo`: the sample venue with a headquarters of its own."""
    from ui.shell import demo as module  # noqa: PLC0415 - see the module's docstring

    return module


def commands() -> ModuleType:
    """Give `ui.shell.commands`: the command line, where there is something on it."""
    from ui.shell import commands as module  # noqa: PLC0415 - see the module's docstring

    return module


def errands() -> ModuleType:
    """Give `ui.shell.errands`: back-up, restore and self-test from the command line."""
    from ui.shell import errands as module  # noqa: PLC0415 - see the module's docstring

    return module


def carrying() -> ModuleType:
    """Give `ui.shell.carrying`: the courier file from the command line."""
    from ui.shell import carrying as module  # noqa: PLC0415 - see the module's docstring

    return module


def demo_script() -> ModuleType:
    """Give `ui.shell.demo_script`: the main job played where there is no screen."""
    from ui.shell import demo_script as module  # noqa: PLC0415 - see the module's docstring

    return module


def dialogs() -> ModuleType:
    """Give `ui.kit.ask`: what stops and waits for an answer."""
    from ui.kit import ask as module  # noqa: PLC0415 - see the module's docstring

    return module
