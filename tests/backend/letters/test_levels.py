import pytest

from lebenszeichen.letters.levels import level_of, levels_of, public_total


@pytest.mark.parametrize(("posted", "level"), [(0, 0), (2, 0), (3, 1), (9, 1), (10, 2), (500, 2)])
def test_a_level_is_one_of_three_steps(posted: int, level: int) -> None:
    assert level_of(posted, some=3, many=10) == level


def test_prisoners_without_a_level_are_left_out_and_the_rest_is_sorted() -> None:
    assert list(levels_of({"b": 3, "a": 10, "c": 2}, some=3, many=10).items()) == [("a", 2), ("b", 1)]


@pytest.mark.parametrize(("posted", "shown"), [(0, None), (4, None), (5, 5), (128, 128)])
def test_a_total_below_five_is_not_shown(posted: int, shown: int | None) -> None:
    assert public_total(posted) == shown
