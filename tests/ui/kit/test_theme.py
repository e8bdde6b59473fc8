"""The token table keeps its contrast; icons follow it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui.kit import icons, theme
from ui.kit.tokens import DARK, LIGHT

TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in ("surface", "bg")),
    *((ink, ground) for ink in ("text", "text2", "text3") for ground in ("surface2", "rail")),
    *((tone, "surface") for tone in ("primary", "ok", "warn", "danger", "violet")),
    *((tone, f"{tone}-soft") for tone in ("primary", "ok", "warn", "danger", "violet")),
    *((f"a{n}", f"a{n}b") for n in range(1, 7)),
    ("text", "primary-soft"),
    ("text2", "primary-soft"),
    ("text", "hover"),
    ("text2", "hover"),
    ("on-primary", "primary"),
    ("on-primary", "primary-h"),
    ("on-ok", "ok-panel"),
    ("on-warn", "warn-panel"),
    ("on-danger", "danger-panel"),
    ("on-toast", "toast"),
    ("toast-act", "toast"),
]
EDGE_PAIRS = [
    ("border-strong", "surface"),
    ("border-strong", "bg"),
    ("focus", "surface"),
    ("focus", "bg"),
]
TABLES = {"light": LIGHT, "dark": DARK}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_reaches_four_and_a_half(name: str, ink: str, ground: str) -> None:
    table = TABLES[name]
    assert theme.contrast_of(QColor(table[ink]), QColor(table[ground])) >= 4.5


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(("ink", "ground"), EDGE_PAIRS)
def test_control_edges_reach_three(name: str, ink: str, ground: str) -> None:
    table = TABLES[name]
    assert theme.contrast_of(QColor(table[ink]), QColor(table[ground])) >= 3.0


def test_the_computed_contrast_is_the_one_of_the_design() -> None:
    assert round(theme.contrast_of(QColor(LIGHT["text"]), QColor(LIGHT["surface"])), 2) == 16.40
    assert round(theme.contrast_of(QColor(DARK["warn"]), QColor(DARK["warn-soft"])), 2) == 7.71


def test_both_tables_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_style_sheet_holds_no_colour_of_its_own_and_fills_completely() -> None:
    template = (theme.RESOURCES / "theme" / "desk.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b", template)
    filled = theme.fill(template, theme.Theme("dark", DARK, 1.3))
    assert "@" not in filled
    assert DARK["primary"] in filled


def test_scale_multiplies_every_text_size(dressed: QApplication) -> None:
    theme.apply(dressed, "light", 1.3)
    assert theme.font("body").pixelSize() == 18
    assert "font-size:18px" in theme.type_rules(theme.current())
    assert theme.px(40) == 52


def test_an_icon_is_drawn_once_per_name_colour_size_and_density(
    dressed: QApplication,
) -> None:
    first = icons.pixmap("check", "ok", 18, 1.0)
    assert icons.pixmap("check", "ok", 18, 1.0) is first
    sharp = icons.pixmap("check", "ok", 18, 2.0)
    assert sharp is not first
    assert (sharp.width(), sharp.devicePixelRatio()) == (36, 2.0)
    assert icons.pixmap("check", "danger", 18, 1.0) is not first
    theme.apply(dressed, "dark")
    assert icons.pixmap("check", "ok", 18, 1.0) is not first


def test_an_icon_takes_the_colour_of_its_token(dressed: QApplication) -> None:
    theme.apply(dressed, "light")
    picture = icons.pixmap("minus", "danger", 24, 1.0).toImage()
    middle = picture.pixelColor(12, 12)
    assert middle.alpha() > 200
    assert middle.red() > middle.green() + 80


def test_every_icon_of_the_set_can_be_drawn(dressed: QApplication) -> None:
    assert dressed is not None
    names = sorted(path.stem for path in icons.FOLDER.glob("*.svg"))
    assert len(names) > 60
    for name in names:
        picture = icons.pixmap(name, "text", 24).toImage()
        inked = any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
        assert inked, name
