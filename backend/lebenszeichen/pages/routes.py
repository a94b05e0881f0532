"""The plain pages: they work without JavaScript, set no worker and store nothing."""

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from lebenszeichen import clock
from lebenszeichen.guides.library import guides_in, languages
from lebenszeichen.guides.notices import notices_in
from lebenszeichen.names.envelope import envelope_lines
from lebenszeichen.pages import people
from lebenszeichen.pages.crawlers import is_for_search_engines
from lebenszeichen.pages.current_list import current_list
from lebenszeichen.pages.family import nobody_shown
from lebenszeichen.pages.languages import language_asked_for, languages_near_belarus
from lebenszeichen.pages.photos import embedded_photo
from lebenszeichen.pages.presentation import page, settings
from lebenszeichen.pages.search import find_by_name
from lebenszeichen.pages.timeline import timeline_of

blueprint = Blueprint("pages", __name__, template_folder="templates", static_folder="static", static_url_path="/static")

_IN = f"/<any({', '.join(languages())}):language>"
_LONGEST_SEARCH = 80


@blueprint.get("/")
def start() -> Response:
    """The doors in the language that the browser asks for."""
    return doors(language_asked_for(request.accept_languages))


@blueprint.get(f"{_IN}/")
def doors(language: str) -> Response:
    """Two ways in. Who reads Belarusian or Russian finds the word for them above both."""
    near = languages_near_belarus(request.accept_languages)
    response = page("doors.html", language, indexed=True, held=current_list().held, near_belarus=near)
    response.headers["Vary"] = "Accept-Language"
    return response


@blueprint.get(f"{_IN}/prisoners")
def prisoners(language: str) -> Response:
    """Everybody on the list, or who is found by `?q=` in any spelling; sixty to a page."""
    everybody = current_list()
    text = " ".join(request.args.get("q", "").split())[:_LONGEST_SEARCH]
    found = find_by_name(everybody, text, language) if text else people.by_name(everybody.prisoners.values(), language)
    leaf = people.leaf(found, request.args.get("page", 1, type=int))
    return page("prisoners.html", language, as_of=everybody.as_of, text=text, leaf=leaf)


@blueprint.get(f"{_IN}/prisoners/<id>")
def prisoner(language: str, id: str) -> Response:
    """One person. Not for search engines; no picture with a name."""
    everybody = current_list()
    person = everybody.prisoners.get(id) or nobody_shown(id)
    facility = everybody.facilities.get(person.facility_id or "")
    envelope = envelope_lines(person.names, facility.address, facility.lang) if facility and facility.address else None
    timeline = timeline_of(person)
    return page(
        "prisoner.html",
        language,
        prisoner=person,
        facility=facility,
        facility_name=people.facility_name(facility, language) if facility else None,
        successor=people.successor_name(facility, everybody.facilities, language),
        today=clock.today().isoformat(),
        envelope=envelope,
        photo=embedded_photo(person),
        timeline=timeline,
        facility_names=people.facility_names(everybody.facilities, {one.facility_id for one in timeline}, language),
        as_of=everybody.as_of,
    )


@blueprint.get(f"{_IN}/guides")
def guides(language: str) -> Response:
    return page("guides.html", language, indexed=True, guides=guides_in(language))


@blueprint.get(f"{_IN}/guides/<slug>")
def guide(language: str, slug: str) -> Response:
    shelf = guides_in(language)
    at = next((index for index, found in enumerate(shelf) if found.slug == slug), None)
    if at is None:
        abort(404)
    following = shelf[at + 1] if at + 1 < len(shelf) else None
    return page("guide.html", language, indexed=True, guide=shelf[at], following=following)


@blueprint.get(f"{_IN}/releases")
def releases(language: str) -> Response:
    """What was announced, in numbers: this page is for search engines too, so we name nobody on it."""
    return page("releases.html", language, indexed=True, releases=current_list().releases)


@blueprint.get(f"{_IN}/releases/<id>")
def release(language: str, id: str) -> Response:
    """One announcement. One whose words name somebody is not for search engines."""
    found = next((one for one in current_list().releases if one.id == id), None) or abort(404)
    words = None if found.questioned else found.texts.get(language)
    return page("release.html", language, indexed=is_for_search_engines(found), release=found, words=words)


@blueprint.get(f"{_IN}/alerts")
def alerts(language: str) -> Response:
    return page("alerts.html", language, indexed=True)


@blueprint.get(f"{_IN}/imprint")
def imprint(language: str) -> Response:
    return _notice(language, "imprint")


@blueprint.get(f"{_IN}/privacy")
def privacy(language: str) -> Response:
    return _notice(language, "privacy")


@blueprint.get(_IN)
def doors_without_slash(language: str) -> Answer:
    return redirect(url_for("pages.doors", language=language), 308)


def _notice(language: str, slug: str) -> Response:
    notice = next(notice for notice in notices_in(language, settings()) if notice.slug == slug)
    return page("notice.html", language, notice=notice)
