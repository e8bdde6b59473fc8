"""Every story has headquarters, and desks that have joined it."""

from tests.support.joined import hub, make

__all__ = ["hub", "make"]
