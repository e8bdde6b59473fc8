"""What headquarters tells a desk, in the store's own forms: verdicts and rows, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from app.ops import Version
from app.store.reading import FirstReading


@dataclass(frozen=True, slots=True)
class Settled:
    """A durable verdict on one operation of this desk."""

    op_id: str
    verdict: str
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    applied: Version | None = None


@dataclass(frozen=True, slots=True)
class IncomingRow:
    """A row as headquarters shows it; `gone` tells why it left (erased, left, archived)."""

    kind: str
    id: str
    version: Version
    fields: dict[str, Any]
    gone: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class IncomingPage:
    """What is applied in one commit. A cursor moves only together with the rows before it."""

    verdicts: Sequence[Settled] = ()
    rows: Sequence[IncomingRow] = ()
    scope: str = ""
    cursor: str = ""
    number: int = 0
    epoch: str = ""
    offered: Sequence[str] = ()
    """Operations (ids) that will be offered next: marked as sent before they are."""
    again: bool = False
    """Lay in also what stands here at the same version: it was found to differ."""
    whole: bool = False
    """Whether nothing of the scope is left to be read after it."""
    holding: bool = False
    """More of the same reading follows: what headquarters shows no more is only noted as yet."""
    erased: Sequence[str] = ()
    """Who was ever erased, as the end of a reading says."""
    erased_scope: str = ""
    """The scope that was read, where no cursor moves."""
    reading: FirstReading | None = None
    """How far a first reading has come with this page."""
    receipt: str = ""
    """Headquarters' signed word for the highest number it has: kept with the verdicts."""
