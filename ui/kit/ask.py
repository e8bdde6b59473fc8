"""Dialogs: the only place that stops and waits for an answer.

Verbs on buttons, the primary one at the right end, Esc cancels, Ctrl+Return and Ctrl+Enter commit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.kit.buttons import Button
from ui.kit.card import hair
from ui.kit.text import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMIT_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class Dialog(QDialog):
    """Title, `body` layout, verbs. `run()` returns True when the primary verb was used.

    `check` is asked before closing with the primary verb; while it returns False the dialog stays
    (it is where a form shows its errors).
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        verb: str,
        cancel: str | None = None,
        *,
        danger: bool = False,
        width: int = 480,
        check: Callable[[], bool] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "dialog")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self._check = check
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 20, 24, 20)
        inner.setSpacing(12)
        inner.addWidget(label(title, "title", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        inner.addLayout(self.body)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addLayout(inner, 1)
        column.addLayout(self._middle, 1)
        column.addWidget(hair())
        foot = QFrame()
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(24, 12, 24, 12)
        self._foot.setSpacing(8)
        self._foot.addStretch(1)
        self.cancel: Button | None = None
        if cancel is not None:
            self.cancel = Button(cancel, key="Esc", kind="ghost")
            self.cancel.clicked.connect(self.reject)
            self._foot.addWidget(self.cancel)
        self.primary = Button(verb, key="Ctrl Enter", kind="danger" if danger else "primary")
        self.primary.clicked.connect(self.commit)
        self._foot.addWidget(self.primary)
        column.addWidget(foot)
        for key in COMMIT_KEYS:
            QShortcut(QKeySequence(key), self, self.commit)

    def add(self, piece: QWidget) -> None:
        """Put a piece at the end of the body."""
        self.body.addWidget(piece)

    def add_beside(self, piece: QWidget) -> None:
        """Put a piece to the right of the body, as high as the dialog is above its foot."""
        self._middle.addWidget(piece)

    def add_verb(self, piece: QWidget) -> None:
        """Put another verb, or what it depends on, at the left end of the foot."""
        self._foot.insertWidget(0, piece)

    def commit(self) -> None:
        """Do what the primary verb does, unless it is disabled or the check says no."""
        if self.primary.isEnabled() and (self._check is None or self._check()):
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field must not commit a dialog; Esc cancels."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, Button) and focus.hasFocus():
                focus.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as words that wrap need: Qt asks them for a height before it has a width.

        It may have asked for too little, or for a tower: then the title would swim in the rest.
        """
        super().showEvent(event)
        if not event.spontaneous():
            self.resize(self.width(), self._needed())

    def event(self, event: QEvent) -> bool:
        """Grow as well when words come in later: an error below a field, a further field."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return done

    def _needed(self) -> int:
        layout = self.layout()
        if layout is None:
            return self.height()
        needed = layout.totalMinimumSize().height()
        if layout.hasHeightForWidth():
            needed = max(needed, layout.totalHeightForWidth(self.width()))
        return needed

    def _grow(self) -> None:
        needed = self._needed()
        if needed > self.height():
            self.resize(self.width(), needed)

    def run(self) -> bool:
        """Show the dialog and wait; the focus goes back to where it was."""
        return self.exec() == QDialog.DialogCode.Accepted


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    verb: str,
    danger: bool = False,
    cancel: str | None = None,
) -> bool:
    """Ask for one decision that cannot be undone; True when `verb` was chosen."""
    return question(parent, title, text, verb, danger=danger, cancel=cancel).run()


def question(
    parent: QWidget | None,
    title: str,
    text: str,
    verb: str,
    *,
    danger: bool = False,
    cancel: str | None = None,
) -> Dialog:
    """Return the dialog of `ask` without showing it; a dangerous verb never has the first focus."""
    word = cancel or QCoreApplication.translate("kit", "取消")
    made = Dialog(parent, title, verb, word, danger=danger)
    made.add(label(text, "body", "text2", wrap=True))
    if danger and made.cancel is not None:
        made.cancel.setFocus()
    else:
        made.primary.setFocus()
    return made


def tell(parent: QWidget | None, title: str, text: str, verb: str | None = None) -> None:
    """Say something that must be read before going on."""
    notice(parent, title, text, verb).run()


def notice(parent: QWidget | None, title: str, text: str, verb: str | None = None) -> Dialog:
    """Return the dialog of `tell` without showing it."""
    made = Dialog(parent, title, verb or QCoreApplication.translate("kit", "知道了"))
    made.add(label(text, "body", "text2", wrap=True))
    made.primary.setFocus()
    return made


def pick_file(parent: QWidget | None, title: str, kinds: str, folder: Path | str = "") -> str:
    """Ask for a file to open; `kinds` as Qt filters; "" when nothing was chosen."""
    return QFileDialog.getOpenFileName(parent, title, str(folder), kinds)[0]


def pick_save(parent: QWidget | None, title: str, kinds: str, suggested: Path | str = "") -> str:
    """Ask where to save a file; `suggested` is a path or name; "" when nothing was chosen."""
    return QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)[0]


def pick_folder(parent: QWidget | None, title: str, folder: Path | str = "") -> str:
    """Ask for a folder; "" when nothing was chosen."""
    return QFileDialog.getExistingDirectory(parent, title, str(folder))
