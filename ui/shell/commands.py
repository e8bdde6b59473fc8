"""What the command line can ask for. Loaded only where there is something on it to read."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from app.store.files import disk_words
from app.version import VERSION
from ui.shell.asked import Asked

TITLE = "青年之家·前台: the front desk of a Youth Home venue."


def arguments(words: list[str]) -> Asked:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="main.py", description=TITLE)
    parser.add_argument("--version", action="version", version=VERSION)
    parser.add_argument("--demo", action="store_true", help="a fictional venue with sample data")
    parser.add_argument("--people", type=int, help="with --demo: so many more people")
    parser.add_argument("--visits", type=int, help="with --demo: and visits, to measure")
    parser.add_argument("--data-dir", type=Path, help="where the data lies")
    parser.add_argument("--self-test", action="store_true", help="open a store, build every page")
    parser.add_argument("--backup", type=Path, metavar="FILE", help="write a verified back-up")
    parser.add_argument("--restore", type=Path, metavar="FILE", help="bring a back-up back")
    parser.add_argument(
        "--courier-out", type=Path, metavar="DIR", help="write what headquarters lacks to a stick"
    )
    parser.add_argument(
        "--courier-in", type=Path, metavar="FILE", help="take headquarters' answer from a stick"
    )
    parser.add_argument("--theme", choices=("system", "light", "dark"))
    parser.add_argument("--lang", choices=("zh", "en"))
    parser.add_argument("--offscreen", action="store_true", help="work without a screen")
    parser.add_argument("--verbose", action="store_true", help="tell what happens")
    return parser.parse_args(words, Asked())


def scratch() -> tempfile.TemporaryDirectory[str]:
    """Make a folder for sample data that is gone afterwards."""
    return tempfile.TemporaryDirectory(prefix="youth-home-demo-")


def make_folder(path: Path) -> None:
    """Make a folder for data, if it is not there. Raises Refusal as the disk says."""
    with disk_words():
        path.mkdir(parents=True, exist_ok=True)
