"""docs/privacy.md is held against the models and the phone's stores: what is stored is written down, and no more."""

import re
from collections import Counter
from pathlib import Path

import pytest

from lebenszeichen.database.models import metadata

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "privacy.md"
COLUMN = re.compile(r"`([a-z_]+\.[a-z_]+)`")
STORE = re.compile(r"`([a-z-]+/[a-z-]+)`")
DATABASE = re.compile(r"""\bname: ["']([\w-]+)["'],\s*version:""")
CACHE = re.compile(r"""\bCACHES = ["']([\w-]+)["']""")
OBJECT_STORE = re.compile(r"""createObjectStore\(\s*["']([\w-]+)["']""")


def table_rows() -> list[list[str]]:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def documented(name: re.Pattern[str]) -> Counter[str]:
    return Counter(found for row in table_rows() for found in name.findall(row[0]))


def stored() -> set[str]:
    return {f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns}


def phone_stores() -> set[str]:
    sources = [path.read_text("utf-8") for path in (ROOT / "frontend" / "src").rglob("*.ts")]
    worker = [path.read_text("utf-8") for path in (ROOT / "service_worker" / "src").rglob("*.ts")]
    caches = {f"cache-storage/{name}" for source in worker for name in CACHE.findall(source)}
    building = [source for source in sources if "createObjectStore" in source]
    return caches | {
        f"{database}/{store}"
        for source in building
        for database in DATABASE.findall(source)
        for store in OBJECT_STORE.findall(source)
    }


def test_every_column_says_what_it_is_for() -> None:
    assert sorted(stored() - documented(COLUMN).keys()) == []


def test_no_column_is_described_that_does_not_exist() -> None:
    assert sorted(documented(COLUMN).keys() - stored()) == []


def test_the_phones_stores_are_those_of_the_page() -> None:
    assert phone_stores() == documented(STORE).keys()
    assert len(phone_stores()) >= 5


def test_the_phone_keeps_nothing_in_other_kinds_of_storage() -> None:
    kept_elsewhere = re.compile(r"localStorage|sessionStorage|document\.cookie|cookieStore")
    for folder in (ROOT / "frontend" / "src", ROOT / "service_worker" / "src"):
        assert [path.name for path in folder.rglob("*.ts*") if kept_elsewhere.search(path.read_text("utf-8"))] == []


def test_a_column_is_described_once() -> None:
    assert [name for name, times in (documented(COLUMN) + documented(STORE)).items() if times > 1] == []


@pytest.mark.parametrize("row", table_rows(), ids=lambda row: row[0])
def test_every_row_says_what_why_and_until_when(row: list[str]) -> None:
    assert len(row) == 4
    assert all(row)
