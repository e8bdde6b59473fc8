"""The pages there are, in the order of the rail. A feature adds its line here."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui import late
from ui.checkin.page import CheckinPage
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
        lambda seat: cast("QWidget", late.people().PeoplePage(seat)),
    ),
    Page(
        "events",
        "calendar-days",
        "events.admit",
        lambda: QCoreApplication.translate("navigation", "活动"),
        lambda seat: cast("QWidget", late.events().EventsPage(seat)),
    ),
    Page(
        "cases",
        "life-buoy",
        "cases.take",
        lambda: QCoreApplication.translate("navigation", "服务"),
        lambda seat: cast("QWidget", late.cases().CasesPage(seat)),
    ),
    Page(
        "bookings",
        "door-open",
        "bookings.edit",
        lambda: QCoreApplication.translate("navigation", "预约"),
        lambda seat: cast("QWidget", late.bookings().BookingsPage(seat)),
    ),
    Page(
        "sync",
        "refresh-cw",
        "",
        lambda: QCoreApplication.translate("navigation", "同步"),
        lambda seat: cast("QWidget", late.attention().AttentionPage(seat)),
    ),
)
