"""What is photographed: one function per state, each led up to as a person would."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QSpinBox, QTextBrowser, QWidget

from app.attachments.actions import attach, owner_person
from app.attachments.cleaning import clean
from app.attachments.rules import GUARDIAN_CONSENT
from app.checkin.queries import inside_now
from app.people.queries import card
from app.store.blobs import note_sent
from app.store.incoming import from_headquarters
from app.store.transaction import transaction
from tests.shots import (
    aftermath,
    booked,
    cared,
    casework,
    centre,
    children,
    closing,
    doors,
    eventful,
    fetching,
    handedon,
    listed,
    newcase,
    partnered,
    rows,
    twins,
)
from tests.shots.stand import MA, Stand
from tests.support.desks import EPOCH, HE, SHEN
from tests.support.pictures import paper, photo
from ui.checkin.paper import sheet
from ui.firstrun.join import JoinDialog
from ui.firstrun.steps import CodeDialog, KeyDialog, VenueDialog, WelcomeDialog
from ui.people.page import PeoplePage
from ui.shell.keys import keys_dialog
from ui.staff.dialog import StaffDialog
from ui.staff.person import PinDialog

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Shown = QWidget | None


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its page, its state, how one gets there; the piece given is what is grabbed."""

    page: str
    state: str
    act: casework.Act
    people: bool = True


def _clerk(stand: Stand) -> None:
    stand.sit(HE, "何小溪")


def _checkin(stand: Stand) -> None:
    _clerk(stand)
    stand.go("checkin")


def _person(stand: Stand, name: str) -> str:
    found = [row for row in _everyone(stand) if row[1] == name]
    return found[0][0]


def _everyone(stand: Stand) -> list[tuple[str, str]]:
    roll = stand.people().stage.roll
    for row in range(roll.rowCount()):
        roll.line(row)
    stand.settle()
    lines = (roll.line(row) for row in range(roll.rowCount()))
    return [(line.id, line.name) for line in lines if line is not None]


def _code_of(stand: Stand, name: str) -> str:
    person_id = _person(stand, name)
    with stand.desk.store.read() as session:
        code = card(session, person_id).code
    assert code is not None
    return code


# -- lock -------------------------------------------------------------------------------------


def lock(_stand: Stand) -> Shown:
    return None


def lock_wrong(stand: Stand) -> Shown:
    stand.press(Qt.Key.Key_Right, target=stand.window.lock_page)
    for _ in range(6):
        stand.press(Qt.Key.Key_9, target=stand.window.lock_page)
    return None


def lock_offline(stand: Stand) -> Shown:
    stand.tell("offline", unsent=37, last_ok="2026-11-28T05:45:00.000Z", reason="unreachable")
    return None


# -- check-in ---------------------------------------------------------------------------------


def idle(stand: Stand) -> Shown:
    _checkin(stand)
    return None


def scanned(stand: Stand) -> Shown:
    _clerk(stand)
    code = _code_of(stand, "陈思远")
    stand.go("checkin")
    stand.seat.scanned.emit(code)
    stand.settle()
    return None


def already(stand: Stand) -> Shown:
    scanned(stand)
    stand.clock.forward(minutes=31)
    code = _code_of(stand, "陈思远")
    stand.go("checkin")
    stand.inside.toast.dismiss()
    stand.seat.scanned.emit(code)
    stand.settle()
    return None


def refused(stand: Stand) -> Shown:
    _checkin(stand)
    stand.seat.scanned.emit("QJ1M23456789A")
    stand.settle()
    return None


def search(stand: Stand) -> Shown:
    _checkin(stand)
    stand.type("csy")
    return None


def nobody(stand: Stand) -> Shown:
    _checkin(stand)
    stand.type("程斯颖")
    return None


def walk_in(stand: Stand) -> Shown:
    _checkin(stand)
    stand.type("苏青岚")
    stand.press(Qt.Key.Key_Return, CTRL)
    return None


def backfill(stand: Stand) -> Shown:
    _checkin(stand)
    stand.press(Qt.Key.Key_L, ALT)
    return stand.dialog()


def evacuation(stand: Stand) -> Shown:
    _checkin(stand)
    store, profile = stand.desk.store, stand.desk.profile
    now = store.clock.now()
    with store.read() as session:
        rows = inside_now(session, store.day_of(now), now, profile)
    paper = QTextBrowser()
    paper.setDocument(sheet(rows, profile.name, now, profile.timezone, names=True))
    paper.setStyleSheet("background: white; color: black")
    paper.resize(640, 700)
    return paper


def full(stand: Stand) -> Shown:
    _checkin(stand)
    stand.press(Qt.Key.Key_A, ALT)
    field = stand.app.focusWidget()
    if isinstance(field, (QLineEdit, QSpinBox)):
        field.selectAll()
    stand.type("112")
    stand.press(Qt.Key.Key_Return, CTRL)
    return None


def nobody_yet(stand: Stand) -> Shown:
    _checkin(stand)
    return None


def offline(stand: Stand) -> Shown:
    _checkin(stand)
    stand.tell("offline", unsent=37, last_ok="2026-11-28T05:45:00.000Z", reason="unreachable")
    return None


# -- people -----------------------------------------------------------------------------------


def people_list(stand: Stand) -> Shown:
    stand.sit(SHEN, "沈知远")
    stand.people()
    return None


def _open(stand: Stand, name: str) -> PeoplePage:
    stand.sit(SHEN, "沈知远")
    page = stand.people()
    page.following.open_person(_person(stand, name))
    stand.settle()
    return page


def drawer(stand: Stand) -> Shown:
    _open(stand, "陈思远")
    return None


def drawer_child(stand: Stand) -> Shown:
    _open(stand, "刘小满")
    return None


def drawer_consent(stand: Stand) -> Shown:
    """A child with two sheets: one at headquarters as well, one on this PC only."""
    page, who = _open(stand, "刘小满"), _person(stand, "刘小满")
    for name, kept in (("同意书 正面", clean(photo())), ("同意书 附页", clean(paper()))):
        with transaction(stand.desk.store, SHEN) as tx:
            attach(tx, kept, owner_person(who), GUARDIAN_CONSENT, name)
        with from_headquarters(stand.desk.store) as session:
            note_sent(session, clean(photo()).hash, EPOCH)
    page.following.read()
    stand.settle()
    return None


def view_consent(stand: Stand) -> Shown:
    drawer_consent(stand)
    page = stand.people()
    details = page.stage.drawer.details
    assert details is not None
    assert details.files is not None
    list(details.files.links.values())[-1].click()
    stand.settle()
    return page.following.acts.dialog


def form(stand: Stand) -> Shown:
    stand.sit(SHEN, "沈知远")
    page = stand.people()
    stand.press(Qt.Key.Key_N, CTRL, target=page)
    page.stage.form.form.set_values({"name": "王伟", "phone": "1990000"})
    stand.settle()
    page.stage.form.submit()
    stand.settle()
    return None


def form_child(stand: Stand) -> Shown:
    page = _open(stand, "刘小满")
    page.stage.drawer.wanted.emit("edit")
    stand.settle()
    return None


def code(stand: Stand) -> Shown:
    page = _open(stand, "陈思远")
    page.stage.drawer.wanted.emit("card")
    stand.settle()
    return stand.dialog()


def replace(stand: Stand) -> Shown:
    page = _open(stand, "陈思远")
    page.stage.drawer.wanted.emit("replace")
    stand.settle()
    return stand.dialog()


def no_result(stand: Stand) -> Shown:
    stand.sit(SHEN, "沈知远")
    stand.people().stage.search.setText("程斯颖")
    stand.settle()
    return None


def volunteer(stand: Stand) -> Shown:
    stand.sit(MA, "马骁")
    stand.people()
    return None


# -- the rest ---------------------------------------------------------------------------------


def keys(stand: Stand) -> Shown:
    _clerk(stand)
    return _opened(stand, keys_dialog(stand.window))


def staff(stand: Stand) -> Shown:
    stand.sit(SHEN, "沈知远")
    return _opened(stand, StaffDialog(stand.window, stand.seat))


def staff_pin(stand: Stand) -> Shown:
    stand.sit(SHEN, "沈知远")
    dialog = PinDialog(stand.window, stand.seat, str(HE.staff_id), "何小溪")
    return _opened(stand, dialog)


def welcome(stand: Stand) -> Shown:
    return _opened(stand, WelcomeDialog(stand.window))


def first_key(stand: Stand) -> Shown:
    return _opened(stand, KeyDialog(stand.window, stand.work, Path(stand.desk.store.path.parent)))


def first_code(stand: Stand) -> Shown:
    code_words = "ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678"
    place = Path(stand.desk.store.path.parent)
    return _opened(stand, CodeDialog(stand.window, stand.work, place, code_words))


def first_venue(stand: Stand) -> Shown:
    return _opened(stand, VenueDialog(stand.window, stand.work, lambda _code, _name: None))


def first_join(stand: Stand) -> Shown:
    return _opened(stand, JoinDialog(stand.window, stand.work, stand.desk.store, may_wait=True))


def _opened(stand: Stand, dialog: QDialog) -> QDialog:
    dialog.open()
    stand.settle()
    return dialog


SCENES: tuple[Scene, ...] = (
    Scene("lock", "first", lock),
    Scene("lock", "wrong", lock_wrong),
    Scene("lock", "offline", lock_offline),
    Scene("checkin", "idle", idle),
    Scene("checkin", "ok", scanned),
    Scene("checkin", "already", already),
    Scene("checkin", "refused", refused),
    Scene("checkin", "search", search),
    Scene("checkin", "nobody", nobody),
    Scene("checkin", "walkin", walk_in),
    Scene("checkin", "backfill", backfill),
    Scene("checkin", "full", full),
    Scene("checkin", "evacuation", evacuation),
    Scene("checkin", "empty", nobody_yet, people=False),
    Scene("checkin", "offline", offline),
    *(Scene("checkin", state, act) for state, act in (*doors.STATES, *children.COUNTER)),
    *(Scene("checkin", state, act) for state, act in fetching.COUNTER),
    Scene("people", "list", people_list),
    Scene("people", "drawer", drawer),
    Scene("people", "drawer-child", drawer_child),
    Scene("people", "drawer-consent", drawer_consent),
    Scene("people", "view-consent", view_consent),
    Scene("people", "form", form),
    Scene("people", "form-child", form_child),
    Scene("people", "qr", code),
    Scene("people", "replace", replace),
    Scene("people", "no-result", no_result),
    Scene("people", "volunteer", volunteer),
    *(Scene("people", state, act) for state, act in (*twins.STATES, *cared.STATES)),
    Scene("people", "empty", people_list, people=False),
    *(Scene("attention", state, act) for state, act in (*centre.STATES, *fetching.CENTRE)),
    *(Scene("events-week", state, act) for state, act in eventful.WEEK),
    *(Scene("events-list", state, act) for state, act in eventful.LIST),
    *(Scene("event-form", state, act) for state, act in eventful.FORM),
    *(
        Scene("event", state, act)
        for state, act in (*eventful.EVENT, *children.EVENT, *rows.STATES, *aftermath.STATES)
    ),
    *(Scene("case", state, act) for state, act in (*newcase.STATES, *closing.STATES)),
    *(
        Scene("cases", state, act)
        for state, act in (*casework.STATES, *handedon.STATES, *partnered.STATES)
    ),
    *(Scene("directory", state, act) for state, act in listed.STATES),
    Scene("cases", "empty", casework.empty, people=False),
    *(Scene(*one) for one in booked.STATES),
    Scene("frame", "keys", keys),
    *(Scene("staff", state, act) for state, act in (("list", staff), ("pin", staff_pin))),
    Scene("firstrun", "welcome", welcome, people=False),
    Scene("firstrun", "key", first_key, people=False),
    Scene("firstrun", "code", first_code, people=False),
    Scene("firstrun", "venue", first_venue, people=False),
    Scene("firstrun", "join", first_join, people=False),
)
