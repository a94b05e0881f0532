"""What waits for a coordinator, and the campaign in numbers: reads over every domain below."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from lebenszeichen.campaigns.queries import known_campaigns
from lebenszeichen.coordinators.pairs import obstacle_to_second
from lebenszeichen.desk import numbers
from lebenszeichen.events.queries import count_to_accept
from lebenszeichen.family import queries as family
from lebenszeichen.http.permissions import Role
from lebenszeichen.http.problems import NotFound
from lebenszeichen.imports.queries import count_set_aside, count_waiting_for
from lebenszeichen.letters.holding import Group
from lebenszeichen.letters.levels import SMALLEST_TOTAL
from lebenszeichen.letters.queries import (
    HeldCards,
    counts_by_day,
    counts_by_prisoner,
    days_of_prisoner,
    held_cards,
    left_out_cards,
)
from lebenszeichen.letters.tallies import tallies_of
from lebenszeichen.mistakes import queries as mistakes
from lebenszeichen.places.queries import institutions_waiting
from lebenszeichen.prisoners.queries import prisoner_names, writable_prisoners
from lebenszeichen.prisoners.reports import count_reports, reports_to_check
from lebenszeichen.releases.queries import on_hold
from lebenszeichen.releases.showing import Viewer, count_waiting
from lebenszeichen.sync.held import Phones, phones_of_held


def waiting(session: Session, viewer: Viewer, role: Role) -> dict[str, int]:
    """How much of each kind waits for this coordinator; what an assistant may not decide is 0 for them."""
    letters = sum(one.cards for one in held_cards(session))
    if role is Role.ASSISTANT:
        return {**dict.fromkeys(_KINDS, 0), "letters_held": letters}
    to_confirm, for_others = count_waiting(session, viewer)
    return {
        "releases_to_confirm": to_confirm,
        "releases_waiting_for_others": for_others,
        "on_hold": len(on_hold(session)),
        "states_to_check": count_reports(session),
        "set_aside": count_set_aside(session),
        "imports_waiting": count_waiting_for(session, viewer.id),
        "letters_held": letters,
        "family_requests": family.count_open(session),
        "mistakes": mistakes.count_open(session),
        "events_to_accept": count_to_accept(session),
        **institutions_waiting(session, viewer.id),
    }


_KINDS = (
    "releases_to_confirm",
    "releases_waiting_for_others",
    "on_hold",
    "states_to_check",
    "set_aside",
    "imports_waiting",
    "family_requests",
    "mistakes",
    "events_to_accept",
    "facilities_to_check",
    "texts_to_confirm",
    "places_unmatched",
)


def reports(session: Session, coordinator_id: str) -> list[dict[str, Any]]:
    """States to check, each with what this coordinator may do about it."""
    return [{**one, "may": _may(session, one["proposed_by"], coordinator_id)} for one in reports_to_check(session)]


def _may(session: Session, proposed_by: str | None, coordinator_id: str) -> dict[str, bool]:
    if proposed_by is None:
        return {"propose": True, "confirm": False}
    return {"propose": False, "confirm": obstacle_to_second(session, [proposed_by], coordinator_id) is None}


def held_letters(session: Session, key: bytes) -> list[dict[str, Any]]:
    """Cards that wait for a look: [{campaign_id, day, cards, people, phones, ...}], oldest first.

    `people` holds only those with five cards or more on that day: enough to see whether somebody counts in bulk.
    """
    known = phones_of_held(session, key)
    groups = _by_group(session, held_cards(session))
    for group, shown in groups.items():
        phones = known.get(group, Phones())
        unknown = max(0, shown["cards"] - phones.cards)
        shown |= {"phones": phones.phones, "most_of_one_phone": phones.most, "of_unknown_phones": unknown}
    return list(groups.values())


def left_out_letters(session: Session) -> list[dict[str, Any]]:
    """Cards that somebody has left out: [{campaign_id, day, cards, people}], oldest first."""
    return list(_by_group(session, left_out_cards(session)).values())


def _by_group(session: Session, cards: Sequence[HeldCards]) -> dict[Group, dict[str, Any]]:
    names = prisoner_names(session)
    groups: dict[Group, dict[str, Any]] = {}
    for one in cards:
        empty = {"campaign_id": one.campaign_id, "day": str(one.day), "cards": 0, "people": []}
        group = groups.setdefault(Group(one.campaign_id, one.day), empty)
        group["cards"] += one.cards
        if one.cards >= SMALLEST_TOTAL:
            person = {"prisoner_id": one.prisoner_id, "names": dict(names.get(one.prisoner_id, {})), "cards": one.cards}
            group["people"].append(person)
    return groups


def campaign_counts(session: Session, campaign_id: str) -> dict[str, Any]:
    """The campaign in exact numbers. Phones' cards and cards counted on paper stand apart: one may be in both."""
    if not known_campaigns(session, [campaign_id]):
        raise NotFound()
    names = prisoner_names(session)
    by_prisoner, by_day = counts_by_prisoner(session, campaign_id), counts_by_day(session, campaign_id)
    tallies = tallies_of(session, campaign_id)
    return {
        "campaign_id": campaign_id,
        "phones": {"total": sum(one.posted for one in by_day), "days": numbers.days(by_day)},
        "paper": {
            "total": sum(tally.cards for tally in tallies),
            "tallies": [{"id": one.id, "day": one.day.isoformat(), "cards": one.cards} for one in tallies],
        },
        "people": numbers.people(by_prisoner, names),
        "without_any_card": numbers.without_any_card(by_prisoner, writable_prisoners(session), names),
    }


def person_days(session: Session, campaign_id: str, prisoner_id: str) -> dict[str, Any]:
    """One person's days in a campaign; nobody's are asked for with everybody else's, as they grow with both."""
    if not known_campaigns(session, [campaign_id]):
        raise NotFound()
    return numbers.person_days(days_of_prisoner(session, campaign_id, prisoner_id))
