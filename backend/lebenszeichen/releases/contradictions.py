"""What sources say of people in a draft that does not fit it: shown at the desk, and what the clock stops for."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from lebenszeichen.prisoners import outcomes as people
from lebenszeichen.prisoners.outcomes import Contradiction
from lebenszeichen.releases.content import Content
from lebenszeichen.releases.models import Release, ReleaseDraft

EVER = datetime.fromisoformat("2020-01-01T00:00:00+00:00")


def contradictions(session: Session, row: ReleaseDraft, content: Content) -> list[Contradiction]:
    """Undecided reports against this content of this draft, oldest first.

    They came since it was written; or they speak of the day of its newest source, or later, whenever they came:
    writing it anew settles nothing. Of somebody who was named already, all that was said since counts.
    """
    release = session.get(Release, row.release_id)
    named = set(release.prisoner_ids) if release else set()
    first = {one.prisoner_id for one in content.people} - named
    found = people.contradictions(session, first, content.kind, row.reported_at, _said_on(row, content))
    found += people.contradictions(session, named, content.kind, EVER, date.min)
    return sorted(found, key=lambda one: one.report_id)


def _said_on(row: ReleaseDraft, content: Content) -> date:
    """The day for which its sources speak; none speaks for a day after it was written."""
    days = [date.fromisoformat(source.on) for source in content.sources]
    return min(max(days, default=content.happened_on), row.reported_at.date())
