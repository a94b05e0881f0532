"""The list for the table: it stays at home, is read by tired eyes, and says later whether it is still right."""

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factories.people import make_facility, make_prisoner
from factories.printed import PrintedPage, fonts_of, is_tagged, pages_of
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import reached
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.printing.list_code import code_of
from lebenszeichen.printing.list_words import list_languages, list_words
from lebenszeichen.prisoners.queries import public_prisoners_among

LONG = [
    "Дзяржаўная ўстанова «Папраўчая калонія № 17» Дэпартамента выканання пакаранняў МУС",
    "вул. 1-я Заводская, дом 8, корпус 2, будынак 3, пакой для лістоў",
    "213004 г. Шклоў, Шклоўскі раён, Магілёўская вобласць",
    "REPUBLIC OF BELARUS",
]
LONG_NAME = {
    "be": "Аляксандра Ціханоўская-Калеснікава",
    "de": "Aliaksandra Zichanouskaja-Kalesnikawa-Dunin-Marzinkewitsch",
}


@pytest.fixture
def people(app: Flask) -> list[str]:
    """Seven, so that the last stands on a second sheet: a short address, long ones, somebody invented."""
    with app.app_context(), writing() as session:
        make_facility(session)
        make_facility(session, "pk-17", match_key="пк 17", lang="be", address=LONG)
        return [
            make_prisoner(session, "p1", facility_id="ik-4", names={"ru": "Сергей Ёлкин", "de": "Sergej Jolkin"}),
            make_prisoner(session, "p2", facility_id="pk-17", names={"be": "Іван #emph[Ў]*_$x$"}, sample=True),
            *(make_prisoner(session, f"p{at}", facility_id="pk-17", names=LONG_NAME) for at in range(3, 8)),
        ]


def listed(client: FlaskClient, ids: list[str], lang: str = "de") -> bytes:
    answer = client.post("/api/print", json={"kind": "list", "prisoner_ids": ids, "lang": lang})
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    return answer.data


def words(page: PrintedPage) -> str:
    return " ".join(" ".join(page.text).split())


def test_everybody_stands_there_once_with_a_number_boxes_and_the_address(
    app: Flask, client: FlaskClient, people: list[str]
) -> None:
    first, second = pages_of(listed(client, [*people, people[0]]))
    with app.app_context(), reading() as session:
        places = {place["id"]: place for place in public_facilities(session)}
        rows = [(one, places[one["facility_id"]]) for one in public_prisoners_among(session, people)]
        code = code_of(rows, reached(session, "list"))
    assert words(first).count("geschrieben") == words(first).count("eingeworfen") == 6
    assert f"Kennung: {code} Blatt 1 von 2" in words(first)
    assert f"Kennung: {code} Blatt 2 von 2" in words(second)
    assert words(first).count("Liste vom ") == words(second).count("Liste vom ") == 1
    assert words(first).count("1. Sergej Jolkin") == 1
    assert "2. Іван #emph[Ў]*_$x$ (erfunden)" in words(first)
    assert words(second).count("7. Aliaksandra") == 1
    assert "Ёлкин Сергей ИК № 4 ул. Антошкина, 3 246035 г. Гомель REPUBLIC OF BELARUS" in words(first)
    assert "Ціханоўская-Калеснікава Аляксандра " + " ".join(LONG) in words(second)


@pytest.mark.parametrize("lang", list_languages())
def test_nothing_is_cut_off_or_stands_on_something_else(client: FlaskClient, people: list[str], lang: str) -> None:
    for sheet, rows in zip(pages_of(listed(client, people, lang)), (6, 1), strict=True):
        assert (round(sheet.width), round(sheet.height)) == (210, 297)
        assert sheet.ink is not None
        assert 13 < sheet.ink[0] < sheet.ink[2] < 199
        assert 10 < sheet.ink[1] < sheet.ink[3] < 290
        in_rows = [glyph for glyph in sheet.glyphs if 20 < glyph.top < 20 + 42 * rows]
        assert {int(glyph.top - 20) // 42 for glyph in in_rows} == set(range(rows))
        for glyph in in_rows:
            top = 20 + 42 * (int(glyph.top - 20) // 42)
            assert glyph.right < 91 or glyph.left > 93.5, glyph
            assert top + 2.5 < glyph.top < glyph.bottom < top + 41, glyph
        assert list_words(lang).foot in words(sheet)


def test_the_file_is_tagged_and_carries_its_letters(client: FlaskClient, people: list[str]) -> None:
    pdf = listed(client, people)
    assert is_tagged(pdf)
    assert all(fonts_of(pdf).values())
    assert pdf == listed(client, people)


def test_nobody_to_whom_nothing_may_go_stands_on_it(app: Flask, client: FlaskClient, people: list[str]) -> None:
    with app.app_context(), writing() as session:
        make_facility(session, "shut", match_key="зачынена", state="closed")
        make_prisoner(session, "p8", facility_id="shut")
        make_prisoner(session, "p9", facility_id="ik-4", state="do_not_write")
        odd = {"be": "Анна Узор", "de": "Anna \N{WHITE STAR}\N{GRINNING FACE}"}
        make_prisoner(session, "p10", facility_id="pk-17", names=odd)
        make_prisoner(session, "p11", facility_id="ik-4", names={"ru": "Анна Узор", "de": "слово " * 60})
    body = {"kind": "list", "lang": "de", "prisoner_ids": [*people, "p8", "p9", "p10", "p11", "nobody"]}
    answer = client.post("/api/print", json=body)
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/may-not-be-printed")
    assert answer.json["pointer"] == "/prisoner_ids/7"
    assert [(one["prisoner_id"], one["reason"]) for one in answer.json["people"]] == [
        ("p8", "closed"),
        ("p9", "not_held"),
        ("p10", "sign_missing"),
        ("p11", "too_long"),
        ("nobody", "unknown"),
    ]


@pytest.mark.parametrize("said", [{"kind": "list"}, {"kind": "list", "lang": "xx"}, {"kind": "cards", "lang": "de"}])
def test_a_list_has_a_language_and_nothing_else_has_one(
    client: FlaskClient, people: list[str], said: dict[str, str]
) -> None:
    answer = client.post("/api/print", json={"prisoner_ids": people, **said})
    assert answer.status_code == 422
    assert json.dumps("/lang") in answer.get_data(as_text=True)


def test_the_words_are_those_that_the_app_says() -> None:
    """One list, whoever made it: the same words stand in the app's catalogues."""
    catalogues = Path(__file__).parents[3] / "frontend" / "src" / "messages"
    for lang in list_languages():
        said = (catalogues / f"{lang}.ts").read_text("utf-8")
        own = list_words(lang)
        for word in (own.head, own.code, own.sheet, own.written, own.posted, own.invented, own.foot):
            assert f'"{word}"' in said, f"{lang}: {word}"
