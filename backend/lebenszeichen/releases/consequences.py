"""What a told version means for each person. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lebenszeichen.prisoners.outcomes import Outcome, PersonNow
from lebenszeichen.releases.content import Content, Kind
from lebenszeichen.releases.lifecycle import Step

STATE_OF: Mapping[Kind, str] = {"release": "came_out", "death": "died"}
_READY: Mapping[Kind, frozenset[str]] = {
    "release": frozenset({"do_not_write"}),
    "death": frozenset({"do_not_write", "came_out"}),
}
"""In which state somebody is between the report and the telling."""


@dataclass(frozen=True, slots=True)
class Before:
    """How things stand when the hold has ended."""

    people: Mapping[str, PersonNow]
    """Everybody whom this version, or the one before it, speaks of and who is on the list."""
    named: Collection[str] = ()
    """Who was named until now."""
    kind: Kind | None = None
    """What the release said of them until now; None for a first word."""
    questioned: bool = False
    against: Collection[str] = ()
    """Of whom a source has said since what does not fit."""

    def is_of_another(self, id: str) -> bool:
        """Is this person's state the word of another release? Somebody came out, and died a year later."""
        person = self.people.get(id)
        ours = STATE_OF[self.kind] if self.kind else None
        return id in self.named and person is not None and person.state in STATE_OF.values() and person.state != ours


def something_changed(content: Content, before: Before) -> bool:
    """Is this not what two people looked at any more?

    Somebody whom it names for the first time was decided otherwise meanwhile, was taken down, stands in another
    release, or a source has said since what does not fit: that they are held, or died.
    """
    for id in content.named:
        if id in before.named:
            continue
        person = before.people.get(id)
        if person is None or person.state not in _READY[content.kind] or id in before.against:
            return True
    return False


def outcomes(content: Content, step: Step, before: Before) -> list[Outcome]:
    """What becomes of each person on the list.

    Whoever is named came out, or died; whoever is named no longer gets the neutral word. Somebody who got that after
    an earlier version, because a source said "arrested again", keeps it. Of whoever is not to be named nothing changes
    now: they got the neutral word when the draft was written, and a change in this moment would tell who they are.
    Nothing changes either of whoever another release has spoken of since.
    """
    named = () if step == "withdrawal" else tuple(id for id in content.named if _is_told(id, before))
    release = {"on": content.happened_on.isoformat(), "source": content.source_words}
    told = {**release, "destination": content.only_destination}
    outcomes = [Outcome(id, STATE_OF[content.kind], told) for id in named]
    outcomes += [Outcome(id, "do_not_write") for id in before.named if id not in named and id in before.people]
    return [one for one in outcomes if not before.is_of_another(one.prisoner_id)]


def _is_told(id: str, before: Before) -> bool:
    person = before.people.get(id)
    if person is None:
        return False
    waits_for_nobody = id not in before.named or before.questioned
    return (waits_for_nobody and id not in before.against) or person.state in STATE_OF.values()
