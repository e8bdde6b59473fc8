"""The top bar: where this is, how it stands with headquarters, who works here, and the lock."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QWidget,
    QWidgetAction,
)

from ui.kit import paint, theme
from ui.kit.buttons import icon_button
from ui.kit.text import ElidedLabel, label
from ui.shell.look import LANGUAGES, THEMES, Look
from ui.shell.pill import Pill
from ui.shell.words import language_name, theme_name

HEIGHT = 56


class StaffButton(QAbstractButton):
    """Avatar, name and a chevron; opens the staff menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Show who works here."""
        self.setText(name)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Give room for avatar, name and chevron."""
        words = min(paint.advance(self.text(), theme.font("body")), theme.px(180))
        return QSize(round(theme.px(4 + 32 + 8 + 8 + 18 + 8) + words + 1), theme.px(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the three."""
        painter = QPainter(self)
        rect = paint.rectf(self.rect())
        if self.underMouse() or self.isDown():
            paint.box(painter, rect, rect.height() / 2, theme.color("hover"))
        side = theme.px(32)
        disc = QRectF(theme.px(4), (rect.height() - side) / 2, side, side)
        paint.draw_avatar(painter, disc, self.text())
        icon = theme.px(18)
        spot = QRectF(rect.right() - theme.px(8) - icon, 0, icon, rect.height())
        ink = theme.color("text")
        words = QRectF(disc.right() + theme.px(8), -1, 0, rect.height())
        words.setRight(spot.left() - theme.px(8) + 2)
        paint.draw_text(painter, words, self.text(), theme.font("body"), ink)
        paint.draw_icon(painter, spot, "chevron-down", ink, icon)
        if self.hasFocus():
            paint.ring(painter, rect, rect.height() / 2)


class TopBar(QFrame):
    """The 56 px at the top. Its signals say what was asked for."""

    pill_used = Signal()
    lock_wanted = Signal()
    quit_wanted = Signal()
    keys_wanted = Signal()
    staff_wanted = Signal()
    join_wanted = Signal()
    theme_wanted = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "topbar")
        self.setFixedHeight(theme.px(HEIGHT))
        self._look = look
        self.may_manage = self.may_join = self.joined = False
        self._role = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 20, 0)
        row.setSpacing(12)
        self.venue = ElidedLabel("", "strong")
        self.machine = label("", "caption", "text3")
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self.venue)
        names.addWidget(self.machine)
        row.addLayout(names)
        row.addStretch(1)
        self.pill = Pill()
        self.pill.clicked.connect(self.pill_used)
        row.addWidget(self.pill)
        self.staff = StaffButton()
        self.staff.clicked.connect(self.open_menu)
        row.addWidget(self.staff)
        self.lock = icon_button("lock", self.tr("锁定"), key="Ctrl L")
        self.lock.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.lock.clicked.connect(self.lock_wanted)
        row.addWidget(self.lock)
        self.menu: QMenu | None = None

    def show_place(self, venue: str, machine: str) -> None:
        """Say where this is."""
        self.venue.setText(venue)
        self.machine.setText(machine)

    def show_staff(
        self, name: str, role: str, *, may_manage: bool, may_join: bool, joined: bool = False
    ) -> None:
        """Say who works here and what their menu offers; who has `joined` may join again."""
        self.staff.set_name(name)
        self._role = role
        self.may_manage, self.may_join, self.joined = may_manage, may_join, joined

    def show_look(self, look: Look) -> None:
        """Take another choice of theme or language."""
        self._look = look

    def open_menu(self) -> None:
        """Open the staff menu under the name."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = self._made_menu()
        width = self.menu.sizeHint().width()
        corner = self.staff.mapToGlobal(self.staff.rect().bottomRight())
        corner.setX(corner.x() - width + 1)
        self.menu.popup(corner)

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self._head(menu))
        menu.addSeparator()
        _entry(menu, self.tr("换人"), "Ctrl+L", self.lock_wanted.emit)
        if self.may_manage:
            _entry(menu, self.tr("员工与 PIN"), "", self.staff_wanted.emit)
        if self.may_join:
            words = self.tr("重新加入总部") if self.joined else self.tr("加入总部")
            _entry(menu, words, "", self.join_wanted.emit)
        menu.addSeparator()
        themes = menu.addMenu(self.tr("外观"))
        for ident in THEMES:
            made = themes.addAction(theme_name(ident))
            made.setCheckable(True)
            made.setChecked(ident == self._look.theme)
            made.triggered.connect(lambda _on=False, wanted=ident: self.theme_wanted.emit(wanted))
        languages = menu.addMenu(self.tr("语言 Language"))
        for language in LANGUAGES:
            made = languages.addAction(language_name(language))
            made.setCheckable(True)
            made.setChecked(language == self._look.language)
            made.triggered.connect(
                lambda _on=False, wanted=language: self.language_wanted.emit(wanted)
            )
        _entry(menu, self.tr("快捷键"), "F1", self.keys_wanted.emit)
        menu.addSeparator()
        _entry(menu, self.tr("退出"), "", self.quit_wanted.emit)
        return menu

    def _head(self, menu: QMenu) -> QWidgetAction:
        made = QWidgetAction(menu)
        words = label(f"{self.staff.text()}  {self._role}", "caption", "text3")
        words.setContentsMargins(16, 6, 16, 4)
        made.setDefaultWidget(words)
        made.setEnabled(False)
        return made


def _entry(menu: QMenu, words: str, key: str, slot: object) -> None:
    made = menu.addAction(f"{words}\t{key.replace('+', ' ')}" if key else words)
    made.triggered.connect(lambda _on=False: slot())  # type: ignore[operator]
