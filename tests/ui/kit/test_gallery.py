"""Pictures of every piece, and no words wider than their box."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.kit.gallery import Gallery
from ui.kit import theme
from ui.kit.text import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

BUILD = Path(__file__).resolve().parents[3] / "build"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_gallery_is_painted_in_the_colours_of_its_theme(
    dressed: QApplication, qtbot: QtBot, name: Literal["light", "dark"]
) -> None:
    theme.apply(dressed, name)
    page = Gallery()
    qtbot.addWidget(page)
    page.resize(1460, 1640)
    page.show()
    dressed.processEvents()
    picture = page.grab().toImage()
    BUILD.mkdir(exist_ok=True)
    assert picture.save(str(BUILD / f"kit-{name}.png"))
    assert picture.pixelColor(4, 4).name() == theme.color("bg").name()
    card = page.pieces["ok"].geometry()
    panel = picture.pixelColor(card.left() + 20, card.top() + 20)
    assert panel.name() == theme.color("ok-panel").name()


@pytest.mark.parametrize("scale", [0.93, 1.0, 1.3])
def test_no_words_are_cut(dressed: QApplication, qtbot: QtBot, scale: float) -> None:
    theme.apply(dressed, "light", scale)
    page = Gallery()
    qtbot.addWidget(page)
    page.resize(1600, 2100)
    page.show()
    dressed.processEvents()
    for made in page.findChildren(QLabel):
        if isinstance(made, ElidedLabel) or not made.isVisible() or not made.text():
            continue
        if made.wordWrap():
            assert made.height() >= made.heightForWidth(made.width()), made.text()
        else:
            assert made.width() >= made.sizeHint().width(), made.text()
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()
