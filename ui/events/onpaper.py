"""Pages of A4 on a printer or in a PDF, and codes on them: what sheets and tickets share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from ui.people.code import QUIET


def put_pages(
    device: QPagedPaintDevice,
    count: int,
    inside: tuple[int, int],
    draw: Callable[[QPainter, int], None],
) -> bool:
    """Let `draw` draw each page; False when the device takes none.

    `inside`: the margin in millimetres, and how wide what is inside it is, in the drawing's units.
    """
    margin, wide = inside
    edges = QMarginsF(margin, margin, margin, margin)
    upright = QPageLayout.Orientation.Portrait
    size = QPageSize(QPageSize.PageSizeId.A4)
    if not device.setPageLayout(QPageLayout(size, upright, edges, QPageLayout.Unit.Millimeter)):
        return False
    painter = QPainter()
    if not painter.begin(device):
        return False
    room = painter.viewport()
    painter.setWindow(0, 0, wide, round(wide * room.height() / room.width()))
    for page in range(count):
        if page and not device.newPage():
            return False
        draw(painter, page)
    return painter.end()


def draw_code(
    painter: QPainter, modules: Sequence[Sequence[bool]], at: QPointF, step: float
) -> None:
    """Draw a code with its quiet zone; with a whole `step` every module is so many whole dots."""
    # Else a hair wider, or lines of white run through the code on paper.
    more = 0.0 if step == int(step) else 0.4
    for down, row in enumerate(modules):
        for across, dark in enumerate(row):
            if dark:
                left, top = at.x() + (across + QUIET) * step, at.y() + (down + QUIET) * step
                spot = QRectF(left, top, step + more, step + more)
                painter.fillRect(spot, QColor(Qt.GlobalColor.black))
