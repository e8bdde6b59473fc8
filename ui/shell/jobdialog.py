"""A dialog whose primary verb does work: it stays, shows what is in the way, and lets one retry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Refusal
from ui.kit.ask import Dialog
from ui.kit.form import Form, line_edit
from ui.kit.text import label, set_tone
from ui.words import sentence
from ui.work import Lane, Work


class JobDialog(Dialog):
    """`job` gives what is to be done with the form's values, or None when something is missing.

    `result_value` is what the job gave. A Refusal is said at the field named in `fields_of`,
    else below the form.
    """

    fields_of: dict[str, str] = {}  # noqa: RUF012 - replaced as a whole by subclasses
    lane: Lane = "store"
    where = ""

    def __init__(
        self,
        parent: QWidget | None,
        work: Work,
        title: str,
        verb: str,
        cancel: str | None = None,
        *,
        width: int = 480,
    ) -> None:
        super().__init__(parent, title, verb, cancel, width=width, check=self._check_and_run)
        self._work = work
        self.result_value: Any = None
        self.busy = False
        self.form = Form()
        self.line = label("", "small", "danger", wrap=True)
        self.line.hide()

    def finish_body(self) -> None:
        """Put form and line into the dialog; called last by subclasses."""
        self.add(self.form)
        self.add(self.line)

    def job(self) -> Callable[[], Any] | None:
        """Give the work for what is typed, or None after saying what is missing."""
        raise NotImplementedError

    def waiting_words(self) -> str:
        """Give what is said while the work is under way."""
        return self.tr("请稍等…")

    def say(self, words: str, *, calm: bool = False) -> None:
        """Say something below the form."""
        self.line.setText(words)
        self.line.setVisible(bool(words))
        set_tone(self.line, "text2" if calm else "danger")

    def run(self) -> bool:
        """Show the dialog and wait. It is deleted by the event loop, never by a worker's sweep."""
        done = super().run()
        self.deleteLater()
        return done

    def reject(self) -> None:
        """Stay while the work is under way."""
        if not self.busy:
            super().reject()

    def _check_and_run(self) -> bool:
        if self.busy:
            return False
        self.form.set_errors({})
        self.say("")
        job = self.job()
        if job is None:
            return False
        self._mind(busy=True)
        self.say(self.waiting_words(), calm=True)
        self._work.run(job, self, self.lane).then(self._done).otherwise(self._refused)
        return False

    def _done(self, value: Any) -> None:
        self._mind(busy=False)
        self.say("")
        self.result_value = value
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self._mind(busy=False)
        self.say("")
        words = sentence(refusal, self.where)
        field = self.fields_of.get(refusal.code)
        if field is not None:
            self.form.set_errors({field: words})
        else:
            self.say(words)
        self.refused(refusal)

    def refused(self, refusal: Refusal) -> None:
        """Do more about a refusal that has been said."""

    def _mind(self, *, busy: bool) -> None:
        self.busy = busy
        self.primary.setEnabled(not busy)
        self.form.setEnabled(not busy)


def pin_edit(digits: int) -> QLineEdit:
    """Make an input for a PIN: dots, digits only."""
    made = line_edit(ascii_only=True, limit=digits)
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setValidator(QRegularExpressionValidator(QRegularExpression("\\d*"), made))
    return made


def secret_edit() -> QLineEdit:
    """Make an input for a passphrase: dots."""
    made = line_edit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made
