"""A counter in its real window, and the board on its own: driven in the staff's verbs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.cases.actions import Holder
from tests.support.cases import entitle
from tests.support.window import front
from tests.ui.cases.boarddriver import PARTNER, Office
from tests.ui.cases.driver import Taking
from ui.cases.suggestions import Offer, Partner, Sources


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
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    """Give the board of a desk with the right to sensitive cases, shown to a clerk."""
    with closing(Office(qtbot, tmp_path)) as made:
        yield made


@pytest.fixture
def advised(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    """Give the same where one lawyer is suggested, and there is one partner."""
    lawyer = Offer(Holder("partner", PARTNER), "何敏律师", "青年法律服务联盟", ("专长一致",))
    partner = Partner(PARTNER, "区法律援助中心")
    sources = Sources(lambda _store, _case: (lawyer,), lambda _store, _case: (partner,))
    with closing(Office(qtbot, tmp_path, sources=sources)) as made:
        yield made
