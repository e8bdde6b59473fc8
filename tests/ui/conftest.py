"""What tests of the window stand on besides."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.patience import PatientBot


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """Give the bot that waits as long as a busy machine may need."""
    return PatientBot(request)
