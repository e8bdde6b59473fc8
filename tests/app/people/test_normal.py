"""Names, telephone numbers and search input made even; nothing but Refusal ever leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refusal
from app.people.normal import NAME_LIMIT, clean_name, clean_phone, fold, query

ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Ｃhen　 SI\tyuan\n", "chen si yuan"),
        ("陈\u200b思\ufeff远\x00", "陈思远"),
        ("１３８", "138"),
        ("LÜ", "lü"),
        ("\ud800a", "a"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" 陈思远 ", "陈思远"),
        ("王　伟", "王伟"),
        ("陈\u200b思\n远", "陈思远"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提・艾力", "买买提·艾力"),
        ("买买提‧艾力", "买买提·艾力"),
        ("买买提∙艾力", "买买提·艾力"),
        ("买买提.艾力", "买买提·艾力"),
        ("买买提 · 艾力", "买买提·艾力"),
        ("买买提··艾力", "买买提·艾力"),
        ("John  Q. Smith", "John Q. Smith"),
        ("㛃𬭎", "㛃𬭎"),
        ("王\U00031350", "王\U00031350"),
        ("单" * NAME_LIMIT, "单" * NAME_LIMIT),
    ],
)
def test_a_name_keeps_its_form(text: str, name: str) -> None:
    assert clean_name(text) == name


@pytest.mark.parametrize("name", ["小王123456", "A１２３４５６"])
def test_six_digits_may_stand_in_a_name(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize("name", ["王1234567", "１23-45 67", "13800000000"])
def test_seven_are_a_number_which_is_masked_elsewhere(name: str) -> None:
    with pytest.raises(Refusal, match="name_is_number"):
        clean_name(name)


@pytest.mark.parametrize("text", ["", "  ", "\x00\u200b", "·", "...", "\ud800", "\u3000"])
def test_no_name_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        clean_name(text)
    assert refused.value.code == "name_missing"


@pytest.mark.parametrize("length", [NAME_LIMIT + 1, 10_000])
def test_a_long_name_is_refused_with_its_length(length: int) -> None:
    with pytest.raises(Refusal) as refused:
        clean_name("单" * length)
    assert refused.value.code == "name_too_long"
    assert refused.value.facts == {"max": NAME_LIMIT, "length": length}


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("19900002046", "19900002046"),
        ("199 0000-2046", "19900002046"),
        ("１９９００００２０４６", "19900002046"),
        ("+86 199 0000 2046", "19900002046"),
        ("＋８６-19900002046", "19900002046"),
        ("0086 (199) 00002046", "19900002046"),
        ("8619900002046", "19900002046"),
        ("（０５７１）8888 6666", "057188886666"),
        ("+86 571 8888 6666", "057188886666"),
        ("+86 10 8888 6666", "01088886666"),
        ("88886666", "88886666"),
        ("8888666", "8888666"),
        ("", None),
        (" \u200b ", None),
        ("--", None),
    ],
)
def test_a_number_is_kept_as_digits(text: str, digits: str | None) -> None:
    assert clean_phone(text) == digits


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("1990000204", "phone_short", {"missing": 1}),
        ("1", "phone_short", {"missing": 10}),
        ("+86", "phone_short", {"missing": 7}),
        ("057188", "phone_short", {"missing": 4}),
        ("199000020466", "phone_long", {"extra": 1}),
        ("0571888866667", "phone_long", {"extra": 1}),
        ("9" * 10_000, "phone_long", {"extra": 9988}),
        ("1990000204O", "phone_letters", {}),
        ("电话", "phone_letters", {}),
        ("+852 5555 5555", "phone_letters", {}),
    ],
)
def test_a_wrong_number_says_what_is_wrong(text: str, code: str, facts: dict[str, int]) -> None:
    with pytest.raises(Refusal) as refused:
        clean_phone(text)
    assert refused.value.code == code
    assert refused.value.facts == facts


@pytest.mark.parametrize(
    ("text", "kind", "folded"),
    [
        ("", "empty", ""),
        (" ·'- ", "empty", ""),
        ("c", "short", "c"),
        ("７", "short", "7"),
        ("陈", "han", "陈"),
        ("𬭎", "han", "𬭎"),
        ("买买提·艾力", "han", "买买提艾力"),
        ("cs", "latin", "cs"),
        ("Chen'Si'Yuan", "latin", "chensiyuan"),
        ("ｃｈｅｎ　si yuan", "latin", "chensiyuan"),
        ("chén sī yuǎn", "latin", "chensiyuan"),
        ("lü", "latin", "lu"),
        ("lu\u0308", "latin", "lu"),
        ("LV", "latin", "lu"),
        ("lu", "latin", "lu"),
        ("1990", "digits", "1990"),
        ("+86 199-00", "digits", "19900"),
        ("8619900002046", "digits", "19900002046"),
        ("１９９", "digits", "199"),
        ("陈sy", "mixed", "陈sy"),
        ("a1", "mixed", "a1"),
        ("qjlm2222 22222", "code", "QJ1M222222222"),
    ],
)
def test_what_was_typed_is_told_apart(text: str, kind: str, folded: str) -> None:
    asked = query(text)
    assert (asked.kind, asked.text) == (kind, folded)


@given(ANY)
def test_any_text_is_cleaned_or_refused(text: str) -> None:
    for clean in (clean_name, clean_phone):
        try:
            first = clean(text)
        except Refusal:
            continue
        if first is not None:
            assert clean(first) == first
    assert fold(fold(text)) == fold(text)
    query(text).text.encode("utf-8")


@pytest.mark.parametrize("char", ["a", "陈", "\ud83d", "\x07", "\u0308", "ﷺ", "·", "𬭎", "9", "+"])
def test_ten_thousand_characters_do_no_harm(char: str) -> None:
    text = char * 10_000
    fold(text)
    assert len(query(text).text) <= 256 * 20
    codes = {refusal_of(clean, text) for clean in (clean_name, clean_phone)}
    assert codes <= {"name_missing", "name_too_long", "phone_long", "phone_letters", None}
    assert codes != {None}


def refusal_of(clean: Callable[[str], str | None], text: str) -> str | None:
    try:
        clean(text)
    except Refusal as refusal:
        return refusal.code
    return None
