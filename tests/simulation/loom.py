"""Many activities in one thread: each runs to its next point, and the seed says who goes on.

A point is where the world may change meanwhile: before and after a commit, while a message is on
its way. Whoever is killed at a point never comes back from it, as a process that ended.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from greenlet import getcurrent, greenlet

T = TypeVar("T")


class Killed(BaseException):
    """The process this activity belonged to has ended."""


def _always() -> bool:
    return True


@dataclass(eq=False)
class Task:
    """One activity. `owner` is what it dies with; `ready` says whether it can go on."""

    name: str
    owner: object
    strand: greenlet
    ready: Callable[[], bool] = _always
    at: str = "start"
    done: bool = False
    dying: bool = False
    error: BaseException | None = None


@dataclass(eq=False)
class Loom:
    """All activities that are under way."""

    tasks: list[Task] = field(default_factory=list)
    _by_strand: dict[greenlet, Task] = field(default_factory=dict)
    _main: greenlet = field(default_factory=getcurrent)

    def begin(self, name: str, owner: object, work: Callable[[], None]) -> Task:
        """Put up an activity; it runs when it is chosen."""
        task: Task = Task(name, owner, greenlet(lambda: self._run(task, work), self._main))
        self.tasks.append(task)
        self._by_strand[task.strand] = task
        return task

    def _run(self, task: Task, work: Callable[[], None]) -> None:
        try:
            if not task.dying:
                work()
        except Killed:
            pass
        except Exception as error:  # noqa: BLE001 - a bug of the program is a finding
            task.error = error
        finally:
            task.done = True

    def ready(self) -> list[Task]:
        """Give the activities that can go on."""
        return [task for task in self.tasks if task.ready()]

    def go_on(self, task: Task) -> None:
        """Let one activity run to its next point, or its end. Raises what it failed with."""
        task.strand.switch()
        self._tidy(task)

    def kill(self, owner: object) -> None:
        """End all activities of an owner where they stand; nothing of theirs commits any more."""
        for task in [task for task in self.tasks if task.owner is owner]:
            task.dying = True
            if not task.done:
                if task.strand:
                    task.strand.throw(Killed)
                else:
                    task.done = True
            self._tidy(task)

    def _tidy(self, task: Task) -> None:
        if task.done:
            if task in self.tasks:
                self.tasks.remove(task)
            self._by_strand.pop(task.strand, None)
            if task.error is not None:
                raise task.error

    def point(self, at: str, ready: Callable[[], bool] = _always) -> None:
        """Stop here until chosen again. Outside of any activity it is no point at all."""
        task = self._by_strand.get(getcurrent())
        if task is None or task.dying:
            return
        task.at, task.ready = at, ready
        self._main.switch()
        task.ready = _always

    def is_inside(self) -> bool:
        """Say whether an activity is running now."""
        return getcurrent() in self._by_strand


class Gate:
    """Stands for a store's lock: a point before and after every commit.

    `after` is called when it is let go, before anybody could be killed.
    """

    def __init__(self, loom: Loom, after: Callable[[], None] = lambda: None) -> None:
        self._loom, self._after = loom, after
        self._held = False

    def __enter__(self) -> None:
        self._loom.point("commit")
        assert not self._held, "there is no point between taking the lock and letting it go"
        self._held = True

    def __exit__(self, *_: object) -> None:
        self._held = False
        self._after()
        self._loom.point("committed")


class Beside(Executor):
    """What a desk asks beside its round: an activity of its own instead of a thread."""

    def __init__(self, loom: Loom, owner: object, name: str) -> None:
        self._loom, self._owner, self._name = loom, owner, name
        self._under_way: list[Asked] = []

    def submit(self, fn: Callable[..., Any], /, *said: Any, **more: Any) -> Future[Any]:
        """Begin an activity that does it."""
        asked = Asked(self._loom)

        def work() -> None:
            try:
                asked.set_result(fn(*said, **more))
            except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
                asked.set_exception(error)

        if not self._loom.is_inside():
            work()
            return asked
        self._under_way.append(asked)
        self._loom.begin(self._name, self._owner, work)
        return asked

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for what is under way."""
        for asked in self._under_way:
            self._loom.point("leaving", asked.done)


class Asked(Future[Any]):
    """A result that will be there; asking for it is a point, not a block."""

    def __init__(self, loom: Loom) -> None:
        super().__init__()
        self._loom = loom

    def result(self, timeout: float | None = None) -> Any:
        """Give the result once it is there."""
        self._loom.point("asked", self.done)
        return super().result(0)
