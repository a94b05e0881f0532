"""Taking people out of releases: somebody, or their family, asked for it; or they were invented."""

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from lebenszeichen.coordinators.audit import note
from lebenszeichen.prisoners import outcomes as people
from lebenszeichen.releases.content import Content
from lebenszeichen.releases.lifecycle import stopped
from lebenszeichen.releases.models import Release, ReleaseDraft
from lebenszeichen.releases.rows import content_of, draft_of, put, reported_on, versions
from lebenszeichen.releases.wording import fill

TAKEN_DOWN = "taken-down"
"""Why the program itself stopped a hold: somebody in it was taken down, so it is not what was confirmed."""


def unname(session: Session, prisoner_ids: Collection[str]) -> list[str]:
    """Let no release and no draft speak of these people any more; returns the public ones that changed.

    Texts that may have named them are filled anew, a hold is stopped, and reasons that were typed about such a draft
    are blanked. The number stays: that many people came out.
    """
    for row in session.scalars(select(ReleaseDraft).order_by(ReleaseDraft.id).with_for_update()):
        content = content_of(row)
        if row.state == "dropped":  # of whom it spoke is not known any more: why it was dropped may say it
            row.reason = None
        if not {one.prisoner_id for one in content.people}.isdisjoint(prisoner_ids):
            _forget(session, row, content.without(tuple(prisoner_ids)))
    changed = []
    for release in session.scalars(select(Release).order_by(Release.id).with_for_update()):
        if not set(prisoner_ids).isdisjoint(release.prisoner_ids) or _texts_now(session, release) != release.texts:
            release.prisoner_ids = [id for id in release.prisoner_ids if id not in prisoner_ids]
            release.texts = _texts_now(session, release)
            if release.question:
                release.question = {**release.question, "reason": ""}
            changed.append(release.id)
    session.flush()
    return changed


def forget_releases_of(session: Session, prisoner_ids: Collection[str]) -> list[str]:
    """Erase releases and drafts that speak of these people: they were invented. Returns public ids that are gone."""
    gone: set[str] = set()
    for row in session.scalars(select(ReleaseDraft)):
        if not {one.prisoner_id for one in content_of(row).people}.isdisjoint(prisoner_ids):
            gone.add(row.release_id)
    public = sorted(session.scalars(select(Release.id).where(Release.id.in_(gone))))
    session.execute(delete(ReleaseDraft).where(ReleaseDraft.release_id.in_(gone)))
    session.execute(delete(Release).where(Release.id.in_(gone)))
    return public


def _forget(session: Session, row: ReleaseDraft, content: Content) -> None:
    draft = draft_of(row)
    if draft.state == "on_hold":
        draft = stopped(draft, None, TAKEN_DOWN)
        note(session, None, "release stopped", f"release:{row.release_id}", draft=row.id, because=TAKEN_DOWN)
    else:
        draft = replace(draft, reason=None)
    put(row, draft)
    known = people.people_now(session, content.named)
    names = {id: person.names for id, person in known.items()}
    filled = fill(content, row.step, names, reported_on(session, row.release_id, row.version))  # type: ignore[arg-type]
    row.content, row.content_hash, row.opened_by = filled.as_json(), filled.hash, {}
    session.flush()


def _texts_now(session: Session, release: Release) -> dict[str, dict[str, str]]:
    """As its last version says them; the shipped record has none."""
    told = versions(session, release.id, ["told"])
    return {lang: dict(words) for lang, words in content_of(told[0]).texts.items()} if told else {}
