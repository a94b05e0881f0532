"""What phones may know of somebody, looked at as a whole."""

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lebenszeichen.prisoners.models import Prisoner
from lebenszeichen.prisoners.visibility import public_prisoner

PROTOCOL = (Path(__file__).parents[3] / "docs" / "sync-protocol.md").read_text("utf-8")


def somebody(**fields: Any) -> Any:
    columns = {column.key: f"<{column.key}>" for column in Prisoner.__table__.columns}
    return SimpleNamespace(**{**columns, **fields})


def test_the_row_has_exactly_the_fields_of_the_protocol() -> None:
    found = re.search(r'```json\n(\{"id": "p4k8m2x9q1", "seq": 7.*?\})\n```', PROTOCOL, re.DOTALL)
    assert found
    assert list(public_prisoner(somebody())) == list(json.loads(found[1]))


def test_the_sources_number_is_not_public() -> None:
    assert "<source_id>" not in str(public_prisoner(somebody()))


@pytest.mark.parametrize("state", ["held", "do_not_write"])
def test_a_release_is_told_of_nobody_who_has_not_come_out(state: str) -> None:
    row = public_prisoner(somebody(state=state, release={"on": "2026-11-19"}))
    assert (row["release"], row["facility_id"]) == (None, "<facility_id>")


def test_of_whoever_came_out_the_release_is_told_and_the_institution_is_not() -> None:
    row = public_prisoner(somebody(state="came_out", release={"on": "2025-12-13"}))
    assert (row["release"], row["facility_id"]) == ({"on": "2025-12-13"}, None)
