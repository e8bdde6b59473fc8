"""The rules that tell a scanner from a hand, without Qt: characters with times in, a code out."""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.kit.letters import code_text

MIN_CHARS = 6
MAX_CHARS = 512
AVERAGE_GAP_MS = 35
BREAK_MS = 40


@dataclass(slots=True)
class Burst:
    """Characters that came in quick succession; times in milliseconds of one clock."""

    typed: str = ""
    composing: str = ""
    times: list[int] = field(default_factory=list)

    def text(self) -> str:
        """Return all characters so far."""
        return self.typed + self.composing

    def broken(self, now: int) -> bool:
        """Tell whether a character at `now` comes too late to belong here."""
        return bool(self.times) and now - self.times[-1] > BREAK_MS

    def add(self, text: str, now: int) -> None:
        """Add characters that came as keys."""
        self.typed += text
        self.times.extend([now] * len(text))

    def touch(self, now: int) -> None:
        """Count a key that is a part of a character still being spelt (Alt + keypad digits)."""
        self.times.append(now)

    def compose(self, letters: str, now: int) -> bool:
        """Take a composing string that grew by letters; False when it did anything else."""
        if not letters.startswith(self.composing):
            return False
        self.times.extend([now] * (len(letters) - len(self.composing)))
        self.composing = letters
        return True

    def commit(self, letters: str, now: int) -> None:
        """Take a committed string; the part that was being composed is already counted."""
        grown = len(letters) - len(self.composing)
        self.typed += letters
        self.composing = ""
        self.times.extend([now] * max(grown, 0))

    def quick(self, now: int) -> bool:
        """Tell whether the characters with a terminator at `now` have the speed of a scanner."""
        count = len(self.times)
        if not MIN_CHARS <= count <= MAX_CHARS:
            return False
        return now - self.times[0] <= AVERAGE_GAP_MS * count

    def code(self, now: int) -> str | None:
        """Return the scanned code if a terminator at `now` makes this a scan, else None."""
        text = code_text(self.text())
        if len(text) < MIN_CHARS or not text.isascii() or not text.isprintable():
            return None
        return text if self.quick(now) else None
