"""A compared list as rows that people read: who, and what of them before and after. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from lebenszeichen.imports.difference import Change, SetAside
from lebenszeichen.imports.groups import GROUPS, Group, group_of, key_of_address
from lebenszeichen.imports.plan import Plan, kept_columns
from lebenszeichen.prisoners.facts import KnownPrisoner, PrisonerFacts

Values = dict[str, Any]
"""Field → value; names by language, an institution by its name, an address as lines."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row. `before` and `after` hold only what changes; of somebody new all that is known."""

    key: str
    """What `leave_out.rows` calls it: a source's own id, or `address:…`."""
    group: Group
    source_id: str | None
    prisoner_id: str | None
    names: Mapping[str, str]
    """Of the person or of the institution."""
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    needs_second: bool = False
    """Applying it is not all: two people decide about the state, or compare the address."""
    reason: str | None = None
    """Why it was set aside, or what is odd."""
    line: int | None = None


Places = Mapping[str, str]
"""Institution's id → its name."""


def shown_rows(plan: Plan, places: Places) -> list[ShownRow]:
    """All rows, group by group, in each by name."""
    everywhere = {**places, **{one.id: one.name for one in plan.institutions.added}}
    names = {one.row.source_id: _names(one) for one in plan.set_aside}
    rows = [
        *_of_people(plan, everywhere),
        *_of_addresses(plan, everywhere),
        *_of_institutions(plan),
        *_odd(plan, names),
    ]
    return sorted(rows, key=_in_order)


def _in_order(row: ShownRow) -> tuple[int, str, str]:
    return GROUPS.index(row.group), next(iter(row.names.values()), ""), row.key


def _of_people(plan: Plan, places: Places) -> Iterator[ShownRow]:
    aside = {one.row.source_id: one for one in plan.set_aside}
    for change in plan.changes:
        yield _of_change(change, places, aside.pop(change.source_id, None))
    for one in aside.values():
        id = one.row.source_id
        known = plan.prisoners.get(id)
        yield ShownRow(
            id,
            "set_aside",
            id,
            known.id if known else None,
            _names(one),
            after=_said({name: value for name, value in kept_columns(one.row).items() if name != "names"}),
            needs_second=True,
            reason=one.reason,
        )


def _of_change(change: Change, places: Places, aside: SetAside | None) -> ShownRow:
    before, after = _before_and_after(change, places)
    facts = change.facts or (change.before.facts if change.before else None)
    return ShownRow(
        change.source_id,
        group_of(change),
        change.source_id,
        change.prisoner_id,
        dict(facts.names) if facts else {},
        before,
        after,
        needs_second=change.report is not None,
        reason=aside.reason if aside else None,
    )


def _before_and_after(change: Change, places: Places) -> tuple[Values, Values]:
    had = change.before
    after: Values = {"state": change.state} if change.state else {}
    before: Values = {"state": had.state} if had and change.state else {}
    if change.report:
        after["reported"] = change.report
        if change.reported_on:
            after["reported_on"] = change.reported_on
    if change.facts:
        after |= values_of(change.facts, places)
    if change.details:
        after |= asdict(change.details)
    if had is None:
        return {}, _said(after)
    before |= _had(had, change, places)
    return only_changed(before, after)


def _had(had: KnownPrisoner, change: Change, places: Places) -> Values:
    facts = values_of(had.facts, places) if change.facts else {}
    return {**facts, **(asdict(had.details) if change.details else {})}


def values_of(facts: PrisonerFacts, places: Places) -> Values:
    """Facts as people read them."""
    return {
        "names": dict(facts.names),
        "gender": facts.gender,
        "birthday": facts.birthday,
        "detained_on": facts.detained_on,
        "sentenced_on": facts.sentenced_on,
        "sentence": facts.sentence,
        "facility": places.get(facts.facility_id, facts.facility_id) if facts.facility_id else None,
    }


def only_changed(before: Values, after: Values) -> tuple[Values, Values]:
    """Without what is the same on both sides."""
    if before.get("names") and after.get("names"):
        had, has = before["names"], after["names"]
        same = {lang for lang in had if has.get(lang) == had[lang]}
        before = {**before, "names": {lang: name for lang, name in had.items() if lang not in same}}
        after = {**after, "names": {lang: name for lang, name in has.items() if lang not in same}}
    fields = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return (
        {name: value for name, value in before.items() if name in fields},
        {name: value for name, value in after.items() if name in fields},
    )


def _said(values: Values) -> Values:
    return {name: value for name, value in values.items() if value not in (None, "", {})}


def _names(one: SetAside) -> dict[str, str]:
    return {lang: part.name for lang, part in one.row.by_lang.items()}


def _of_addresses(plan: Plan, places: Places) -> Iterator[ShownRow]:
    had = {one.id: one.address for one in plan.institutions.known}
    for proposal in plan.institutions.proposals:
        address = had.get(proposal.facility_id)
        yield ShownRow(
            key_of_address(proposal),
            "address_text",
            None,
            None,
            {"": places.get(proposal.facility_id, proposal.facility_id)},
            {"address": list(address)} if address else {},
            {"address": list(proposal.address)},
            needs_second=True,
        )


def _of_institutions(plan: Plan) -> Iterator[ShownRow]:
    for one in plan.institutions.added:
        yield ShownRow(f"institution:{one.id}", "new_institutions", None, None, {one.lang: one.name})


def _odd(plan: Plan, names: Mapping[str, Mapping[str, str]]) -> Iterator[ShownRow]:
    for number, one in enumerate(plan.difference.odd):
        known = plan.prisoners.get(one.source_id)
        yield ShownRow(
            f"odd:{number}",
            "odd_fields",
            one.source_id or None,
            known.id if known else None,
            dict(known.facts.names) if known else dict(names.get(one.source_id, {})),
            after={"column": one.column},
            reason=one.reason,
            line=one.line or None,
        )
