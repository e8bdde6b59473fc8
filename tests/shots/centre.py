"""The sync centre in each of its states, led up to on a desk where something went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.ids import new_id
from app.ops import Version
from app.store.incoming import incoming
from app.store.standing import take_place
from app.store.told import IncomingPage, IncomingRow
from sync.client.rounds import Carrying
from tests.shots.stand import Stand
from tests.shots.troubled import Troubled, troubled
from tests.support.desks import EPOCH, HE
from ui.attention.page import AttentionPage

SINCE = "2026-11-28T05:45:00.000Z"


def _page(stand: Stand) -> AttentionPage:
    stand.sit(HE, "何小溪")
    page = stand.go("sync")
    assert isinstance(page, AttentionPage)
    return page


def _offline(stand: Stand, made: Troubled) -> None:
    stand.tell(
        "offline",
        unsent=5,
        refused=0,
        last_ok=SINCE,
        reason="unreachable",
        since=SINCE,
        next_at="2026-11-28T06:24:10.000Z",
    )


def open_troubled(stand: Stand) -> AttentionPage:
    """Open the page on a desk with something of everything."""
    made = troubled(stand.desk, stand.clock)
    _offline(stand, made)
    return _page(stand)


def choose(stand: Stand) -> QWidget | None:
    open_troubled(stand)
    return None


def chosen_again(stand: Stand) -> QWidget | None:
    made = troubled(stand.desk, stand.clock)
    _offline(stand, made)
    page = _page(stand)
    matter = page.choose.matter()
    assert matter is not None
    dispute = matter.disputes[0]
    sides = [
        {"op": side.op, "desk": side.desk, "by": side.by, "at": side.at, "value": side.value}
        for side in (dispute.mine, dispute.theirs)
    ]
    sides.append({**sides[1], "value": "19900004400"})
    fields = {
        "kind": "person",
        "row_id": matter.row_id,
        "field": "phone",
        "ops": [side["op"] for side in sides],
        "version": 2,
        "open": True,
        "sides": sides,
        "subjects": [matter.row_id],
    }
    made.pull(("conflict", dispute.id, fields))
    stand.settle()
    return None


def others(stand: Stand) -> QWidget | None:
    """Three desks wrote one number, and two of them the school as well."""
    made = Troubled(stand.desk, stand.clock)
    made.dispute("陈思远", "phone", "19900004321", "19900004398", ("C", "19900004400"))
    long = "云州大学马克思主义学院青年志愿者协会望江街道服务队（西校区）"
    made.dispute("陈思远", "unit", "云州大学", long)
    made.dispute("陈思远", "note", "靠窗坐", "")
    stand.clock.forward(minutes=37)
    _offline(stand, made)
    _page(stand)
    return None


def beside(stand: Stand) -> QWidget | None:
    """Headquarters was restored and lacks somebody this desk has read."""
    page = open_troubled(stand)
    fields = {"name": "许安然", "status": "active"}
    read = IncomingRow("person", new_id(), Version(EPOCH, "venue", 18_900), fields)
    incoming(stand.desk.store, IncomingPage(rows=[read]))
    incoming(
        stand.desk.store,
        IncomingPage(scope="venue", cursor="n", number=1, epoch="new", whole=True),
    )
    page.refresh()
    stand.settle()
    return None


def merged(stand: Stand) -> QWidget | None:
    history(stand)
    page = stand.go("sync")
    assert isinstance(page, AttentionPage)
    page.history.view.set_value("merged")
    stand.settle()
    return None


def files(stand: Stand) -> QWidget | None:
    open_troubled(stand)
    on_way = Carrying(3, 4_210_000, "同意书", 2_600_000, 1_430_000)
    stand.tell("ok", last_ok=SINCE, files=on_way)
    return None


def files_held(stand: Stand) -> QWidget | None:
    open_troubled(stand)
    stand.tell("ok", last_ok=SINCE, files=Carrying(1, 900_000, held=(("x", "files_full"),)))
    return None


def _tab(name: str) -> Callable[[Stand], QWidget | None]:
    def act(stand: Stand) -> QWidget | None:
        page = open_troubled(stand)
        page._go(name)
        stand.settle()
        return None

    return act


def history(stand: Stand) -> QWidget | None:
    made = troubled(stand.desk, stand.clock)
    page = _page(stand)
    made.choose(made.dispute("孙若溪", "phone", "19900005001", "19900006001"), "19900005001")
    made.answer_all("merged", fields=["phone"])
    stand.tell("ok", last_ok="2026-11-28T06:20:00.000Z", sent=37, received=4)
    page._go("history")
    stand.settle()
    return None


def clear(stand: Stand) -> QWidget | None:
    Troubled(stand.desk, stand.clock)
    stand.clock.forward(minutes=37)
    stand.tell("ok", last_ok="2026-11-28T06:20:00.000Z", sent=37, received=4)
    _page(stand)
    return None


def offline(stand: Stand) -> QWidget | None:
    made = Troubled(stand.desk, stand.clock)
    stand.clock.forward(minutes=37)
    made.register("苏晓", "19900003002")
    _offline(stand, made)
    _page(stand)
    return None


def running(stand: Stand) -> QWidget | None:
    made = troubled(stand.desk, stand.clock)
    _page(stand)
    made.clock.forward(minutes=0)
    stand.tell("running", unsent=37, done=12, total=37, last_ok=SINCE)
    stand.settle()
    return None


def revoked(stand: Stand) -> QWidget | None:
    troubled(stand.desk, stand.clock)
    stand.tell("attention", unsent=6, refused=2, last_ok=SINCE, reason="revoked", since=SINCE)
    _page(stand)
    return None


def clock(stand: Stand) -> QWidget | None:
    made = troubled(stand.desk, stand.clock)
    take_place(made.desk.store, offset_ms=12 * 60_000, error_ms=800)
    stand.tell("ok", last_ok="2026-11-28T06:20:00.000Z", unsent=6)
    _page(stand)
    return None


def standalone(stand: Stand) -> QWidget | None:
    stand.tell("standalone")
    _page(stand)
    return None


def discard(stand: Stand) -> QWidget | None:
    page = open_troubled(stand)
    page._go("refused")
    item = next(one for one in page.refused.items if "mend" in one.buttons)
    item.buttons["discard"].click()
    stand.settle()
    return page.deeds.dialog


def mend(stand: Stand) -> QWidget | None:
    page = open_troubled(stand)
    page._go("refused")
    item = next(one for one in page.refused.items if "mend" in one.buttons)
    item.buttons["mend"].click()
    stand.settle()
    return None


def bundle(stand: Stand) -> QWidget | None:
    page = open_troubled(stand)
    page.bundle.click()
    stand.settle()
    return page.diagnosis.dialog


def day_close(stand: Stand) -> QWidget | None:
    page = open_troubled(stand)
    page._go("history")
    page.history.day.click()
    stand.settle()
    return page.day_close.dialog


def stick(stand: Stand) -> QWidget | None:
    page = open_troubled(stand)
    page.stick.click()
    stand.settle()
    return stand.dialog()


def paused(stand: Stand) -> QWidget | None:
    open_troubled(stand)
    stand.tell("offline", unsent=5, last_ok=SINCE, reason="paused", paused=True)
    stand.settle()
    return None


def parked(stand: Stand) -> QWidget | None:
    """Headquarters shows many people no more."""
    made = open_troubled(stand)
    park(stand.desk)
    made.refresh()
    stand.settle()
    return None


def park(desk: Desk) -> list[str]:
    """Let headquarters show sixty people, and then show them no more; gives them."""
    ids = [new_id() for _ in range(60)]
    fields = {"name": "许安然", "status": "active"}
    shown = [
        IncomingRow("person", one, Version(EPOCH, "venue", 19_000 + n), fields)
        for n, one in enumerate(ids)
    ]
    left = [
        IncomingRow("person", one, Version(EPOCH, "venue", 19_100 + n), {}, "left")
        for n, one in enumerate(ids)
    ]
    for rows in (shown, left):
        incoming(desk.store, IncomingPage(rows=rows))
    return ids


STATES: tuple[tuple[str, Callable[[Stand], QWidget | None]], ...] = (
    ("choose", choose),
    ("choose-again", chosen_again),
    ("others", others),
    ("beside", beside),
    ("refused", _tab("refused")),
    ("mend", mend),
    ("discard", discard),
    ("waiting", _tab("waiting")),
    ("history", history),
    ("history-merged", merged),
    ("day-close", day_close),
    ("bundle", bundle),
    ("clear", clear),
    ("offline", offline),
    ("running", running),
    ("stick", stick),
    ("paused", paused),
    ("files", files),
    ("files-held", files_held),
    ("revoked", revoked),
    ("clock", clock),
    ("parked", parked),
    ("standalone", standalone),
)
