"""Forms: labels on top, errors in place, never bound to rows.

A form is filled with `set_values`, read with `values`, and told about mistakes with `set_errors`;
what was typed stays as it is until the person changes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from ui.kit import theme
from ui.kit.buttons import Button, Segmented, Switch
from ui.kit.choices import RadioRow, Select
from ui.kit.letters import half_width
from ui.kit.text import IconLabel, WrapLabel, label

if TYPE_CHECKING:
    from collections.abc import Mapping


class Field(QWidget):
    """One labelled input with room for an error, a warning and a hint below.

    `changed` when the person changed it; `linked` when the link of the warning was used.
    """

    changed = Signal()
    linked = Signal()

    def __init__(
        self,
        title: str,
        control: QWidget,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        remark: str = "",
    ) -> None:
        """`remark` stands beside the title, such as 选填 on optional fields."""
        super().__init__(parent)
        self.control = control
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        self.title = label(title, "small", "text2")
        self.title.setBuddy(control)
        head.addWidget(self.title)
        head.addWidget(label(remark, "caption", "text3"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(control)
        if not control.accessibleName():
            control.setAccessibleName(title)
        self._error = label("", "small", "danger", wrap=True)
        column.addWidget(self._error)
        self._warning = QWidget()
        row = QHBoxLayout(self._warning)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._warn_icon = IconLabel("triangle-alert", "warn", 15)
        self._warn_text = WrapLabel("small", "warn")
        self.link = Button("", kind="link", size="small")
        self.link.clicked.connect(self.linked)
        row.addWidget(self._warn_icon)
        row.addWidget(self._warn_text)
        row.addWidget(self.link)
        row.addStretch(1)
        column.addWidget(self._warning)
        self._hint = label(hint, "caption", "text3", wrap=True)
        column.addWidget(self._hint)
        self._error.hide()
        self._warning.hide()
        self._hint.setHidden(not hint)
        connect_change(control, self.changed.emit)

    def value(self) -> Any:
        """Return the value in the control, see `value_of`."""
        return value_of(self.control)

    def set_value(self, value: Any) -> None:
        """Put a value into the control."""
        set_value_of(self.control, value)

    def error(self) -> str:
        """Return the error shown, "" when there is none."""
        return self._error.text()

    def set_error(self, text: str) -> None:
        """Show an error under the control, or take it away with ""."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        theme.mark(self.control, wrong="yes" if text else "no")
        self.control.setAccessibleDescription(text)

    def set_warning(self, text: str, link: str = "", icon: str = "triangle-alert") -> None:
        """Show a warning that does not block, with a link when named; "" takes it away."""
        self._warn_text.setText(text)
        self._warn_icon.set_icon(icon)
        self.link.set_text(link)
        self.link.setVisible(bool(link))
        self._warning.setVisible(bool(text))

    def set_hint(self, text: str) -> None:
        """Show a quiet line of help."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))


class Form(QWidget):
    """A column of named fields. `changed(name)` when the person changed one."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, gap: int = 12) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        self._fields: dict[str, Field] = {}

    def add(self, name: str, field: Field) -> Field:
        """Add a field below the others."""
        self._remember(name, field)
        self._column.addWidget(field)
        return field

    def add_row(self, fields: Mapping[str, Field]) -> None:
        """Add fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, field in fields.items():
            self._remember(name, field)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def add_piece(self, piece: QWidget) -> None:
        """Add something that is not a field."""
        self._column.addWidget(piece)

    def field(self, name: str) -> Field:
        """Return a field by name; KeyError if unknown."""
        return self._fields[name]

    def values(self) -> dict[str, Any]:
        """Return name -> value of every field, texts trimmed and half-width digits as typed."""
        return {name: field.value() for name, field in self._fields.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fill the named fields; others stay."""
        for name, value in values.items():
            self._fields[name].set_value(value)

    @property
    def errors(self) -> dict[str, str]:
        """The errors shown now, name -> sentence."""
        shown = ((name, field.error()) for name, field in self._fields.items())
        return {name: text for name, text in shown if text}

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Show these errors and no others; the first wrong field gets the focus."""
        first: Field | None = None
        for name, field in self._fields.items():
            text = errors.get(name, "")
            field.set_error(text)
            if text and first is None:
                first = field
        if first is not None:
            first.control.setFocus()

    def _remember(self, name: str, field: Field) -> None:
        self._fields[name] = field
        field.changed.connect(lambda: self._told(name))

    def _told(self, name: str) -> None:
        if self._fields[name].error():
            self._fields[name].set_error("")
        self.changed.emit(name)


def value_of(control: QWidget) -> Any:
    """Return text (trimmed), choice id, bool, int, "YYYY-MM-DD" or "HH:MM"; None if unknown."""
    if isinstance(control, QLineEdit):
        return (
            half_width(control.text()).strip()
            if control.property("ascii")
            else control.text().strip()
        )
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText().strip()
    if isinstance(control, (Select, RadioRow, Segmented)):
        return control.value()
    if isinstance(control, (QCheckBox, Switch)):
        return control.isChecked()
    if isinstance(control, QSpinBox):
        return control.value()
    if isinstance(control, QDateEdit):
        return control.date().toString(Qt.DateFormat.ISODate)
    if isinstance(control, QTimeEdit):
        return control.time().toString("HH:mm")
    return None


def set_value_of(control: QWidget, value: Any) -> None:
    """Put a value as `value_of` gives it into a control; TypeError for an unknown control."""
    if isinstance(control, QLineEdit):
        control.setText("" if value is None else str(value))
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText("" if value is None else str(value))
    elif isinstance(control, (Select, RadioRow, Segmented)):
        control.set_value(str(value))
    elif isinstance(control, (QCheckBox, Switch)):
        control.setChecked(bool(value))
    elif isinstance(control, QSpinBox):
        control.setValue(int(value))
    elif isinstance(control, QDateEdit):
        control.setDate(QDate.fromString(str(value), Qt.DateFormat.ISODate))
    elif isinstance(control, QTimeEdit):
        control.setTime(QTime.fromString(str(value), "HH:mm"))
    else:
        message = f"no value for {type(control).__name__}"
        raise TypeError(message)


def connect_change(control: QWidget, slot: Any) -> None:
    """Call `slot()` whenever the value of a control changes."""
    for name in (
        "textChanged",
        "picked",
        "changed",
        "toggled",
        "valueChanged",
        "dateChanged",
        "timeChanged",
    ):
        signal = getattr(control, name, None)
        if signal is not None and hasattr(signal, "connect"):
            signal.connect(lambda *_args: slot())
            return


def line_edit(placeholder: str = "", *, ascii_only: bool = False, limit: int = 0) -> QLineEdit:
    """Return a one-line input; `ascii_only` makes `value_of` turn full-width forms plain."""
    made = QLineEdit()
    made.setPlaceholderText(placeholder)
    made.setProperty("ascii", ascii_only)
    if limit:
        made.setMaxLength(limit)
    return made


def text_edit(placeholder: str = "", lines: int = 3) -> QPlainTextEdit:
    """Return a many-line input `lines` rows high; Tab leaves it."""
    made = QPlainTextEdit()
    made.setPlaceholderText(placeholder)
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.px(22) * lines + 18)
    return made
