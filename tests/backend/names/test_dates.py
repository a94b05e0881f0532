from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories.viasna_words import MONTHS
from lebenszeichen.names.dates import ReadDate, agree, is_whole, read_date

TODAY = date(2026, 11, 22)
PAST = st.dates(date(1930, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1962-09-25", "1962-09-25"),
        ("25.09.1962", "1962-09-25"),
        ("5/9/1962", "1962-09-05"),
        ("12 траўня 2026", "2026-05-12"),
        ("5 мая 2020 г.", "2020-05-05"),
        ("September 25, 1962", "1962-09-25"),
        ("25th September 1962", "1962-09-25"),
        ("верасень 1962", "1962-09"),
        ("1962-09", "1962-09"),
        ("09.1962", "1962-09"),
        ("1962", "1962"),
        ("1962 год", "1962"),
        ("", None),
        ("   ", None),
    ],
)
def test_a_date_is_as_whole_as_it_was_written(text: str, value: str | None) -> None:
    assert read_date(text, TODAY) == ReadDate(value)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("неизвестно", "not_a_date"),
        ("2025?", "not_a_date"),
        ("12 кот 2020", "not_a_date"),
        ("31.02.2022", "no_such_day"),
        ("2022-13", "no_such_day"),
        ("0000", "no_such_day"),
        ("2036-03-04", "in_the_future"),
        ("2027", "in_the_future"),
        ("2026-11-23", "in_the_future"),
    ],
)
def test_what_is_not_a_day_of_the_past_is_odd_and_not_taken(text: str, odd: str) -> None:
    assert read_date(text, TODAY) == ReadDate(None, odd)  # type: ignore[arg-type]


@given(PAST, st.sampled_from(["be", "ru", "en"]))
def test_a_day_is_the_same_in_digits_and_in_words_of_every_language(day: date, lang: str) -> None:
    words = f"{day.day} {MONTHS[lang][day.month - 1]} {day.year}"
    texts = [day.isoformat(), f"{day:%d.%m.%Y}", words, words.upper()]
    assert {read_date(text, TODAY) for text in texts} == {ReadDate(day.isoformat())}


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_past_date_or_odd_or_unknown(text: str) -> None:
    read = read_date(text, TODAY)
    assert read.value is None or (read.odd is None and read.value <= TODAY.isoformat())
    assert read.value or read.odd or not text.strip()


@given(PAST, PAST)
def test_a_partial_date_agrees_with_the_days_in_it_and_with_no_other(day: date, other: date) -> None:
    assert agree(day.isoformat()[:7], day.isoformat())
    assert agree(None, day.isoformat())
    assert agree(day.isoformat(), other.isoformat()) == (day == other)


def test_only_a_day_is_whole() -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    assert [is_whole(text) for text in (tomorrow, "2026-11", "2026", None)] == [True, False, False, False]
