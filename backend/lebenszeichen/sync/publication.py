"""Publishing: what changed is put into files that a million readers can share.

A file is built from one snapshot of the database and compressed outside any transaction; only storing it writes.
Counters are read before rows, and every writer moves its counter last, so a file misses nothing at or below its number.
Each function here is a unit of work of its own and can be repeated at will.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import advance, hold_server_state, reached, server_state
from lebenszeichen.guides.library import languages
from lebenszeichen.guides.publication import texts_file
from lebenszeichen.settings import Settings
from lebenszeichen.sync import shelf
from lebenszeichen.sync.chain import Chain
from lebenszeichen.sync.files import body_hash, canonical, make_file
from lebenszeichen.sync.levels import Levels, Steps, levels_now
from lebenszeichen.sync.listing import Listing, delta, snapshot
from lebenszeichen.sync.memory import remember
from lebenszeichen.sync.shelf import LEVELS, LIST_KINDS, SPAN, TEXTS, Kind, Label


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file of the list before it is compressed."""

    label: Label
    body: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class _Step:
    """What takes the list one boundary further: a snapshot, or a delta and (from the second on) the span over all."""

    drafts: list[_Draft]
    built_on: int | None
    """The boundary before it; None: there was none."""


def publish_all(settings: Settings) -> None:
    """Bring every file up to date; the manifest is whole afterwards."""
    publish_list()
    publish_levels(settings, even_if_unmoved=True)
    publish_texts(settings)
    remember(settings)


def publish_list() -> bool:
    """Publish what changed on the list since the last boundary; False when nothing did, or somebody was faster."""
    with reading() as session:
        step = _next_step(session)
    if step is None:
        return False
    files = [(draft.label, make_file(draft.body, draft.rows)) for draft in step.drafts]
    with writing() as session:
        epoch = hold_server_state(session).epoch
        if epoch != files[0][0].epoch or Chain.current(session, epoch).boundary != step.built_on:
            return False
        shelf.supersede(session, LIST_KINDS if files[0][0].kind == "snapshot" else [SPAN], clock.now())
        for label, file in files:
            shelf.put(session, label, file, clock.now())
    return True


def publish_levels(settings: Settings, *, even_if_unmoved: bool = False) -> bool:
    """Publish the levels when their counter moved or a day passed; False when there was nothing to do."""
    now = clock.now()
    with reading() as session:
        current = shelf.current_levels(session, server_state(session).epoch)
        fresh = current is not None and (current.to_seq, current.published_at.date()) == (
            reached(session, "levels"),
            now.date(),
        )
        if fresh and not even_if_unmoved:
            return False
        levels = levels_now(session, Steps(settings.level_some, settings.level_many), now.date())
    body = canonical(levels.document)
    if current is not None and current.hash == body_hash(body) and current.published_at.date() == now.date():
        return False
    return _store_levels(levels, body)


def publish_texts(settings: Settings) -> bool:
    """Publish guides and notices in every language as this version of the program has them."""
    changed = False
    for lang in languages():
        body, rows = texts_file(lang, settings)
        with reading() as session:
            epoch, seq = server_state(session).epoch, reached(session, "list")
            current = shelf.current_texts(session, epoch).get(lang)
        if current is not None and current.hash == body_hash(body):
            continue
        file = make_file(body, rows)
        with writing() as session:
            shelf.supersede(session, [TEXTS], clock.now(), lang)
            shelf.put(session, Label(TEXTS, epoch, seq, lang=lang), file, clock.now())
        changed = True
    return changed


def withdraw_list() -> None:
    """Somebody is named no more: every file of the list, current or older, answers 410 at once; then a new snapshot.

    The caller has changed or deleted the rows before. Between the two steps the manifest answers 503, for a moment.
    """
    with writing() as session:
        withdraw_files(session)
    publish_list()


def withdraw_files(session: Session) -> None:
    """The first half, inside the transaction that changes the rows: what fails afterwards leaves nothing to be read.

    Last in the transaction.
    """
    shelf.withdraw(session, LIST_KINDS, clock.now())
    advance(session, "list")  # a new number, so that no body can have a hash that was taken down


def _next_step(session: Session) -> _Step | None:
    epoch, seq = server_state(session).epoch, reached(session, "list")
    chain = Chain.current(session, epoch)
    if chain.boundary == seq:
        return None
    if chain.snapshot is not None and chain.boundary is not None:
        changes = delta(session, epoch, chain.boundary, seq)
        if not changes.rows and changes.as_of == chain.as_of:
            return None
        draft = _draft("delta", changes, epoch, seq, after=chain.boundary)
        if chain.takes(len(draft.body), clock.now()):
            drafts = [draft]
            if chain.deltas:
                start = chain.snapshot.to_seq
                drafts.append(_draft(SPAN, delta(session, epoch, start, seq), epoch, seq, after=start))
            return _Step(drafts, chain.boundary)
    return _Step([_draft("snapshot", snapshot(session, epoch, seq), epoch, seq)], chain.boundary)


def _draft(kind: Kind, listing: Listing, epoch: str, seq: int, after: int | None = None) -> _Draft:
    return _Draft(Label(kind, epoch, seq, after=after, as_of=listing.as_of), canonical(listing.document), listing.rows)


def _store_levels(levels: Levels, body: bytes) -> bool:
    file = make_file(body, levels.rows)
    with writing() as session:
        epoch = hold_server_state(session).epoch
        current = shelf.current_levels(session, epoch)
        if epoch != levels.epoch or (current is not None and current.to_seq > levels.seq):
            return False
        shelf.supersede(session, [LEVELS], clock.now())
        shelf.put(session, Label(LEVELS, epoch, levels.seq), file, clock.now())
    return True
