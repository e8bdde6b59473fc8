"""The check-in page: the queue is served from one box, and every answer is one card."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.checkin.queries import Today, TodayRow
from app.errors import Refusal
from app.people.actions import Details
from app.people.rules import UNDER_14
from app.store.changes import Changes
from ui.checkin import jobs, phrases, verdicts
from ui.checkin.backfill import BackfillDialog
from ui.checkin.change import ChangeDialog
from ui.checkin.counter import Counter
from ui.checkin.inside import once_each
from ui.checkin.jobs import Hand, Outcome
from ui.checkin.printing import Printing
from ui.checkin.search import Answer, Searcher
from ui.checkin.stage import Stage
from ui.kit.guard import EnterGuard
from ui.kit.verdict import Verdict
from ui.seat import Seat

PRIVATE_AFTER_MS = 60_000
"""Nobody's name stays on the card longer than this."""
_TICK_MS = 60_000
_GATHER_MS = 40
"""Changes that come in quick succession are read once."""
_SHORT_BELOW, _WIDE_FROM = 664, 1516
