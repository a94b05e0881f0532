"""How a draft will sound, before there is one: the same words that it will have, kept nowhere."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from lebenszeichen.prisoners import outcomes as people
from lebenszeichen.releases.content import Content, Texts, check
from lebenszeichen.releases.lifecycle import Step
from lebenszeichen.releases.rows import reported_on
from lebenszeichen.releases.wording import fill


def preview(session: Session, content: Content, step: Step, release_id: str | None, now: datetime) -> Texts:
    """By language: {title, body}. `release_id`: what a correction or withdrawal is about.

    People who are not on the list are left out: whether they fit is said when it is drafted. Raises InvalidRelease.
    """
    check(content, now.date())
    known = people.people_now(session, content.named)
    names: Mapping[str, Mapping[str, str]] = {id: person.names for id, person in known.items()}
    told_on = reported_on(session, release_id) if release_id else None
    return fill(content, step, names, told_on).texts
