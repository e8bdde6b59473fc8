"""Who is to take a case on by headquarters' rules: one pure function, the same at every desk.

Of the rules that fit, the one of the narrowest scope counts; then the one that asks for more; then
the lower `order`; then the lower id. A rule whose holder cannot take anything is passed over, and
that is said. A route is advice: who works on a case is decided by whoever is at the counter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.cases.rules import HEADQUARTERS, OWN
from app.shared.queries import Rule

BY_RULE, HERE, UNMATCHED = "route_by_rule", "route_here", "route_unmatched"
"""Why a route is what it is: a rule says so; nobody else is known to a venue on its own; neither a
rule nor the directory knows anybody."""
WITHDRAWN, EXPIRED, UNAUDITED, UNKNOWN, CLOSED = (
    "route_withdrawn",
    "route_expired",
    "route_unaudited",
    "route_unknown",
    "route_closed",
)
"""Why a rule is passed over: what is the matter with its holder."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What rules look at of a case."""

    category: str
    sensitive: bool = False
    minor: bool = False


def fits(rule: Rule, asked: Asked) -> bool:
    """Say whether a rule is about such a case."""
    pairs = (
        (rule.category, asked.category),
        (rule.sensitive, asked.sensitive),
        (rule.minor, asked.minor),
    )
    return not rule.retired and all(wanted in (None, found) for wanted, found in pairs)


def place_of(rule: Rule) -> tuple[int, int, int, str]:
    """Give by what rules are ordered: the first that can be followed counts."""
    asks = sum(one is not None for one in (rule.category, rule.sensitive, rule.minor))
    return (-rule.width, -asks, rule.order, rule.id)


@dataclass(frozen=True, slots=True)
class Passed:
    """A rule that fits and cannot be followed, with the code of why."""

    rule: Rule
    code: str


@dataclass(frozen=True, slots=True)
class Route:
    """Who is to take a case on, and why; `rule`: the one that says so, if one does."""

    holder_kind: str
    holder_id: str | None
    code: str
    rule: Rule | None = None
    passed: tuple[Passed, ...] = ()


def route(
    asked: Asked,
    rules: Iterable[Rule],
    trouble: Callable[[Rule], str],
    *,
    joined: bool,
    suggested: bool,
) -> Route | None:
    """Give the route of a case; None where no rule fits and the suggestions say enough.

    `trouble(rule)`: the code of what is the matter with a rule's holder, "" for nothing; `joined`:
    there is a headquarters; `suggested`: the directory knows somebody.
    """
    passed: list[Passed] = []
    for rule in sorted((one for one in rules if fits(one, asked)), key=place_of):
        code = trouble(rule)
        if not code:
            return Route(rule.holder_kind, rule.holder_id, BY_RULE, rule, tuple(passed))
        passed.append(Passed(rule, code))
    if not joined:
        return Route(OWN, None, HERE, None, tuple(passed))
    if not suggested:
        return Route(HEADQUARTERS, None, UNMATCHED, None, tuple(passed))
    return Route(OWN, None, "", None, tuple(passed)) if passed else None
