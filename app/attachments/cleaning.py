"""From what staff chose to what is kept: looked into, cleaned, small enough, or refused.

A picture is written anew from its pixels, so that nothing can ride along: no place, no camera, no
second file behind the first. A paper is written anew from its pages.
"""

from __future__ import annotations

import hashlib
import io
import logging
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app import lazy
from app.attachments.rules import MOST_BYTES, MOST_PIXELS
from app.errors import Refusal

if TYPE_CHECKING:
    from types import ModuleType

    from PIL.Image import Image

# What is the matter with a paper is told by a code, not by the library in the log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

MOST_READ = 60_000_000
"""Bytes of a file that is looked at at all: cleaning makes most photos smaller."""
MOST_PAGES = 200
QUALITY = 92
"""Of pictures written anew: what is lost by it nobody sees, and a signature stays readable."""
_PDF_WITHIN = 1024
"""A paper may begin with a few bytes of something else; readers look so far for its mark."""
_PLAIN = ("1", "L", "LA", "P", "RGB", "RGBA")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Bytes ready to be kept, what they are, and the hash by which they are named."""

    data: bytes
    type: str
    hash: str


def sniff(data: bytes) -> str:
    """Tell a file's type by how it begins; '' for what is not taken."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return "pdf" if b"%PDF-" in data[:_PDF_WITHIN] else ""


def clean(data: bytes) -> Cleaned:
    """Clean a chosen file. Everything the file says of itself is doubted.

    Raises Refusal: `file_empty`, `file_type` (not taken), `file_broken` with its type,
    `file_moving`, `file_pixels` and `file_pages` with `most`, `file_locked`, `file_too_large`.
    """
    if not data:
        raise Refusal("file_empty")
    if len(data) > MOST_READ:
        raise _too_large(len(data))
    kind = sniff(data)
    if not kind:
        raise Refusal("file_type")
    clean_data = _paper(data) if kind == "pdf" else _picture(data, kind)
    if len(clean_data) > MOST_BYTES:
        raise _too_large(len(clean_data))
    return Cleaned(clean_data, kind, hashlib.sha256(clean_data).hexdigest())


def _too_large(size: int) -> Refusal:
    return Refusal("file_too_large", mb=-(-size // 1_000_000), most_mb=MOST_BYTES // 1_000_000)


# --- pictures ---------------------------------------------------------------------------------


def _picture(data: bytes, kind: str) -> bytes:
    imaging = lazy.imaging()
    broken = (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError, KeyError)
    try:
        with warnings.catch_warnings():
            # What the library warns of is judged below, by the number of pixels.
            warnings.simplefilter("ignore")
            # Only that one reader: what begins as one type is never read as another.
            readers = ("JPEG", "MPO") if kind == "jpeg" else (kind.upper(),)
            with imaging.open(io.BytesIO(data), formats=readers) as picture:
                return _anew(picture, kind)
    except imaging.DecompressionBombError as error:
        raise _many_pixels() from error
    except (*broken, MemoryError, OverflowError) as error:
        raise Refusal("file_broken", type=kind) from error


def _many_pixels() -> Refusal:
    return Refusal("file_pixels", most=MOST_PIXELS // 1_000_000)


def _anew(picture: Image, kind: str) -> bytes:
    # Judged by the head alone, before a single pixel takes room.
    if picture.width * picture.height > MOST_PIXELS:
        raise _many_pixels()
    if kind != "jpeg" and getattr(picture, "is_animated", False):
        raise Refusal("file_moving")
    picture.load()
    profile = picture.info.get("icc_profile")
    upright = lazy.image_ops().exif_transpose(picture)
    if upright.mode not in _PLAIN:
        upright = upright.convert("RGB")
    plain = _in_plain_colours(upright, profile)
    written = io.BytesIO()
    plain.info.clear()
    if kind == "png":
        # What is transparent in a picture of few colours is told beside it.
        see_through = picture.info.get("transparency")
        plain.save(written, "PNG", optimize=False, transparency=see_through)
    elif kind == "webp":
        plain.save(written, "WEBP", quality=QUALITY, exif=b"", icc_profile=b"")
    else:
        if plain.mode not in ("L", "RGB"):
            plain = plain.convert("RGB")
        plain.save(written, "JPEG", quality=QUALITY, optimize=True)
    return written.getvalue()


def _in_plain_colours(picture: Image, profile: Any) -> Image:
    """Give the picture in the colours everything shows, so that its profile need not be kept."""
    if not profile or picture.mode not in ("RGB", "RGBA"):
        return picture
    colours = lazy.image_colours()
    try:
        given = colours.ImageCmsProfile(io.BytesIO(profile))
        changed = colours.profileToProfile(picture, given, colours.createProfile("sRGB"))
    except (colours.PyCMSError, OSError, ValueError):
        return picture
    return changed if changed is not None else picture


# --- papers -----------------------------------------------------------------------------------


def _paper(data: bytes) -> bytes:
    try:
        return _paper_anew(lazy.papers(), data)
    except Refusal:
        raise
    except (Exception, RecursionError) as error:
        # A hostile paper brings its reader to anything; whatever it is, the paper is broken.
        raise Refusal("file_broken", type="pdf") from error


def _paper_anew(pdf: ModuleType, data: bytes) -> bytes:
    reader = pdf.PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise Refusal("file_locked")
    pages = len(reader.pages)
    if not 0 < pages <= MOST_PAGES:
        raise Refusal("file_pages", most=MOST_PAGES, pages=pages)
    writer = pdf.PdfWriter()
    for page in reader.pages:
        _bare(page)
        writer.add_page(page)
    writer.metadata = None
    _strip_pictures(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


_BESIDE = ("/Metadata", "/PieceInfo", "/AA", "/Annots", "/Thumb", "/LastModified", "/B")
"""Of a page: what tells of its making, what acts by itself, what points elsewhere."""


def _bare(page: Any) -> None:
    for name in _BESIDE:
        page.pop(name, None)


def _strip_pictures(writer: Any) -> None:
    """Take what cameras wrote out of pictures inside the pages, and notes of their making."""
    for item in writer._objects:  # noqa: SLF001 - the library has no other way to all of them
        if not hasattr(item, "get"):
            continue
        for name in ("/Metadata", "/PieceInfo"):
            item.pop(name, None)
        raw = getattr(item, "_data", None)
        if isinstance(raw, bytes) and raw.startswith(b"\xff\xd8\xff"):
            item._data = bare_jpeg(raw)  # noqa: SLF001 - the bytes as they are stored


def bare_jpeg(data: bytes) -> bytes:
    """Give a JPEG without its notes: every segment but those needed to show the picture.

    Kept are JFIF (APP0) and Adobe's word on colours (APP14). What is no JPEG stays as it is.
    """
    kept, at = [data[:2]], 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return data
        mark = data[at + 1]
        if mark == 0xFF:  # a filling byte
            at += 1
            continue
        if mark == 0xDA:  # from here on pixels, to the end
            return b"".join([*kept, data[at:]])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        notes = (0xE1 <= mark <= 0xEF and mark != 0xEE) or mark == 0xFE
        if not notes:
            kept.append(data[at:end])
        at = end
    return data
