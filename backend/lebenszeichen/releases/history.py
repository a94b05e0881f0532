"""What a told version is in people's histories. Flushes; the caller's unit of work commits."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from lebenszeichen.prisoners.history import NewEvent, note_told, take_told_back
from lebenszeichen.prisoners.outcomes import Outcome
from lebenszeichen.releases.consequences import STATE_OF, Before
from lebenszeichen.releases.content import Content
from lebenszeichen.releases.models import ReleaseDraft


def note_history(
    session: Session, row: ReleaseDraft, content: Content, before: Before, outcomes: Sequence[Outcome]
) -> None:
    """That these people came out, or died, with the two who said so; or that it was wrong of those named no more.

    Of whoever is not to be named nothing is noted: that they came out stands in no table.
    """
    kind, happened_on = STATE_OF[content.kind], content.happened_on.isoformat()
    now_told = [one.prisoner_id for one in outcomes if one.state == kind]
    events = [
        NewEvent(id, kind, content.source_words, happened_on=happened_on)  # type: ignore[arg-type]  # a state is a kind
        for id in now_told
    ]
    by = row.authors[0] if row.authors else None
    note_told(session, events, by=by, confirmed_by=row.confirmed_by, release_id=row.release_id)
    no_more = [id for id in before.named if id not in now_told and id in before.people]
    take_told_back(session, row.release_id, no_more, source=content.source_words)
