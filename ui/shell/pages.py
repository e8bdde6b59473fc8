"""What a page of the navigation is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.seat import Seat


@dataclass(frozen=True, slots=True)
class Page:
    """One place in the rail. `right` is needed to see it ("" for everybody).

    `label` gives the word in the present language; `build` makes the page on first visit.
    """

    name: str
    icon: str
    right: str
    label: Callable[[], str]
    build: Callable[[Seat], QWidget]
