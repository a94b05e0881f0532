"""docs/sync-cases.md: each of the thirty-one cases names tests, and they exist."""

import re

from architecture.named_tests import Page, is_there

PAGE = Page("sync-cases.md")


def test_each_of_the_thirty_one_cases_names_a_test() -> None:
    assert [number for number, _ in PAGE.rows] == list(range(1, 32))
    assert PAGE.rows_without_a_test == []


def test_every_test_that_is_named_exists() -> None:
    assert PAGE.missing == []


def test_a_case_names_its_tests_and_not_only_their_files() -> None:
    # Numbers are measured and schedules drawn by programs: those two are the whole of what the page can name.
    by_name = {number for number, row in PAGE.rows if re.search(r"`tests/[^`]+::[^`]+`", row)}
    assert set(range(1, 32)) - by_name <= {30, 31}


def test_a_test_that_is_renamed_is_missed() -> None:
    assert is_there("tests/architecture/test_sync_cases_page.py::test_a_test_that_is_renamed_is_missed")
    assert not is_there("tests/architecture/test_sync_cases_page.py::test_of_another_name")
    assert not is_there("tests/frontend/local/counting.test.ts::a posted card is counted")
    assert not is_there("tests/frontend/local/of_another_name.test.ts")
