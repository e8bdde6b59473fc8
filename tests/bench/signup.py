"""Signing up on the web: 50 people, each of whom asks for something every 2 s, one hub process."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.bench.report import median, percentile, say
from tests.support.browsing import Visitor

BENCH = "signup"
PEOPLE, EACH, EVERY_S = 50, 5, 2.0
SENT_MS = 150
ROOT = Path(__file__).resolve().parents[2]


def run() -> None:
    """Serve the sample venue, and let people come."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        command = [sys.executable, "-m", "sync.hub", "--demo", "--port", "0", "--end-at-eof"]
        with subprocess.Popen(
            [*command, "--db", str(Path(folder, "hub.db")), "--journal", str(Path(folder, "j"))],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as program:
            assert program.stdin is not None
            assert program.stdout is not None
            try:
                url = json.loads(program.stdout.readline())["url"]
                looked, sent = _come(url)
            finally:
                program.stdin.close()
    against = f"{PEOPLE} people, one request each every {EVERY_S:g} s, {len(sent)} sign-ups"
    say(BENCH, "form shown p99", percentile(looked, 0.99), "ms", None, against)
    say(BENCH, "sign-up sent to answer p50", median(sent), "ms", None, against)
    say(BENCH, "sign-up sent to answer p99", percentile(sent, 0.99), "ms", SENT_MS, against)


def _come(url: str) -> tuple[list[float], list[float]]:
    """Let everybody open the form and send it, in turns; gives the times of both."""
    first = Visitor(url, "QJ0001")
    session = re.findall(r'/s/([0-9a-f-]{36})"', first.get().text)[0]
    looked: list[float] = []
    sent: list[float] = []
    never = threading.Event()

    def person(number: int) -> None:
        visitor = Visitor(url, "QJ0001")
        # Each from an address of their own, as behind a proxy: the limits are not what is measured.
        visitor.session.headers["X-Forwarded-For"] = f"10.0.{number}.1"
        begun = time.perf_counter() + EVERY_S * number / PEOPLE
        form = first.get(f"s/{session}")
        for turn in range(2 * EACH):
            never.wait(max(0.0, begun + turn * EVERY_S - time.perf_counter()))
            started = time.perf_counter()
            if turn % 2 == 0:
                form = visitor.get(f"s/{session}")
                looked.append((time.perf_counter() - started) * 1000)
                continue
            fields = dict.fromkeys(re.findall(r'name="(q-\w+)"', form.text)[:1], "yes")
            filled = {
                **form.hidden(),
                "name": f"青年{number}",
                "age": "adult",
                "consent": "2026-11",
            }
            filled |= fields
            answer = visitor.session.post(
                visitor.at(f"s/{session}"), filled, allow_redirects=False, timeout=30
            )
            sent.append((time.perf_counter() - started) * 1000)
            if answer.status_code != 303:
                raise RuntimeError(answer.status_code)

    with ThreadPoolExecutor(PEOPLE) as pool:
        for done in [pool.submit(person, number) for number in range(PEOPLE)]:
            done.result()
    return looked, sent
