"""What becomes of a file staff chose: told by its bytes, cleaned, or refused with what to do."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.attachments.cleaning import MOST_READ, bare_jpeg, clean, sniff
from app.attachments.rules import MOST_BYTES, TYPES
from app.errors import Refusal
from tests.support.pictures import LEFT, RIGHT, SECRET, bomb, noise, paper, photo


def refusal(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as caught:
        clean(data)
    return caught.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_kept_without_where_it_was_taken(kind: str) -> None:
    given_file = photo(kind)
    assert SECRET in given_file
    kept = clean(given_file)
    assert (kept.type, SECRET in kept.data) == (kind.lower(), False)
    with Image.open(io.BytesIO(kept.data)) as picture:
        assert not picture.getexif()
        assert "xmp" not in picture.info


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photo_stands_as_its_camera_was_held(turned: int) -> None:
    """The note that says how to turn it goes as well, so the pixels themselves are turned."""
    with Image.open(io.BytesIO(clean(photo(turned=turned)).data)) as picture:
        assert picture.size == ((60, 40) if turned <= 4 else (40, 60))
        corners = {1: (2, 2), 2: (57, 2), 3: (57, 37), 4: (2, 37)}
        more = {5: (2, 2), 6: (37, 2), 7: (37, 57), 8: (2, 57)}
        seen = picture.convert("RGB").getpixel({**corners, **more}[turned])
    assert isinstance(seen, tuple)
    assert all(abs(a - b) < 20 for a, b in zip(seen, LEFT, strict=True))
    assert LEFT != RIGHT


def test_the_same_file_chosen_twice_is_the_same_bytes() -> None:
    assert clean(photo()) == clean(photo())
    assert clean(paper()) == clean(paper())


def test_a_paper_is_kept_without_author_script_and_what_its_pictures_say() -> None:
    given_file = paper(picture=photo())
    assert given_file.count(SECRET) >= 3
    kept = clean(given_file)
    assert kept.type == "pdf"
    assert SECRET not in kept.data
    reader = pypdf.PdfReader(io.BytesIO(kept.data))
    assert len(reader.pages) == 1
    assert "/Author" not in (reader.metadata or {})
    assert "/JavaScript" not in str(reader.trailer["/Root"])


def test_what_rides_behind_a_picture_does_not_come_along() -> None:
    both = photo() + b"PK\x03\x04 another file"
    assert b"another file" not in clean(both).data
    page = b"<html><script>x</script>" + SECRET
    assert b"script" not in clean(photo("PNG") + page).data


def test_a_file_is_told_by_its_bytes() -> None:
    for data in (b"MZ\x90\x00", b"GIF89a" + bytes(50), b"PK\x03\x04", b"<svg/>", b"hello"):
        assert refusal(data).code == "file_type"
    assert refusal(b"").code == "file_empty"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_torn_picture_is_refused(kind: str) -> None:
    whole = photo(kind, (400, 300))
    said = refusal(whole[: len(whole) // 2])
    assert (said.code, said.facts) == ("file_broken", {"type": kind.lower()})


def test_one_type_in_the_clothes_of_another_is_refused() -> None:
    assert refusal(b"\xff\xd8\xff" + photo("PNG")).code == "file_broken"
    assert refusal(b"%PDF-1.7\n" + photo("PNG")).code == "file_broken"


@pytest.mark.parametrize("size", [(100_000, 100_000), (2**31 - 1, 2**31 - 1), (60_000, 1_000)])
def test_a_bomb_is_refused_before_it_takes_room(size: tuple[int, int]) -> None:
    assert refusal(bomb(*size)).code == "file_pixels"


def test_a_lying_size_is_refused() -> None:
    assert refusal(bomb(3_000, 3_000)).code == "file_broken"


def test_a_paper_with_a_password_or_without_end_is_refused() -> None:
    assert refusal(paper(password="secret")).code == "file_locked"
    said = refusal(paper(pages=201))
    assert (said.code, said.facts["most"]) == ("file_pages", 200)


def test_a_moving_picture_is_refused() -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in (LEFT, RIGHT)]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    assert refusal(out.getvalue()).code == "file_moving"


def test_more_than_ten_megabytes_after_cleaning_are_refused_with_a_plain_word() -> None:
    said = refusal(noise((2_200, 2_000)))
    assert said.code == "file_too_large"
    assert said.facts == {"mb": said.facts["mb"], "most_mb": MOST_BYTES // 1_000_000}
    assert refusal(bytes(MOST_READ + 1)).code == "file_too_large"


def test_a_photo_larger_than_that_before_cleaning_is_taken() -> None:
    """Weighed is what would be kept, not what a phone wrote around it."""
    heavy = photo()[:2] + (b"\xff\xe1\xff\xff" + bytes(65_533)) * 170 + photo()[2:]
    assert len(heavy) > MOST_BYTES
    assert len(clean(heavy).data) < 10_000


@given(st.sampled_from(["JPEG", "PNG", "WEBP", "PDF"]), st.data())
def test_whatever_is_in_a_file_it_is_taken_clean_or_refused(kind: str, data: st.DataObject) -> None:
    whole = bytearray(paper(picture=photo()) if kind == "PDF" else photo(kind))
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(whole)))
    try:
        kept = clean(bytes(whole[:cut]))
    except Refusal as refused:
        code = refused.code
    else:
        code = ""
        assert kept.type == sniff(kept.data)
        assert kept.type in TYPES
        assert len(kept.data) <= MOST_BYTES
    assert not code or code.startswith("file_")


def test_a_jpeg_inside_a_paper_loses_its_notes_and_no_pixel() -> None:
    bare = bare_jpeg(photo())
    assert SECRET not in bare
    with Image.open(io.BytesIO(photo())) as before, Image.open(io.BytesIO(bare)) as after:
        assert before.tobytes() == after.tobytes()
    assert bare_jpeg(b"no picture") == b"no picture"
    assert bare_jpeg(b"\xff\xd8\xff") == b"\xff\xd8\xff"
