"""What the database knows before a list is compared, read in one snapshot."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lebenszeichen.database.spaces import reached
from lebenszeichen.facilities.imported import known_facilities, proposed_addresses
from lebenszeichen.imports.decisions import decided_of
from lebenszeichen.imports.known import Seen, SetAsideKnown, Staging
from lebenszeichen.imports.models import Import, SetAsideRow, SourceFingerprint
from lebenszeichen.names.plain import plain_name
from lebenszeichen.places.imported import known_places
from lebenszeichen.prisoners.imported import prisoners_joined, prisoners_of, released_elsewhere


def read_staging(session: Session, source: str) -> Staging:
    """Read it all, in the caller's snapshot."""
    decided = decided_of(session, source)
    return Staging(
        baseline=read_baseline(session),
        prisoners=prisoners_of(session, source) | prisoners_joined(session, decided.joined),
        decided=decided,
        released={plain_name(name): day for names, day in released_elsewhere(session, source) for name in names},
        facilities=known_facilities(session),
        proposed=proposed_addresses(session),
        seen=_seen(session),
        set_aside=_set_aside(session),
        places=known_places(session),
    )


def read_baseline(session: Session) -> tuple[int, int]:
    """(last import, last number of the list space): when neither moved, what was compared still holds."""
    last = session.execute(select(func.max(Import.id))).scalar_one()
    return last or 0, reached(session, "list")


def _seen(session: Session) -> dict[tuple[str, str], Seen]:
    query = select(
        SourceFingerprint.id_hash, SourceFingerprint.lang, SourceFingerprint.fingerprint, SourceFingerprint.status
    )
    return {(id_hash, lang): Seen(fingerprint, status) for id_hash, lang, fingerprint, status in session.execute(query)}


def _set_aside(session: Session) -> dict[str, SetAsideKnown]:
    query = select(SetAsideRow.source_id, SetAsideRow.reason, SetAsideRow.fingerprint)
    return {source_id: SetAsideKnown(reason, print_) for source_id, reason, print_ in session.execute(query)}
