"""Lists at the desk: uploaded, looked at, taken or left, by one person or two."""

import csv
import io
import shutil
from collections import Counter
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from factories.desk_imports import Lists
from factories.desk_people import command_invite, kind, seated_pair
from factories.export_rows import OTHER_PLACE, export, row
from factories.sheets import sheet_of
from lebenszeichen.database import reading
from lebenszeichen.imports.models import Import, SourceFingerprint, StagedImport
from lebenszeichen.prisoners.models import Prisoner

PEOPLE = [row(str(number)) for number in range(1, 121)]


@pytest.fixture
def pair(app: Flask) -> tuple[Lists, Lists]:
    ada, bea = seated_pair(app)
    return Lists(ada), Lists(bea)


@pytest.fixture
def ada(pair: tuple[Lists, Lists]) -> Lists:
    """At a desk whose list has 120 people."""
    ada, _ = pair
    assert ada.apply(ada.stage(export(*PEOPLE)))["applied"]
    return ada


def with_changes(**changes: dict[str, str]) -> bytes:
    """The list with some people changed: `p3={"died": "1"}`."""
    changed = {id.removeprefix("p"): cells for id, cells in changes.items()}
    return export(*({**one, **changed.get(one["id"], {})} for one in PEOPLE))


def states(app: Flask) -> Counter[str]:
    with app.app_context(), reading() as session:
        return Counter(session.scalars(select(Prisoner.state)))


def person(app: Flask, id: str) -> Any:
    with app.app_context(), reading() as session:
        found = session.scalars(select(Prisoner).where(Prisoner.source_id == f"viasna:{id}")).one()
        session.expunge(found)
        return found


def test_an_upload_tells_how_far_it_has_come_and_changes_nothing(app: Flask, pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    lines = ada.upload(export(*PEOPLE))
    assert [line["step"] for line in lines[:-1]] == ["reading", "comparing", "comparing", "keeping", "keeping"]
    assert states(app) == {}
    shown = ada.shown(lines[-1]["id"])
    assert (shown["state"], shown["languages"], shown["groups"]["new"], shown["large"]) == ("staged", ["ru"], 120, None)
    assert shown["staged_by"]["name"] == "Ada"


def test_each_group_shows_who_changes_and_what_before_and_after(ada: Lists) -> None:
    week = with_changes(
        p1={"status": "former", "prison": "освобожден", "release_date": "2026-11-19"},
        p2={"died": "1"},
        p3={"prison": OTHER_PLACE},
        p4={"name": "Совсем Другая"},
        p5={"decision": "9 лет"},
    )
    id = ada.stage(week + export(row("900", "Новый Человек")).partition(b"\n")[2])
    groups = ada.shown(id)["groups"]
    assert groups == {
        "no_longer_held": 1, "died": 1, "moved": 1, "renamed": 1, "changed": 1, "new": 1, "address_text": 1,
        "new_institutions": 1,
    }  # fmt: skip
    [freed] = ada.rows(id, group="no_longer_held")
    assert (freed["before"], freed["needs_second"]) == ({"state": "held"}, True)
    assert freed["after"] == {"state": "do_not_write", "reported": "no_longer_held", "reported_on": "2026-11-19"}
    [moved] = ada.rows(id, group="moved")
    assert (moved["before"], moved["after"]) == ({"facility": "ИК № 64"}, {"facility": "СИЗО № 81"})
    [renamed] = ada.rows(id, group="renamed")
    assert renamed["after"]["names"]["ru"] == "Совсем Другая"
    [changed] = ada.rows(id, group="changed")
    assert (changed["before"], changed["after"]) == ({"sentence": "5 лет"}, {"sentence": "9 лет"})
    [new] = ada.rows(id, group="new")
    assert (new["names"]["ru"], new["before"], new["after"]["facility"]) == ("Новый Человек", {}, "ИК № 64")


def test_rows_are_found_by_a_name_in_any_spelling_and_come_page_by_page(pair: tuple[Lists, Lists]) -> None:
    ada, _ = pair
    id = ada.stage(export(*PEOPLE, row("900", "Алесь Беляцкий")))
    assert [one["source_id"] for one in ada.rows(id, q="Bialiatski")] == ["900"]
    assert [one["source_id"] for one in ada.rows(id, q="900")] == ["900"]
    keys: list[str] = []
    after = ""
    while True:
        asked = f"/imports/{id}/changes?group=new&limit=50" + (f"&after={after}" if after else "")
        page = ada.who.get(asked).json
        keys += [one["key"] for one in page["rows"]]
        after = page["next"]
        if not after:
            break
    assert len(keys) == len(set(keys)) == page["total"] == 121


def test_groups_and_single_rows_are_left_and_the_next_list_offers_them_again(app: Flask, ada: Lists) -> None:
    week = with_changes(p1={"died": "1"}, p2={"status": "former"}, p3={"prison": OTHER_PLACE}, p4={"decision": "9 лет"})
    ada.apply(ada.stage(week), groups=["moved", "died"], rows=["4"])
    assert states(app) == {"held": 119, "do_not_write": 1}
    assert person(app, "4").sentence == "5 лет"
    assert person(app, "3").facility_id == "ik-64"
    id = ada.stage(week)
    assert ada.shown(id)["groups"] == {"died": 1, "moved": 1, "changed": 1, "address_text": 1, "new_institutions": 1}


def test_an_institution_that_only_people_who_are_left_name_is_left_with_them(app: Flask, ada: Lists) -> None:
    ada.apply(ada.stage(with_changes(p3={"prison": OTHER_PLACE}, p4={"decision": "9 лет"})), rows=["3"])
    id = ada.stage(with_changes(p3={"prison": OTHER_PLACE}))
    assert {"new_institutions", "address_text"} <= ada.shown(id)["groups"].keys()


def everybody_to_one_address() -> bytes:
    return export(*({**one, "prison": OTHER_PLACE} for one in PEOPLE))


def test_a_doctored_export_stops_at_the_second_person(app: Flask, ada: Lists, pair: tuple[Lists, Lists]) -> None:
    _, bea = pair
    id = ada.stage(everybody_to_one_address())
    assert ada.shown(id)["large"]["reasons"] == ["moves_or_frees"]
    for _ in range(2):
        assert ada.apply(id) == {"applied": False, "reasons": ["moves_or_frees"], "numbers": {}}
    assert person(app, "1").facility_id == "ik-64"
    shown = bea.shown(id)
    assert (shown["state"], shown["obstacle"]) == ("waits", None)
    assert (shown["first"]["by"]["name"], shown["first"]["still_holds"]) == ("Ada", True)
    assert bea.apply(id)["applied"]
    assert person(app, "1").facility_id == "sizo-81"
    with app.app_context(), reading() as session:
        applied = session.scalars(select(Import).order_by(Import.id.desc())).first()
        assert applied is not None
        assert (applied.applied_by, applied.second_by) == (ada.who.id, bea.who.id)


def test_nobody_whom_the_first_invited_is_the_second(app: Flask, ada: Lists) -> None:
    puppet = Lists(ada.who.let_in("Zoe"))
    id = ada.stage(everybody_to_one_address())
    ada.apply(id)
    assert puppet.shown(id)["obstacle"] == "invited"
    said = {"seen": puppet.shown(id)["seen"], "leave_out": {"groups": [], "rows": []}}
    assert kind(puppet.who.post(f"/imports/{id}/apply", said)) == (403, "second-must-be-another")
    assert person(app, "1").facility_id == "ik-64"


def test_who_chooses_otherwise_is_no_second_but_another_first(
    app: Flask, ada: Lists, pair: tuple[Lists, Lists]
) -> None:
    _, bea = pair
    id = ada.stage(everybody_to_one_address())
    ada.apply(id)
    assert not bea.apply(id, rows=["1"])["applied"]
    assert not bea.apply(id, rows=["1"])["applied"]
    assert ada.apply(id, rows=["1"])["applied"]
    assert (person(app, "1").facility_id, person(app, "2").facility_id) == ("ik-64", "sizo-81")


def test_what_is_left_after_a_choice_may_be_small_enough_for_one(app: Flask, ada: Lists) -> None:
    id = ada.stage(everybody_to_one_address())
    assert ada.apply(id, rows=[str(number) for number in range(6, 121)])["applied"]
    assert person(app, "5").facility_id == "sizo-81"


def test_a_yes_to_what_is_not_there_any_more_changes_nothing(app: Flask, ada: Lists) -> None:
    id, other = ada.stage(with_changes(p1={"decision": "9 лет"})), ada.stage(with_changes(p1={"decision": "8 лет"}))
    seen = ada.shown(id)["seen"]
    ada.apply(other)
    late = ada.who.post(f"/imports/{id}/apply", {"seen": seen})
    assert kind(late) == (409, "list-changed-meanwhile")
    [changed] = ada.rows(id, group="changed")
    assert changed["before"] == {"sentence": "8 лет"}
    assert ada.apply(id)["applied"]


def test_a_dropped_list_leaves_nothing(app: Flask, ada: Lists) -> None:
    id = ada.stage(with_changes(p1={"died": "1"}))
    folder = app.extensions["settings"].home / "imports" / id
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert ada.who.post(f"/imports/{id}/drop").status_code == 204
    assert not folder.exists()
    assert kind(ada.who.get(f"/imports/{id}")) == (404, "unknown-import")
    assert states(app) == {"held": 120}


def test_a_file_that_is_no_list_is_said_in_the_last_line_and_leaves_nothing(app: Flask, ada: Lists) -> None:
    last = ada.upload(export(*PEOPLE)[:-40])[-1]
    assert (last["problem"]["type"], last["problem"]["status"]) == ("/problems/list-cut-short", 422)
    with app.app_context(), reading() as session:
        assert session.scalars(select(StagedImport)).all() == []
    assert list((app.extensions["settings"].home / "imports").iterdir()) == []


def test_requests_without_a_list_or_with_a_day_to_come_are_refused(ada: Lists) -> None:
    client = ada.who.client
    assert kind(client.post("/api/desk/imports", data={})) == (422, "invalid-request")
    assert kind(client.post("/api/desk/imports?as_of=2999-01-01", data={})) == (422, "invalid-request")


def test_files_that_are_too_large_are_refused(ada: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lebenszeichen.imports.routes.LARGEST_UPLOAD", 2000)
    with pytest.raises(AssertionError, match="upload-too-large"):
        ada.upload(export(*PEOPLE))


def test_assistants_and_strangers_see_no_list(app: Flask, ada: Lists) -> None:
    helper = command_invite(app, "Eve", "assistant")
    assert kind(helper.get("/imports")) == (403, "not-your-task")
    assert app.test_client().get("/api/desk/imports").status_code == 401


@pytest.mark.both_databases
def test_staged_and_applied_lists_are_listed_with_who_and_when(ada: Lists) -> None:
    id = ada.stage(with_changes(p1={"died": "1"}))
    listed = ada.who.get("/imports").json
    assert [one["id"] for one in listed["staged"]] == [id]
    [past] = listed["past"]
    assert (past["state"], past["applied_by"]["name"], past["numbers"]["new"]) == ("applied", "Ada", 120)
    assert past["may_be_undone"]
    assert len(ada.rows(past["id"], limit=500)) == 120


def test_nothing_is_remembered_of_what_is_left(app: Flask, ada: Lists) -> None:
    with app.app_context(), reading() as session:
        before = {(one.id_hash, one.fingerprint) for one in session.scalars(select(SourceFingerprint))}
    ada.apply(ada.stage(with_changes(p1={"died": "1"}, p2={"decision": "9 лет"})), groups=["died", "changed"])
    with app.app_context(), reading() as session:
        assert {(one.id_hash, one.fingerprint) for one in session.scalars(select(SourceFingerprint))} == before


@pytest.mark.both_databases
def test_a_table_without_ids_is_staged_and_undone_like_any_list(app: Flask, ada: Lists) -> None:
    one = PEOPLE[0]
    table = (
        "Имя и фамилия;Дата рождения;Дата задержания;Решение суда\n"
        f"{one['name']};{one['birthday']};{one['arrested']};7 лет\n"
    )
    id = ada.stage(table.encode())
    shown = ada.shown(id)
    assert (shown["kind"], shown["numbers"]["matched"], shown["groups"]) == ("table", 1, {"changed": 1})
    ada.apply(id)
    assert person(app, "1").sentence == "7 лет"
    assert ada.undo(id)["undone"]
    assert person(app, "1").sentence == "5 лет"


def test_a_list_whose_files_lie_elsewhere_hides_no_other(app: Flask, ada: Lists) -> None:
    """A restored database, or another machine's upload."""
    here, elsewhere = ada.stage(with_changes(p1={"died": "1"})), ada.stage(with_changes(p2={"died": "1"}))
    shutil.rmtree(app.extensions["settings"].home / "imports" / elsewhere)
    assert [one["id"] for one in ada.who.get("/imports").json["staged"]] == [here]
    assert kind(ada.who.get(f"/imports/{elsewhere}")) == (410, "staged-files-gone")
    assert ada.who.post(f"/imports/{elsewhere}/drop").status_code == 204


def test_the_log_says_who_did_what_with_a_list_and_names_nobody_on_it(
    app: Flask, ada: Lists, pair: tuple[Lists, Lists]
) -> None:
    _, bea = pair
    id = ada.stage(everybody_to_one_address())
    ada.apply(id)
    bea.apply(id)
    entries = [one for one in bea.who.get("/audit").json if one["subject"] == f"import:{id}"]
    assert [(one["action"], one["by"]["name"]) for one in entries] == [
        ("import_applied", "Bea"), ("import_agreed", "Ada"), ("import_staged", "Ada"),
    ]  # fmt: skip
    assert "Фамилия" not in str(entries)


def test_a_list_in_windows_1251_with_semicolons_is_compared_like_any_other(ada: Lists) -> None:
    plain = with_changes(p1={"decision": "9 лет"}).decode()
    rows = list(csv.reader(io.StringIO(plain)))
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    for content in (text.getvalue().encode("cp1251"), sheet_of(plain.encode())):
        assert ada.shown(ada.stage(content))["groups"] == {"changed": 1}
