"""The rendered pages against the drawn ones: where things stand, in which colours, in which words.

The numbers were read off the drawings at 1366 x 768; a piece may be up to 8 pixels off.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from tests.shots import scenes
from tests.shots.stand import Stand, stand
from tests.support.desks import SHEN
from ui.checkin.page import CheckinPage
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
    assert [chip.text() for chip in stage.chips.values()] == ["全部 26", "本月来过 26", "已停用 0"]
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
