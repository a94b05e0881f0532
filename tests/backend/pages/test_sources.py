import pytest

from lebenszeichen.pages.catalogue import catalogue_for
from lebenszeichen.pages.sources import source_words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Campact-Blog, Januar 2026; Statement, 15. Januar 2026"),
        ("en", "Campact-Blog, January 2026; Statement, 15 January 2026"),
    ],
)
def test_the_dates_of_a_source_are_written_in_the_language_of_the_page(language: str, words: str) -> None:
    assert source_words("Campact-Blog, 2026-01; Statement, 2026-01-15", catalogue_for(language).day) == words


@pytest.mark.parametrize("source", ["Libereco 2020-22; PEN 2022", "Report, 2020-22", "Viasna, no. 2026-01b"])
def test_what_is_no_date_stays_as_it_is(source: str) -> None:
    assert source_words(source, catalogue_for("de").day) == source
