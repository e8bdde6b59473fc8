"""Buttons: text buttons with a key cap, icon buttons, filter chips, segments, switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ui.kit import paint, theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QFont

Kind = Literal["plain", "primary", "ghost", "link", "danger"]
Size = Literal["normal", "small", "large", "kiosk", "kiosk-small", "kiosk-large"]

# size -> (height, side padding, icon, type role)
_SIZES: dict[str, tuple[int, int, int, str]] = {
    "normal": (36, 14, 17, "body"),
    "small": (30, 10, 16, "small"),
    "large": (44, 18, 18, "strong"),
    "kiosk": (68, 34, 24, "tile"),
    "kiosk-small": (52, 20, 18, "kiosk"),
    "kiosk-large": (80, 40, 30, "kiosk-title"),
}
_GAP = 7
_ROUND, _KIOSK_ROUND = 6, 10
_SEGMENT_ICON = 15


class Button(QPushButton):
    """A push button that paints icon, text and key cap itself and always shows its focus ring.

    `key` is only printed (when `bind` is True it also becomes the shortcut). Empty `text` with an
    icon gives a square button: then pass `name` for the screen reader and the tool tip.
    """

    def __init__(
        self,
        text: str = "",
        icon: str | None = None,
        key: str | None = None,
        kind: Kind = "plain",
        size: Size = "normal",
        parent: QWidget | None = None,
        *,
        name: str = "",
        bind: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._key, self._kind, self._size = icon, key, kind, size
        self._level = 0
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name or text)
        if not text and name:
            self.setToolTip(f"{name}  {key}" if key else name)
        if key and bind:
            self.setShortcut(QKeySequence(key.replace(" ", "+")))

    def key(self) -> str | None:
        """Return the key printed on the cap, such as "Alt P"."""
        return self._key

    def set_icon(self, name: str | None) -> None:
        """Show another icon of the set."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: Kind) -> None:
        """Change the look without changing the meaning."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.update()

    def set_text(self, text: str) -> None:
        """Change the words, for the screen reader too."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_size(self, size: Size) -> None:
        """Change the size of box and words."""
        self._size = size
        self.updateGeometry()
        self.update()

    def set_level(self, level: int) -> None:
        """Give up parts: from 1 no icon, 2 no key cap, 3 tight padding, 4 small words."""
        if level != self._level:
            self._level = level
            self.updateGeometry()
            self.update()

    def width_at(self, level: int) -> int:
        """Return the width this button wants at a level of `set_level`."""
        height, pad, icon, _role = _SIZES[self._size]
        if not self.text():
            return theme.px(height)
        if self._kind == "link":
            pad = 6
        wanted = paint.advance(self.text(), self._text_font(level)) + 2 * theme.px(
            6 if level > 2 else pad
        )
        if self._icon and level < 1:
            wanted += theme.px(icon + _GAP)
        if self._key and level < 2:
            wanted += paint.cap_size(self._key).width() + theme.px(_GAP)
        return round(wanted + 1)

    def sizeHint(self) -> QSize:
        """Return the size from icon, text and cap at the current scale."""
        return QSize(self.width_at(self._level), theme.px(_SIZES[self._size][0]))

    def minimumSizeHint(self) -> QSize:
        """Return the same as sizeHint: buttons grow, they never cut their words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, icon, text, key cap and focus ring."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        ink = self._paint_box(painter, rect)
        self._paint_inside(painter, rect, ink)
        if self.hasFocus():
            if self._kind == "primary":
                paint.ring(painter, rect.adjusted(2, 2, -2, -2), self._round() - 1, "on-primary")
            else:
                paint.ring(painter, rect, self._round())

    def _round(self) -> int:
        return _KIOSK_ROUND if self._size.startswith("kiosk") else _ROUND

    def _paint_box(self, painter: QPainter, rect: QRectF) -> QColor:
        corner = self._round()
        hot = self.isEnabled() and self.underMouse()
        strong = theme.color("border-strong")
        if not self.isEnabled() and self._kind not in ("ghost", "link"):
            paint.box(painter, rect, corner, theme.color("surface2"), theme.color("border"))
            return theme.color("text3")
        if self._kind == "primary":
            fill = theme.color("primary-h" if hot or self.isDown() else "primary")
            paint.box(painter, rect, corner, fill)
            return theme.color("on-primary")
        if self._kind in ("ghost", "link"):
            if hot or self.isDown() or self.isChecked():
                paint.box(painter, rect, corner, theme.color("hover"))
            if not self.isEnabled():
                return theme.color("text3")
            return theme.color("primary" if self._kind == "link" else "text2")
        fill = theme.color("hover" if hot or self.isDown() else "surface")
        paint.box(painter, rect, corner, fill, theme.color("border"), strong)
        return theme.color("danger" if self._kind == "danger" else "text")

    def _text_font(self, level: int | None = None) -> QFont:
        tight = (self._level if level is None else level) > 3
        role = "small" if tight else _SIZES[self._size][3]
        return theme.font(role, bold=self._kind == "primary")

    def _paint_inside(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        icon_px = theme.px(_SIZES[self._size][2])
        gap = theme.px(_GAP)
        text = self.text()
        with_icon = self._icon is not None and (self._level < 1 or not text)
        with_cap = self._key is not None and self._level < 2 and bool(text)
        made = self._text_font()
        words = paint.advance(text, made)
        total = words
        if with_icon:
            total += icon_px + (gap if text else 0)
        if with_cap:
            total += gap + paint.cap_size(self._key or "").width()
        left = rect.center().x() - total / 2
        if with_icon:
            spot = QRectF(left, rect.top(), icon_px, rect.height())
            paint.draw_icon(painter, spot, self._icon or "", ink, icon_px)
            left += icon_px + gap
        place = QRectF(left, rect.top() - 1, min(words + 1, rect.right() - left), rect.height())
        paint.draw_text(painter, place, text, made, ink)
        if with_cap:
            size = paint.cap_size(self._key or "")
            at = QPointF(left + words + gap, rect.center().y() - size.height() / 2)
            outline = ink if self._kind == "primary" else None
            paint.draw_cap(painter, at, self._key or "", outline)


def icon_button(
    icon: str,
    name: str,
    size: Size = "normal",
    kind: Kind = "ghost",
    key: str | None = None,
) -> Button:
    """Return a square button with an icon; `name` is its accessible name and tool tip."""
    return Button("", icon, key, kind, size, name=name)


class FilterChip(QAbstractButton):
    """A 30 px bordered chip that can be chosen (status chips cannot be clicked; these can)."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size for the bold text, so that choosing never moves its neighbours."""
        wide = paint.advance(self.text(), theme.font("small", bold=True)) + theme.px(26)
        return QSize(round(wide), theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        on = self.isChecked()
        fill = "primary-soft" if on else ("hover" if self.underMouse() else "surface")
        border = theme.color("primary" if on else "border")
        edge = None if on else theme.color("border-strong")
        paint.box(painter, rect, rect.height() / 2, theme.color(fill), border, edge)
        ink = theme.color("primary" if on else "text2")
        center = Qt.AlignmentFlag.AlignHCenter
        paint.draw_text(painter, rect, self.text(), theme.font("small", bold=on), ink, center)
        if self.hasFocus():
            paint.ring(painter, rect, rect.height() / 2)


class _Segment(QAbstractButton):
    """One view of a segmented control."""

    def __init__(self, text: str, icon: str = "") -> None:
        super().__init__()
        self._icon = icon
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        wide = paint.advance(self.text(), theme.font("small", bold=True)) + theme.px(26)
        if self._icon:
            wide += theme.px(_SEGMENT_ICON + _GAP)
        return QSize(round(wide), theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        on = self.isChecked()
        if on:
            paint.box(painter, rect, 4, theme.color("surface"), theme.color("border"))
        elif self.underMouse():
            paint.box(painter, rect, 4, theme.color("hover"))
        ink = theme.color("text" if on else "text2")
        place = rect
        if self._icon:
            side = theme.px(_SEGMENT_ICON)
            spot = rect.adjusted(theme.px(13), 0, 0, 0)
            spot.setWidth(side)
            paint.draw_icon(painter, spot, self._icon, ink, side)
            place = rect.adjusted(theme.px(13) + side, 0, theme.px(_GAP - 13), 0)
        center = Qt.AlignmentFlag.AlignHCenter
        paint.draw_text(painter, place, self.text(), theme.font("small", bold=on), ink, center)
        if self.hasFocus():
            paint.ring(painter, rect, 4)


class Segmented(QFrame):
    """Two to four exclusive views: `options` (id, words), `icons` by id; `changed` has the id."""

    changed = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str = "",
        parent: QWidget | None = None,
        *,
        icons: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segmented")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._parts: dict[str, _Segment] = {}
        for ident, words in options:
            part = _Segment(words, (icons or {}).get(ident, ""))
            self._parts[ident] = part
            self._group.addButton(part)
            row.addWidget(part)
        self.set_value(value or options[0][0])
        self._group.buttonToggled.connect(self._tell)

    def value(self) -> str:
        """Return the id of the chosen view."""
        return next((ident for ident, part in self._parts.items() if part.isChecked()), "")

    def set_value(self, ident: str) -> None:
        """Choose a view; emits `changed` when it was another one."""
        self._parts[ident].setChecked(True)

    def set_words(self, ident: str, words: str) -> None:
        """Change the words of one view (counts in them change all day)."""
        part = self._parts[ident]
        part.setText(words)
        part.setAccessibleName(words)
        part.updateGeometry()

    def _tell(self, _button: QAbstractButton, on: bool) -> None:
        if on:
            self.changed.emit(self.value())


class Switch(QAbstractButton):
    """An on/off switch that takes effect at once; `toggled(bool)` as any checkable button."""

    def __init__(
        self,
        name: str,
        on: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the track with room for the focus ring: at least 30 px high to hit."""
        return QSize(theme.px(48), theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint track and knob."""
        painter = QPainter(self)
        wide, high, knob = theme.px(40), theme.px(22), theme.px(12)
        whole = paint.rectf(self.rect())
        track = QRectF(0, 0, wide, high)
        track.moveCenter(whole.center())
        on = self.isChecked()
        fill = theme.color("primary" if on else "surface2")
        border = theme.color("primary" if on else "border-strong")
        if not self.isEnabled():
            fill, border = theme.color("surface2"), theme.color("border")
        paint.box(painter, track, high / 2, fill, border)
        pad = (high - knob) / 2
        left = track.right() - pad - knob if on else track.left() + pad
        ink = theme.color("on-primary" if on and self.isEnabled() else "border-strong")
        paint.box(painter, QRectF(left, track.top() + pad, knob, knob), knob / 2, ink)
        if self.hasFocus():
            paint.ring(painter, track.adjusted(-4, -4, 4, 4), high / 2 + 4)
