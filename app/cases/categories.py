"""What a case may be about: code, names, the limit in working days, and whether it is sensitive."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Category:
    """A category of service. `days` 0: answered on the spot; `tile`: its digit at the desk, 1 to 8.

    A retired one takes no new case; what was taken under it goes on.
    """

    code: str
    zh: str
    en: str
    days: int
    sensitive: bool = False
    tile: int | None = None
    retired: bool = False


_SEED = """
JYCY 5 - 1 jobs and start-up
SXJX 5 - 1 internships
HLJY 5 s 6 dating and friendship
XLZX 2 s 3 counselling
FLYZ 3 s 2 legal aid
QYWH 3 s 2 rights protection
KNBF 5 s 5 hardship help
ZXZJ 10 s 5 student aid
WXY 10 - 5 micro-wish
ZYFW 3 - 7 volunteering
XXPX 5 - 4 training
WTHD 3 - 4 culture and sport
CDYY 1 - 8 room booking
TWZX 2 - 8 League affairs
ZCZX 2 - 8 policy advice
RCAJ 5 - 5 housing and settling
TGFW 3 s 5 child care
BMFW 0 - 8 convenience
JYTS 3 - 8 suggestions and complaints
QT 5 - 8 other
"""


def categories(session: Session) -> dict[str, Category]:
    """Give the categories there are, by code, in their order."""
    del session
    found: dict[str, Category] = {}
    for line in _SEED.strip().splitlines():
        code, days, sensitive, tile, name = line.split(maxsplit=4)
        found[code] = Category(code, "", name, int(days), sensitive == "s", int(tile))
    return found
