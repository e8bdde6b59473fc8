"""The event screens against the drawn ones; the numbers were read off the drawings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.shots import eventful
from tests.shots.stand import Stand, stand
from tests.support.desks import HE
from tests.ui.test_pictures import OFF, THEMES, grab, is_token, off, where
from ui.events.page import EventsPage


@pytest.fixture(scope="module", params=["light", "dark"])
def planned(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stand]:
    """A desk of its own: with events the check-in page looks otherwise."""
    with stand(tmp_path_factory.mktemp("planned"), request.param) as made:
        made.theme = THEMES[request.param]  # type: ignore[attr-defined]
        yield made


def events_page(planned: Stand) -> EventsPage:
    """Open the events page with the sample's week, once for all."""
    page = planned.inside.page("events")
    if not isinstance(page, EventsPage):
        page = eventful.opened(planned, joined=False)
    planned.sit(HE, "何小溪")
    planned.go("events")
    page.go_back()
    page.move_weeks(0)
    planned.settle()
    return page


def test_events(planned: Stand) -> None:
    page = events_page(planned)
    view = page.overview
    assert off(where(planned, view.grid), 109, 161, 1232, 586) <= OFF
    assert off(where(planned, view.make), 1184, 76, 158, 36) <= OFF
    assert off(where(planned, view.views), 1031, 76, 141, 36) <= OFF
    assert off(where(planned, view.back), 172, 80, 30, 29) <= OFF
    by_title = {one.slot.title: one for one in view.grid.blocks if one.slot is not None}
    corner = where(planned, view.grid.viewport()).topLeft()
    drawn = {
        "心理减压团辅": (165, 426, 161, 85),
        "大学生返乡政策宣讲": (671, 248, 160, 85),
        "“职等你来”简历门诊": (1008, 426, 81, 129),
        "青年议事会": (1176, 537, 161, 63),
    }
    for title, (left, top, wide, high) in drawn.items():
        found = view.grid.rect_of(by_title[title]).toRect().translated(corner)
        assert off(found, left, top, wide, high) <= OFF, title
    picture = grab(planned)
    assert is_token(planned, picture, 250, 490, "surface2")
    assert is_token(planned, picture, 1250, 280, "violet-soft")
    assert is_token(planned, picture, 1060, 520, "ok-soft")
    assert is_token(planned, picture, 1250, 500, "a1b")
    assert is_token(planned, picture, 1150, 440, "danger")
    assert is_token(planned, picture, 1130, 175, "primary-soft")
    assert view.span.text() == "11 月 23 ～ 29 日"
    assert view.figures.text().startswith("本周 15 场　报名 441　到场率 ")


def test_one_event(planned: Stand) -> None:
    page = events_page(planned)
    clinic = next(
        one.slot
        for one in page.overview.grid.blocks
        if one.slot is not None and "简历门诊" in one.slot.title
    )
    page.open_event(clinic.event_id, clinic.session_id)
    planned.settle()
    view = page.view
    assert off(where(planned, view.printing), 876, 102, 171, 36) <= 14
    assert off(where(planned, view.start), 1201, 102, 141, 36) <= OFF
    assert off(where(planned, view.lists), 108, 172, 902, 576) <= OFF
    head = view.lists.tables["roster"].horizontalHeader()
    assert off(where(planned, head), 109, 215, 900, 35) <= OFF
    assert off(where(planned, view.progress), 1026, 172, 316, 126) <= OFF
    seats = where(planned, view.seats)
    assert max(abs(seats.left() - 1026), abs(seats.top() - 314), abs(seats.width() - 316)) <= OFF
    assert [view.lists.tabs.tab(tab).text() for tab in ("roster", "waiting", "came")] == [
        "报名名单",
        "候补",
        "签到记录",
    ]
    assert (view.progress.count.text(), view.progress.of.text()) == ("31", "/ 46 人")
    page.go_back()
    planned.settle()


def test_the_form_of_an_event(planned: Stand) -> None:
    page = events_page(planned)
    page.write_new()
    planned.settle()
    form = page.form
    assert off(where(planned, form.fields["title"].control), 133, 195, 656, 36) <= 12
    assert off(where(planned, form.fields["category"].control), 805, 195, 180, 36) <= 12
    words = "请三位本地青年聊聊第一份工作里踩过的坑，现场答疑，热茶管够。"
    form.fields["summary"].set_value(words)
    planned.settle()
    assert off(where(planned, form.preview), 1026, 128, 316, 210) <= 12
    assert off(where(planned, form.publish), 1193, 720, 149, 36) <= OFF
    assert (form.publish.text(), form.publish.key()) == ("发布", "Ctrl Enter")
    page.writing.leave()
    planned.settle()


@pytest.mark.parametrize("size", [(1366, 690), (1180, 640), (1920, 1080)])
def test_the_events_page_fits_other_rooms(planned: Stand, size: tuple[int, int]) -> None:
    page = events_page(planned)
    before = planned.window.size()
    planned.window.resize(*size)
    planned.settle()
    shown = [page.overview.grid, page.overview.make]
    page.write_new()
    planned.settle()
    shown += [page.form.publish, page.form.checks]
    for piece in shown[2:]:
        assert planned.window.rect().contains(where(planned, piece)), type(piece).__name__
    page.writing.leave()
    planned.settle()
    for piece in shown[:2]:
        assert planned.window.rect().contains(where(planned, piece)), type(piece).__name__
    slot = next(one.slot for one in page.overview.grid.blocks if one.slot is not None)
    page.open_event(slot.event_id, slot.session_id)
    planned.settle()
    for other in (page.view.start, page.view.seats, page.view.lists.foot):
        assert planned.window.rect().contains(where(planned, other)), type(other).__name__
    assert page.minimumSizeHint().width() + 84 <= size[0]
    assert planned.window.height() == size[1], "nothing makes the window grow"
    page.go_back()
    planned.window.resize(before)
    planned.settle()
