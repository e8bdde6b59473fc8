"""A phone's browser: Debian's Chromium, driven without a window, in a folder of its own.

What it shows can be kept for looking at: DESK_TEST_PICTURES names a folder.
"""

from __future__ import annotations

import base64
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

SECONDS = 30
WIDTH, HEIGHT = 390, 844
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BROWSERS, DRIVERS = ("chromium", "chromium-browser"), ("chromedriver", "chromium.chromedriver")


def _found(names: tuple[str, ...]) -> str:
    """Give the path of a program. Raises LookupError: nothing is skipped in silence."""
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    raise LookupError(f"none of {', '.join(names)} is installed: see .ci/debian-packages.txt")


@contextmanager
def phone(folder: Path, *, dark: bool = False) -> Iterator[Chrome]:
    """Open a browser as large as a phone; it is closed, and its folder gone, at the end."""
    options = ChromeOptions()
    options.binary_location = _found(BROWSERS)
    home = tempfile.mkdtemp(prefix="phone", dir=folder)
    for flag in (*FLAGS, f"--user-data-dir={home}", "--lang=zh-CN"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    metrics = {"width": WIDTH, "height": HEIGHT, "pixelRatio": 2.0}
    options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    languages = {"intl.accept_languages": "zh-CN,zh"}
    options.add_experimental_option("prefs", languages)
    browser = Chrome(options, Service(_found(DRIVERS)))
    try:
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.set_page_load_timeout(SECONDS)
        yield browser
    finally:
        browser.quit()
        shutil.rmtree(home, ignore_errors=True)


def saved(browser: Chrome, name: str) -> None:
    """Keep a picture of what is shown, where somebody asked for it."""
    where = os.environ.get("DESK_TEST_PICTURES")
    if where:
        whole = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": whole["height"], "scale": 1}
        shot = {"captureBeyondViewport": True, "clip": clip}
        data = browser.execute_cdp_cmd("Page.captureScreenshot", shot)["data"]
        Path(where, f"{name}.png").write_bytes(base64.b64decode(data))
