"""What every test stands on: no screen, nobody's keyring, nobody's files, and no unexpected noise.

The environment is set while this file is imported, before Qt or the keyring are.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Qt ends the process where there is no screen. Tests that need a real window system start a
# process of their own under xvfb-run; DESK_TEST_PLATFORM=xcb lets somebody watch all the others.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("DESK_TEST_PLATFORM", "offscreen")
# The input method of whoever runs the tests must not swallow keys.
os.environ.pop("QT_IM_MODULE", None)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

_away = tempfile.TemporaryDirectory(prefix="desk-tests-")
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
    _folder = Path(_away.name, _name.lower())
    _folder.mkdir(mode=0o700)
    os.environ[_name] = str(_folder)
os.environ["APPDATA"] = os.environ["LOCALAPPDATA"] = os.environ["XDG_DATA_HOME"]

from PySide6.QtCore import QLocale  # noqa: E402 - the platform had to be chosen first

# Otherwise Noto draws Japanese letter forms, and numbers are written by the tester's own habits.
QLocale.setDefault(QLocale("zh_CN"))

settings.register_profile(
    "quick",
    max_examples=25,
    stateful_step_count=20,
    deadline=None,  # two workers share two cores: time says nothing here
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("prove", settings.get_profile("quick"), max_examples=1000)
settings.load_profile(os.environ.get("DESK_HYPOTHESIS", "quick"))


def is_expected(name: str, loggers: tuple[str, ...]) -> bool:
    """Say whether the logger `name` is one of `loggers` or stands below one."""
    return any(name == one or name.startswith(one + ".") for one in loggers)


class _Ear(logging.Handler):
    """Keeps what is logged at WARNING or above, from any thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that makes the program warn, unless it says `@pytest.mark.expects_log(name)`."""
    ear = _Ear()
    logging.getLogger().addHandler(ear)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(ear)
    loggers = tuple(name for mark in request.node.iter_markers("expects_log") for name in mark.args)
    surprising = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in ear.heard
        if not is_expected(record.name, loggers)
    ]
    if surprising:
        pytest.fail("logged without being expected:\n  " + "\n  ".join(surprising), pytrace=False)
