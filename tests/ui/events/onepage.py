"""One event's page, in a line each: what is opened, who is seated, what one sees and may do."""

from __future__ import annotations

from app.events import registering
from app.events.registering import Guest
from app.store.transaction import transaction
from tests.support.desks import HE
from tests.ui.events.driver import Hall


def opened(hall: Hall, seats: int = 2, hour: float = 11, **more: object) -> str:
    """Open the page of an event that begins at eleven; gives its session."""
    event = hall.plans("简历门诊", hall.at(hour, seats=seats), publish=True, **more)
    hall.page.open_event(event)
    hall.settle()
    return hall.page.acting.session_id


def seat(hall: Hall, session_id: str, *names: str) -> list[str]:
    """Register people behind the page's back; gives the registrations."""
    found = []
    for person in hall.knows(*names):
        with transaction(hall.desk.store, HE) as tx:
            found.append(registering.register(tx, session_id, Guest(person)).registration_id)
    hall.settle()
    return found


def names(hall: Hall, tab: str = "roster") -> list[str]:
    return [row.name for row in hall.page.view.lists.tables[tab].people.rows]


def chips(hall: Hall, tab: str = "roster") -> list[str]:
    table = hall.page.view.lists.tables[tab]
    column = next(n for n, one in enumerate(table.people.columns) if one.chips)
    return [table.people.index(row, column).data() for row in range(table.people.rowCount())]


def buttons(hall: Hall) -> list[str]:
    table = hall.page.view.lists.table()
    assert table is not None
    return [button.text() for button in table.buttons if button.text()]


def menu(hall: Hall) -> list[str]:
    table = hall.page.view.lists.table()
    assert table is not None
    return [action.text() for action in table.menu().actions()]


def do(hall: Hall, name: str) -> None:
    table = hall.page.view.lists.table()
    assert table is not None
    table.do(name)
    hall.settle()
