"""How often one address may try: guessing enrolment codes must not pay."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

TRIES = 10
SECONDS = 60
MOST_ADDRESSES = 10_000


class Limit:
    """So many tries a minute per address, kept in memory."""

    def __init__(self, tries: int = TRIES, clock: Callable[[], float] = time.monotonic) -> None:
        self.tries, self._clock = tries, clock
        self._seen: dict[str, deque[float]] = {}

    def seconds(self, address: str) -> int:
        """Count a try; gives 0, or the seconds until the next is allowed."""
        now = self._clock()
        if address not in self._seen and len(self._seen) >= MOST_ADDRESSES:
            # The oldest address is forgotten first: memory is bounded even under a flood.
            self._seen.pop(next(iter(self._seen)))
        tries = self._seen.setdefault(address, deque(maxlen=self.tries))
        while tries and now - tries[0] >= SECONDS:
            tries.popleft()
        if len(tries) >= self.tries:
            return max(1, int(SECONDS - (now - tries[0])) + 1)
        tries.append(now)
        return 0
