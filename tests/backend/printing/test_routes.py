"""Paper for the letter box: a name and an address, whole, and nothing else."""

from collections.abc import Sequence
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factories.people import make_facility, make_prisoner
from factories.printed import PrintedPage, fonts_of, is_tagged, pages_of
from lebenszeichen.database import writing
from lebenszeichen.printing.kinds import PAPERS, Kind

LONG = [
    "Дзяржаўная ўстанова «Папраўчая калонія № 17» Дэпартамента выканання пакаранняў МУС",
    "вул. 1-я Заводская, дом 8, корпус 2, будынак 3, пакой для лістоў",
    "213004 г. Шклоў, Шклоўскі раён, Магілёўская вобласць",
    "REPUBLIC OF BELARUS",
]
TYPST = "Іван #emph[Ў]*_$x$ <b> \\u{41} @a // ё"
"""A name with every sign that means something to the language in which the pages are made."""


@pytest.fixture
def people(app: Flask) -> list[str]:
    """Three who may be written to: an address as usual, a long one, and an odd name."""
    with app.app_context(), writing() as session:
        make_facility(session)
        make_facility(session, "pk-17", match_key="пк 17", lang="be", address=LONG)
        return [
            make_prisoner(session, "p1", facility_id="ik-4", names={"ru": "Сергей Ёлкин"}),
            make_prisoner(session, "p2", facility_id="pk-17", names={"be": "Сяргей Ціханоўскі-Калеснікаў"}),
            make_prisoner(session, "p3", facility_id="pk-17", names={"be": TYPST}),
        ]


def printed(client: FlaskClient, kind: str, ids: Sequence[str]) -> bytes:
    answer = client.post("/api/print", json={"kind": kind, "prisoner_ids": list(ids)})
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.data


def words(page: PrintedPage) -> str:
    return " ".join(" ".join(page.text).split())


@pytest.mark.parametrize("kind", [kind for kind in PAPERS if kind != "labels"])
def test_a_page_is_one_name_and_address_and_nothing_else(client: FlaskClient, people: list[str], kind: Kind) -> None:
    pages = pages_of(printed(client, kind, people[:2]))
    assert [words(page) for page in pages] == [
        "Ёлкин Сергей ИК № 4 ул. Антошкина, 3 246035 г. Гомель REPUBLIC OF BELARUS",
        " ".join(["Ціханоўскі-Калеснікаў Сяргей", *LONG]),
    ]
    for page in pages:
        assert (round(page.width), round(page.height)) == PAPERS[kind].page
        assert_inside(page, [0, 0])


def test_labels_stand_three_by_eight_and_none_reaches_into_the_next(client: FlaskClient, people: list[str]) -> None:
    pages = pages_of(printed(client, "labels", people[:2] * 12 + people[:1]))
    assert len(pages) == 2
    assert words(pages[0]).count("REPUBLIC OF BELARUS") == 24
    for glyph in (glyph for page in pages for glyph in page.glyphs):
        column, row = int(glyph.left // 70), int((glyph.top - 0.5) // 37)
        assert 70 * column + 5 < glyph.left < glyph.right < 70 * (column + 1) - 5
        assert 37 * row + 4.5 < glyph.top < glyph.bottom < 37 * (row + 1) - 3.5


def assert_inside(page: PrintedPage, corner: list[float]) -> None:
    """Every letter's box, and every dark pixel, within the area of its kind."""
    paper = next(paper for paper in PAPERS.values() if paper.page == (round(page.width), round(page.height)))
    left, top = corner[0] + paper.left, corner[1] + paper.top
    boxes = [(glyph.left, glyph.top, glyph.right, glyph.bottom) for glyph in page.glyphs]
    assert page.ink is not None
    for box in [*boxes, page.ink]:
        assert box[0] > left - 0.6
        assert box[1] > top - 0.6
        assert box[2] < left + paper.width + 0.6
        assert box[3] < top + paper.height + 0.6


def test_signs_of_the_typesetting_language_come_out_as_they_are_written(client: FlaskClient, people: list[str]) -> None:
    (page,) = pages_of(printed(client, "envelopes_dl", people[2:]))
    given, surname = TYPST.split(maxsplit=1)
    assert words(page).startswith(f"{surname} {given}")


def test_the_file_is_tagged_and_carries_its_letters_and_says_nothing_of_us(
    client: FlaskClient, people: list[str]
) -> None:
    pdf = printed(client, "cards", people)
    assert is_tagged(pdf)
    assert [(name.partition("+")[2], embedded) for name, embedded in fonts_of(pdf).items()] == [
        ("LibertinusSerif-Regular", True)
    ]
    assert b"lebenszeichen" not in pdf.lower()
    assert b"localhost" not in pdf
    assert b"D:2026" not in pdf
    assert pdf == printed(client, "cards", people)


WRONG: list[tuple[str, dict[str, Any], dict[str, Any] | None]] = [
    ("not_held", {"state": "do_not_write"}, {}),
    ("not_held", {"state": "came_out"}, {}),
    ("no_institution", {}, None),
    ("closed", {}, {"state": "closed"}),
    ("unconfirmed", {}, {"state": "unchecked"}),
    ("unconfirmed", {}, {"address": None}),
    ("name_missing", {"names": {"en": "Ales Uzor"}}, {}),
    ("sign_missing", {"names": {"ru": "Анна Узор \N{WHITE STAR}\N{GRINNING FACE}"}}, {}),
    ("too_long", {}, {"address": ["слово " * 20] * 7 + ["REPUBLIC OF BELARUS"]}),
]


def test_all_or_nothing_and_everybody_for_whom_nothing_is_printed_is_named(app: Flask, client: FlaskClient) -> None:
    with app.app_context(), writing() as session:
        make_facility(session)
        ids = [make_prisoner(session, "fine", facility_id="ik-4")]
        for at, (_reason, person, facility) in enumerate(WRONG):
            where = None if facility is None else make_facility(session, f"f-{at}", match_key=f"ф {at}", **facility)
            ids.append(make_prisoner(session, f"w{at}", facility_id=where, **person))
    answer = client.post("/api/print", json={"kind": "labels", "prisoner_ids": [*ids, "nobody"]})
    assert (answer.status_code, answer.json["type"]) == (409, "/problems/may-not-be-printed")
    assert answer.json["pointer"] == "/prisoner_ids/1"
    assert [(one["prisoner_id"], one["reason"]) for one in answer.json["people"]] == [
        *((f"w{at}", reason) for at, (reason, _person, _facility) in enumerate(WRONG)),
        ("nobody", "unknown"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "posters"},
        {"prisoner_ids": []},
        {"prisoner_ids": ["p1"] * 241},
        {"prisoner_ids": ["../x"]},
        {"lang": "de"},
    ],
)
def test_what_is_not_of_the_form_is_refused(client: FlaskClient, people: list[str], wrong: dict[str, Any]) -> None:
    body = {"kind": "labels", "prisoner_ids": people[:1], **wrong}
    assert client.post("/api/print", json=body).status_code == 422
