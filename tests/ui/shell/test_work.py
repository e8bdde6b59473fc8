"""The lanes of work: what is asked for after the end is neither begun nor answered."""

from __future__ import annotations

from app.errors import Refusal
from ui.work import Work


def test_after_the_end_nothing_is_begun(qapp: object) -> None:
    refused: list[Refusal] = []
    begun: list[str] = []

    def job() -> str:
        begun.append("a refresh")
        return "read"

    work = Work(refused.append)
    work.close()
    work.run(job).then(begun.append)
    assert (begun, refused, work.busy) == ([], [], False)
