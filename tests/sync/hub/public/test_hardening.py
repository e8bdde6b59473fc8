"""What the pages withstand: other sites, machines, the curious; and what they never say."""

from __future__ import annotations

import datetime as dt
import logging
import re
import string
from dataclasses import replace
from pathlib import Path

import pytest

import sync.hub.public
from sync.hub import http
from sync.hub.bell import bell_for
from sync.hub.public import tongue
from sync.hub.public.visits import HEADERS, Limits
from tests.support.asgi import in_process
from tests.support.browsing import Page
from tests.support.hub import HubHandle
from tests.support.webvenue import Venue
from ui.kit.tokens import DARK, LIGHT

HERE = Path(next(iter(sync.hub.public.__path__)))


def filled(page: Page, **said: str) -> dict[str, str]:
    return {**page.hidden(), "name": "林晓禾", "age": "adult", "consent": "2026-11", **said}


# --- forms ---------------------------------------------------------------------------------------


def test_a_form_is_good_in_the_browser_and_on_the_page_it_was_given_to(venue: Venue) -> None:
    one, other = venue.plans(), venue.plans()
    form = filled(venue.visitor.get(f"s/{one.id}"))
    stranger = venue.another()
    stranger.get()
    assert stranger.send(f"s/{one.id}", form).status == 403  # no cookie
    stranger.get(f"s/{one.id}")
    assert stranger.send(f"s/{one.id}", form).status == 403  # another browser's cookie
    assert venue.visitor.send(f"s/{other.id}", form).status == 403  # another page
    parts = form["form"].split(".")
    for forged in ("", "..", ".".join((parts[0], "1", parts[2])), form["form"][:-1] + "é"):
        assert venue.visitor.send(f"s/{one.id}", {**form, "form": forged}).status == 403
    cross = {"Sec-Fetch-Site": "cross-site"}
    assert venue.visitor.send(f"s/{one.id}", form, **cross).status == 403
    assert venue.registrations() == {}


def test_nobody_gives_up_what_they_have_no_form_for(venue: Venue) -> None:
    session = venue.plans()
    ticket = venue.visitor.signs_up(session.id)
    link = ticket.url.rpartition("/")[2]
    other = venue.visitor.signs_up(session.id, "周启明")
    assert venue.visitor.send(f"t/{link}/cancel", other.hidden()).status == 403
    assert venue.visitor.send(f"t/{link}/cancel", {"form": ""}).status == 403
    assert venue.visitor.get(f"t/{link}/cancel").status == 405
    assert {row["status"] for row in venue.registrations().values()} == {"registered"}


def test_a_page_that_was_open_for_too_long_is_sent_again_with_all_its_words(venue: Venue) -> None:
    session = venue.plans()
    page = venue.visitor.get(f"s/{session.id}")
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=3)
    doors = replace(venue.hub.hub, clock=lambda: later)
    app = http.build(venue.hub.engine, doors, bell_for(venue.hub.engine))
    cookie = venue.visitor.session.cookies["form"]
    heads = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"form={cookie}"}
    body = f"form={page.hidden()['form']}&name=Lin&age=adult&consent=2026-11"
    with in_process(app) as asked:
        path = f"/p/{venue.hub.venue_code}/s/{session.id}"
        answer = asked.ask("POST", path, heads, body.encode())
        assert answer.status == 422
        again = Page(answer.status, path, answer.data.decode(), answer.headers)
        assert "这一页打开太久了" in again.words
        assert 'value="Lin"' in again.text
        body = f"form={again.hidden()['form']}&name=Lin&age=adult&consent=2026-11"
        assert asked.ask("POST", path, heads, body.encode()).status == 303
        # Sent once more, now that it is there: it is what it was, whatever the hour.
        assert asked.ask("POST", path, heads, body.encode()).status == 303
    assert len(venue.registrations()) == 1


def test_what_fills_in_the_field_nobody_sees_signs_nobody_up(venue: Venue) -> None:
    session = venue.plans()
    page = venue.visitor.signs_up(session.id, website="https://spam.example")
    assert page.status == 422
    assert venue.registrations() == {}


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"name=" + b"a" * 20_000, "application/x-www-form-urlencoded", 413),
        (b"&".join(b"a%d=1" % one for one in range(300)), "application/x-www-form-urlencoded", 400),
        (b"name=\xff", "application/x-www-form-urlencoded", 400),
        (b"name=%ff", "application/x-www-form-urlencoded", 400),
        (b"{}", "application/json", 415),
    ],
)
def test_a_body_that_is_no_form_is_turned_away(
    venue: Venue, body: bytes, kind: str, status: int
) -> None:
    session = venue.plans()
    venue.visitor.get(f"s/{session.id}")
    page = venue.visitor.send(f"s/{session.id}", body, **{"Content-Type": kind})
    assert page.status == status
    assert "没有办成" in page.words


def test_odd_letters_are_kept_as_letters(venue: Venue) -> None:
    session = venue.plans()
    name = '<script>alert("1")</script>'
    page = venue.visitor.signs_up(session.id, name + "\0\r\n")
    assert page.status == 200
    assert name not in page.text
    assert name in page.text.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')
    for odd in ("x" * 41, " \n "):
        assert venue.visitor.signs_up(session.id, odd).status == 422
    for path in ("%00", "s/%00", "t/%00", "s/../../v1/hello", "~/nothing", "nowhere"):
        assert venue.visitor.get(path).status == 404, path


# --- limits --------------------------------------------------------------------------------------


def test_an_address_and_a_session_take_so_many_forms_a_minute(venue: Venue) -> None:
    session = venue.plans()
    forms = [venue.visitor.get(f"s/{session.id}").hidden()["form"] for _ in range(2)]
    cookie = venue.visitor.session.cookies["form"]
    heads = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": f"form={cookie}"}
    path = f"/p/{venue.hub.venue_code}/s/{session.id}"

    def statuses(limits: Limits, *numbers: int, method: str = "POST") -> list[int]:
        app = http.build(venue.hub.engine, venue.hub.hub, bell_for(venue.hub.engine), None, limits)
        bodies = [
            f"form={forms[one]}&name=Lin&age=adult&consent=2026-11".encode() for one in numbers
        ]
        with in_process(app) as asked:
            found = [asked.ask(method, path, heads, body) for body in bodies]
        assert all(int(one.headers["retry-after"]) > 0 for one in found if one.status == 429)
        return [one.status for one in found]

    # What is there already is no new sign-up: its answer was lost.
    assert statuses(Limits(sign_ups=1), 0, 1, 0) == [303, 429, 303]
    assert len(venue.registrations()) == 1
    assert statuses(Limits(posts=2), 0, 1, 0) == [303, 303, 429]
    assert statuses(Limits(looks=1), 0, 0, method="GET") == [200, 429]


# --- what is said, and what is not ---------------------------------------------------------------


def test_every_answer_bears_the_headers(venue: Venue) -> None:
    session = venue.plans()
    ticket = venue.visitor.signs_up(session.id)
    link = ticket.url.rpartition("/")[2]
    pages = [
        venue.visitor.get(one) for one in ("", f"s/{session.id}", f"t/{link}", "nowhere", "s/x")
    ]
    pages += [venue.visitor.send(f"t/{link}/cancel", {}), venue.visitor.signs_up(session.id, "")]
    for page in pages:
        heads = {name.lower(): value for name, value in page.headers.items()}
        for name, value in HEADERS.items():
            assert heads[name.lower()] == value, page.url
        assert "youth-home-sync" not in heads
        assert not re.search(r"\son\w+=|\sstyle=|<script>|https?://", page.text.split("<svg")[0])
    cookies = venue.visitor.session.cookies
    assert [(one.name, one.path) for one in cookies] == [("form", "/")]
    said = venue.another().get().headers["set-cookie"].lower()
    assert all(word in said for word in ("httponly", "samesite=lax", "path=/"))


def test_the_style_sheet_and_the_script_may_be_kept(venue: Venue) -> None:
    text = venue.visitor.get().text
    for name in re.findall(r'(?:href|src)="(/p/~/[^"]+)"', text):
        page = venue.visitor.open(venue.hub.url + name)
        assert page.status == 200
        assert page.headers["cache-control"] == "public, max-age=86400"


def test_the_answer_is_the_same_whether_a_number_is_known_or_not(venue: Venue) -> None:
    session = venue.plans()
    fields = {"name": "周启明", "phone": "19900001111", "status": "active"}
    venue.hub.put("person", venue.hub.hub.make_id(), fields)
    known = venue.visitor.signs_up(session.id, "周启明", phone="19900001111")
    twice = venue.visitor.signs_up(session.id, "周启明", phone="19900001111")
    unknown = venue.visitor.signs_up(session.id, "林晓禾", phone="19900002222")
    shown = [
        re.sub(r"[0-9A-Z]{139}|周启明|林晓禾", "…", page.words) for page in (known, twice, unknown)
    ]
    assert shown[0] == shown[1] == shown[2]
    assert "1990000" not in known.text


@pytest.mark.expects_log("sync.hub")
def test_when_the_hub_fails_nothing_of_anybody_is_logged(
    hub: HubHandle, venue: Venue, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = venue.plans()
    ticket = venue.visitor.signs_up(session.id, "林晓禾")
    link = ticket.url.rpartition("/")[2]
    hub.engine.dispose()
    with hub.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE venues RENAME TO gone")
    with caplog.at_level(logging.INFO, "sync.hub"):
        page = venue.visitor.get(f"t/{link}")
    with hub.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE gone RENAME TO venues")
    assert page.status in {500, 503}
    assert page.headers["retry-after"] == "2"
    assert "系统正忙" in page.words
    assert link not in caplog.text
    assert "林晓禾" not in caplog.text
    assert "ticket failed" in caplog.text


# --- calendar, language, colours -----------------------------------------------------------------


def test_a_session_goes_into_a_calendar(venue: Venue) -> None:
    about = {"title": "羽毛球夜场，第二期; 带水", "summary": "不论水平" * 20}
    starts = "2099-11-28T11:00:00.000Z"
    session = venue.plans(
        about=about, room="二楼", starts_at=starts, ends_at="2099-11-28T13:00:00.000Z"
    )
    answer = venue.visitor.session.get(venue.visitor.at(f"s/{session.id}/calendar.ics"), timeout=9)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    lines = answer.content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    text = answer.content.replace(b"\r\n ", b"").decode()
    assert f"UID:{session.id}@{venue.hub.venue}\r\n" in text
    assert "DTSTART:20991128T110000Z\r\n" in text
    assert "DTEND:20991128T130000Z\r\n" in text
    assert "SUMMARY:羽毛球夜场，第二期\\; 带水\r\n" in text
    assert "STATUS:CONFIRMED" in text


def test_english_by_the_browser_or_by_the_address(venue: Venue) -> None:
    session = venue.plans()
    guest = venue.another("en-GB,en;q=0.9,zh;q=0.1")
    page = guest.signs_up(session.id, "Lin")
    assert page.status_line == "You are signed up"
    assert "Show this at the desk" in page.words
    asked = venue.visitor.get(f"s/{session.id}?lang=en")
    assert "4 left to sign up for" in asked.words
    assert f'action="/p/{venue.hub.venue_code}/s/{session.id}?lang=en"' in asked.text
    sent = venue.visitor.send(f"s/{session.id}?lang=en", filled(asked))
    assert sent.url.endswith("?lang=en")
    assert sent.status_line == "You are signed up"
    assert "报名成功" in venue.another("en").open(sent.url.replace("?lang=en", "?lang=zh")).words


@pytest.mark.parametrize(
    ("asked", "accepted", "name"),
    [
        *(("", "", "zh"), ("", "fr", "zh"), ("", "en", "en"), ("en", "zh", "en"), ("xx", "", "zh")),
        *(("", "zh-TW,en;q=0.5", "zh"), ("", "en;q=0.2, zh-CN;q=0.8", "zh"), ("", "en;q=x", "zh")),
    ],
)
def test_the_language_is_chosen(asked: str, accepted: str, name: str) -> None:
    assert tongue.choose(asked, accepted).name == name


def test_every_word_is_there_in_both_languages_with_the_same_facts() -> None:
    chinese, english = tongue.keys("zh"), tongue.keys("en")
    assert chinese.keys() == english.keys()
    for key, text in chinese.items():
        assert _facts(text) == _facts(english[key]), key
        assert not re.search("[\u4e00-\u9fff]", english[key]) or key == "other_language"
    used = set()
    for path in (HERE / "templates").iterdir():
        used |= set(re.findall(r"\bt\('(\w+)'[,)]", path.read_text("utf-8")))
    assert used <= chinese.keys()


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_colours_are_the_desks_own() -> None:
    css = (HERE / "static" / "pages.css").read_text("utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    dark, rest = dark.split("* {", 1)
    said: dict[str, str] = {}
    for text, tokens in ((light, LIGHT), (dark, DARK)):
        said = dict(re.findall(r"--([\w-]+): (#\w+);", text))
        assert said
        assert said == {name: tokens[name] for name in said}
    assert set(re.findall(r"var\(--([\w-]+)\)", rest)) <= said.keys()
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", rest)
