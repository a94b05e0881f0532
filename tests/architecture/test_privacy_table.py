"""docs/privacy.md is held against the models: what is stored is written down, and nothing else is claimed."""

import re
from collections import Counter
from pathlib import Path

import pytest

from lebenszeichen.database.models import metadata

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"
NAME = re.compile(r"`([a-z_]+\.[a-z_]+)`")


def table_rows() -> list[list[str]]:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def documented() -> Counter[str]:
    return Counter(name for row in table_rows() for name in NAME.findall(row[0]))


def stored() -> set[str]:
    return {f"{table.name}.{column.name}" for table in metadata.tables.values() for column in table.columns}


def test_every_column_says_what_it_is_for() -> None:
    assert sorted(stored() - documented().keys()) == []


def test_no_column_is_described_that_does_not_exist() -> None:
    assert sorted(documented().keys() - stored()) == []


def test_a_column_is_described_once() -> None:
    assert [name for name, times in documented().items() if times > 1] == []


@pytest.mark.parametrize("row", table_rows(), ids=lambda row: row[0])
def test_every_row_says_what_why_and_until_when(row: list[str]) -> None:
    assert len(row) == 4
    assert all(row)
