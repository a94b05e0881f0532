"""The family's door: "this is me or my family", in Belarusian, Russian and every language of ours.

It works without JavaScript, stores nothing, and asks nothing of whoever comes. What is done at once, and what is not,
is said before and after.
"""

import re
from typing import Any, NoReturn

from flask import Response, abort, request

from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.family.errors import NobodyListed
from lebenszeichen.family.service import ask
from lebenszeichen.family.wishes import CHANGES, Wish, is_wish
from lebenszeichen.http.limits import FAMILY_DOOR, limiter
from lebenszeichen.pages import people
from lebenszeichen.pages.catalogue import door_catalogue_for
from lebenszeichen.pages.current_list import current_list
from lebenszeichen.pages.languages import door_languages
from lebenszeichen.pages.presentation import page, settings
from lebenszeichen.pages.public_list import Prisoner
from lebenszeichen.prisoners.queries import is_not_shown
from lebenszeichen.sync.publication import publish_list

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
ADDRESS = f"/<any({', '.join(door_languages())}):language>/family/<id>"


def family_door(language: str, id: str) -> Response:
    """What can be asked for about this person, and what then happens."""
    person = current_list().prisoners.get(id)
    if person is None:
        _known_but_not_shown(id) or abort(404)
        say = door_catalogue_for(language).say
        return _said(language, id, say("family.gone.title"), say("family.gone.text"))
    return _asking(language, person)


@limiter.limit(FAMILY_DOOR)
def ask_as_family(language: str, id: str) -> Response:
    """Do it, and say what was done. Sent twice it is one request."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        abort(403)  # another site's page must not make its visitors ask
    wish, _, what = request.form.get("wish", "").partition("-")
    person = current_list().prisoners.get(id)
    if person is None and not _known_but_not_shown(id):
        abort(404)
    if not is_wish(wish, what):
        return _asking(language, person, status=422) if person else family_door(language, id)
    cap = settings().family_door_daily_cap
    try:
        acted = write_and_repeat(lambda session: ask(session, id, _as_wish(wish), what, cap))
    except NobodyListed:
        return family_door(language, id)
    publish_list()
    say = door_catalogue_for(language).say
    return _said(language, id, say(f"family.done.{acted}.title"), say(f"family.done.{acted}.text"))


def nobody_shown(id: str) -> NoReturn:
    """410 for somebody who was taken down or is hidden, 404 for an id that nobody ever had."""
    abort(410 if _known_but_not_shown(id) else 404)


def _asking(language: str, person: Prisoner, status: int = 200) -> Response:
    say = door_catalogue_for(language).say
    changes = [(f"change-{what}", say(f"family.change.{what}")) for what in CHANGES]
    freed = person.state == "came_out"
    return _door(
        "family.html",
        language,
        person.id,
        status=status,
        prisoner=person,
        name=people.name_in(person, language),
        remove_text=say("family.remove.came_out") if freed else say("family.remove.held"),
        changes=changes,
    )


def _said(language: str, id: str, title: str, text: str) -> Response:
    return _door("family_said.html", language, id, title=title, text=text)


def _door(template: str, language: str, id: str, status: int = 200, **values: Any) -> Response:
    catalogue = door_catalogue_for(language)
    tongues = [(other, door_catalogue_for(other).say("language.name")) for other in door_languages()]
    frame = "pages/base.html" if catalogue.messages.get("nav.label") else "pages/family_frame.html"
    return page(template, language, status=status, catalogue=catalogue, frame=frame, tongues=tongues, id=id, **values)


def _known_but_not_shown(id: str) -> bool:
    if not _ID.fullmatch(id):
        return False  # no database is asked for what nobody's id can be
    with reading() as session:
        return is_not_shown(session, id)


def _as_wish(wish: str) -> Wish:
    return wish  # type: ignore[return-value]  # `is_wish` has looked
