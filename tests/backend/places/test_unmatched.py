"""Words of a list that name no institution wait for a person, and people follow what is decided."""

from typing import Any

import pytest
from flask import Flask

from factories.coordinators import make_coordinator
from factories.export_rows import export, row
from factories.imports import import_lists
from factories.people import make_facility
from lebenszeichen.database import reading, writing
from lebenszeichen.facilities.confirming import confirm_text
from lebenszeichen.facilities.desk import facilities_overview, new_facilities
from lebenszeichen.facilities.errors import FacilityClosed
from lebenszeichen.facilities.proposing import Wording, propose_facility
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.places.confirming import Answered, Seen, confirm_texts
from lebenszeichen.places.errors import PlaceDecided, UnknownPlace
from lebenszeichen.places.queries import ListedPlace, listed_places
from lebenszeichen.places.service import match_place, place_is_none, take_decision_back
from lebenszeichen.prisoners.queries import public_prisoners

WORDS = "СИЗО КГБ\nг. Минск"
RELEASED = "УДО с 12 мая"


@pytest.fixture(autouse=True)
def ada(app: Flask) -> Any:
    """At the desk, with institution № 4; the application's context stays open."""
    with app.app_context():
        with writing() as session:
            make_facility(session)
            ada = make_coordinator(session, "Ada", founding=True)
        yield ada


@pytest.fixture
def ben() -> str:
    with writing() as session:
        return make_coordinator(session, "Ben", founding=True)


def listed(*people: dict[str, str]) -> None:
    import_lists(export(*people), accept=True)


def places(viewer: str) -> list[ListedPlace]:
    with reading() as session:
        return listed_places(session, viewer)


def where() -> list[str | None]:
    with reading() as session:
        return [one["facility_id"] for one in sorted(public_prisoners(session), key=lambda one: one["birthday"])]


def match(place_id: int, by: str, facility: str = "ik-4") -> tuple[int, int]:
    with writing() as session:
        decided = match_place(session, place_id, facility, by)
    return decided.people, decided.needs


@pytest.mark.both_databases
def test_free_text_of_a_list_is_public_nowhere(ada: str) -> None:
    listed(row("1", prison=WORDS), row("2", prison=RELEASED), row("3", prison="ИК № 64 (помилован 12.05.2026)"))
    with reading() as session:
        public = str([*public_facilities(session), *public_prisoners(session)])
    for word in ("КГБ", "УДО", "помилован", "институт", "institution"):
        assert word not in public
    assert "ИК № 64" in public
    assert [(one.text, one.people) for one in places(ada)] == [(WORDS, 1), (RELEASED, 1)]


def test_the_same_words_wait_once_however_they_are_written(ada: str) -> None:
    listed(row("1", prison=WORDS), row("2", prison="Сизо  «КГБ»"))
    listed(row("1", prison=WORDS), row("2", prison="Сизо  «КГБ»"), row("3", prison=WORDS))
    assert [one.people for one in places(ada)] == [3]


def test_whoever_the_words_were_said_of_is_there_at_once_and_with_the_next_list(ada: str) -> None:
    listed(row("1", prison=WORDS), row("2"))
    [place] = places(ada)
    assert match(place.id, ada) == (1, 0)
    assert where() == ["ik-4", "ik-64"]
    listed(row("1", prison=WORDS), row("2"), row("3", prison=WORDS))
    assert where() == ["ik-4", "ik-64", "ik-4"]
    with writing() as session, pytest.raises(PlaceDecided):
        match_place(session, place.id, "ik-64", ada)


def test_a_decision_that_is_taken_back_leaves_its_people_nowhere(ada: str) -> None:
    listed(row("1", prison=WORDS), row("2"))
    [place] = places(ada)
    match(place.id, ada)
    with writing() as session:
        assert take_decision_back(session, place.id, ada) == 1
    assert where() == [None, "ik-64"]
    assert places(ada)[0].decision is None


@pytest.mark.both_databases
def test_somebody_of_whom_the_list_says_another_place_since_stays_there(ada: str) -> None:
    listed(row("1", prison=WORDS), row("2"))
    listed(row("1"), row("2"))
    [place] = places(ada)
    assert (place.people, match(place.id, ada)) == (0, (0, 0))
    assert where() == ["ik-64", "ik-64"]


def test_many_people_move_only_when_two_have_said_it(ada: str, ben: str) -> None:
    listed(*(row(str(number), prison=WORDS) for number in range(1, 8)))
    [place] = places(ada)
    assert match(place.id, ada) == (7, 1)
    assert match(place.id, ada) == (7, 1)
    assert set(where()) == {None}
    assert (places(ada)[0].said_by, places(ada)[0].may_confirm, places(ben)[0].may_confirm) == (["Ada"], False, True)
    assert match(place.id, ben) == (7, 0)
    assert set(where()) == {"ik-4"}


@pytest.mark.both_databases
def test_who_says_another_institution_is_the_first_again(ada: str, ben: str) -> None:
    listed(*(row(str(number), prison=WORDS) for number in range(1, 8)))
    with writing() as session:
        make_facility(session, "ik-5", match_key="ик 5")
    [place] = places(ada)
    assert [match(place.id, ada), match(place.id, ben, "ik-5"), match(place.id, ada, "ik-5")] == [
        (7, 1),
        (7, 1),
        (7, 0),
    ]


def test_words_that_name_no_institution_are_not_asked_again(ada: str) -> None:
    listed(row("1", prison=RELEASED))
    with writing() as session:
        place_is_none(session, places(ada)[0].id, ada)
    listed(row("1", prison=RELEASED), row("2", prison=RELEASED))
    assert [(one.decision, one.people) for one in places(ada)] == [("none", 2)]
    assert set(where()) == {None}


def test_a_new_institution_for_these_words_has_its_people_with_the_second_word(ada: str, ben: str) -> None:
    listed(row("1", prison=WORDS), row("2"))
    [place] = places(ada)
    wording = Wording(["СИЗО КГБ", "ул. Иная, 5", "223099 г. Иной"], "a letter", "2026-11", {"ru": "СИЗО КГБ"})
    with writing() as session:
        proposal = propose_facility(session, wording, ada, place.id).proposal_id
    assert where() == [None, "ik-64"]
    with reading() as session:
        [text] = new_facilities(session, ben)
    with writing() as session:
        assert confirm_texts(session, [Seen(proposal, text.content_hash)], ben) == [Answered(proposal, public=True)]
    assert where() == ["institution-1", "ik-64"]
    assert (places(ada)[0].decision, places(ada)[0].said_by) == ("facility", ["Ada", "Ben"])


def test_nobody_in_question_is_moved(ada: str) -> None:
    listed(row("1", prison=WORDS), row("2"), row("3"))
    listed(row("1", prison="вызвалены", status="former"), row("2"), row("3"))
    [place] = places(ada)
    assert (place.people, match(place.id, ada)) == (0, (0, 0))
    assert where()[0] is None


def test_words_mean_no_institution_that_is_closed_or_unknown(ada: str) -> None:
    listed(row("1", prison=WORDS))
    with writing() as session:
        make_facility(session, "ik-5", match_key="ик 5", state="closed")
    with writing() as session, pytest.raises(FacilityClosed):
        match_place(session, places(ada)[0].id, "ik-5", ada)
    with writing() as session, pytest.raises(UnknownPlace):
        match_place(session, 99, "ik-4", ada)


def test_one_text_that_cannot_be_confirmed_leaves_the_others_alone(ada: str, ben: str) -> None:
    listed(row("1"))
    with reading() as session:
        [text] = next(one for one in facilities_overview(session) if one.id == "ik-64").waiting
    with writing() as session:
        confirm_text(session, text.proposal_id, ada, seen=None)
    seen = [Seen(99, "0" * 64), Seen(text.proposal_id, text.content_hash), Seen(text.proposal_id, text.content_hash)]
    with writing() as session:
        answers = confirm_texts(session, seen, ben)
    assert [(one.public, one.refused_because) for one in answers] == [
        (False, "nothing-to-confirm"),
        (True, None),
        (False, "nothing-to-confirm"),
    ]
