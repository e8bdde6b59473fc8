"""A time that nobody has compared yet is marked, and said in plain words."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.store.standing import take_place
from tests.ui.checkin.driver import Counter
from ui.checkin.table import STATE


def states(counter: Counter) -> list[tuple[str, str | None]]:
    """Read state and tool tip of today's lines, the latest first."""
    model = counter.stage.today.model
    places = [model.index(row, STATE) for row in range(model.rowCount())]
    tip = Qt.ItemDataRole.ToolTipRole
    return [(model.data(place), model.data(place, tip)) for place in places]


def test_a_time_not_compared_is_marked_until_it_is_known(counter: Counter) -> None:
    take_place(counter.desk.store, device="a desk")
    counter.came(counter.register("林晓禾"))
    counter.settle()
    words = "电脑时间未核对，连上总部后由总部定是哪一天"
    assert states(counter) == [("时间未核对", words)]
    take_place(counter.desk.store, offset_ms=20, error_ms=30)
    counter.came(counter.register("周启明"))
    counter.settle()
    assert {state for state, _ in states(counter)} == {"时间未核对", "待同步"}
