"""What coordinators see of people on the list: every fact with its source, and who is who."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.coordinators.queries import names_of
from lebenszeichen.facilities.queries import public_facilities
from lebenszeichen.imports.decisions import standing_decisions
from lebenszeichen.imports.identity import groups_of
from lebenszeichen.imports.queries import list_as_of, set_aside_rows
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.names.plain import plain_name
from lebenszeichen.prisoners.desk import known_people, person_at_the_desk
from lebenszeichen.prisoners.history_kinds import BY_TWO, TOLD
from lebenszeichen.prisoners.photos import photo_facts

Json = dict[str, Any]


def person(session: Session, prisoner_id: str, viewer: str) -> Json:
    """One person with everything that is kept of them. Raises UnknownPerson."""
    found = person_at_the_desk(session, prisoner_id)
    own = [one for one in standing_decisions(session) if found["source_id"] in one["source_ids"]]
    ids = {one[who] for one in found["events"] for who in ("entered_by", "confirmed_by")}
    ids |= {one["by"] for one in [*found["edits"], *found["details"]]} | {one["decided_by"] for one in own}
    photo = photo_facts(session, prisoner_id)
    ids |= {photo["added_by"], photo["released_by"]} if photo else set()
    names = names_of(session, sorted(filter(None, ids)))
    return {
        **found,
        "as_of": list_as_of(session),
        "facilities": _facility_names(session),
        "events": [_event(session, one, names, viewer, found["public"]) for one in found["events"]],
        "edits": [{**one, "by": names.get(one["by"])} for one in found["edits"]],
        "details": [{**one, "by": names.get(one["by"])} for one in found["details"]],
        "photo": photo and {**photo, **{who: names.get(photo[who]) for who in ("added_by", "released_by")}},
        "decisions": [_decision(one, names) for one in own],
    }


def identity(session: Session) -> Json:
    """{groups: [{reason, rows, alike}], decisions}: what waits, with whoever on the list is alike, and what holds."""
    listed = known_people(session)
    groups = [_group(rows, listed) for rows in groups_of(set_aside_rows(session))]
    standing = standing_decisions(session)
    names = names_of(session, sorted({one["decided_by"] for one in standing if one["decided_by"]}))
    return {"groups": groups, "decisions": [_decision(one, names) for one in standing]}


def _group(rows: Sequence[Mapping[str, Any]], listed: Sequence[Json]) -> Json:
    ids = {f"{SOURCE}:{one['source_id']}" for one in rows}
    names = {plain_name(name) for one in rows for name in one["row"].get("names", {}).values()} - {""}
    alike = [one for one in listed if one["source_id"] in ids or names & set(map(plain_name, one["names"].values()))]
    shown = [{"source_id": f"{SOURCE}:{one['source_id']}", "row": one["row"]} for one in rows]
    return {"reason": rows[0]["reason"], "rows": shown, "alike": alike}


def _event(session: Session, event: Json, names: Mapping[str, str], viewer: str, facts: Json) -> Json:
    entered_by, kind = event["entered_by"], event["kind"]
    waits = kind in BY_TWO and not event["public"] and not event["corrected"] and entered_by is not None
    told = kind in TOLD and event["public"]
    # What the list says now stands in the facts: only another list changes it.
    is_fact = event["happened_on"] is not None and facts.get(f"{kind}_on") == event["happened_on"]
    return {
        **event,
        "entered_by": names.get(entered_by),
        "confirmed_by": names.get(event["confirmed_by"]),
        "waits": waits,
        "may": {
            "confirm": waits and obstacle_to_second(session, [entered_by], viewer) is None,
            "correct": not event["corrected"] and kind != "correction" and not told and not is_fact,
        },
    }


def _decision(one: Json, names: Mapping[str, str]) -> Json:
    rows = [{"source_id": f"{SOURCE}:{row['source_id']}", "row": row["row"]} for row in one["rows"]]
    return {**one, "rows": rows, "decided_by": names.get(one["decided_by"])}


def _facility_names(session: Session) -> list[Json]:
    return [{"id": one["id"], "names": one["name"], "state": one["state"]} for one in public_facilities(session)]
