"""A counter in its real window, and the board on its own: driven in the staff's verbs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cases.actions import Holder
from tests.support.cases import entitle
from tests.support.window import front
from tests.ui.cases.boarddriver import PARTNER, Office
from tests.ui.cases.driver import Taking
from ui.cases.suggestions import HERE, Offer, Partner, Sources
from ui.kit import theme


@pytest.fixture
def taking(qtbot: QtBot, tmp_path: Path) -> Iterator[Taking]:
    """Give a desk with the right to sensitive cases; He Xiaoxi, a clerk, sits at it."""
    with front(qtbot, tmp_path) as made:
        entitle(made.desk.store)
        made.unlock()
        yield Taking(made)


@pytest.fixture
def plain(qtbot: QtBot, tmp_path: Path) -> Iterator[Taking]:
    """Give a desk without that right."""
    with front(qtbot, tmp_path) as made:
        made.unlock()
        yield Taking(made)


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """Give the board of a desk with the right to sensitive cases, shown to a clerk."""
    yield from _office(qtbot, qapp, tmp_path, HERE)


@pytest.fixture
def advised(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """Give the same where one lawyer is suggested, and there is one partner."""
    lawyer = Offer(Holder("partner", PARTNER), "何敏律师", "青年法律服务联盟", ("专长一致",))
    partner = Partner(PARTNER, "区法律援助中心")
    sources = Sources(lambda _store, _case: (lawyer,), lambda _store, _case: (partner,))
    yield from _office(qtbot, qapp, tmp_path, sources)


def _office(bot: QtBot, app: QApplication, path: Path, sources: Sources) -> Iterator[Office]:
    theme.apply(app, "light")
    made = Office(bot, path, sources=sources)
    yield made
    made.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
