"""A screen in memory: an X server of one's own, gone with the test."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def screen(width: int = 1366, height: int = 768) -> Iterator[str]:
    """Start Xvfb on a free display and give its name (":7")."""
    server = shutil.which("Xvfb")
    assert server, "Xvfb is missing: `make setup` says how to get it"
    ours, theirs = os.pipe()
    words = [server, "-displayfd", str(theirs), "-screen", "0", f"{width}x{height}x24"]
    words += ["-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(words, pass_fds=(theirs,), stderr=subprocess.DEVNULL) as process:
        os.close(theirs)
        try:
            with os.fdopen(ours) as pipe:
                number = pipe.readline().strip()
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            process.terminate()
