"""docs/promises.md: each promise names tests that try to break it, and they exist."""

from architecture.named_tests import Page

PAGE = Page("promises.md")


def test_each_of_the_eleven_promises_names_a_test() -> None:
    assert [number for number, _ in PAGE.rows] == list(range(1, 12))
    assert PAGE.rows_without_a_test == []


def test_every_test_that_is_named_exists() -> None:
    assert PAGE.missing == []
