"""青年之家·前台: the front desk of a Youth Home venue. Started by staff, or from a command line."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from pathlib import Path

from app.clock import SystemClock
from app.version import VERSION
from ui import lazy
from ui.shell.launch import data_dir, has_screen, look_of, open_window
from ui.shell.look import make_app


def arguments(words: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="main.py", description=__doc__)
    parser.add_argument("--version", action="version", version=VERSION)
    parser.add_argument("--demo", action="store_true", help="a fictional venue with sample data")
    parser.add_argument("--people", type=int, default=0, help="with --demo: so many more people")
    parser.add_argument("--visits", type=int, default=0, help="with --demo: and visits, to measure")
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
    parser.add_argument("--theme", choices=("system", "light", "dark"), default="")
    parser.add_argument("--lang", choices=("zh", "en"), default="")
    parser.add_argument("--offscreen", action="store_true", help="work without a screen")
    parser.add_argument("--verbose", action="store_true", help="tell what happens")
    return parser.parse_args(words)


def demo(asked: argparse.Namespace) -> int:
    """Open the sample venue with a headquarters of its own, or play it where there is no screen."""
    with tempfile.TemporaryDirectory(prefix="youth-home-demo-") as folder:
        path = asked.data_dir or Path(folder)
        look = look_of(path, asked.theme, asked.lang)
        path.mkdir(parents=True, exist_ok=True)
        # The program as a bundle has no hub in it: then the sample venue is on its own.
        bundled = getattr(sys, "frozen", False)
        headquarters = None if bundled else lazy.demo().Headquarters(path / "hub.db")
        if headquarters is not None:
            headquarters.start()
        try:
            if asked.offscreen and headquarters is not None:
                return int(lazy.demo_script().play(path, headquarters, look))
            clock = SystemClock()
            data = path / "desk"
            many = (asked.people, asked.visits)
            opener = lambda: lazy.demo().open_demo(data, headquarters, clock, many)  # noqa: E731
            return open_window(data, look, opener)[0]
        finally:
            if headquarters is not None:
                headquarters.stop()


def _errand(asked: argparse.Namespace) -> bool:
    """Say whether something is asked for that needs no window."""
    return bool(asked.backup or asked.restore or asked.courier_out or asked.courier_in)


def _run_errand(asked: argparse.Namespace, path: Path) -> int:
    errands = lazy.errands()
    if asked.self_test:
        return int(errands.self_test())
    if asked.backup:
        return int(errands.back_up(path, asked.backup))
    if asked.restore:
        return int(errands.restore(path, asked.restore))
    if asked.courier_out:
        return int(lazy.carrying().write_out(path, asked.courier_out))
    return int(lazy.carrying().read_in(path, asked.courier_in))


def main(words: list[str] | None = None) -> int:
    """Do what the command line asks; give the exit status."""
    asked = arguments(sys.argv[1:] if words is None else words)
    # What is written here is about people: nobody else on this PC need read it.
    os.umask(0o077)
    logging.basicConfig(level=logging.INFO if asked.verbose else logging.WARNING)
    if not has_screen(dict(os.environ)) and "QT_QPA_PLATFORM" not in os.environ:
        if not (asked.demo or asked.self_test or _errand(asked)):
            sys.stderr.write("No screen here (DISPLAY is not set). Try --demo or --self-test.\n")
            return 2
        asked.offscreen = True
    if asked.offscreen or asked.self_test:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    path = asked.data_dir or data_dir()
    if asked.demo:
        return demo(asked)
    look = look_of(path, asked.theme, asked.lang)
    if asked.self_test or _errand(asked):
        app = make_app(look)
        status = _run_errand(asked, path)
        app.processEvents()
        return status
    status, wants_demo = open_window(path, look)
    if wants_demo:
        asked.data_dir = None
        return demo(asked)
    return status


if __name__ == "__main__":
    sys.exit(main())
