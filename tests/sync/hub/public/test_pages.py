"""The pages of the public: what is on, signing up without a script, the ticket, giving it up."""

from __future__ import annotations

import msgspec

from app.events import ticket
from app.events.questions import Question
from app.ids import new_id
from sync.hub.hub import from_base64
from sync.hub.public import proofs
from sync.hub.public.filled import field_of, read_form
from tests.support.browsing import Visitor
from tests.support.hub import move, void
from tests.support.sittings import attendance
from tests.support.webvenue import Venue, soon


def test_the_list_shows_what_is_offered_on_the_web_and_nothing_else(venue: Venue) -> None:
    venue.plans(about={"title": "看得见"}, room="多功能厅")
    venue.plans(about={"title": "未通过", "review": "submitted"})
    venue.plans(about={"title": "不上网", "outlets": ["district"]})
    venue.plans(about={"title": "过去了"}, starts_at=soon(days=-1), ends_at=soon(hours=-20))
    off = venue.plans(about={"title": "取消了"})
    venue.desk.say(move("event_session", off.id, "status", "planned", "cancelled"))
    page = venue.visitor.get()
    assert page.status == 200
    assert "看得见" in page.words
    assert "多功能厅" in page.words
    assert "还可报名 5 人" in page.words
    for hidden in ("未通过", "不上网", "过去了", "取消了"):
        assert hidden not in page.words


def test_seats_are_shown_as_headquarters_may_give_them(venue: Venue) -> None:
    """Of six seats two are kept for the desks; what a desk holds is not the web's to give."""
    session = venue.plans(6, reserve=2)
    assert "还可报名 4 人" in venue.visitor.get(f"s/{session.id}").words
    for number in range(4):
        assert venue.visitor.signs_up(session.id, f"青年{number}").status_line == "报名成功"
    assert "名额已满，0 人候补中" in venue.visitor.get(f"s/{session.id}").words
    venue.visitor.signs_up(session.id)
    assert "名额已满，1 人候补中" in venue.visitor.get().words
    assert venue.hub.rows("seats")[session.id]["pool"] == 2


def test_signed_up_without_a_script_and_the_desk_hears_at_once(venue: Venue) -> None:
    session = venue.plans()
    venue.desk.pull()
    page = venue.visitor.signs_up(session.id, phone="+86 199-0000-1111")
    assert (page.status, page.status_line) == (200, "报名成功")
    assert "林晓禾" in page.words
    assert "林晓禾" not in page.url
    ((row_id, row),) = venue.registrations().items()
    assert (row["channel"], row["name"], row["phone"]) == ("web", "林晓禾", "19900001111")
    assert msgspec.json.decode(row["answers"])["notice"] == "2026-11"
    rows = {(one["kind"], one["id"]): one for one in venue.desk.pull()}
    assert rows["registration", row_id]["fields"]["name"] == "林晓禾"
    (own,) = [one["fields"] for one in rows.values() if one["kind"] == "desk_key"]
    assert "device" not in own
    read = ticket.read(page.code)
    assert read.registration_id == row_id
    assert ticket.verify(venue.hub.venue, read, from_base64(own["key"]))


def test_a_form_sent_twice_signs_up_once(venue: Venue) -> None:
    """Its answer was lost, or somebody pressed the button twice."""
    session = venue.plans()
    form = venue.visitor.get(f"s/{session.id}").hidden()
    filled = {**form, "name": "周启明", "age": "adult", "consent": "2026-11"}
    first = venue.visitor.send(f"s/{session.id}", filled)
    again = venue.visitor.send(f"s/{session.id}", {**filled, "name": "别人"})
    assert first.url == again.url
    assert [row["name"] for row in venue.registrations().values()] == ["周启明"]
    assert venue.visitor.signs_up(session.id, "周启明").url != first.url


def test_the_place_in_line_and_the_seat_of_who_gives_up(venue: Venue) -> None:
    session = venue.plans(1)
    first = venue.visitor.signs_up(session.id, "周启明")
    lin, wang = venue.another(), venue.another()
    second, third = lin.signs_up(session.id, "林晓禾"), wang.signs_up(session.id, "仇嘉树")
    assert second.status_line == "候补中：第 1 位"
    assert third.status_line == "候补中：第 2 位"
    assert 'id="code"' not in second.text
    done = venue.visitor.cancels(first)
    assert done.status_line == "已取消报名"
    assert lin.open(second.url).status_line == "报名成功"
    assert wang.open(third.url).status_line == "候补中：第 1 位"
    assert "cancel" not in venue.visitor.open(first.url).hidden()
    by_name = {row["name"]: row for row in venue.registrations().values()}
    assert by_name["周启明"]["changed_why"] == "by_guest"
    assert [by_name[one]["status"] for one in ("周启明", "林晓禾", "仇嘉树")] == [
        *("cancelled", "registered", "waitlisted")
    ]


def test_who_was_admitted_keeps_the_seat_they_sit_on(venue: Venue) -> None:
    session = venue.plans(1)
    page = venue.visitor.signs_up(session.id, "周启明")
    link, token = page.url.rpartition("/")[2], page.hidden()
    waits = venue.another()
    second = waits.signs_up(session.id, "林晓禾")
    (row_id,) = (key for key, row in venue.registrations().items() if row["name"] == "周启明")
    admitted = attendance(session, registered=row_id)
    venue.desk.say(admitted)
    shown = venue.visitor.open(page.url)
    assert shown.status_line == "已签到，欢迎"
    assert "cancel" not in shown.text
    late = venue.visitor.send(f"t/{link}/cancel", token)
    assert (late.status, "不能再取消" in late.words) == (409, True)
    assert waits.open(second.url).status_line == "候补中：第 1 位"
    # The desk takes it back: it was somebody else.
    venue.desk.say(void("attendance", admitted.id))
    assert venue.visitor.open(page.url).status_line == "报名成功"
    assert venue.visitor.send(f"t/{link}/cancel", token).status_line == "已取消报名"
    assert waits.open(second.url).status_line == "报名成功"


def test_given_up_twice_is_given_up_once(venue: Venue) -> None:
    session = venue.plans(2)
    page = venue.visitor.signs_up(session.id)
    link = page.url.rpartition("/")[2]
    token = page.hidden()
    for _ in range(2):
        assert venue.visitor.send(f"t/{link}/cancel", token).status_line == "已取消报名"
    assert venue.hub.rows("seats")[session.id]["pool"] == 2


def test_what_is_missing_is_said_by_field_and_nothing_typed_is_lost(venue: Venue) -> None:
    session = venue.plans()
    page = venue.visitor.signs_up(session.id, "", phone="12ab", consent="")
    assert page.status == 422
    assert "请填写这一项。" in page.words
    assert "请检查号码：只写数字即可。" in page.words
    assert "请勾选后再提交。" in page.words
    assert 'value="12ab"' in page.text
    assert venue.registrations() == {}
    # The page that said so can be sent itself.
    filled = {**page.hidden(), "name": "林晓禾", "age": "adult", "consent": "2026-11"}
    assert venue.visitor.send(f"s/{session.id}", filled).status_line == "报名成功"


def _field(text: str) -> str:
    return field_of(Question(text))


def test_what_the_event_asks_is_asked_and_kept(venue: Venue) -> None:
    asked = [
        {
            "text": "球衣",
            "form": "choice",
            "options": ["S", "M"],
            "required": True,
        },
        {"text": "自带球拍", "form": "yes_no"},
        {"text": "能来哪天", "form": "choices", "options": ["周六", "周日"]},
        {"text": "想说的话"},
    ]
    text = msgspec.json.encode(asked).decode()
    session = venue.plans(about={"questions": text})
    days = _field("能来哪天")
    assert read_form(f"{days}=周六&{days}=周日&name=a&name=b".encode()) == {
        days: "周六、周日",
        "name": "b",
    }
    for wrong in ({}, {_field("球衣"): "XL"}, {_field("球衣"): "M", days: "周六、周五"}):
        assert venue.visitor.signs_up(session.id, **wrong).status == 422
    said = {_field("球衣"): "M", _field("自带球拍"): "yes", _field("想说的话"): "<b>加油</b>"}
    said[days] = "周六、周日"
    assert venue.visitor.signs_up(session.id, **said).status == 200
    (row,) = venue.registrations().values()
    answers = msgspec.json.decode(row["answers"])
    assert answers["said"] == {
        "球衣": "M",
        "自带球拍": "yes",
        "能来哪天": "周六、周日",
        "想说的话": "<b>加油</b>",
    }


def test_a_guardian_answers_for_a_child(venue: Venue) -> None:
    session = venue.plans()
    guardian = {"guardian_name": "陈建国", "guardian_relation": "parent"}
    guardian["guardian_phone"] = "19900002222"
    assert "监护人姓名" not in venue.visitor.get(f"s/{session.id}").words
    refused = venue.visitor.signs_up(session.id, "陈小满", age="u14")
    assert (refused.status, "监护人姓名" in refused.words) == (422, True), "asked when it is needed"
    assert venue.registrations() == {}
    for lacking in guardian:
        said = {**guardian, lacking: ""}
        assert venue.visitor.signs_up(session.id, "陈小满", age="u14", **said).status == 422
    assert venue.visitor.signs_up(session.id, "陈小满", age="u14", **guardian).status == 200
    (row,) = venue.registrations().values()
    answers = msgspec.json.decode(row["answers"])
    assert answers["age_band"] == "u14"
    assert answers["guardian"] == {"name": "陈建国", "relation": "parent", "phone": "19900002222"}


def test_of_age_no_more_is_kept_than_is_needed(venue: Venue) -> None:
    """From 14 on they agree themselves; of an adult not even that they are one is kept."""
    session = venue.plans(about={"category": "children"})
    assert "监护人姓名" in venue.visitor.get(f"s/{session.id}").words
    for wrong in ("", "12", "2012-05-01"):
        assert venue.visitor.signs_up(session.id, age=wrong).status == 422
    unneeded = {"guardian_name": "陈建国", "guardian_phone": "19900002222"}
    venue.visitor.signs_up(session.id, "仇嘉树", age="14-17", **unneeded)
    venue.another().signs_up(session.id, "林晓禾")
    kept = {
        row["name"]: msgspec.json.decode(row["answers"]) for row in venue.registrations().values()
    }
    assert kept == {
        "仇嘉树": {"notice": "2026-11", "age_band": "14-17"},
        "林晓禾": {"notice": "2026-11"},
    }


def test_nobody_signs_up_for_what_cannot_be_signed_up_for(venue: Venue) -> None:
    waits = {"opens_at": soon(hours=1)}
    closed = {"opens_at": soon(days=-2), "closes_at": soon(hours=-1)}
    full = venue.plans(1, about={"waitlist": False})
    venue.visitor.signs_up(full.id, "周启明")
    for session, words in (
        (venue.plans(about=waits), "报名尚未开始"),
        (venue.plans(about=closed), "网上报名已关闭，可到前台咨询"),
        (venue.plans(0), "这场活动无需报名，按时来就好。"),
        (full, "名额已满"),
    ):
        page = venue.visitor.get(f"s/{session.id}")
        assert words in page.words
        assert "<form" not in page.text
        # Whoever opened the form in time, and sends it now.
        token = page_token(venue, session.id)
        said = {"form": token, "name": "林晓禾", "age": "adult", "consent": "2026-11"}
        assert venue.visitor.send(f"s/{session.id}", said).status == 409
    assert len(venue.registrations()) == 1


def page_token(venue: Venue, session_id: str) -> str:
    """Give the token that stood on the page while it still had a form."""
    cookie = venue.visitor.session.cookies["form"]
    return proofs.write_form(venue.hub.hub, f"{venue.hub.venue}|{session_id}", cookie)


def test_called_off_the_ticket_says_so(venue: Venue) -> None:
    session = venue.plans()
    page = venue.visitor.signs_up(session.id)
    venue.desk.say(move("event_session", session.id, "status", "planned", "cancelled"))
    assert venue.visitor.open(page.url).status_line.startswith("活动已取消")
    assert 'id="code"' not in venue.visitor.open(page.url).text


def test_whoever_was_erased_has_no_ticket_any_more(venue: Venue) -> None:
    session = venue.plans()
    page = venue.visitor.signs_up(session.id)
    link = page.url.rpartition("/")[2]
    for other in ("", "x" * 43, link[:-1], link[:-2] + "AA", new_id()):
        assert venue.visitor.get(f"t/{other}").status == 404
    assert venue.visitor.get("s/nothing").status == 404
    assert venue.visitor.get(f"s/{new_id()}").status == 404
    assert Visitor(venue.hub.url, "QJ9999").get().status == 404
