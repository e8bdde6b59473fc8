"""Files as staff choose them: photos with a place inside, papers, and files that lie."""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from typing import Any

import pypdf
from PIL import Image
from pypdf.generic import ByteStringObject, DictionaryObject, NameObject, StreamObject

SECRET = b"31.2304N 121.4737E"
"""What no kept file may hold."""
LEFT, RIGHT = (200, 30, 30), (30, 30, 200)


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), turned: int = 1) -> bytes:
    """Make a picture, red at the left and blue at the right, that says where it was taken."""
    picture = Image.new("RGB", size, LEFT)
    picture.paste(RIGHT, (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = turned, SECRET.decode()
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    out = io.BytesIO()
    more: dict[str, Any] = {"xmp": b"<x>" + SECRET + b"</x>"} if kind == "WEBP" else {}
    if kind == "JPEG":
        more = {"comment": SECRET}
    picture.save(out, kind, exif=exif, **more)
    return out.getvalue()


def noise(size: tuple[int, int], seed: int = 1) -> bytes:
    """Make a picture no compression makes small, as a PNG."""
    raw = hashlib.shake_256(bytes([seed])).digest(size[0] * size[1] * 3)
    picture = Image.frombytes("RGB", size, raw)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """Make a PNG whose head promises far more pixels than its few bytes hold."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(100_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def paper(*, pages: int = 1, password: str = "", picture: bytes = b"") -> bytes:
    """Make a PDF that says who wrote it and holds a script, and perhaps a picture."""
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    for page in writer.pages:
        page[NameObject("/PieceInfo")] = DictionaryObject(
            {NameObject("/A"): ByteStringObject(SECRET)}
        )
    if picture:
        stream = StreamObject()
        stream._data = picture
        stream.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Image"),
                NameObject("/Filter"): NameObject("/DCTDecode"),
            }
        )
        held = DictionaryObject({NameObject("/Im"): writer._add_object(stream)})
        writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): held})
    writer.add_metadata({"/Author": SECRET.decode()})
    script = {"/S": NameObject("/JavaScript"), "/JS": ByteStringObject(SECRET)}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(name): value for name, value in script.items()}
    )
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
