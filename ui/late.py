"""What is loaded when somebody first asks for it, or once the staff tiles have to react to keys.

Apart from `ui/lazy.py`, because the window itself and the list of its pages lean on this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def keys() -> ModuleType:
    """Give `ui.shell.keys`: Ctrl Z in text boxes, and the list of keys."""
    from ui.shell import keys as module  # noqa: PLC0415 - see the module's docstring

    return module


def people() -> ModuleType:
    """Give `ui.people.page`: the page of people."""
    from ui.people import page as module  # noqa: PLC0415 - see the module's docstring

    return module


def paper() -> ModuleType:
    """Give `ui.checkin.paper`: the sheet of who is inside, printers and PDF (12 ms)."""
    from ui.checkin import paper as module  # noqa: PLC0415 - see the module's docstring

    return module


def attention() -> ModuleType:
    """Give `ui.attention.page`: the page about the exchange."""
    from ui.attention import page as module  # noqa: PLC0415 - see the module's docstring

    return module


def events() -> ModuleType:
    """Give `ui.events.page`: the page of events."""
    from ui.events import page as module  # noqa: PLC0415 - see the module's docstring

    return module


def cases() -> ModuleType:
    """Give `ui.cases.page`: the page of service requests."""
    from ui.cases import page as module  # noqa: PLC0415 - see the module's docstring

    return module


def bookings() -> ModuleType:
    """Give `ui.bookings.page`: the page of bookings and of the waiting line."""
    from ui.bookings import page as module  # noqa: PLC0415 - see the module's docstring

    return module


def calling() -> ModuleType:
    """Give `ui.queue.calling`: calling the next who waits, from any page."""
    from ui.queue import calling as module  # noqa: PLC0415 - see the module's docstring

    return module


def new_cases() -> ModuleType:
    """Give `ui.cases.newcaseflow`: taking a request down, over any page."""
    from ui.cases import newcaseflow as module  # noqa: PLC0415 - see the module's docstring

    return module
