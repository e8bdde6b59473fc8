"""The list of files whose every branch is walked: it only grows, and a gap in it is seen."""

from __future__ import annotations

import pytest

from tests.architecture.covered import LIST, START, gaps, read_list
from tests.architecture.house import ROOT


def test_the_list_only_grows() -> None:
    assert set(START) - set(read_list(LIST.read_text("utf-8"))) == set()


def test_every_listed_file_names_tests_that_exist() -> None:
    for path, tests in read_list(LIST.read_text("utf-8")).items():
        assert (ROOT / path).is_file(), path
        assert tests, path
        assert all((ROOT / one).exists() for one in tests), path


WALKED: dict[str, list[object]] = {"missing_lines": [], "missing_branches": []}


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"a.py": {**WALKED, "missing_lines": [3]}},
        {"a.py": {**WALKED, "missing_branches": [[3, 5]]}},
    ],
)
def test_a_gap_is_seen(files: dict[str, dict[str, list[object]]]) -> None:
    assert len(gaps({"files": files}, ["a.py"])) == 1


def test_a_walked_file_has_no_gap() -> None:
    assert gaps({"files": {"a.py": WALKED, "b.py": {"missing_lines": [1]}}}, ["a.py"]) == []
