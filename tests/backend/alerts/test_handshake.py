import re

import pytest

from factories.databases import STORAGE_KEY
from lebenszeichen.alerts.handshake import handshake_token, subscription_of


@pytest.mark.parametrize("number", [1, 5, 2**31 - 1, 2**62])
def test_a_token_leads_back_to_its_subscription(number: int) -> None:
    token = handshake_token(STORAGE_KEY, number)
    assert subscription_of(STORAGE_KEY, token) == number
    assert re.fullmatch(r"[A-Za-z0-9_-]{32}", token)


def test_another_server_did_not_make_it() -> None:
    assert subscription_of(bytes(32), handshake_token(STORAGE_KEY, 5)) is None


@pytest.mark.parametrize("place", range(32))
def test_a_token_with_another_letter_anywhere_is_none_of_ours(place: int) -> None:
    token = handshake_token(STORAGE_KEY, 5)
    other = "A" if token[place] != "A" else "B"
    assert subscription_of(STORAGE_KEY, token[:place] + other + token[place + 1 :]) is None


@pytest.mark.parametrize("spelling", ["{}=", " {}", "{}\n", "{}A", "é{}", "\ud800{}"])
def test_a_token_has_one_spelling(spelling: str) -> None:
    assert subscription_of(STORAGE_KEY, spelling.format(handshake_token(STORAGE_KEY, 5))) is None
    assert subscription_of(STORAGE_KEY, "") is None
