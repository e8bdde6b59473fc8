"""The driver of the encrypted file, and what is said to every connection before anything else."""

from __future__ import annotations

from typing import Any

import sqlcipher3.dbapi2 as driver

SCHEMA = 12
"""The number of the newest schema this program knows; migrations lead from one to the next."""

SYNCHRONOUS = "FULL"

__all__ = ["SCHEMA", "SYNCHRONOUS", "driver", "say_key"]


def say_key(cursor: Any, key: bytes, synchronous: str = SYNCHRONOUS) -> None:
    """Open the cipher with the raw 256-bit key, so that no derivation is paid each time."""
    cursor.execute("PRAGMA cipher_log_level = NONE")
    cursor.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    cursor.execute(f"PRAGMA synchronous = {synchronous}")
