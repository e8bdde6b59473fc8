"""A telephone number that is masked until it is asked for, and again soon after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.checkin.phrases import masked
from ui.kit.buttons import Button, icon_button
from ui.kit.text import label

SHOWN_MS = 15_000


class NumberLine(QWidget):
    """Masked number and 显示 15 秒. `wanted` asks; whoever may, answers with `reveal`."""

    wanted = Signal()

    def __init__(
        self,
        number: str | None,
        *,
        may_reveal: bool,
        compact: bool = False,
        timer: Callable[[QWidget], QTimer] = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        """`compact`: small letters and the eye alone, within a line of other things."""
        super().__init__(parent)
        self._number = number
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.words = label(masked(number) or "--", *(("small", "text3") if compact else ("body",)))
        row.addWidget(self.words)
        words = self.tr("显示 {count} 秒").format(count=SHOWN_MS // 1000)
        if compact:
            self.show_button = icon_button("eye", words, "small")
        else:
            self.show_button = Button(words, "eye", kind="link", size="small")
        self.show_button.clicked.connect(self.wanted)
        row.addWidget(self.show_button)
        self.show_button.setVisible(bool(number) and may_reveal)
        row.addStretch(1)
        self.timer = timer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.cover)

    def reveal(self, ms: int = SHOWN_MS) -> None:
        """Show the number in full for `ms` milliseconds, or until the line is hidden."""
        self.words.setText(self._number or "--")
        self.show_button.setEnabled(False)
        self.timer.start(ms)

    def cover(self) -> None:
        """Hide the middle of the number again."""
        self.timer.stop()
        self.words.setText(masked(self._number) or "--")
        self.show_button.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Mask the number whenever it goes out of sight (another page, the lock)."""
        super().hideEvent(event)
        self.cover()
