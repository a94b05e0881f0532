"""A table without ids: exact matches of one person, nothing else."""

from datetime import date

import pytest

from lebenszeichen.imports.tables import DownloadedTable, compare_table, read_table
from lebenszeichen.prisoners.facts import KnownPrisoner, PrisonerFacts

HEADER = "Имя и фамилия;Дата рождения;Дата задержания;Дата приговора;Решение суда\n"
ANNA = PrisonerFacts({"ru": "Анна Узор"}, birthday="1990-01-02", detained_on="2022-03-04")


def table(*rows: str) -> DownloadedTable:
    return read_table((HEADER + "\n".join(rows) + "\n").encode(), "table.csv", today=date(2026, 11, 22))


def person(id: str, facts: PrisonerFacts = ANNA, state: str = "held") -> KnownPrisoner:
    return KnownPrisoner(id, id, facts, state)


def test_an_exact_match_gets_sentence_and_dates() -> None:
    found = compare_table(table("анна узор;2 января 1990;04.03.2022;2022-09;5 лет"), [person("a")])
    assert (found.matched, found.not_matched) == (1, 0)
    facts = found.changed["a"]
    assert (facts.sentence, facts.sentence_lang, facts.sentenced_on) == ("5 лет", "ru", "2022-09")
    assert facts.names == ANNA.names


@pytest.mark.parametrize(
    "row",
    [
        "Анна Узорова;1990-01-02;2022-03-04;;5 лет",
        "Анна Узор;1990-01-03;2022-03-04;;5 лет",
        "Анна Узор;1990-01-02;2022-03-05;;5 лет",
        "Анна Узор;1990;2022-03-04;;5 лет",
        "Анна Узор;;2022-03-04;;5 лет",
        "Анна Узор;1990-01-02;;;5 лет",
    ],
)
def test_whatever_is_not_exactly_the_same_matches_nobody(row: str) -> None:
    found = compare_table(table(row), [person("a")])
    assert (dict(found.changed), found.not_matched) == ({}, 1)


def test_unknown_on_both_sides_is_not_the_same() -> None:
    nobody = PrisonerFacts({"ru": "Анна Узор"})
    assert compare_table(table("Анна Узор;;;;5 лет"), [person("a", nobody)]).changed == {}


def test_two_people_or_two_rows_that_fit_match_nobody() -> None:
    row = "Анна Узор;1990-01-02;2022-03-04;;5 лет"
    assert compare_table(table(row), [person("a"), person("b")]).changed == {}
    assert compare_table(table(row, row), [person("a")]).changed == {}


def test_an_empty_cell_takes_nothing_away_and_other_languages_replace_no_words() -> None:
    facts = PrisonerFacts(
        {"ru": "Анна Узор"}, birthday="1990-01-02", detained_on="2022-03-04", sentence="5 гадоў", sentence_lang="be"
    )
    assert compare_table(table("Анна Узор;1990-01-02;2022-03-04;;"), [person("a", facts)]).changed == {}
    assert compare_table(table("Анна Узор;1990-01-02;2022-03-04;;6 лет"), [person("a", facts)]).changed == {}


def test_somebody_to_whom_nobody_should_write_stays_as_they_are() -> None:
    row = "Анна Узор;1990-01-02;2022-03-04;;5 лет"
    assert compare_table(table(row), [person("a", state="do_not_write")]).changed == {}
