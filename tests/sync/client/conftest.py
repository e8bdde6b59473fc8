"""A hub on loopback and desks with lines that can be cut."""

from tests.support.joined import hub, make

__all__ = ["hub", "make"]
