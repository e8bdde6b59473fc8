"""The evening is over: guests say how it was, the house writes it up, headquarters reads it."""

from __future__ import annotations

from app.clock import to_text
from app.events import rating, summary
from app.ratings.actions import Said
from app.ratings.queries import evaluation_of
from app.store.transaction import transaction
from sync.hub import afterwards
from sync.hub.book import Book
from sync.hub.database import writing
from tests.support.fronts import Front, MakeFront
from tests.support.hub import HubHandle
from tests.support.webevening import Evening
from tests.support.webvenue import Venue


def synced(*some: Front) -> None:
    for front in (*some, *some):
        assert front.sync().state == "ok"


def test_rated_on_the_phone_and_at_the_counter_written_up_and_read(
    hub: HubHandle, make: MakeFront
) -> None:
    """“评价满五份才看得到，谁写的谁也查不到。总结提交了，照片慢慢传。”"""
    evening = Evening(Venue(hub), guests=6, absent=1)
    evening.ends(hours=1)
    front, other = make(), make()
    synced(front, other)
    event_id = str(evening.session.fields["event_id"])
    # Five on their phones, without a name; the sixth at the counter, and wants to be named.
    for number in range(5):
        evening.rates(number, score=str(3 + number % 3), words=f"手机上写的{number}", anonymous="1")
    synced(front)
    with front.store.read() as session:
        at = to_text(front.store.clock.now())
        left = [one for one in rating.raters(session, event_id, at) if one.code is None]
    assert len(left) == 1, "who has rated on the web is not asked again at the counter"
    with transaction(front.store, front.actor) as tx:
        rating.rate(tx, left[0].attendance_id, Said(5, ["clear"], "当面写的", anonymous=False))
        summary.write(tx, event_id, "来了六位，都学会了。", "准备充分", "场地小")
        summary.hand_in(tx, event_id)
    synced(front, other)
    with other.store.read() as session:
        said = evaluation_of(session, "event", event_id)
        account = summary.account_of(session, event_id)
    assert (said.given, said.shown, said.mean) == (6, 6, 4.0)
    assert {one.words for one in said.comments if one.person_id is None} >= {"手机上写的0"}
    assert account.submitted
    assert dict(account.counts)["no_shows"] == 1
    with writing(hub.engine) as connection:
        book = Book(connection, hub.hub, hub.venue)
        read = afterwards.account(book, event_id)
        told = afterwards.evaluation(book, event_id)
    assert (read["text"], read["came"], read["rated"]) == ("来了六位，都学会了。", 6, 6)
    assert (told["given"], told["mean"]) == (6, 4.0)
