"""Pictures of what is done about an event besides its lists: ratings, account, duty, proofs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from app.events import rating, volunteering
from app.events.model import Attendance
from app.people.actions import Details, register
from app.ratings.actions import Said
from app.store.transaction import transaction
from tests.shots.eventful import Act, event_page
from tests.shots.stand import Stand
from tests.support.desks import HE
from ui.events.page import EventsPage

OVER, ON = "周五电影夜", "“职等你来”简历门诊"
_SAID = (
    Said(5, ["clear", "cosy"], "片子选得好，想看下一部。"),
    Said(5, ["cosy"], ""),
    Said(4, ["clear"], "座位有点挤。"),
    Said(3, [], ""),
    Said(5, ["clear", "patient"], "志愿者很热情。"),
    Said(4, ["patient"], ""),
)


def _rated(stand: Stand, count: int) -> EventsPage:
    page = event_page(stand, OVER)
    with stand.desk.store.read() as session:
        of = select(Attendance.id).where(Attendance.session_id == page.acting.session_id)
        came = list(session.execute(of.order_by(Attendance.id)).scalars())
    for one, said in zip(came, _SAID[:count], strict=False):
        with transaction(stand.desk.store, HE) as tx:
            rating.rate(tx, one, said)
    page.view.lists.tabs.choose("ratings")
    page.refresh()
    stand.settle()
    return page


def ratings(stand: Stand) -> None:
    """What became of an evening, from five ratings on."""
    _rated(stand, len(_SAID))


def ratings_few(stand: Stand) -> None:
    """Fewer than five have rated."""
    _rated(stand, 2)


def absent(stand: Stand) -> None:
    """Only who did not come."""
    page = event_page(stand, "反诈情景剧")
    page.view.lists.absent.click()
    stand.settle()


def guest(stand: Stand) -> QWidget | None:
    """The screen turned to a guest, who has chosen."""
    page = event_page(stand, OVER)
    page.view.lists.tabs.choose("came")
    stand.settle()
    page.acting.deeds.do("rate", page.view.lists.tables["came"].people.rows[0])
    asked = page.acting.deeds.guest
    assert asked is not None
    asked.choose(5)
    asked.tags["clear"].click()
    stand.settle()
    return asked


def slip(stand: Stand) -> QWidget | None:
    """A rating on paper is typed in."""
    page = _rated(stand, 0)
    page.view.lists.after.slip.click()
    stand.settle()
    return page.acting.dialog


def account(stand: Stand) -> QWidget | None:
    """The account of an evening."""
    page = _rated(stand, 0)
    page.view.lists.after.account.click()
    stand.settle()
    return page.acting.dialog


def volunteers(stand: Stand) -> QWidget | None:
    """Who is on duty, since when."""
    page = event_page(stand, ON)
    for name, role in (("苏念", "引导"), ("方一诺", "签到"), ("阿依努尔", "拍照")):
        with transaction(stand.desk.store, HE) as tx:
            person = register(tx, Details(name, consent_way="spoken")).id
            volunteering.begin(tx, page.acting.session_id, person, role)
    page.acting.aftering.show_volunteers()
    stand.settle()
    return page.acting.dialog


def voucher(stand: Stand) -> QWidget | None:
    """Somebody shows a proof nobody here knows."""
    page = event_page(stand, ON)
    page.acting.aftering.see_voucher()
    stand.settle()
    return page.acting.dialog


STATES: tuple[tuple[str, Act], ...] = (
    ("ratings", ratings),
    ("ratings-few", ratings_few),
    ("absent", absent),
    ("guest", guest),
    ("slip", slip),
    ("account", account),
    ("volunteers", volunteers),
    ("voucher", voucher),
)
