"""Every word of every screen has its room: nothing is cut off or pushed out.

In English, whose words are the longer ones; the Chinese ones are held where they were drawn by
`test_pictures.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget

from tests.shots.scenes import SCENES, Scene
from tests.shots.stand import stand
from ui.kit.text import ElidedLabel

SLACK = 1
"""Pixels: text metrics are rounded."""


def crowded(root: QWidget) -> Iterator[str]:
    """Name each text that is wider or higher than its box or reaches out of what shows it."""
    pieces: list[QLabel | QAbstractButton] = [*root.findChildren(QLabel)]
    pieces += root.findChildren(QAbstractButton)
    for piece in pieces:
        if not piece.isVisible() or not piece.text():
            continue
        one_line = isinstance(piece, QLabel) and not piece.wordWrap()
        if one_line and not isinstance(piece, ElidedLabel):
            needed = piece.fontMetrics().horizontalAdvance(piece.text())
            if needed > piece.contentsRect().width() + SLACK:
                yield f"{piece.text()!r} needs {needed} of {piece.contentsRect().width()} px"
            if _low(piece) >= piece.height():
                yield f"{piece.text()!r} is cut off below"
        over = _over(piece, root)
        if over:
            yield f"{piece.text()!r} reaches {over} px out of {_shower(piece, root)}"


def _low(piece: QLabel | QAbstractButton) -> float:
    """Give how far down the letters of a line reach, in a box they stand in the middle of."""
    metrics = piece.fontMetrics()
    above = (piece.height() - metrics.height()) / 2
    return above + metrics.ascent() + metrics.tightBoundingRect(piece.text()).bottom()


def _over(piece: QWidget, root: QWidget) -> int:
    shower = _shower(piece, root)
    place = QRect(piece.mapTo(shower, QPoint(0, 0)), piece.size())
    over = max(place.right() - shower.rect().right(), shower.rect().left() - place.left())
    return over if over > SLACK else 0


def _shower(piece: QWidget, root: QWidget) -> QWidget:
    """Give the nearest window on this piece: a scroll area's, or the whole."""
    above = piece.parentWidget()
    while above is not None and above is not root:
        area = above.parentWidget()
        if isinstance(area, QAbstractScrollArea) and above is area.viewport():
            return above
        above = area
    return root


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: f"{scene.page}-{scene.state}")
@pytest.mark.usefixtures("qapp")
def test_every_word_has_its_room(scene: Scene, tmp_path: Path) -> None:
    with stand(tmp_path, "light", (1366, 768), "en", people=scene.people) as made:
        dialog = scene.act(made)
        made.settle()
        assert list(crowded(dialog or made.window)) == []
        assert made.window.size().toTuple() == (1366, 768), "it grew beyond the screen"
