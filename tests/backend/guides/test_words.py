from dataclasses import replace

import pytest

from lebenszeichen.guides.facts import Fact, parse_facts
from lebenszeichen.guides.library import facts_in, languages, words_in

ENGLISH = words_in("en")


@pytest.fixture
def fact() -> Fact:
    head = "id,topic,statement_en,grade,source,source_date,note,checked_on\n"
    table = head + "x,content,X.,A,Libereco,2020-2023,,2026-11-21\n"
    return parse_facts(table)["x"]


def test_a_citation_names_source_and_date(fact: Fact) -> None:
    assert ENGLISH.citation(fact) == "According to Libereco, 2020–2023"


def test_a_date_that_the_source_names_itself_is_not_said_twice(fact: Fact) -> None:
    assert ENGLISH.citation(replace(fact, source="Viasna 16 May 2023", source_date="2023")) == (
        "According to Viasna 16 May 2023"
    )


def test_an_undated_source_says_so(fact: Fact) -> None:
    assert ENGLISH.citation(replace(fact, source_date="undated")) == "According to Libereco, undated"


def test_differing_opinions_are_called_that(fact: Fact) -> None:
    assert ENGLISH.citation(replace(fact, topic="opinions_differ")).startswith("Opinions differ: Libereco")


def test_where_no_source_was_found_the_day_of_the_search_is_named(fact: Fact) -> None:
    citation = ENGLISH.citation(replace(fact, grade="-", source="none found"))
    assert citation == "We looked for a source and found none, 21 November 2026"


def test_a_note_follows_the_source(fact: Fact) -> None:
    assert ENGLISH.citation(replace(fact, note="ask the post office")).endswith("2020–2023; ask the post office")


@pytest.mark.parametrize("language", languages())
def test_every_fact_can_be_cited_in_every_language(language: str) -> None:
    citations = [words_in(language).citation(fact) for fact in facts_in(language).values()]
    assert all(citations)
    assert not any("{" in citation for citation in citations)
