"""Names that coordinators write: public with the next list, said by whom, and not undone by the next import."""

import pytest
from flask import Flask

from factories.export_rows import export, row
from factories.imports import import_lists
from factories.people_desk import Desk
from lebenszeichen.coordinators.audit_log import entries
from lebenszeichen.database import reading

OTHERS = [row(str(number)) for number in range(10, 40)]


@pytest.mark.both_databases
def test_a_name_is_public_and_says_who_says_so(ada: Desk) -> None:
    answer = ada.names(names={"en": "Alies Uzor", "de": "Ales Usor"}, aliases=["Узорчик"], as_of="2026-11")
    assert answer.status_code == 204, answer.json
    row = ada.public()
    assert row["names"] == {"be": "Алесь Узор", "de": "Ales Usor", "en": "Alies Uzor", "ru": "Алесь Узор"}
    assert (row["derived"], row["aliases"]) == ([], ["Узорчик"])
    assert row["written"] == dict.fromkeys(["aliases", "de", "en"], "Viasna, 2026-11")
    assert [one["by"] for one in ada.person()["edits"]] == ["Ada"] * 3


@pytest.mark.both_databases
def test_the_log_says_which_fields_and_no_name(app: Flask, ada: Desk) -> None:
    ada.names(names={"en": "Alies Uzor"})
    with app.app_context(), reading() as session:
        newest = entries(session)[0]
    assert (newest.action, newest.subject, newest.detail) == ("names_written", "prisoner:panna", {"fields": "en"})


def test_somebody_keeps_a_name_in_one_language_at_least(ada: Desk) -> None:
    assert ada.names(names=dict.fromkeys(["be", "ru", "en", "de"])).status_code == 422
    assert ada.public()["names"]["be"] == "Алесь Узор"


def test_nothing_changed_is_nothing_to_tell(ada: Desk) -> None:
    before = ada.public()
    ada.names(names={"be": "Алесь Узор"})
    assert ada.public() == before


@pytest.mark.parametrize("name", ["<script>", "a\nb", "", "x" * 300])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_no_name_is_turned_away(ada: Desk, name: str) -> None:
    assert ada.names(names={"en": name}).status_code == 422


def test_the_next_list_does_not_undo_it_until_the_source_says_something_new(app: Flask, ada: Desk) -> None:
    def load(name: str) -> str:
        with app.app_context():
            import_lists(export(row("5", name), *OTHERS))
        people = ada.client.get("/api/desk/people").json
        return str(next(one["id"] for one in people if one["source_id"] == "viasna:5"))

    id = load("Вера Узорова")
    ada.names(id, names={"ru": "Вера Узор"}, source="her family")
    load("Вера Узорова")
    assert (ada.public(id)["names"]["ru"], ada.public(id)["written"]) == ("Вера Узор", {"ru": "her family"})
    load("Вера Узорная")
    assert (ada.public(id)["names"]["ru"], ada.public(id)["written"]) == ("Вера Узорная", None)


def test_of_whoever_is_in_question_it_is_not_said_that_somebody_wrote(ada: Desk) -> None:
    ada.names("pbasil", names={"en": "Basil"}, source="he wrote to us, he is free")
    assert "free" not in str(ada.public("pbasil"))
