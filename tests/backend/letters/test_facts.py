import pytest
from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.args import InvalidFact
from lebenszeichen.letters.facts import CardFact, FactVoided, parse_fact_voided, parse_letter_posted

LETTER = "3f0e8c86-70a9-4d3e-8f5d-1f4c1f0f6a11"
ARGS = {"letter_id": LETTER, "prisoner_id": "p4k8m2x9q1", "campaign_id": "everyone"}

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def test_a_posted_card_is_read() -> None:
    fact = parse_letter_posted(ARGS)
    assert isinstance(fact, CardFact)
    assert (fact.fact, fact.letter_id, fact.prisoner_id) == ("letter_posted", LETTER, "p4k8m2x9q1")


def test_a_void_names_the_fact_that_it_takes_back() -> None:
    fact = parse_fact_voided({"letter_id": LETTER, "fact": "letter_written"})
    assert isinstance(fact, FactVoided)
    assert (fact.letter_id, fact.fact) == (LETTER, "letter_written")


@pytest.mark.parametrize("letter_id", [LETTER.upper(), LETTER.replace("-", ""), f"{{{LETTER}}}", "", None])
def test_one_letter_has_one_spelling_of_its_id(letter_id: object) -> None:
    with pytest.raises(InvalidFact) as caught:
        parse_letter_posted({**ARGS, "letter_id": letter_id})
    assert caught.value.pointer == "/args/letter_id"


@given(st.dictionaries(st.sampled_from([*ARGS, "fact", "more"]), anything))
def test_whatever_is_not_a_fact_is_called_invalid_and_nothing_else_happens(args: dict[str, object]) -> None:
    for parse in (parse_letter_posted, parse_fact_voided):
        with pytest.raises(InvalidFact):
            parse(args)
