"""A test in which the program warns without being expected to does not pass."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.architecture.house import ROOT

NOISY = """
import logging
import threading
import warnings

import pytest
from PySide6.QtCore import QLocale, qWarning


def test_a_log():
    logging.getLogger("app.store").warning("said")


def test_a_log_from_a_thread():
    thread = threading.Thread(target=lambda: logging.getLogger("app").error("said"))
    thread.start()
    thread.join()


@pytest.mark.expects_log("app.sync")
def test_a_log_of_another():
    logging.getLogger("app.store").warning("said")


def test_a_qt_warning():
    qWarning("said")


def test_a_python_warning():
    warnings.warn("said")


@pytest.mark.expects_log("app")
def test_quiet_an_expected_log():
    logging.getLogger("app.store").warning("said")


def test_quiet_an_information():
    logging.getLogger("app.store").info("said")


def test_quiet_the_language():
    assert QLocale().name() == "zh_CN"
"""


def test_noise_is_not_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "test_noisy.py"
    file.write_text(NOISY, "utf-8")
    words = ["-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "tests.conftest"]
    ran = subprocess.run(
        [sys.executable, *words, "-p", "no:cacheprovider", "-q", "-rA", str(file)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    lines = [line.split(" - ")[0].split("::") for line in ran.stdout.splitlines() if "::" in line]
    told = {name for words in lines for name in words[-1:] if not words[0].startswith("PASSED")}
    assert told == {
        "test_a_log",
        "test_a_log_from_a_thread",
        "test_a_log_of_another",
        "test_a_qt_warning",
        "test_a_python_warning",
    }, ran.stdout
