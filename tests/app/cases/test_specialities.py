"""Finding lines of the directory that a need could mean."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from app.cases.specialities import MOST_FOUND, TABLES, Line, find, put, take

LAWYER = Line("lawyer", "劳动律师", "劳动争议、欠薪追讨", ("FLYZ",), 500)
FAMILY = Line("family", "家事律师", "离婚、抚养权", ("FLYZ",), 300)
SINGER = Line("singer", "合唱团", "唱歌", ("WTHD",))


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    with Session(engine) as session:
        for table in TABLES:
            session.execute(text(table))
        put(session, [LAWYER, FAMILY, SINGER])
        yield session
    engine.dispose()


def test_words_and_kinds_find(session: Session) -> None:
    assert set(find(session, "老板拖欠工资")) == {"lawyer", "family"}
    assert find(session, "想唱歌") == ("singer",)


def test_a_matter_is_found_under_the_directory_s_word_for_it(session: Session) -> None:
    put(session, [Line("odd", "老李", "欠薪追讨", ("QT",))])
    assert "odd" in find(session, "血汗钱")


def test_of_a_chosen_category_the_nearest_are_found(session: Session) -> None:
    assert find(session, "随便", "FLYZ", most=1) == ("family",)


def test_a_line_written_again_stands_in_its_own_place(session: Session) -> None:
    put(session, [Line("singer", "棋社", "象棋", ("WTHD",))])
    assert find(session, "象棋", "WTHD", most=2) == ("singer",)
    assert "唱歌" not in session.execute(text("SELECT words FROM speciality_words")).scalars()


def test_of_a_chosen_category_nobody_else_is_found(session: Session) -> None:
    assert find(session, "唱歌", "FLYZ") == ("family", "lawyer")
    assert find(session, "唱歌", "XXXX") == ()


def test_what_was_taken_out_is_not_found(session: Session) -> None:
    take(session, ["lawyer"])
    take(session, ["lawyer"])
    assert find(session, "老板拖欠工资") == ("family",)


@pytest.mark.parametrize("need", ["", "???", '" OR *', "NOT", "啊啊啊", "AND OR NEAR(", "\x00"])
def test_whatever_is_typed_asks_nothing_amiss(session: Session, need: str) -> None:
    assert find(session, need, "FLYZ") == ("family", "lawyer")


def test_never_more_than_asked_for(session: Session) -> None:
    put(session, [Line(f"l{n:04d}", "律师", "欠薪", ("FLYZ",), n) for n in range(600)])
    assert len(find(session, "欠薪")) == MOST_FOUND
