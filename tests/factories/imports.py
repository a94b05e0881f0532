"""Imports a list the way the command does: staging, comparing, applying, each in its own unit."""

from collections.abc import Container
from datetime import date
from typing import Any

from factories.databases import STORAGE_KEY
from lebenszeichen.database import reading, writing
from lebenszeichen.imports.plan import Plan, make_plan
from lebenszeichen.imports.reading_files import read_files
from lebenszeichen.imports.service import apply_plan
from lebenszeichen.imports.staging import read_staging
from lebenszeichen.imports.table_service import apply_table
from lebenszeichen.imports.tables import DownloadedTable
from lebenszeichen.imports.viasna import SOURCE

TODAY = date(2026, 11, 22)


def plan_of(
    *contents: bytes,
    accept: bool = False,
    lang: str | None = None,
    as_of: str = "2026-11-20",
    suppressed: Container[str] = (),
) -> Plan:
    """Compare exports with the current application's database."""
    lists = read_files([(content, "list.csv") for content in contents], key=STORAGE_KEY, today=TODAY, lang=lang)
    assert isinstance(lists, list)
    with reading() as session:
        staging = read_staging(session, SOURCE)
    return make_plan(lists, staging, key=STORAGE_KEY, as_of=as_of, accept_large_change=accept, suppressed=suppressed)


def import_lists(*contents: bytes, accept: bool = False, lang: str | None = None) -> dict[str, Any]:
    """Import exports into the current application's database; returns the report."""
    plan = plan_of(*contents, accept=accept, lang=lang)
    with writing() as session:
        return apply_plan(session, plan)


def import_table(content: bytes) -> dict[str, Any]:
    """Import a downloaded table."""
    table = read_files([(content, "table.csv")], key=STORAGE_KEY, today=TODAY)
    assert isinstance(table, DownloadedTable)
    with writing() as session:
        return apply_table(session, table, SOURCE)
