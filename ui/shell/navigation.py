"""The pages there are, in the order of the rail. A feature adds its line here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.attention.page import AttentionPage
from ui.checkin.page import CheckinPage
from ui.people.page import PeoplePage
from ui.shell.pages import Page

PAGES: tuple[Page, ...] = (
    Page(
        "checkin",
        "scan-line",
        "checkin.record",
        lambda: QCoreApplication.translate("navigation", "签到"),
        CheckinPage,
    ),
    Page(
        "people",
        "users",
        "people.find",
        lambda: QCoreApplication.translate("navigation", "人员"),
        PeoplePage,
    ),
    Page(
        "sync",
        "refresh-cw",
        "",
        lambda: QCoreApplication.translate("navigation", "同步"),
        AttentionPage,
    ),
)
