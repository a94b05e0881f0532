"""Phone and server make the same code of the same people."""

import json
from pathlib import Path
from typing import Any

import pytest

from lebenszeichen.printing.list_code import code_of

CASES = json.loads((Path(__file__).parents[2] / "fixtures" / "list_codes.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["what"] for case in CASES])
def test_the_server_makes_the_code_that_a_phone_makes(case: dict[str, Any]) -> None:
    people = [(person, person["facility"]) for person in case["people"]]
    assert code_of(people, case["seq"]) == case["code"]
    assert code_of(reversed(people), case["seq"]) == case["code"]
