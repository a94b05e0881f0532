"""Files against the list as it is now: read, compared, and as people see it. Writes nothing."""

import hashlib
import json
from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen import clock, keys
from lebenszeichen.database import reading
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.imports.courtesy import others_first
from lebenszeichen.imports.guards import Extent
from lebenszeichen.imports.plan import Plan, make_plan
from lebenszeichen.imports.progress import Progress
from lebenszeichen.imports.reading_files import Lists, reading_files
from lebenszeichen.imports.report import report_of, stored_part
from lebenszeichen.imports.shown import ShownRow, shown_rows
from lebenszeichen.imports.staging import read_staging
from lebenszeichen.imports.table_plan import plan_of_table
from lebenszeichen.imports.tables import DownloadedTable
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.prisoners.suppression import read_suppressions
from lebenszeichen.settings import Settings

Contents = Sequence[tuple[bytes, str]]


@dataclass(frozen=True, slots=True)
class Compared:
    """A list and what it changes. `seen` is a hash of the rows: who says yes says it to exactly these."""

    plan: Plan
    rows: list[ShownRow]
    seen: str

    def summary(self) -> dict[str, Any]:
        """What is kept for the desk beside the rows, until the list changes."""
        plan = self.plan
        return {
            "baseline": list(plan.baseline),
            "seen": self.seen,
            "kind": "table" if plan.matched else "export",
            "languages": list(plan.langs),
            "numbers": {name: value for name, value in stored_part(report_of(plan)).items() if isinstance(value, int)},
            "other_people": dict(plan.difference.other_people),
            "extent": asdict(plan.extent),
            "groups": dict(Counter(row.group for row in self.rows)),
        }

    def rows_json(self) -> list[dict[str, Any]]:
        """The rows as they are kept and sent."""
        return [asdict(row) for row in self.rows]


def comparing(
    settings: Settings, contents: Contents, *, as_of: str, lang: str | None
) -> Generator[Progress, None, Compared]:
    """Read and compare; yields how far it has come. Raises UnreadableList or ListCutShort."""
    key = keys.storage_key(settings)
    with others_first():
        lists = yield from reading_files(contents, key=key, today=clock.today(), lang=lang)
        yield Progress("comparing", 0, 1)
        compared = _compared(settings, lists, key, as_of)
        yield Progress("comparing", 1, 1)
    return compared


def facility_names(session: Session) -> dict[str, str]:
    """Every institution's name as it writes it itself, by id."""
    return {
        one["id"]: one["name"].get(one["lang"]) or next(iter(one["name"].values()), one["id"])
        for one in public_facilities(session)
    }


def large_json(extent: Extent) -> dict[str, Any] | None:
    """Why a second person has to say yes; None: nobody has to."""
    return {"reasons": extent.reasons, **asdict(extent)} if extent.reasons else None


def _compared(settings: Settings, lists: Lists, key: bytes, as_of: str) -> Compared:
    suppressed = read_suppressions(settings)
    with reading() as session:
        staging = read_staging(session, SOURCE)
        places = facility_names(session)
    if isinstance(lists, DownloadedTable):
        plan = plan_of_table(lists, staging, suppressed=suppressed)
    else:
        plan = make_plan(lists, staging, key=key, as_of=as_of, suppressed=suppressed, alike=suppressed.resembles)
    rows = shown_rows(plan, places)
    text = json.dumps([asdict(row) for row in rows], sort_keys=True, ensure_ascii=False)
    return Compared(plan, rows, hashlib.sha256(text.encode()).hexdigest())
