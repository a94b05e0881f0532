"""Writes of whom a list says words that name no institution, so that a person can say what they mean."""

from sqlalchemy.orm import Session

from lebenszeichen.identifiers import prisoner_id_from
from lebenszeichen.imports.difference import Change
from lebenszeichen.imports.plan import Plan
from lebenszeichen.places.imported import place_people, queue_places


def write_places(session: Session, plan: Plan, source: str) -> None:
    """After the people: also of those in whom nothing else changes. Flushes; the caller's unit commits."""
    named, hashes = plan.institutions, plan.presence.hashes

    def person(change: Change) -> str:
        return change.prisoner_id or prisoner_id_from(hashes[change.source_id])

    looked_at = [change for change in plan.difference.changes if change.place or change.facts]
    said = {person(change): named.words_of(change.place) for change in looked_at}
    words = set(said.values())
    queue_places(session, [place for place in named.new_places if place.key in words], source, plan.as_of)
    place_people(session, said)
