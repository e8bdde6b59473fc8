"""What is asked at registration: a short list of questions, each required or not."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.kit.buttons import Button, icon_button
from ui.kit.choices import CheckBox
from ui.kit.form import line_edit

MOST = 10


class Questions(QWidget):
    """A list that grows. `changed` by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[tuple[QWidget, QLineEdit, CheckBox]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._place = QVBoxLayout()
        self._place.setSpacing(8)
        column.addLayout(self._place)
        self.more = Button(self.tr("加一个问题"), "plus", kind="link", size="small")
        self.more.clicked.connect(self._another)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def fill(self, text: str | None) -> None:
        """Show the questions an event asks, as it keeps them (JSON)."""
        while self.rows:
            self._take(self.rows[0][0])
        for one in read(text):
            self._add(*one)
        self._mind()

    def text(self) -> str | None:
        """Give the questions as an event keeps them, None when nothing is asked."""
        asked = [
            {"text": line.text().strip(), "required": box.isChecked()}
            for _, line, box in self.rows
            if line.text().strip()
        ]
        return json.dumps(asked, ensure_ascii=False) if asked else None

    def _another(self) -> None:
        self._add("", required=False)
        self._mind()
        self.rows[-1][1].setFocus()

    def _add(self, words: str, required: bool) -> None:
        piece = QWidget()
        row = QHBoxLayout(piece)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        line = line_edit(self.tr("例如：有没有忌口"), limit=100)
        line.setAccessibleName(self.tr("问题"))
        line.setText(words)
        line.textChanged.connect(lambda _text: self.changed.emit())
        box = CheckBox(self.tr("必填"))
        box.setChecked(required)
        box.toggled.connect(lambda _on: self.changed.emit())
        drop = icon_button("x", self.tr("不问这个"), "normal")
        drop.clicked.connect(lambda: self._dropped(piece))
        row.addWidget(line, 1)
        row.addWidget(box)
        row.addWidget(drop)
        self.rows.append((piece, line, box))
        self._place.addWidget(piece)

    def _dropped(self, piece: QWidget) -> None:
        self._take(piece)
        self._mind()
        self.more.setFocus()
        self.changed.emit()

    def _take(self, piece: QWidget) -> None:
        self.rows = [row for row in self.rows if row[0] is not piece]
        self._place.removeWidget(piece)
        piece.hide()
        piece.deleteLater()

    def _mind(self) -> None:
        self.more.setEnabled(len(self.rows) < MOST)


def read(text: str | None) -> list[tuple[str, bool]]:
    """Read what an event asks; what another program wrote otherwise is left out."""
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return []
    if not isinstance(found, list):
        return []
    return [
        (str(one["text"]), bool(one.get("required")))
        for one in found
        if isinstance(one, dict) and one.get("text")
    ]
