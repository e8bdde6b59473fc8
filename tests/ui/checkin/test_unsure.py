"""A time that nobody has compared yet is marked, and said in plain words."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.store.standing import take_place
from tests.ui.checkin.driver import Counter
from ui.checkin.table import TIME


def times(counter: Counter) -> list[tuple[str, str | None]]:
    """Read time and tool tip of today's lines."""
    model = counter.stage.today.model
    places = [model.index(row, TIME) for row in range(model.rowCount())]
    tip = Qt.ItemDataRole.ToolTipRole
    return [(model.data(place), model.data(place, tip)) for place in places]


def test_a_time_not_compared_is_marked_until_it_is_known(counter: Counter) -> None:
    take_place(counter.desk.store, device="a desk")
    counter.came(counter.register("林晓禾"))
    counter.settle()
    words = "电脑时间未核对，连上总部后由总部定是哪一天"
    assert times(counter) == [("约 10:00", words)]
    take_place(counter.desk.store, offset_ms=20, error_ms=30)
    counter.came(counter.register("周启明"))
    counter.settle()
    assert {time for time, _ in times(counter)} == {"约 10:00", "10:00"}
