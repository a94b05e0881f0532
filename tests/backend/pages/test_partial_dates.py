import pytest

from lebenszeichen.pages.catalogue import catalogue_for
from lebenszeichen.pages.partial_dates import parts_of


@pytest.mark.parametrize(
    ("partial", "german", "english"),
    [
        ("2021-07-14", "14. Juli 2021", "14 July 2021"),
        ("2021-07", "Juli 2021", "July 2021"),
        ("2021", "2021", "2021"),
        (None, "", ""),
    ],
)
def test_a_partial_date_stays_partial(partial: str | None, german: str, english: str) -> None:
    assert (catalogue_for("de").day(partial), catalogue_for("en").day(partial)) == (german, english)


@pytest.mark.parametrize("text", ["", "yesterday", "2021-07-14-1", "2021-13"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parts_of(text)
