"""Work that must not hold up the window: a lane for the store, one for the net, one for files.

What reads or writes a long file runs in `paper`: nobody at the counter waits behind it.

`work.run(job).then(show).otherwise(tell)`: jobs are plain functions without arguments; what
they return, or the Refusal they raise, comes back on the main thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from app.errors import Refusal

logger = logging.getLogger(__name__)
Result = TypeVar("Result")
Lane = Literal["store", "net", "paper"]


class Task(Generic[Result]):
    """A job under way. Set `then` and `otherwise` before control returns to the event loop."""

    def __init__(self, owner: QObject | None, fallback: Callable[[Refusal], None]) -> None:
        self._owner = owner
        self._then: Callable[[Result], object] | None = None
        self._otherwise: Callable[[Refusal], object] = fallback
        self.done = False

    def then(self, show: Callable[[Result], object]) -> Task[Result]:
        """Call `show` with the result, on the main thread."""
        self._then = show
        return self

    def otherwise(self, tell: Callable[[Refusal], object]) -> Task[Result]:
        """Call `tell` with the Refusal, on the main thread, in place of the usual message."""
        self._otherwise = tell
        return self

    def finish(self, future: Future[Result]) -> None:
        """Hand over what came of it; nothing is called for an owner that is gone."""
        self.done = True
        if self._owner is not None and not isValid(self._owner):
            return
        error = future.exception()
        if error is None:
            if self._then is not None:
                self._then(future.result())
        elif isinstance(error, Refusal):
            self._otherwise(error)
        else:
            logger.error("a job ended with %s", type(error).__name__, exc_info=error)
            self._otherwise(Refusal("unexpected", kind=type(error).__name__))


class Work(QObject):
    """The lanes. `idle` tells when nothing is under way any more."""

    idle = Signal()
    _arrived = Signal(object, object)

    def __init__(self, tell: Callable[[Refusal], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tell = tell
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "store": ThreadPoolExecutor(1, thread_name_prefix="store"),
            "net": ThreadPoolExecutor(1, thread_name_prefix="net"),
            "paper": ThreadPoolExecutor(1, thread_name_prefix="paper"),
        }
        self._open = 0
        self._closed = False
        self._arrived.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def run(
        self, job: Callable[[], Result], owner: QObject | None = None, lane: Lane = "store"
    ) -> Task[Result]:
        """Run `job` in a lane, in the order given. With an `owner`, results die with it.

        Once closed nothing is begun and nothing answered: a page that still wants to refresh
        while the window goes is not told anything.
        """
        task: Task[Result] = Task(owner, self.tell)
        if self._closed:
            return task
        self._open += 1
        future = self._lanes[lane].submit(job)
        future.add_done_callback(lambda done: self._arrived.emit(task, done))
        return task

    @property
    def busy(self) -> bool:
        """Say whether any job is under way or its result not yet handed over."""
        return self._open > 0

    def close(self) -> None:
        """Let jobs under way end; take no new ones."""
        self._closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True)

    def _finish(self, task: Task[Any], future: Future[Any]) -> None:
        try:
            task.finish(future)
        finally:
            self._open -= 1
            if not self._open:
                self.idle.emit()
