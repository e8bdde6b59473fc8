"""What is said of a sensitive case lies where only those entitled read it, whoever said it."""

from __future__ import annotations

from app.ids import new_id
from app.kinds import RESTRICTED_SCOPE as RESTRICTED
from app.ops import Body
from sync.hub.tables import history, ops
from sync.wire import codec
from tests.support.casework import WORDS, case, details, note, seclude, step, together, word, words
from tests.support.hub import SALT, patch, person
from tests.sync.hub.desk import Desk, Ledger


def told(desk: Desk) -> str:
    """Give all that a desk without the right is told, as text."""
    cursor, found = "", ""
    while True:
        page = desk.page(cursor)
        found += codec.encode(page).decode()
        cursor = page.pages[0].cursor
        if not page.pages[0].more:
            return found


def test_a_case_that_turns_sensitive_takes_its_words_with_it(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    made = case()
    about, line, silent = details(made.id), note(made.id, words=WORDS), note(made.id, "accept")
    base = counter.say(made, about, line, silent)[1].applied
    entitled.one(patch("case_details", about.id, base, phone="19900002046"))
    counter.one(patch("case_details", about.id, base, phone="19900002047"))
    assert entitled.rows("conflict")
    assert WORDS in told(counter)
    assert words(counter.say(*together(note(made.id, "mark_sensitive"), seclude(made.id)))) == [
        "taken",
        "taken",
    ]
    text = told(counter)
    assert WORDS not in text
    assert "1990000" not in text
    assert not counter.rows("case_details")
    assert not counter.rows("conflict"), "nor what two desks disputed of it"
    assert {row["act"] for row in counter.rows("case_note").values()} == {
        *("accept", "mark_sensitive")
    }
    [secret] = entitled.rows("case_secret", RESTRICTED).values()
    assert (secret["need"], secret["phone"]) == (WORDS, "19900002047")
    [spoken] = entitled.rows("case_secret_note", RESTRICTED).values()
    assert (spoken["words"], spoken["case_id"]) == (WORDS, made.id)
    # Older bodies are blanked, and what did not stand.
    bodies = "".join(row.body or "" for row in books.all(ops))
    assert WORDS not in bodies
    assert "1990000" not in bodies
    assert not [row for row in books.all(history) if row.row_id == about.id]


def test_secluded_twice_is_secluded_once(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    made = case()
    counter.say(made, details(made.id), seclude(made.id))
    number = counter.rows("case")[made.id]
    assert word(entitled.one(seclude(made.id))) == "taken"
    assert counter.rows("case")[made.id] == number
    assert len(entitled.rows("case_secret", RESTRICTED)) == 1
    assert word(counter.one(seclude(new_id()))) == "refused no_such_row"


def test_what_a_desk_writes_that_has_not_heard_lies_with_the_secrets(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    made = case()
    about = details(made.id)
    base = counter.say(made, about)[1].applied
    entitled.one(seclude(made.id))
    late, more = note(made.id, words=WORDS), details(made.id, need=WORDS + "呢")
    verdicts = counter.say(late, more, note(made.id, "urge"))
    assert words(verdicts) == ["taken"] * 3
    assert all(one.applied and one.applied.scope == "venue" for one in verdicts)
    assert word(counter.one(patch("case_details", about.id, base, details=WORDS))) == "refused gone"
    assert WORDS not in told(counter)
    assert not [row for row in books.all(ops) if row.body and WORDS in row.body]
    assert {row["need"] for row in entitled.rows("case_secret", RESTRICTED).values()} == {
        *(WORDS, WORDS + "呢")
    }
    assert [row["words"] for row in entitled.rows("case_secret_note", RESTRICTED).values()] == [
        WORDS
    ]
    gone = {row.id: row.gone for row in counter.page().pages[0].rows}
    assert gone[late.id] == gone[more.id] == gone[about.id] == "erased", "desks forget them too"
    bad = note(made.id, "no_such_act", words=WORDS)
    assert word(counter.one(bad)) == "refused bad_field"


def test_from_the_start_a_sensitive_case_needs_the_right(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    first, second = case(sensitive=True), case(sensitive=True)
    taken = entitled.say(*together(first, details(first.id, kind="case_secret")))
    assert words(taken) == ["taken"] * 2
    refused = counter.say(*together(second, details(second.id, kind="case_secret")))
    assert words(refused) == ["refused group", "refused no_right"]
    assert set(counter.rows("case")) == {first.id}
    assert WORDS not in told(counter)


def test_who_is_erased_leaves_the_shell_and_no_word(books: Ledger) -> None:
    entitled, counter = books.desk("", RESTRICTED), books.desk()
    who = person(phone="19900002046")
    plain, secret = case(), case(sensitive=True)
    counter.say(who, plain, details(plain.id, person_id=who.id))
    counter.say(note(plain.id, words=WORDS, person_id=who.id), note(plain.id, "accept"))
    entitled.say(secret, details(secret.id, kind="case_secret", person_id=who.id))
    erase = Body(v=1, verb="erase", kind="person", id=who.id, salt=SALT)
    assert word(counter.one(erase)) == "taken"
    assert set(counter.rows("case")) == {plain.id, secret.id}
    assert [row["act"] for row in counter.rows("case_note").values()] == ["accept"]
    assert not counter.rows("case_details")
    assert not entitled.rows("case_secret", RESTRICTED)
    assert not [row for row in books.all(ops) if row.body and WORDS in row.body]
    # The case goes on; what would bring words about them back does not.
    assert word(counter.one(step(plain.id, "submitted", "accepted"))) == "taken"
    late = note(plain.id, words=WORDS, person_id=who.id)
    assert word(counter.one(late)) == "refused gone"
