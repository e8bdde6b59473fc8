"""A partner with a link and no program: what they see, what they answer, what they never see."""

from __future__ import annotations

import argparse
import datetime as dt
import logging

import pytest
from sqlalchemy import select, update

from app.cases.rules import SHAREABLE
from app.clock import to_text
from app.ops import Body
from sync.hub import admin_keys
from sync.hub.contacts import set_contact
from sync.hub.database import reading, writing
from sync.hub.hub import load_hub
from sync.hub.public import tongue
from sync.hub.tables import metadata, rows
from tests.support.browsing import Page
from tests.support.casework import WORDS, patch_words, seclude, step
from tests.support.hub import SALT
from tests.support.partnered import NAME, PARTNER, PHONE, UNTICKED, Referred, form_of
from tests.support.restores import kept_of, put_back
from tests.support.webvenue import Venue

CONTACT = "前台 0914-2330000，周二至周日"


def shows_nobody(page: Page) -> None:
    for word in (WORDS, NAME, PHONE, UNTICKED, "FLYZ", PARTNER):
        assert word not in page.text


def test_the_address_alone_shows_nobody_and_notes_nothing(venue: Venue) -> None:
    with writing(venue.hub.engine) as connection:
        set_contact(connection, venue.hub.hub, venue.hub.venue, CONTACT)
    referred = Referred(venue)
    page = referred.visitor.get(referred.link())
    assert page.status == 200
    assert "A-0001" in page.words
    assert CONTACT in page.words
    shows_nobody(page)
    assert referred.id not in page.text
    assert referred.referral()["state"] == "open", "programs look into links before people do"


def test_the_button_shows_what_was_ticked_and_no_more(venue: Venue) -> None:
    referred = Referred(venue)
    page = referred.opens()
    assert page.status == 200
    assert WORDS in page.words
    assert NAME in page.words
    for word in (PHONE, UNTICKED, "FLYZ", "幸福里", referred.id, referred.person.id, PARTNER):
        assert word not in page.text
    row = referred.referral()
    assert (row["state"], bool(row["seen_at"]), row["shared"]) == ("seen", True, ["name", "need"])
    english = referred.opens(visitor=venue.another("en"))
    assert "Take it on" in english.words
    assert "/r/" not in english.text.replace(referred.link(), "")


def test_what_the_desk_puts_right_is_shown_as_it_stands(venue: Venue) -> None:
    referred = Referred(venue, "need", "phone", "wish_gender", wish_gender="2")
    assert PHONE in referred.opens().words
    assert "女士" in referred.opens().words
    assert NAME not in referred.opens().text
    referred.says(patch_words(referred.words.id, need="已经拿到一个月，还差一个月"))
    assert "还差一个月" in referred.opens().words


def test_every_page_is_private_and_works_without_a_script(venue: Venue) -> None:
    referred = Referred(venue)
    link = referred.link()
    opened = referred.opens()
    pages = [referred.visitor.get(link), opened, referred.answers("accept", page=opened)]
    pages.append(referred.visitor.get("r/forged"))
    for page in pages:
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert "noindex" in page.headers["x-robots-tag"]
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "<script>" not in page.text


def test_taken_on_asked_then_resolved(venue: Venue) -> None:
    referred = Referred(venue)
    page = referred.answers("accept")
    assert (page.status, "已记下：您接手办理" in page.words) == (200, True)
    assert (referred.referral()["state"], referred.case()["state"]) == ("accepted", "referred")
    page = referred.answers("ask", "请补一份劳动合同", page=page)
    assert "已告诉站点缺什么材料" in page.words
    assert (referred.referral()["state"], referred.case()["state"]) == ("asked", "referred")
    page = referred.answers("result", "已向劳动监察投诉，工资三日内到账", page=page)
    assert (page.status, "结果已交给站点" in page.words) == (200, True)
    shows_nobody(page)
    row = referred.case()
    assert (row["state"], row["next_step"], bool(row["resolved_at"])) == ("resolved", "tell", True)
    lines = {line["act"]: line for line in referred.notes()}
    assert set(lines) == {"partner_accepted", "partner_asked", "resolve"}
    assert lines["partner_asked"]["words"] == "请补一份劳动合同"
    assert lines["resolve"]["person_id"] == referred.person.id
    assert (lines["resolve"]["before"], lines["resolve"]["after"]) == ("referred", "resolved")
    told = {one["id"]: one["fields"] for one in venue.desk.pull() if one["kind"] == "case"}
    assert told[referred.id]["state"] == "resolved"
    referred.says(
        step(
            referred.id, "resolved", "told", told_how="phone", told_at=row["day"] + "T08:00:00.000Z"
        )
    )


def test_returned_with_a_reason_it_is_the_venues_again(venue: Venue) -> None:
    referred = Referred(venue)
    opened = referred.opens()
    empty = referred.answers("return", "  ", page=opened)
    assert (empty.status, "请写几句" in empty.words) == (422, True)
    page = referred.answers("return", "不在我们受理范围", page=opened)
    assert "已退回站点" in page.words
    row = referred.case()
    assert (row["state"], row["next_step"], row["holder_kind"]) == ("returned", "assign", "own")
    assert "holder_id" not in row
    referral = referred.referral()
    assert (referral["state"], "link" in referral) == ("returned", False)


def test_sent_twice_it_is_one(venue: Venue) -> None:
    referred = Referred(venue)
    opened = referred.opens()
    for _ in range(2):
        page = referred.answers("result", "办好了", page=opened)
        assert (page.status, "结果已交给站点" in page.words) == (200, True)
    assert len(referred.notes()) == 1
    referred.answers("return", "又想退回", page=opened)
    assert referred.case()["state"] == "resolved"


def test_a_used_link_shows_nobody_any_more(venue: Venue) -> None:
    referred = Referred(venue)
    link, opened = referred.link(), referred.opens()
    referred.answers("result", "办好了", page=opened)
    for page in (referred.visitor.get(link), referred.answers("return", "退", page=opened)):
        assert (page.status, "已经用过" in page.words) == (410, True)
        shows_nobody(page)
    stale = referred.visitor.send(link, venue.another().get(link).hidden())
    shows_nobody(stale)


def test_a_link_runs_out_and_says_so(venue: Venue) -> None:
    referred = Referred(venue)
    link, opened = referred.link(), referred.opens()
    before = to_text(dt.datetime.now(dt.UTC) + dt.timedelta(days=13, hours=23))
    assert referred.referral()["expires_at"] > before
    with writing(venue.hub.engine) as connection:
        mine = (rows.c.venue_id == venue.hub.venue, rows.c.kind == "referral")
        text = connection.execute(select(rows.c.fields).where(*mine)).scalar_one()
        late = text.replace(referred.referral()["expires_at"], "2026-11-01T00:00:00.000Z")
        connection.execute(update(rows).where(*mine).values(fields=late))
    for page in (referred.visitor.get(link), referred.answers("accept", page=opened)):
        assert (page.status, "已经过期" in page.words) == (410, True)
        shows_nobody(page)
    assert referred.notes() == []


def test_forged_and_strange_links_are_told_so(venue: Venue) -> None:
    referred, other = Referred(venue), venue.hub.add_venue(2)
    link = referred.link()
    changed = link[:-1] + ("A" if link[-1] != "A" else "B")
    for path in (changed, "r/x", "r/" + "A" * 118, "r/" + "%F0%9F%98%80", "r/" + "A" * 5000):
        page = referred.visitor.get(path)
        assert (page.status, "这个链接不对" in page.words) == (404, True), path
        shows_nobody(page)
    assert other
    visitor = venue.another()
    visitor.venue_code = _code_of(venue, other)
    page = visitor.get(link)
    assert (page.status, "这个链接不对" in page.words) == (404, True), "of another venue"
    shows_nobody(page)


def _code_of(venue: Venue, venue_id: str) -> str:
    from_all = metadata.tables["venues"]
    with reading(venue.hub.engine) as connection:
        mine = select(from_all.c.code).where(from_all.c.venue_id == venue_id)
        return str(connection.execute(mine).scalar_one())


def test_no_other_site_and_no_other_browser_answers(venue: Venue) -> None:
    referred = Referred(venue)
    opened, link = referred.opens(), referred.link()
    said = {"form": form_of(opened, "result"), "answer": "result", "words": "办好了"}
    crossed = {"Sec-Fetch-Site": "cross-site"}
    assert referred.visitor.send(f"{link}/answer", said, **crossed).status == 403
    stranger = venue.another()
    stranger.get(link)
    assert stranger.send(f"{link}/answer", said).status == 403
    other = {**said, "answer": "return"}
    assert referred.visitor.send(f"{link}/answer", other).status == 403, "another form's"
    assert referred.visitor.send(f"{link}/answer", {**said, "answer": "sell"}).status == 400
    assert referred.case()["state"] == "referred"


def test_who_sends_without_end_is_held_up(venue: Venue) -> None:
    referred = Referred(venue)
    opened = referred.opens()
    statuses = {referred.answers("return", " ", page=opened).status for _ in range(61)}
    assert statuses == {422, 429}


def test_taken_back_by_the_desk_the_link_is_void(venue: Venue) -> None:
    for after, fields in (("withdrawn", {}), ("returned", {}), ("resolved", {"resolved_at": AT})):
        referred = Referred(venue)
        link, opened = referred.link(), referred.opens()
        referred.says(step(referred.id, "referred", after, **fields))
        assert referred.referral()["state"] == "void"
        for page in (referred.visitor.get(link), referred.answers("result", "好", page=opened)):
            assert (page.status, "已经作废" in page.words) == (410, True)
            shows_nobody(page)
        assert referred.case()["state"] == after


def test_referred_anew_it_has_another_link(venue: Venue) -> None:
    referred = Referred(venue)
    first = referred.link()
    referred.says(step(referred.id, "referred", "returned"))
    referred.refers("need", before="returned")
    second = referred.link()
    assert first != second
    assert "已经作废" in referred.visitor.get(first).words
    assert NAME not in referred.opens().text, "now only the need is ticked"


def test_of_a_sensitive_case_words_and_link_are_with_the_secrets(venue: Venue) -> None:
    venue.hub.let(venue.desk.device, right=True)
    referred = Referred(venue, sensitive=True)
    assert "link" not in referred.referral()
    page = referred.opens()
    assert WORDS in page.words
    referred.answers("ask", "请补一份诊断证明", page=page)
    referred.answers("result", "已安排心理咨询", page=page)
    assert [line["act"] for line in referred.notes("case_secret_note")] == [
        *("partner_asked", "resolve")
    ]
    assert referred.notes() == []
    told = str(venue.desk.pull())
    for word in ("诊断证明", "心理咨询", WORDS, "/r/"):
        assert word not in told


def test_turned_sensitive_it_gets_another_link_that_few_read(venue: Venue) -> None:
    venue.hub.let(venue.desk.device, right=True)
    referred = Referred(venue)
    first = referred.link()
    referred.says(seclude(referred.id))
    assert "link" not in referred.referral()
    page = referred.visitor.get(first)
    assert (page.status, "已经作废" in page.words) == (410, True)
    assert referred.link() != first
    assert WORDS in referred.opens().words
    referred.answers("return", "不对口")
    assert referred.case()["state"] == "returned"
    assert "link" not in next(iter(venue.hub.rows("referral_link").values()))


def test_with_the_person_everything_goes(venue: Venue, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    referred = Referred(venue)
    link, opened = referred.link(), referred.opens()
    referred.answers("ask", "请补一份劳动合同", page=opened)
    erase = Body(v=1, verb="erase", kind="person", id=referred.person.id, salt=SALT)
    referred.says(erase)
    for page in (referred.visitor.get(link), referred.answers("result", "好", page=opened)):
        assert page.status == 410
        shows_nobody(page)
    with reading(venue.hub.engine) as connection:
        kept = "".join(
            str(tuple(row))
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
        )
    for word in (WORDS, NAME, PHONE, UNTICKED, "劳动合同"):
        assert word not in kept
    # Ours; what the visitor's own library logs is the visitor's.
    logged = "".join(one.getMessage() for one in caplog.records if "urllib3" not in one.name)
    for word in (WORDS, NAME, "劳动合同", link.removeprefix("r/")):
        assert word not in logged


def test_a_key_that_was_replaced_keeps_its_links_until_it_goes(venue: Venue) -> None:
    referred = Referred(venue)
    link = referred.link()
    former = venue.hub.hub.key_id
    with writing(venue.hub.engine) as connection:
        admin_keys.rotate(connection, venue.hub.hub, argparse.Namespace())
    assert WORDS in referred.opens(link).words, "a former key is good"
    with writing(venue.hub.engine) as connection:
        asked = argparse.Namespace(key=former)
        admin_keys.drop(connection, load_hub(connection), asked)
    page = referred.visitor.get(link)
    assert (page.status, "已经换新" in page.words) == (404, True)


def test_after_a_back_up_it_says_so_plainly_and_then_works_again(venue: Venue) -> None:
    kept = kept_of(venue.hub.engine)
    referred = Referred(venue)
    link, row_id = referred.link(), next(iter(venue.hub.rows("referral")))
    late = kept_of(venue.hub.engine)
    put_back(venue.hub.engine, kept)
    page = referred.visitor.get(link)
    assert (page.status, "还没有回到总部" in page.words) == (404, True)
    shows_nobody(page)
    put_back(venue.hub.engine, late)
    assert WORDS in referred.opens(link).words
    assert list(venue.hub.rows("referral")) == [row_id]


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_every_state_and_field_has_its_words(language: str) -> None:
    words = tongue.keys(language)
    for name in SHAREABLE:
        assert words[f"partner_field_{name}"]
    for code in ("forged", "unknown", "void", "late", "used", "moved", "words", "long"):
        assert words[f"link_{code}"]


AT = "2026-11-28T07:00:00.000Z"
