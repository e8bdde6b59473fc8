"""What the desk refuses, as a code and facts: the words for staff are made in `ui/words.py`."""

from __future__ import annotations

Fact = str | int | float | bool | None


class Refusal(Exception):  # noqa: N818 - the domain word: not every refusal is an error
    """A request the desk cannot carry out, with everything needed to say what to do.

    `code` is a stable snake_case word; `facts` are the values a sentence about it needs.
    Nothing has been written when a Refusal leaves an action.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        """Give the code and the names of its facts; never their values, which may be personal."""
        return f"{self.code}({', '.join(sorted(self.facts))})"
