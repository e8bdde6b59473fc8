"""What a benchmark says: one JSON line per figure, with its bound and whether it held."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence


def say(
    bench: str,
    case: str,
    value: float,
    unit: str,
    bound: float | None = None,
    against: str | None = None,
    *,
    at_least: bool = False,
) -> bool:
    """Print one figure. `bound` is the most allowed, or with `at_least` the least."""
    held = bound is None or (value >= bound if at_least else value <= bound)
    line: dict[str, object] = {
        "bench": bench,
        "case": case,
        "value": round(value, 4),
        "unit": unit,
        "bound": bound,
        "held": held,
    }
    if against is not None:
        line["against"] = against
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return held


def timed(job: Callable[[], object]) -> float:
    """Give the milliseconds one call takes."""
    started = time.perf_counter()
    job()
    return (time.perf_counter() - started) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value below which `share` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


median = statistics.median
