"""The commands as a coordinator types them."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from factories.databases import STORAGE_KEY
from factories.export_rows import export, row
from lebenszeichen import clock
from lebenszeichen.commands.facilities import facilities
from lebenszeichen.commands.imports import import_list
from lebenszeichen.commands.prisoners import prisoners
from lebenszeichen.commands.record import record
from lebenszeichen.commands.sample import sample
from lebenszeichen.database import reading
from lebenszeichen.prisoners.queries import listed_sources


@pytest.fixture(autouse=True)
def _environment(app: Flask, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("LEBENSZEICHEN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEBENSZEICHEN_STORAGE_KEY", STORAGE_KEY.hex())


def viasna(tmp_path: Path, *contents: bytes, options: tuple[str, ...] = ()) -> Result:
    paths = []
    for number, content in enumerate(contents):
        path = tmp_path / f"list-{number}.csv"
        path.write_bytes(content)
        paths.append(str(path))
    return CliRunner().invoke(import_list, ["viasna", *paths, *options])


def test_an_import_says_what_it_did_in_numbers_and_source_ids_and_never_in_names(tmp_path: Path) -> None:
    people = [row("1", "Анна Узор"), row("2", "Вера Узор"), row("3", "Игорь Узор", birthday="неизвестно")]
    result = viasna(tmp_path, export(*people))
    assert result.exit_code == 0, result.output
    assert "odd, birthday, not a date: 1: 3 (line 6)" in result.output.lower()
    assert "Узор" not in result.output
    result = viasna(tmp_path, export(*people[:2], {**people[2], "died": "1"}), options=("--format", "json"))
    report = json.loads(result.stdout)
    assert (report["died"], report["ids"]["died"], report["unchanged"]) == (1, ["3"], 2)


def test_files_of_several_languages_are_joined_whatever_their_order(tmp_path: Path) -> None:
    ru, be = export(row("1", "Анна Узор")), export(row("1", "Ганна Ўзор", locale="be"))
    result = viasna(tmp_path, be, ru, options=("--format", "json"))
    report = json.loads(result.stdout)
    assert (report["languages"], report["new"]) == (["be", "ru"], 1)


def test_a_file_about_other_people_is_said_in_one_line_and_is_no_odd_field(tmp_path: Path) -> None:
    ids = [str(number) for number in range(1, 11)]
    ru, en = export(*map(row, ids)), export(*(row(id, locale="en", birthday="1899-05-05") for id in ids))
    line = "en: this file describes other people under the same ids (10 rows); its names were not used."
    assert viasna(tmp_path, ru, en).output.splitlines().count(line) == 1
    report = json.loads(viasna(tmp_path, ru, en, options=("--format", "json")).stdout)
    assert (report["languages"], report["other_people"], report["odd_fields"]) == (["ru"], {"en": 10}, 0)


@pytest.mark.both_databases
def test_what_waits_for_a_person_is_shown_and_nothing_decided(tmp_path: Path) -> None:
    people = [row("1", "Анна Узор"), row("2", "Вера Узор"), row("3", "Игорь Узор", birthday="неизвестно")]
    viasna(tmp_path, export(*people, row("2", "Другой Человек")), options=("--as-of", "2026-11-13"))
    viasna(tmp_path, export({**people[0], "died": "1"}, *people[1:]), options=("--as-of", "2026-11-20"))
    for _ in range(2):
        found = json.loads(CliRunner().invoke(import_list, ["waiting", "--format", "json"]).stdout)
        [one] = found["set_aside"]
        assert (one["source_id"], one["reason"]) == ("2", "repeated_id")
        assert one["row"]["birthday"] == people[1]["birthday"]
        [report] = found["reports"]
        assert (report["source_id"], report["kind"], report["reported_on"]) == ("viasna:1", "died", "2026-11-20")
        assert (found["last_import"]["as_of"], found["last_import"]["odd_fields"]) == ("2026-11-20", 1)
    table = CliRunner().invoke(import_list, ["waiting"]).output
    assert "These are decided at the desk." in table


def test_a_bad_file_is_named_with_its_line_and_nothing_changes(tmp_path: Path) -> None:
    result = viasna(tmp_path, export(row("1"), row("2"))[:-40])
    assert result.exit_code == 1
    assert "list-0.csv ends in the middle" in result.output
    assert "Nothing was changed" in result.output
    result = viasna(tmp_path, export(row("1")), options=("--format", "json"))
    assert json.loads(result.stdout)["new"] == 1


def test_a_list_of_tomorrow_is_refused(tmp_path: Path) -> None:
    assert "future" in viasna(tmp_path, export(row("1")), options=("--as-of", "2999-01-01")).output


def test_a_list_is_as_old_as_its_file_and_the_report_says_so(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes(export(row("1")))
    os.utime(path, (1_767_225_600, 1_767_225_600))  # 2026-01-01
    result = CliRunner().invoke(import_list, ["viasna", str(path), "--format", "json"])
    assert json.loads(result.stdout)["as_of"] == "2026-01-01"
    assert "As of 2026-01-01 (the file's day; say --as-of DAY if that is wrong)." in result.stderr


def test_a_file_from_the_future_makes_no_list_younger_than_today(tmp_path: Path) -> None:
    path = tmp_path / "future.csv"
    path.write_bytes(export(row("1")))
    os.utime(path, (32_503_680_000, 32_503_680_000))
    result = CliRunner().invoke(import_list, ["viasna", str(path), "--format", "json"])
    assert json.loads(result.stdout)["as_of"] == clock.today().isoformat()


def test_a_day_that_was_said_is_taken_without_a_word(tmp_path: Path) -> None:
    result = viasna(tmp_path, export(row("1")), options=("--as-of", "2026-11-20", "--format", "json"))
    assert json.loads(result.stdout)["as_of"] == "2026-11-20"
    assert "file's day" not in result.output


def test_two_people_open_an_institution_by_command(tmp_path: Path) -> None:
    viasna(tmp_path, export(row("1")))
    run = CliRunner().invoke
    assert "1 other person" in run(facilities, ["confirm", "ik-64", "--by", "Anna"], input="y\n").output
    assert "1 other person" in run(facilities, ["confirm", "ik-64", "--by", "anna", "--yes"]).output
    assert "public from now on" in run(facilities, ["confirm", "ik-64", "--by", "Berta", "--yes"]).output
    assert "open" in run(facilities, ["list"]).output
    assert "closed" in run(facilities, ["close", "ik-64"]).output
    assert run(facilities, ["close", "nowhere"]).exit_code == 1


def test_the_whole_text_and_its_source_are_shown_before_anybody_is_asked(tmp_path: Path) -> None:
    viasna(tmp_path, export(row("1")), options=("--as-of", "2026-11-20"))
    result = CliRunner().invoke(facilities, ["confirm", "ik-64", "--by", "Anna"], input="n\n")
    assert result.exit_code == 1
    text, asked, _ = result.output.partition("Has Anna compared")
    assert asked
    assert text.splitlines()[:4] == ["ИК № 64", "ул. Примерная, 6", "921807 г. Образцовск-5", "REPUBLIC OF BELARUS"]
    assert "as of 2026-11-20" in text
    [one] = json.loads(CliRunner().invoke(facilities, ["list", "--waiting", "--format", "json"]).stdout)
    assert [waiting["confirmed_by"] for waiting in one["waiting"]] == [[]]


def test_no_letter_of_an_address_is_cut_from_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    viasna(tmp_path, export(row("1")))
    output = CliRunner().invoke(facilities, ["list"]).output
    assert "…" not in output
    cells = [line.split("│") for line in output.splitlines() if line.startswith("│")]
    assert "921807г.Образцовск-5" in "".join(cell[-2] for cell in cells).replace(" ", "")


def test_a_public_server_takes_no_invented_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://cards.example.org")
    result = CliRunner().invoke(sample, ["load"])
    assert result.exit_code == 1
    assert "invented people have no place" in result.output
    assert "Removed 0" in CliRunner().invoke(sample, ["remove"]).output


@pytest.mark.both_databases
def test_a_person_is_taken_down_by_command_and_no_import_brings_them_back(app: Flask, tmp_path: Path) -> None:
    people = export(row("1", "Анна Узор"), row("2", "Вера Узор"))
    viasna(tmp_path, people)
    with app.app_context(), reading() as session:
        [id] = [id for id, source_id in listed_sources(session).items() if source_id == "viasna:1"]
    run = CliRunner().invoke
    assert run(prisoners, ["remove", id], input="n\n").exit_code == 1
    with app.app_context(), reading() as session:
        assert id in listed_sources(session)
    assert "is taken down" in run(prisoners, ["remove", id], input="y\n").output
    assert "Nobody on the list" in run(prisoners, ["remove", id, "--yes"]).output
    report = json.loads(viasna(tmp_path, people, options=("--format", "json")).stdout)
    assert (report["suppressed"], report["new"]) == (1, 0)
    with app.app_context(), reading() as session:
        assert list(listed_sources(session).values()) == ["viasna:2"]


@pytest.mark.both_databases
def test_record_and_sample_can_be_loaded_again_and_the_sample_removed() -> None:
    run = CliRunner().invoke
    assert "9 institutions, 4 people" in run(record, ["load"]).output
    assert "0 institutions, 0 people" in run(record, ["load"]).output
    assert "133 invented" in run(sample, ["load"]).output
    assert "Removed 133" in run(sample, ["remove"]).output
    assert "Removed 0" in run(sample, ["remove"]).output
