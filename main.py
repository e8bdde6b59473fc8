"""青年之家·前台: the front desk of a Youth Home venue. Started by staff, or from a command line."""

from __future__ import annotations

import io
import logging
import os
import sys
from pathlib import Path

from app.clock import SystemClock
from app.errors import Refusal
from ui import lazy, quick
from ui.shell.asked import Asked
from ui.shell.launch import data_dir, has_screen, look_of, open_window
from ui.shell.look import Look, make_app


def demo(asked: Asked) -> int:
    """Open the sample venue with a headquarters of its own, or play it where there is no screen."""
    with lazy.commands().scratch() as folder:
        path = asked.data_dir or Path(folder)
        look = look_of(path, asked.theme, asked.lang)
        try:
            lazy.commands().make_folder(path)
        except Refusal as refusal:
            return _say_not(refusal, look)
        # The program as a bundle has no hub in it: then the sample venue is on its own.
        bundled = getattr(sys, "frozen", False)
        headquarters = None if bundled else lazy.demo().Headquarters(path / "hub.db")
        try:
            if headquarters is not None:
                headquarters.start()
            if asked.offscreen and headquarters is not None:
                return int(lazy.demo_script().play(path, headquarters, look))
            clock = SystemClock()
            data = path / "desk"
            many = (asked.people, asked.visits)
            opener = lambda: lazy.demo().open_demo(data, headquarters, clock, many)  # noqa: E731
            return open_window(data, look, opener)[0]
        except Refusal as refusal:
            return _say_not(refusal, look)
        finally:
            if headquarters is not None:
                headquarters.stop()


def _say_not(refusal: Refusal, look: Look) -> int:
    """Say why nothing could be opened, in the language chosen."""
    app = make_app(look)
    status = int(lazy.errands().say_not(refusal))
    app.processEvents()
    return status


def errand(asked: Asked) -> int:
    """Do what needs no window; give the exit status."""
    quick.sweep_again()
    path = asked.data_dir or data_dir()
    app = make_app(look_of(path, asked.theme, asked.lang))
    if asked.self_test:
        status = int(lazy.errands().self_test())
    elif asked.backup:
        status = int(lazy.errands().back_up(path, asked.backup))
    elif asked.restore:
        status = int(lazy.errands().restore(path, asked.restore))
    elif asked.courier_out:
        status = int(lazy.carrying().write_out(path, asked.courier_out))
    else:
        status = int(lazy.carrying().read_in(path, asked.courier_in))
    app.processEvents()
    return status


def _speak_anywhere() -> None:
    """Let every word be written, even to a terminal that has no letter for it."""
    for stream in (sys.stdout, sys.stderr):
        # None in a bundle that has a window only.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def main(words: list[str] | None = None) -> int:
    """Do what the command line asks; give the exit status."""
    given = sys.argv[1:] if words is None else words
    # Staff start it without a word; what reads words is not even loaded then.
    asked: Asked = lazy.commands().arguments(given) if given else Asked()
    # What is written here is about people: nobody else on this PC need read it.
    os.umask(0o077)
    _speak_anywhere()
    logging.basicConfig(level=logging.INFO if asked.verbose else logging.WARNING)
    if not has_screen(dict(os.environ)) and "QT_QPA_PLATFORM" not in os.environ:
        if not (asked.demo or asked.is_errand):
            sys.stderr.write("No screen here (DISPLAY is not set). Try --demo or --self-test.\n")
            return 2
        asked.offscreen = True
    if asked.offscreen or asked.self_test:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if asked.demo:
        return demo(asked)
    if asked.is_errand:
        return errand(asked)
    path = asked.data_dir or data_dir()
    status, wants_demo = open_window(path, look_of(path, asked.theme, asked.lang))
    if wants_demo:
        asked.data_dir = None
        return demo(asked)
    return status


if __name__ == "__main__":
    sys.exit(main())
