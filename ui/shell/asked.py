"""What was asked of the program when it was started."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Asked:
    """The words of the command line; as it stands here, a start without any."""

    demo: bool = False
    people: int = 0
    visits: int = 0
    data_dir: Path | None = None
    self_test: bool = False
    backup: Path | None = None
    restore: Path | None = None
    courier_out: Path | None = None
    courier_in: Path | None = None
    theme: str = ""
    lang: str = ""
    offscreen: bool = False
    verbose: bool = False

    @property
    def is_errand(self) -> bool:
        """Say whether it is something that needs no window."""
        files = (self.backup, self.restore, self.courier_out, self.courier_in)
        return self.self_test or any(files)
