"""The token table of the face: one dictionary per theme, the only place where colours are written.

Names follow the design document; `_` never appears, `-` does ("primary-soft"). Every value is an
opaque "#RRGGBB" except `scrim`, which is "#AARRGGBB" as QColor reads it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "bg": "#F3F6F7",
        "rail": "#E8EEF0",
        "surface": "#FFFFFF",
        "surface2": "#EFF3F5",
        "hover": "#E9EFF2",
        "border": "#D8E0E4",
        "border-strong": "#7A8A94",
        "text": "#14212A",
        "text2": "#40515C",
        "text3": "#566772",
        "primary": "#0B6583",
        "primary-h": "#095671",
        "primary-soft": "#DFEFF4",
        "on-primary": "#FFFFFF",
        "ok": "#17704A",
        "ok-soft": "#E1F2E9",
        "ok-panel": "#17704A",
        "on-ok": "#FFFFFF",
        "warn": "#7F4B00",
        "warn-soft": "#FCEFD6",
        "warn-panel": "#F3B73E",
        "on-warn": "#2A1A00",
        "danger": "#AE2D26",
        "danger-soft": "#FBE8E6",
        "danger-panel": "#AE2D26",
        "on-danger": "#FFFFFF",
        "violet": "#62479A",
        "violet-soft": "#EEE9F8",
        "scrim": "#750C161C",
        "shadow": "#3310202A",
        "focus": "#0B6583",
        "toast": "#1D2C35",
        "on-toast": "#FFFFFF",
        "toast-act": "#8AD6EC",
        "a1b": "#DCEBF2",
        "a1": "#1D5670",
        "a2b": "#E3F0E4",
        "a2": "#2B6140",
        "a3b": "#F7EAD6",
        "a3": "#76480B",
        "a4b": "#EDE7F6",
        "a4": "#553E87",
        "a5b": "#F8E5E3",
        "a5": "#8E2F28",
        "a6b": "#E3E9EC",
        "a6": "#3D4E58",
        "h0": "#EFF3F5",
        "h1": "#D3E7EE",
        "h2": "#A6CFDD",
        "h3": "#6BAFC5",
        "h4": "#2F87A3",
        "h5": "#0B6583",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "bg": "#10171B",
        "rail": "#0B1114",
        "surface": "#182126",
        "surface2": "#212C32",
        "hover": "#263239",
        "border": "#2F3B43",
        "border-strong": "#71828C",
        "text": "#E6EDF0",
        "text2": "#B8C5CC",
        "text3": "#93A4AE",
        "primary": "#5DBEDB",
        "primary-h": "#7ACBE3",
        "primary-soft": "#133540",
        "on-primary": "#06212B",
        "ok": "#62C795",
        "ok-soft": "#133526",
        "ok-panel": "#17704A",
        "on-ok": "#FFFFFF",
        "warn": "#F0BC60",
        "warn-soft": "#3A2D13",
        "warn-panel": "#E9AE3B",
        "on-warn": "#2A1A00",
        "danger": "#F39088",
        "danger-soft": "#42211F",
        "danger-panel": "#B5352D",
        "on-danger": "#FFFFFF",
        "violet": "#BCA7EC",
        "violet-soft": "#2D2643",
        "scrim": "#94000000",
        "shadow": "#80000000",
        "focus": "#5DBEDB",
        "toast": "#E6EDF0",
        "on-toast": "#14212A",
        "toast-act": "#0B6583",
        "a1b": "#1B3A48",
        "a1": "#A8D6E8",
        "a2b": "#1D3A2A",
        "a2": "#A7DBBB",
        "a3b": "#40301A",
        "a3": "#F0CB93",
        "a4b": "#322A4A",
        "a4": "#CDBDF2",
        "a5b": "#472725",
        "a5": "#F5B5AF",
        "a6b": "#2B373E",
        "a6": "#C3CFD6",
        "h0": "#212C32",
        "h1": "#173A46",
        "h2": "#1B5263",
        "h3": "#2A7188",
        "h4": "#3F9AB5",
        "h5": "#5DBEDB",
    }
)

# role -> (font px, line px, bold); DESIGN 3.3. `value` is the 16 px figure under a caption.
TYPE: Mapping[str, tuple[int, int, bool]] = MappingProxyType(
    {
        "key": (11, 18, False),
        "caption": (12, 18, False),
        "small": (13, 20, False),
        "body": (14, 22, False),
        "strong": (15, 24, True),
        "value": (16, 24, False),
        "title": (20, 28, True),
        "box": (22, 32, False),
        "number": (28, 36, True),
        "verdict": (26, 34, True),
        "verdict-wide": (32, 42, True),
        "clock": (64, 72, True),
        "kiosk": (18, 26, False),
        "kiosk-strong": (20, 28, True),
        "kiosk-title": (28, 38, True),
        "kiosk-verdict": (34, 44, True),
    }
)
