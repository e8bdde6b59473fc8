"""Slips of whoever types at headquarters, caught before they reach a venue's desks."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from app.directory.rules import DEGREE
from app.kinds import Kind, is_region
from app.venue.rules import VENUE

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_SHOWN, _CONTACT = 40, 100


def whole(word: str) -> str:
    """Give a word to look up in which bytes that are no text are question marks."""
    return word.encode(errors="replace").decode()


def zone(text: str) -> str:
    """Read a time zone: desks reckon their days by it."""
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError) as error:
        raise argparse.ArgumentTypeError(f"no such time zone: {shown(text)}") from error
    return text


def time_of_day(text: str) -> str:
    """Read a time of day, `HH:MM`."""
    if not _TIME.fullmatch(text):
        raise argparse.ArgumentTypeError(f"not a time like 09:00: {shown(text)}")
    return text


def region(text: str) -> str:
    """Read the code of a region; nothing takes one away."""
    if text and not is_region(text):
        raise argparse.ArgumentTypeError(f"not six digits: {shown(text)}")
    return text


def contact(text: str) -> str:
    """Read how a venue is reached: one line of at most 100 characters; nothing takes it away."""
    plain = text.strip()
    if len(plain) > _CONTACT or not (plain.isprintable()):
        raise argparse.ArgumentTypeError(f"not one line of 100 characters: {shown(text)}")
    return plain


def number(name: str, least: int = 0, kind: Kind = VENUE) -> Callable[[str], int]:
    """Give a reader of a number that fits the field `name` of a kind."""
    field = kind.field(name)
    most = field.limit if field is not None else 0

    def read(text: str) -> int:
        digits = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
        if not (digits and least <= int(text) <= most):
            message = f"not a number from {least:,} to {most:,}: {shown(text)}"
            raise argparse.ArgumentTypeError(message)
        return int(text)

    return read


def text(kind: Kind, name: str) -> Callable[[str], str]:
    """Give a reader of a text that fits the field `name` of a kind: not empty, one line."""
    field = kind.field(name)
    most = field.limit if field is not None else 0

    def read(typed: str) -> str:
        plain = typed.strip()
        if not 0 < len(plain) <= most:
            message = f"not 1 to {most} characters: {shown(typed)}"
            raise argparse.ArgumentTypeError(message)
        if not plain.isprintable():
            raise argparse.ArgumentTypeError(f"not one line of text: {shown(typed)}")
        return plain

    return read


def degrees(kind: Kind, name: str) -> Callable[[str], int]:
    """Give a reader of degrees, in whole millionths, that fit the field `name` of a kind."""
    field = kind.field(name)
    most = field.limit if field is not None else 0

    def read(typed: str) -> int:
        try:
            found = int((Decimal(typed) * DEGREE).to_integral_value())
        except (InvalidOperation, ValueError, OverflowError):
            found = -1
        if not 0 <= found <= most:
            message = f"not degrees from 0 to {most // DEGREE}: {shown(typed)}"
            raise argparse.ArgumentTypeError(message)
        return found

    return read


def shown(text: str) -> str:
    """Give the beginning of what was typed, with nothing in it that a terminal would obey."""
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")
