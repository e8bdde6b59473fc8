"""What the desk refuses, in words: cause, what still holds, and what to do next.

`app` and `sync` speak in codes and facts; the sentences are here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from app.errors import Fact, Refusal
from ui.words_attention import ATTENTION
from ui.words_bookings import BOOKINGS
from ui.words_cases import CASES
from ui.words_counter import COUNTER
from ui.words_courier import COURIER
from ui.words_directory import DIRECTORY
from ui.words_events import EVENTS
from ui.words_files import FILES
from ui.words_helping import HELPING
from ui.words_lists import LISTS
from ui.words_matching import MATCHING
from ui.words_routing import ROUTING
from ui.words_store import STORE
from ui.words_sync import HUB, LINE, ROUND

CONTEXT = "words"
Translate = Callable[..., str]
"""Context and Chinese words to words, as `QCoreApplication.translate` does."""
_NOTED: dict[str, object] = {
    **HUB,
    **ROUND,
    **LINE,
    **STORE,
    **COUNTER,
    **COURIER,
    **ATTENTION,
    **FILES,
    **LISTS,
    **EVENTS,
    **DIRECTORY,
    **CASES,
    **BOOKINGS,
    **HELPING,
    **MATCHING,
    **ROUTING,
}
SENTENCES = {code: str(words) for code, words in _NOTED.items()}
"""Code -> sentence in Chinese, with the names of facts in braces."""


class _Facts(dict[str, str]):
    """Facts for a sentence; one that is missing leaves a gap instead of an accident."""

    def __missing__(self, key: str) -> str:
        return "--"


def sentence(
    refusal: Refusal, where: str = "", translate: Translate = QCoreApplication.translate
) -> str:
    """Say a refusal in the present language, or in that of `translate`.

    `where` chooses words made for one place: with "join", `join.code_wrong` is looked for first.
    """
    return say(refusal.code, refusal.facts, where, translate)


def say(
    code: str,
    facts: Mapping[str, Fact] | None = None,
    where: str = "",
    translate: Translate = QCoreApplication.translate,
) -> str:
    """Say a code with its facts; an unknown one is named, so that support can tell."""
    found = SENTENCES.get(f"{where}.{code}") or SENTENCES.get(code)
    if found is None:
        words = translate(
            CONTEXT,
            "这一步没有做成，已有数据不受影响。再试一次，还不行就把代码告诉技术支持：{code}",
        )
        return words.format(code=code)
    shown = _Facts({name: _shown(value) for name, value in (facts or {}).items()})
    return translate(CONTEXT, found).format_map(shown)


def knows(code: str) -> bool:
    """Tell whether there are words for a code."""
    return code in SENTENCES


def _shown(value: Fact) -> str:
    if isinstance(value, bool) or value is None:
        return "--"
    return f"{value:,}" if isinstance(value, int) else str(value)
