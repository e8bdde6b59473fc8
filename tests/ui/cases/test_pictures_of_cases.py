"""The board of service requests against the drawn one; the numbers were read off the drawing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from tests.shots import casework
from tests.shots.stand import Stand, stand
from tests.ui.test_pictures import OFF, THEMES, grab, is_token, off, where
from ui.cases.boardcard import GAP


@pytest.fixture(scope="module", params=["light", "dark"])
def busy(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stand]:
    """A desk of its own, with a week of requests."""
    with stand(tmp_path_factory.mktemp("busy"), request.param) as made:
        made.theme = THEMES[request.param]  # type: ignore[attr-defined]
        yield made


def test_board(busy: Stand) -> None:
    casework.suggested(busy)
    page = casework.page_of(busy)
    busy.settle()
    stage = page.stage
    assert off(where(busy, stage.make), 1189, 76, 153, 36) <= OFF
    assert off(where(busy, stage.views), 1023, 76, 154, 36) <= OFF
    columns = list(stage.board.columns.values())
    for column, left in zip(columns, (108, 321, 534, 747), strict=True):
        assert off(where(busy, column), left, 128, 203, 620) <= OFF
    assert off(where(busy, page.panel), 966, 128, 376, 620) <= OFF
    cards = columns[0].cards
    corner = where(busy, cards.viewport()).topLeft()
    for place, (top, high) in enumerate(((171, 91), (270, 111), (389, 91))):
        found: QRect = cards.visualRect(cards.lines.index(place, 0)).translated(corner)
        assert off(found.adjusted(0, 0, 0, -GAP), 117, top, 185, high) <= OFF
    picture = grab(busy)
    assert is_token(busy, picture, 200, 600, "surface2")
    assert is_token(busy, picture, 180, 225, "surface")
    assert is_token(busy, picture, 208, 240, "danger-soft")
    assert is_token(busy, picture, 208, 357, "warn-soft")
    assert is_token(busy, picture, 1200, 268, "warn-soft")
    assert is_token(busy, picture, 1200, 392, "primary-soft")
    assert is_token(busy, picture, 1130, 720, "surface")
    heads = [(column.title.text(), column.count.text()) for column in columns]
    assert heads == [("待受理", "3"), ("对接中", "4"), ("服务中", "4"), ("待回访", "4")]
