"""A name that a coordinator wrote holds until the source says something new."""

from lebenszeichen.prisoners.edited import keep_edits
from lebenszeichen.prisoners.facts import Edit, PrisonerFacts

FACTS = PrisonerFacts({"be": "Ганна", "en": "Hanna", "ru": "Анна"}, derived=("en",))
SAID = {"ru": "Анна"}


def test_without_edits_nothing_changes() -> None:
    assert keep_edits(FACTS, {}, SAID) is FACTS


def test_an_edited_name_holds_while_the_source_says_what_it_said() -> None:
    assert keep_edits(FACTS, {"ru": Edit("Ганна", "Анна")}, SAID).names["ru"] == "Ганна"


def test_the_sources_new_word_goes_before_an_older_edit() -> None:
    assert keep_edits(FACTS, {"ru": Edit("Ганна", "Аня")}, SAID).names["ru"] == "Анна"


def test_a_name_in_place_of_our_own_romanisation_is_derived_no_more() -> None:
    facts = keep_edits(FACTS, {"en": Edit("Anna", None)}, SAID)
    assert (facts.names["en"], facts.derived) == ("Anna", ())


def test_a_language_that_somebody_left_empty_stays_so() -> None:
    assert keep_edits(FACTS, {"en": Edit(None, None)}, SAID).names == {"be": "Ганна", "ru": "Анна"}
