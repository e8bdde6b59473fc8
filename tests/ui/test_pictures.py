"""The rendered pages against the drawn ones: where things stand, in which colours, in which words.

The numbers were read off the drawings at 1366 x 768; a piece may be up to 8 pixels off.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.shots import centre, eventful, scenes
from tests.shots.stand import Stand, stand
from tests.support.desks import HE, SHEN
from ui.attention.page import AttentionPage
from ui.checkin.page import CheckinPage
from ui.events.page import EventsPage
from ui.kit.tokens import DARK, LIGHT
from ui.people.page import PeoplePage

OFF = 8
THEMES = {"light": LIGHT, "dark": DARK}


@pytest.fixture(scope="module", params=["light", "dark"])
def desk(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stand]:
    with stand(tmp_path_factory.mktemp("pictures"), request.param) as made:
        made.theme = THEMES[request.param]  # type: ignore[attr-defined]
        yield made


def where(stand_: Stand, piece: QWidget) -> QRect:
    return QRect(piece.mapTo(stand_.window, QPoint(0, 0)), piece.size())


def off(found: QRect, left: int, top: int, wide: int, high: int) -> int:
    """Give by how many pixels the worst edge is away from where it was drawn."""
    drawn = QRect(left, top, wide, high)
    pairs = (
        (found.left(), drawn.left()),
        (found.top(), drawn.top()),
        (found.right(), drawn.right()),
        (found.bottom(), drawn.bottom()),
    )
    return max(abs(one - other) for one, other in pairs)


def is_token(stand_: Stand, picture: QImage, x: int, y: int, token: str) -> bool:
    theme: dict[str, str] = stand_.theme  # type: ignore[attr-defined]
    return picture.pixelColor(x, y) == QColor(theme[token])


def grab(stand_: Stand) -> QImage:
    return stand_.window.grab().toImage()


def test_lock(desk: Stand) -> None:
    desk.lock()
    page = desk.window.lock_page
    tiles = page.tiles.tiles
    assert off(where(desk, page.side), 0, 0, 470, 768) <= OFF
    assert off(where(desk, tiles[0]), 556, 213, 112, 134) <= OFF
    assert off(where(desk, tiles[1]), 676, 213, 112, 134) <= OFF
    assert off(where(desk, page._card), 556, 367, 724, 258) <= OFF
    assert off(where(desk, page.pad.keys), 1019, 392, 232, 208) <= OFF
    picture = grab(desk)
    assert is_token(desk, picture, 20, 500, "rail")
    assert is_token(desk, picture, 1300, 700, "bg")
    assert is_token(desk, picture, 564, 330, "primary-soft")
    assert is_token(desk, picture, 600, 610, "surface")
    assert is_token(desk, picture, 54, 66, "primary")
    assert page.greeting.text() == "下午好，谁来值班？"


def test_frame(desk: Stand) -> None:
    desk.sit(SHEN, "沈知远")
    desk.go("checkin")
    inside = desk.inside
    assert off(where(desk, inside.rail), 0, 0, 84, 768) <= 1
    assert off(where(desk, inside.topbar), 84, 0, 1282, 56) <= 1
    first = inside.rail.items["checkin"]
    assert off(where(desk, first), 8, 58, 68, 60) <= OFF
    assert off(where(desk, inside.rail.items["people"]), 8, 122, 68, 60) <= OFF
    picture = grab(desk)
    assert is_token(desk, picture, 40, 500, "rail")
    assert is_token(desk, picture, 600, 20, "bg")
    assert is_token(desk, picture, 16, 70, "surface")
    assert is_token(desk, picture, 83, 400, "border")
    assert is_token(desk, picture, 700, 55, "border")


def test_check_in(desk: Stand) -> None:
    scenes.scanned(desk)
    page = desk.inside.page("checkin")
    assert isinstance(page, CheckinPage)
    stage = page.stage
    assert off(where(desk, stage.box), 108, 76, 902, 64) <= OFF
    assert off(where(desk, stage.verdict), 108, 156, 902, 226) <= OFF
    assert off(where(desk, stage.today), 108, 398, 902, 350) <= OFF
    assert off(where(desk, stage.occupancy), 1026, 76, 316, 176) <= OFF
    assert off(where(desk, stage.inside), 1026, 268, 316, 480) <= OFF
    head = stage.today.table.horizontalHeader()
    assert off(where(desk, head), 109, 454, 900, 35) <= OFF
    picture = grab(desk)
    assert is_token(desk, picture, 120, 340, "ok-panel")
    assert is_token(desk, picture, 300, 370, "surface")
    assert is_token(desk, picture, 108, 108, "focus")
    assert is_token(desk, picture, 470, 462, "surface2")
    assert is_token(desk, picture, 470, 520, "primary-soft")
    assert stage.verdict.verdict().word == "签到成功"
    desk.seat.undo_last()
    desk.settle()


def test_people(desk: Stand) -> None:
    page = scenes._open(desk, "陈思远")
    assert isinstance(page, PeoplePage)
    stage = page.stage
    assert off(where(desk, stage.search), 168, 76, 300, 36) <= 1
    assert off(where(desk, stage.register), 1184, 76, 158, 36) <= OFF
    assert off(where(desk, stage.chips["all"]), 108, 128, 77, 30) <= OFF
    assert off(where(desk, stage.drawer), 970, 174, 372, 574) <= 1
    card = stage.table.parentWidget()
    assert card is not None
    assert off(where(desk, card), 108, 174, 846, 574) <= 1
    head = where(desk, stage.table.horizontalHeader())
    head.setRight(head.right() + stage.table.verticalScrollBar().width())
    assert off(head, 109, 175, 844, 35) <= OFF
    assert off(where(desk, stage.foot), 109, 710, 844, 37) <= OFF
    assert off(where(desk, stage.drawer.check_in), 987, 261, 145, 30) <= OFF
    assert stage.table.rowHeight(0) == 40
    stage.select(0)
    desk.settle()
    picture = grab(desk)
    assert is_token(desk, picture, 600, 200, "surface2")
    assert is_token(desk, picture, 600, 222, "primary-soft")
    assert is_token(desk, picture, 111, 232, "primary")
    assert is_token(desk, picture, 600, 265, "surface")
    assert is_token(desk, picture, 1300, 315, "surface")
    assert is_token(desk, picture, 1200, 90, "primary")
    assert is_token(desk, picture, 700, 165, "bg")


def test_words_of_the_people_page(desk: Stand) -> None:
    page = scenes._open(desk, "陈思远")
    stage = page.stage
    heads = [
        stage.roll.headerData(place, stage.table.horizontalHeader().orientation())
        for place in range(stage.roll.columnCount())
    ]
    assert heads == ["姓名", "手机", "标签", "最近到访", "次数", "信息授权"]
    shown = [chip.text() for chip in stage.chips.values() if not chip.isHidden()]
    assert shown == ["全部 26", "本月来过 26", "已停用 0"]
    assert stage.order.text() == "按最近到访排序"
    assert stage.register.text() == "登记新人"
    assert stage.register.key() == "Ctrl N"
    assert stage.foot.remark.text().endswith("位，共 26 位")
    assert [stage.drawer.check_in.text(), stage.drawer.edit.text()] == ["签到", "编辑"]
    details = stage.drawer.details
    assert details is not None
    assert details.numbers["phone"].show_button.text() == "显示 15 秒"
    assert stage.drawer.verbs() == [
        ("card", "看会员码"),
        ("replace", "挂失换码…"),
        ("late", "补签…"),
        ("active", "停用"),
    ]


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


@pytest.mark.parametrize("size", [(1366, 690), (1180, 640), (1920, 1080)])
def test_nothing_is_cut_in_other_rooms(desk: Stand, size: tuple[int, int]) -> None:
    page = scenes._open(desk, "古丽米热·吐尔逊")
    before = desk.window.size()
    desk.window.resize(*size)
    desk.settle()
    stage = page.stage
    room = QRect(0, 0, *size)
    for piece in (stage.search, stage.register, stage.table, stage.drawer, stage.foot):
        assert room.contains(where(desk, piece)), type(piece).__name__
    assert stage.floating == (size[0] < 1366)
    for button in (stage.drawer.check_in, stage.drawer.edit, stage.register):
        assert button.width() >= button.width_at(0)
    desk.window.resize(before)
    desk.settle()


@pytest.fixture(scope="module", params=["light", "dark"])
def troubled(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stand]:
    """A desk of its own: what went wrong there must not show on the other pages."""
    with stand(tmp_path_factory.mktemp("troubled"), request.param) as made:
        made.theme = THEMES[request.param]  # type: ignore[attr-defined]
        yield made


def centre_page(troubled: Stand) -> AttentionPage:
    """Open the sync centre on a troubled with something of everything, once for all."""
    page = troubled.inside.page("sync")
    if not isinstance(page, AttentionPage):
        page = centre.open_troubled(troubled)
    troubled.sit(HE, "何小溪")
    troubled.go("sync")
    page._go("choose")
    troubled.settle()
    return page


def test_sync_centre(troubled: Stand) -> None:
    page = centre_page(troubled)
    assert off(where(troubled, page.now), 1187, 76, 155, 36) <= OFF
    tiles = page.tiles
    lefts = (108, 421, 733, 1046)
    for tile, left in zip(
        (tiles.state, tiles.waiting, tiles.choose, tiles.refused), lefts, strict=True
    ):
        assert off(where(troubled, tile), left, 128, 297, 78) <= OFF
    card = page.tabs.parentWidget()
    assert card is not None
    assert off(where(troubled, card), 108, 221, 846, 527) <= OFF
    assert off(where(troubled, page.tabs), 109, 222, 844, 43) <= OFF
    row = page.choose.rows[0]
    assert off(where(troubled, row.mine), 215, 386, 354, 44) <= OFF
    assert off(where(troubled, row.theirs), 579, 386, 354, 44) <= OFF
    assert off(where(troubled, page.choose.back), 865, 278, 30, 30) <= OFF
    assert off(where(troubled, page.choose.on), 903, 278, 30, 30) <= OFF
    assert off(where(troubled, page.choose.all_mine), 129, 699, 142, 36) <= OFF
    assert off(where(troubled, page.choose.all_theirs), 279, 699, 141, 36) <= OFF
    assert off(where(troubled, page.choose.merge), 742, 699, 191, 36) <= OFF
    side = where(troubled, page.side_refused)
    assert max(abs(side.left() - 970), abs(side.top() - 221), abs(side.width() - 372)) <= OFF
    waiting = where(troubled, page.side_waiting)
    assert max(abs(waiting.left() - 970), abs(waiting.bottom() - 747)) <= OFF
    assert abs(waiting.top() - side.bottom() - 17) <= 1


def test_colours_of_the_sync_centre(troubled: Stand) -> None:
    page = centre_page(troubled)
    row = page.choose.rows[0]
    row.pick(mine=False)
    row.theirs.clearFocus()
    picture = grab(troubled)
    mine, theirs = where(troubled, row.mine), where(troubled, row.theirs)
    tile = where(troubled, page.tiles.state)
    assert is_token(troubled, picture, 700, 215, "bg")
    assert is_token(troubled, picture, tile.left() + 20, tile.center().y() - 14, "warn-soft")
    assert is_token(troubled, picture, tile.right() - 20, tile.center().y(), "surface")
    assert is_token(troubled, picture, theirs.right() - 20, theirs.center().y(), "primary-soft")
    assert is_token(troubled, picture, theirs.center().x(), theirs.top(), "primary")
    assert is_token(troubled, picture, mine.right() - 20, mine.center().y(), "surface")
    assert is_token(troubled, picture, mine.center().x(), mine.top(), "border")
    tab = where(troubled, page.tabs.tab("choose"))
    assert is_token(troubled, picture, tab.center().x(), tab.bottom(), "primary")
    assert is_token(troubled, picture, 600, 640, "surface")
    merge = where(troubled, page.choose.merge)
    assert is_token(troubled, picture, merge.left() + 6, merge.center().y(), "primary")
    assert is_token(
        troubled,
        picture,
        page.side_waiting.mapTo(troubled.window, QPoint(20, 4)).x(),
        740,
        "surface",
    )


def test_words_of_the_sync_centre(troubled: Stand) -> None:
    page = centre_page(troubled)
    tiles = page.tiles
    assert [tile.unit.text() for tile in (tiles.waiting, tiles.choose, tiles.refused)] == [
        "条待发送",
        "处要选择",
        "条未能发送",
    ]
    assert tiles.state.figure.text() == "离线"
    assert tiles.state.caption.text() == "13:45 起连不上总部，外网不通"
    assert tiles.waiting.caption.text() == "最早一条 13:49"
    assert (tiles.choose.caption.text(), tiles.refused.caption.text()) == (
        "不急，不影响签到",
        "需要人看一眼",
    )
    assert [page.tabs.tab(name).text() for name in page.panels] == [
        "需要选择",
        "未能发送",
        "待发送",
        "历史",
    ]
    choose = page.choose
    assert [choose.all_mine.text(), choose.all_mine.key()] == ["全用本机的", "Alt 1"]
    assert [choose.all_theirs.text(), choose.all_theirs.key()] == ["全用总部的", "Alt 2"]
    assert [choose.merge.text(), choose.merge.key()] == ["就这样合并", "Ctrl Enter"]
    assert choose.later.text() == "稍后再说"
    assert choose.count.text() == "第 1 处，共 2 处"
    assert [page.now.text(), page.now.key()] == ["现在试一次", "F5"]
    assert page.bundle.text() == "导出诊断包"
    assert page.side_refused.all.text() == "全部重试"
    assert page.side_refused.title.text() == "未能发送 2"
    assert page.side_waiting.weight.text().endswith("，联网后几秒发完")


@pytest.mark.parametrize("size", [(1366, 690), (1180, 640), (1920, 1080)])
def test_the_sync_centre_fits_other_rooms(troubled: Stand, size: tuple[int, int]) -> None:
    page = centre_page(troubled)
    before = troubled.window.size()
    troubled.window.resize(*size)
    troubled.settle()
    assert page.minimumSizeHint().width() + 84 <= size[0]
    room = troubled.window.rect()
    for piece in (page.now, page.tiles, page.tabs, page.choose.merge, page.side_waiting):
        assert room.contains(where(troubled, piece).topLeft()), type(piece).__name__
    assert room.contains(where(troubled, page.choose.merge))
    assert room.bottom() < size[1]
    troubled.window.resize(before)
    troubled.settle()
