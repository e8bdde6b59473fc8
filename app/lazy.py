"""What is loaded on first use only, because start-up must stay quick.

Each import below costs too much to pay before the first window paints and is needed by few
runs. This is the whole list: the architecture test allows imports inside functions here alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from types import ModuleType

    from alembic.config import Config
    from argon2 import PasswordHasher
    from xlsxwriter import Workbook


def alembic_config() -> type[Config]:
    """Give Alembic's configuration class (0.28 s; only when a store must be migrated)."""
    from alembic.config import Config  # noqa: PLC0415 - see the module's docstring

    return Config


def alembic_command() -> ModuleType:
    """Give `alembic.command`."""
    from alembic import command  # noqa: PLC0415 - see the module's docstring

    return command


def password_hasher() -> type[PasswordHasher]:
    """Give argon2's hasher for PINs (20 ms; only when a PIN is set or tried)."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - see the module's docstring

    return PasswordHasher


def argon2_low_level() -> ModuleType:
    """Give `argon2.low_level`, for keys derived from a passphrase."""
    from argon2 import low_level  # noqa: PLC0415 - see the module's docstring

    return low_level


def argon2_errors() -> ModuleType:
    """Give `argon2.exceptions`."""
    from argon2 import exceptions  # noqa: PLC0415 - see the module's docstring

    return exceptions


def keyring() -> ModuleType:
    """Give the keyring of this PC (85 ms; looked up in a worker after the first paint)."""
    import keyring as module  # noqa: PLC0415 - see the module's docstring

    return module


def imaging() -> ModuleType:
    """Give `PIL.Image`, which reads and writes pictures (30 ms; only when a file is added)."""
    from PIL import Image  # noqa: PLC0415 - see the module's docstring

    return Image


def image_ops() -> ModuleType:
    """Give `PIL.ImageOps`, which turns a picture the way its camera was held."""
    from PIL import ImageOps  # noqa: PLC0415 - see the module's docstring

    return ImageOps


def image_colours() -> ModuleType:
    """Give `PIL.ImageCms`, for pictures with colours of their own."""
    from PIL import ImageCms  # noqa: PLC0415 - see the module's docstring

    return ImageCms


def papers() -> ModuleType:
    """Give pypdf (0.14 s; only when a paper is added)."""
    import pypdf  # noqa: PLC0415 - see the module's docstring

    return pypdf


def qr_maker() -> ModuleType:
    """Give segno, which makes QR codes (37 ms; only when a member code is shown)."""
    import segno  # noqa: PLC0415 - see the module's docstring

    return segno


def table_writer() -> type[Workbook]:
    """Give XlsxWriter's workbook (60 ms; only when one is saved)."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - see the module's docstring

    return cast("type[Workbook]", Workbook)


def table_reader() -> ModuleType:
    """Give python-calamine, which reads workbooks (only when a list is brought)."""
    import python_calamine as module  # noqa: PLC0415 - see the module's docstring

    return module


def word_cutter() -> ModuleType:
    """Give rjieba, which cuts Chinese into words (0.1 s; only when a need is matched)."""
    import rjieba as module  # noqa: PLC0415 - see the module's docstring

    return module
