import pytest

from lebenszeichen.guides.facts import UnknownFact, parse_facts, translate_facts

TABLE = (
    "id,topic,statement_en,grade,source,source_date,note,checked_on\n"
    "cats,content,Cats are a good subject.,A,Somebody,2024,,2026-11-21\n"
)


def test_a_fact_keeps_its_source_its_date_and_the_day_of_checking() -> None:
    fact = parse_facts(TABLE)["cats"]
    assert (fact.source, fact.source_date, fact.checked_on.isoformat()) == ("Somebody", "2024", "2026-11-21")


def test_a_translation_changes_words_and_no_dates() -> None:
    facts = translate_facts(parse_facts(TABLE), "id,statement,source,note\ncats,Katzen.,Jemand,\n")
    assert (facts["cats"].statement, facts["cats"].source, facts["cats"].source_date) == ("Katzen.", "Jemand", "2024")


@pytest.mark.parametrize("rows", ["", "cats,Katzen.,Jemand,\ndogs,Hunde.,Jemand,\n"])
def test_a_translation_with_gaps_or_extras_is_refused(rows: str) -> None:
    with pytest.raises(UnknownFact):
        translate_facts(parse_facts(TABLE), "id,statement,source,note\n" + rows)
