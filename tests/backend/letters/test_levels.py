import pytest

from lebenszeichen.letters.levels import level_of, levels_of, public_total, raised


@pytest.mark.parametrize(("posted", "level"), [(0, 0), (2, 0), (3, 1), (9, 1), (10, 2), (500, 2)])
def test_a_level_is_one_of_three_steps(posted: int, level: int) -> None:
    assert level_of(posted, some=3, many=10) == level


def test_prisoners_without_a_level_are_left_out_and_the_rest_is_sorted() -> None:
    assert list(levels_of({"b": 3, "a": 10, "c": 2}, some=3, many=10).items()) == [("a", 2), ("b", 1)]


@pytest.mark.parametrize(("posted", "shown"), [(0, None), (4, None), (5, 5), (128, 128)])
def test_a_total_below_five_is_not_shown(posted: int, shown: int | None) -> None:
    assert public_total(posted) == shown


def test_steps_rise_with_what_people_have_so_that_levels_still_tell_who_has_fewest() -> None:
    cards = {f"p{n}": 20 + n for n in range(100)}
    some, many = raised(cards, 100, some=3, many=10)
    assert (some, many) == (36, 71)
    levels = levels_of(cards, some, many)
    assert (100 - len(levels), sum(level == 2 for level in levels.values())) == (16, 49)


@pytest.mark.parametrize(
    ("cards", "people"), [({"a": 500}, 1), ({f"p{n}": 50 for n in range(49)}, 49), ({"a": 7, "b": 1}, 900), ({}, 900)]
)
def test_among_few_people_or_few_cards_the_steps_of_the_settings_stand(cards: dict[str, int], people: int) -> None:
    assert raised(cards, people, some=3, many=10) == (3, 10)
