"""Taking a person down: off the list, off every file that was published, and not back by an import or a restore."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from lebenszeichen.alerts.telling import say_anew
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import advance
from lebenszeichen.imports.runs import forget_set_aside
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.letters.errors import UnknownPrisoner
from lebenszeichen.prisoners.queries import listed_sources
from lebenszeichen.prisoners.removal import blank_prisoners, bury
from lebenszeichen.prisoners.suppression import read_suppressions, suppress
from lebenszeichen.releases.service import number_releases, unname
from lebenszeichen.settings import Settings
from lebenszeichen.sync.publication import withdraw_list


def take_down(settings: Settings, prisoner_id: str) -> None:
    """Remember it outside the database first: whatever fails afterwards is done at the next start.

    Raises UnknownPrisoner when nobody on the list has this id.
    """
    with reading() as session:
        sources = listed_sources(session)
    if prisoner_id not in sources:
        raise UnknownPrisoner(f"Nobody on the list has the id {prisoner_id!r}.")
    if source_id := sources[prisoner_id]:
        suppress(settings, source_id)
    with writing() as session:
        forget_set_aside(session, SOURCE, read_suppressions(settings))
        _remove(session, [prisoner_id])
    withdraw_list()


def take_down_again(settings: Settings) -> int:
    """At the start: a restored database may have people who were taken down since. Returns how many it had."""
    suppressed = read_suppressions(settings)
    if not suppressed.hashes:
        return 0
    with writing() as session:
        forget_set_aside(session, SOURCE, suppressed)
        ids = sorted(id for id, source_id in listed_sources(session).items() if source_id in suppressed)
        if ids:
            _remove(session, ids)
    if ids:
        withdraw_list()
    return len(ids)


def _remove(session: Session, ids: Sequence[str]) -> None:
    releases = unname(session, ids)  # first: drafts are locked before people, as when one is told
    say_anew(session, releases)
    blank_prisoners(session, ids)
    # The levels file names nobody who is not on the list.
    advance(session, "levels")
    first = advance(session, "list", len(ids) + len(releases)) - len(ids) - len(releases) + 1
    bury(session, ids, first)
    number_releases(session, releases, first + len(ids))
