"""Pictures of what stands in a case's panel besides its life: files, who wants what."""

from __future__ import annotations

from app.attachments.cleaning import clean
from app.cases import files, taking
from app.cases.categories import categories
from app.cases.model import Case
from app.cases.taking import Request
from app.people.actions import Details, register
from app.staff.actions import disable
from app.store.transaction import transaction
from tests.shots.casework import HOUSE, Act, caseload, page_of, stood_on
from tests.shots.stand import Stand
from tests.support.desks import HE, SHEN
from tests.support.pictures import noise


def filed(stand: Stand) -> None:
    """A case with two files, whose owner works here no more."""
    caseload(stand)
    stood_on(stand, "工伤认定材料怎么准备")
    page = page_of(stand)
    with transaction(stand.desk.store, SHEN) as tx:
        for size in ((400, 300), (640, 480)):
            files.attach(tx, page.panel.case_id, clean(noise(size)))
        row = tx.session.get(Case, page.panel.case_id)
        assert row is not None
        owner = str(row.owner)
    with transaction(stand.desk.store, SHEN) as tx:
        if owner != SHEN.staff_id:
            disable(tx, owner)
    stand.settle()
    page.refresh()
    stand.settle()


def opted_out(stand: Stand) -> None:
    """Whoever asks wants nobody to be suggested, and not to be contacted."""
    caseload(stand)
    with transaction(stand.desk.store, HE) as tx:
        card = register(tx, Details("周苗苗", consent_way="visit_only", no_suggestions=True))
        asked = Request("想学一门手艺", person_id=card.id)
        taking.take(tx, asked, categories(tx.session)["JYCY"], HOUSE)
    page_of(stand).refresh()
    stand.settle()
    stood_on(stand, "想学一门手艺")


BESIDES: tuple[tuple[str, Act], ...] = (
    ("files", filed),
    ("opted-out", opted_out),
)
