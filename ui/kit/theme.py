"""Themes: fills the one QSS template, sets font, palette and text scale for the whole application.

Pages never name a colour: they set dynamic properties (`kind`, `tone`, `role`), and painted pieces
ask `color(token)` while painting, so a theme change needs no book-keeping.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit.tokens import DARK, LIGHT, TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping

ThemeName = Literal["light", "dark"]

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"

_WINDOWS_FIRST = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
# fontconfig answers an unknown family with a Japanese-shaped face, so Linux names the SC face first
_SC_FIRST = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "sans-serif",
)
_MONO_WINDOWS = ("Cascadia Mono", "Consolas", "Noto Sans Mono CJK SC", "monospace")
_MONO_SC = ("Noto Sans Mono CJK SC", "DejaVu Sans Mono", "monospace")

_PLACE = re.compile(r"@(?:(\d+)px|([a-z][a-z0-9-]*))")


@dataclass(frozen=True, slots=True)
class Theme:
    """One filled theme: its name, its token table ("#RRGGBB" values) and the text scale."""

    name: ThemeName
    tokens: Mapping[str, str]
    scale: float = 1.0


LIGHT_THEME: Final = Theme("light", LIGHT)

STYLE: Final = "Fusion"
BORN_SO: Final = "bornInStyle"
"""Property of an application that was made with `-style Fusion`. Setting it costs 10 ms: it gives
the style back, for which PySide6 loads hundreds of names."""

_state: dict[str, Theme] = {"current": LIGHT_THEME}


def current() -> Theme:
    """Return the theme in force (light at scale 1.0 until `apply` was called)."""
    return _state["current"]


def color(token: str) -> QColor:
    """Return the colour of a token in the current theme; KeyError for an unknown token."""
    return QColor(_state["current"].tokens[token])


def px(size: float) -> int:
    """Return a pixel size of the design multiplied by the user's text scale, rounded."""
    return round(size * _state["current"].scale)


def families() -> tuple[str, ...]:
    """Return the font families for text, best first for this platform."""
    return _SC_FIRST if sys.platform.startswith("linux") else _WINDOWS_FIRST


def font(role: str = "body", *, bold: bool | None = None) -> QFont:
    """Return the font of a type role at the current scale; `bold` overrides the role's weight."""
    size, _line, heavy = TYPE[role]
    # A copy: whoever asked may change theirs.
    return QFont(_font(families(), px(size), heavy if bold is None else bold))


@lru_cache(maxsize=64)
def _font(names: tuple[str, ...], pixels: int, bold: bool) -> QFont:
    """Make a font once: a screenful of rows asks for hundreds."""
    made = QFont(list(names))
    made.setPixelSize(pixels)
    made.setBold(bold)
    return made


def mono(size: int = 14) -> QFont:
    """Return the fixed-pitch font for codes at `size` design pixels."""
    made = QFont(list(_MONO_SC if sys.platform.startswith("linux") else _MONO_WINDOWS))
    made.setPixelSize(px(size))
    return made


def line(role: str) -> int:
    """Return the line height of a type role in pixels at the current scale."""
    return px(TYPE[role][1])


def fill(template: str, theme: Theme) -> str:
    """Fill a QSS template: `@token` is a colour, `@14px` a scaled size; KeyError if unknown."""

    def put(found: re.Match[str]) -> str:
        size, token = found.groups()
        if size is not None:
            return f"{round(int(size) * theme.scale)}px"
        return theme.tokens[token]

    return _PLACE.sub(put, template)


def type_rules(theme: Theme) -> str:
    """Return the QSS rules of the label roles, written from the type table."""
    rules = []
    for role, (size, line_px, bold) in TYPE.items():
        rules.append(
            f'QLabel[role="{role}"]{{font-size:{round(size * theme.scale)}px;'
            f"min-height:{round(line_px * theme.scale)}px;"
            f"font-weight:{700 if bold else 400};}}"
        )
        rules.append(f'QLabel[role="{role}"][bold="yes"]{{font-weight:700;}}')
        rules.append(f'QLabel[role="{role}"][bold="no"]{{font-weight:400;}}')
    return "\n".join(rules)


def apply(app: QApplication, name: ThemeName, scale: float = 1.0) -> Theme:
    """Dress the application in a theme; `scale` multiplies every text size (0.93 to 1.3).

    May be called again at any time: open windows repolish and repaint.
    """
    table = DARK if name == "dark" else LIGHT
    theme = Theme(name, table, scale)
    _state["current"] = theme
    if not app.property(BORN_SO):
        app.setStyle(STYLE)
    app.setFont(font("body"))
    app.setPalette(_palette(theme))
    template = (RESOURCES / "theme" / "desk.qss").read_text(encoding="utf-8")
    app.setStyleSheet(fill(template, theme) + "\n" + type_rules(theme))
    for widget in QApplication.allWidgets():
        # painted pieces keep their sizes in sizeHint; tell layouts they changed
        widget.updateGeometry()
        widget.update()
    return theme


def follow_system(app: QApplication, scale: float = 1.0) -> Theme:
    """Apply the system's light or dark scheme now and whenever it changes."""
    hints = app.styleHints()

    def dress() -> Theme:
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        return apply(app, "dark" if dark else "light", scale)

    stop_following()
    hints.colorSchemeChanged.connect(dress)
    _follow["stop"] = lambda: hints.colorSchemeChanged.disconnect(dress)
    return dress()


_follow: dict[str, object] = {}


def stop_following() -> None:
    """Forget the system scheme (the user has chosen light or dark by hand)."""
    stop = _follow.pop("stop", None)
    if callable(stop):
        stop()


def restyle(widget: QWidget) -> None:
    """Make QSS look at a widget's dynamic properties again after one was changed."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it has not looked yet, and will before the widget is shown
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def mark(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties on a widget and repolish it, e.g. `mark(w, tone="warn")`."""
    for key, value in properties.items():
        widget.setProperty(key, value)
    restyle(widget)


def contrast(front: str, back: str) -> float:
    """Return the WCAG 2 contrast ratio of two tokens in the current theme (1 to 21)."""
    return contrast_of(color(front), color(back))


def contrast_of(front: QColor, back: QColor) -> float:
    """Return the WCAG 2 contrast ratio of two opaque colours (1 to 21)."""
    light, dark = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade: QColor) -> float:
    channels = (shade.redF(), shade.greenF(), shade.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: "bg",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "surface2",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "danger",
        role.Highlight: "primary",
        role.HighlightedText: "on-primary",
        role.Link: "primary",
        role.LinkVisited: "primary",
        role.PlaceholderText: "text3",
        role.ToolTipBase: "toast",
        role.ToolTipText: "on-toast",
        role.Mid: "border",
        role.Dark: "border-strong",
        role.Light: "surface",
        role.Midlight: "hover",
        role.Shadow: "shadow",
        role.Accent: "primary",
    }
    for place, token in pairs.items():
        palette.setColor(place, QColor(theme.tokens[token]))
    off = QPalette.ColorGroup.Disabled
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(off, place, QColor(theme.tokens["text3"]))
    return palette
