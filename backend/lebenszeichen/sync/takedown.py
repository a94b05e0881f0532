"""Taking a person down: off the list, off every file that was published, and not back by an import or a restore.

Hiding is the same, but that the row stays whole until two coordinators have decided. Each is remembered outside the
database before it commits: whatever fails afterwards is done by the next process that looks (`obey`, and every start).
"""

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from lebenszeichen.alerts.telling import say_anew
from lebenszeichen.claims.service import forget_claims_on
from lebenszeichen.database import reading, settings_of, writing
from lebenszeichen.database.spaces import advance
from lebenszeichen.imports.decisions import forget_before, same_people
from lebenszeichen.imports.runs import forget_changes, forget_set_aside
from lebenszeichen.imports.viasna import SOURCE
from lebenszeichen.letters.errors import UnknownPrisoner
from lebenszeichen.letters.tallies import forget_people_of_tallies
from lebenszeichen.places.imported import forget_places_of
from lebenszeichen.prisoners.imported import names_and_birthdays
from lebenszeichen.prisoners.queries import listed_sources, prisoners_not_shown
from lebenszeichen.prisoners.removal import blank_prisoners, bury, hide_prisoners, show_prisoner
from lebenszeichen.prisoners.service import number_prisoners
from lebenszeichen.prisoners.suppression import (
    Suppressions,
    read_suppressions,
    remember_hidden,
    remember_shown,
    suppress,
    suppress_alike,
)
from lebenszeichen.releases.service import number_releases, unname
from lebenszeichen.settings import Settings
from lebenszeichen.sync.publication import publish_list, withdraw_files


def take_down(prisoner_id: str) -> None:
    """For good, and published. Raises UnknownPrisoner when nobody on the list has this id."""
    with writing() as session:
        erase(session, [prisoner_id])
    publish_list()


def erase(session: Session, ids: Collection[str]) -> None:
    """Nothing but their number is left of these people. The caller commits, then publishes the list.

    Raises UnknownPrisoner when one of them is not on the list.
    """
    settings = settings_of(session)
    for source_id in _numbers_of(session, ids):
        suppress(settings, source_id)
    for names, birthday in names_and_birthdays(session, ids):
        suppress_alike(settings, names, birthday)
    memory = read_suppressions(settings)
    same = _forget_rows(session, memory)
    gone, _ = _behind(session, memory)
    _leave(session, {*ids, *same, *gone}, for_good=True)


def hide(session: Session, ids: Collection[str]) -> None:
    """Nobody is shown these people until somebody decides. The caller commits, then publishes the list.

    Raises UnknownPrisoner when one of them is not on the list.
    """
    settings = settings_of(session)
    for source_id in _numbers_of(session, ids):
        remember_hidden(settings, source_id)
    _leave(session, ids, for_good=False)


def show_again(session: Session, prisoner_id: str) -> None:
    """As before they were hidden, but for releases: those name them no more. The caller commits, then publishes.

    Raises UnknownPrisoner when they were taken down meanwhile.
    """
    for source_id in _numbers_of(session, [prisoner_id]):
        remember_shown(settings_of(session), source_id)
    advance(session, "levels")
    show_prisoner(session, prisoner_id, advance(session, "list"))


def tell_no_more(session: Session, prisoner_id: str) -> None:
    """A family asks for silence: releases name this person no more, and older files of the list are not to be read.

    The caller has set the flag, commits, then publishes the list.
    """
    releases = unname(session, [prisoner_id])
    say_anew(session, releases)
    first = advance(session, "list", 1 + len(releases)) - len(releases)
    number_prisoners(session, [prisoner_id], first)
    number_releases(session, releases, first + 1)
    withdraw_files(session)


def say_of_flags(session: Session, prisoner_id: str) -> None:
    """Phones fetch this person's row again: a flag was set or lifted."""
    number_prisoners(session, [prisoner_id], advance(session, "list"))


def take_down_again(settings: Settings) -> int:
    """The database may show people whom the memory does not: it was restored, or another machine was asked.

    At every start, each minute, and whenever the memory changes. Returns how many there were.
    """
    memory = read_suppressions(settings)
    if not (memory.hashes or memory.hidden):
        return 0
    with reading() as session:
        if not any(_behind(session, memory)):
            return 0
    with writing() as session:
        gone, hidden = _behind(session, memory)
        gone = sorted({*gone, *_forget_rows(session, memory)})
        if gone:
            _leave(session, gone, for_good=True)
        if hidden:
            _leave(session, hidden, for_good=False)
    publish_list()
    return len(gone) + len(hidden)


def _forget_rows(session: Session, memory: Suppressions) -> list[str]:
    """Rows that wait for a person, and decisions about them; returns ids that had left the list as the same person."""
    forget_set_aside(session, SOURCE, memory)
    return forget_before(session, memory)


def _behind(session: Session, memory: Suppressions) -> tuple[list[str], list[str]]:
    """Who is to be taken down again, and who is to be hidden again."""
    sources = listed_sources(session)
    not_shown = prisoners_not_shown(session)
    gone = sorted(id for id, source_id in sources.items() if source_id in memory)
    shown = sources.keys() - not_shown - set(gone)
    return gone, sorted(id for id in shown if memory.hides(sources[id]))


def _sources_of(session: Session, ids: Collection[str]) -> Mapping[str, str | None]:
    listed = listed_sources(session)
    for id in ids:
        if id not in listed:
            raise UnknownPrisoner(f"Nobody on the list has the id {id!r}.")
    return {id: listed[id] for id in ids}


def _numbers_of(session: Session, ids: Collection[str]) -> list[str]:
    """Every number of lists under which these people are known."""
    return sorted(same_people(session, filter(None, _sources_of(session, ids).values())))


def _leave(session: Session, ids: Collection[str], *, for_good: bool) -> None:
    ids = sorted(ids)
    releases = unname(session, ids)  # first: drafts are locked before people, as when one is told
    say_anew(session, releases)
    forget_claims_on(session, ids)
    if for_good:
        forget_people_of_tallies(session, ids)
        blank_prisoners(session, ids)
        forget_places_of(session, ids)
        forget_changes(session, ids)
    else:
        hide_prisoners(session, ids)
    # The levels file names nobody who is not on the list.
    advance(session, "levels")
    first = advance(session, "list", len(ids) + len(releases)) - len(ids) - len(releases) + 1
    bury(session, ids, first)
    number_releases(session, releases, first + len(ids))
    withdraw_files(session)
