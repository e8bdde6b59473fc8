"""Pictures of a request that is taken down, and of what may be in its way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.cases import taking
from app.cases.categories import categories
from app.cases.taking import Request
from app.checkin.actions import Coming, check_in
from app.kinds import RESTRICTED_SCOPE, VENUE_SCOPE
from app.people.lookup import find
from app.store.scopes import take_scopes
from app.store.standing import take_place
from app.store.transaction import transaction
from tests.shots.eventful import DEVICE
from tests.shots.stand import Stand
from tests.support.desks import EPOCH, HE, SHEN
from ui.cases.clocks import house
from ui.cases.newcase import NewCase

Act = Callable[[Stand], QWidget | None]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WAGES = "公司拖欠两个月工资，想知道怎么申请仲裁"
JOB = "想找周末兼职，但担心被骗"


def _id_of(stand: Stand, name: str) -> str:
    with stand.desk.store.read() as session:
        day = stand.desk.store.day_of(stand.clock.now())
        return find(session, name, day, 1).matches[0].id


def begun(stand: Stand, name: str = "陈思远", *, entitled: bool = True) -> NewCase:
    """Open the form on the page of cases, for whoever has just come."""
    store = stand.desk.store
    scopes = (VENUE_SCOPE, RESTRICTED_SCOPE) if entitled else (VENUE_SCOPE,)
    take_place(store, device=DEVICE, letter="A", epoch=EPOCH, offset_ms=0, error_ms=20)
    take_scopes(store, scopes, "")
    if name:
        with transaction(store, HE) as tx:
            check_in(tx, _id_of(stand, name), Coming())
    stand.sit(HE, "何小溪")
    stand.go("cases")
    stand.press(Qt.Key.Key_N, ALT, target=stand.window)
    dialog = stand.dialog()
    assert isinstance(dialog, NewCase)
    return dialog


def _written(stand: Stand, dialog: NewCase, digits: str, words: str) -> None:
    for digit in digits:
        stand.type(digit)
    stand.type(words)
    dialog.face.need.setFocus()
    stand.settle()


def _taken(stand: Stand, name: str, need: str, code: str) -> str:
    with transaction(stand.desk.store, HE) as tx:
        known = categories(tx.session)[code]
        hours = house(stand.desk)
        asked = Request(need, person_id=_id_of(stand, name))
        return taking.take(tx, asked, known, hours).id


def first(stand: Stand) -> QWidget | None:
    """As it opens: the focus is on the tiles."""
    return begun(stand)


def new(stand: Stand) -> QWidget | None:
    """Written: a sensitive matter, to be taken by Ctrl Enter."""
    dialog = begun(stand)
    _written(stand, dialog, "21", WAGES)
    return dialog


def inside_a_tile(stand: Stand) -> QWidget | None:
    """The second digit is asked for."""
    dialog = begun(stand)
    stand.type("5")
    return dialog


def nobody_came(stand: Stand) -> QWidget | None:
    """Somebody else asks than whoever came last."""
    dialog = begun(stand, "")
    dialog.face.who.look_for()
    stand.type("csy")
    return dialog


def offline(stand: Stand) -> QWidget | None:
    """The line is down."""
    stand.tell("offline", unsent=37, last_ok="2026-11-28T05:45:00.000Z", reason="unreachable")
    dialog = begun(stand)
    _written(stand, dialog, "11", JOB)
    return dialog


def anonymous(stand: Stand) -> QWidget | None:
    """Without a name; and at a desk without the right."""
    dialog = begun(stand, entitled=False)
    stand.press(Qt.Key.Key_U, ALT)
    _written(stand, dialog, "3", "分手后睡不着，想找人聊聊")
    stand.press(Qt.Key.Key_Return, CTRL)
    return dialog


def duplicate(stand: Stand) -> QWidget | None:
    """There is one of the same kind; the former one goes on."""
    _taken(stand, "陈思远", JOB, "JYCY")
    dialog = begun(stand)
    _written(stand, dialog, "11", "想找一份周末能做的兼职")
    return dialog


def unfolded(stand: Stand) -> QWidget | None:
    """Everything there is to say, and answered on the spot."""
    dialog = begun(stand, "刘小满")
    _written(stand, dialog, "84", "打印简历 3 份")
    stand.press(Qt.Key.Key_M, ALT)
    return dialog


def too_long(stand: Stand) -> QWidget | None:
    """More than a sentence was pasted."""
    dialog = begun(stand)
    stand.type("11")
    dialog.face.need.setPlainText("房东不退押金，说墙面有划痕。" * 20)
    stand.settle()
    return dialog


def slip(stand: Stand) -> QWidget | None:
    """Number and query code, to be photographed."""
    dialog = begun(stand)
    _written(stand, dialog, "11", JOB)
    stand.press(Qt.Key.Key_Return, CTRL)
    return stand.dialog()


def paper(stand: Stand) -> QWidget | None:
    """The slip on paper."""
    slip(stand)
    told = stand.dialog()
    stand.press(Qt.Key.Key_P, CTRL, target=told)
    flow = stand.window.new_cases
    assert flow is not None
    return flow.printing.dialog


def emergency(stand: Stand) -> QWidget | None:
    """The card with the numbers."""
    dialog = begun(stand)
    _written(stand, dialog, "3", "室友说不想活了")
    stand.press(Qt.Key.Key_E, ALT)
    return dialog.card


def marked(stand: Stand) -> QWidget | None:
    """Marked as an emergency."""
    card = emergency(stand)
    stand.press(Qt.Key.Key_Return, CTRL, target=card)
    return stand.dialog()


def alarm(stand: Stand) -> QWidget | None:
    """The head of the house is told on every page."""
    marked(stand)
    stand.press(Qt.Key.Key_Return, CTRL, target=stand.dialog())
    told = stand.dialog()
    assert told is not None
    told.reject()
    stand.settle()
    stand.sit(SHEN, "沈知远")
    stand.go("checkin")
    return None


def listed(stand: Stand) -> QWidget | None:
    """The page behind it."""
    take_place(stand.desk.store, letter="A")
    for name, need, code in (("陈思远", JOB, "JYCY"), ("李雨桐", "想报青年夜校晚间班", "XXPX")):
        _taken(stand, name, need, code)
    stand.sit(HE, "何小溪")
    stand.go("cases")
    return None


STATES: tuple[tuple[str, Act], ...] = (
    ("first", first),
    ("new", new),
    ("tile", inside_a_tile),
    ("find", nobody_came),
    ("new-offline", offline),
    ("new-anonymous", anonymous),
    ("new-duplicate", duplicate),
    ("new-more", unfolded),
    ("new-long", too_long),
    ("new-slip", slip),
    ("new-paper", paper),
    ("new-emergency", emergency),
    ("new-marked", marked),
    ("alarm", alarm),
    ("open", listed),
)
