"""Puts a plain page together: its words, its frame and the headers that every page of ours carries."""

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from typing import Any

from flask import Response, current_app, render_template, request, url_for

from lebenszeichen.guides.library import languages
from lebenszeichen.pages import people
from lebenszeichen.pages.catalogue import Catalogue, catalogue_for, in_every_language
from lebenszeichen.pages.current_list import current_list
from lebenszeichen.pages.public_list import PublicList, Release
from lebenszeichen.pages.sentences import whole_years
from lebenszeichen.pages.sources import source_words
from lebenszeichen.pages.stamp import stamp_outline
from lebenszeichen.settings import Settings

_PLACES = ("prisoners", "guides", "releases")
_ASKED = ("q", "page")


def page(
    template: str,
    language: str,
    *,
    indexed: bool = False,
    status: int = 200,
    public_list: PublicList | None = None,
    catalogue: Catalogue | None = None,
    **values: Any,
) -> Response:
    """An HTML page. `indexed` pages may be found by search engines: guides, releases and the doors, never people.

    Invented people are marked on every page, so every page looks at the list; `public_list` is the one to look at.
    `catalogue`: of a page that also speaks languages in which the others say nothing.
    """
    has_samples = (public_list if public_list is not None else current_list()).has_samples
    frame = _frame(catalogue or catalogue_for(language))
    body = render_template(f"pages/{template}", **frame, indexed=indexed, has_samples=has_samples, **values)
    response = Response(body, status=status, mimetype="text/html")
    response.headers["Content-Language"] = language
    # A seized phone must not hold what somebody read here: not even the browser's own cache keeps it.
    response.headers["Cache-Control"] = "no-store"
    if not indexed:
        response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def settings() -> Settings:
    """The settings of the application that answers."""
    found: Settings = current_app.extensions["settings"]
    return found


def _frame(catalogue: Catalogue) -> Mapping[str, Any]:
    language = catalogue.language
    places = _PLACES if language in languages() else ()
    return {
        "language": language,
        "languages": languages(),
        "say": catalogue.say,
        "count": catalogue.count,
        "history_word": lambda word: catalogue.say(f"history.{word}"),
        "day": catalogue.day,
        "source_words": partial(source_words, day=catalogue.day),
        "country": catalogue.country,
        "destinations": partial(_destinations, catalogue),
        "in_every_language": in_every_language(),
        "name_of": lambda other: catalogue_for(other).say("language.name"),
        "name_in": lambda prisoner: people.name_in(prisoner, language),
        "other_names": lambda prisoner: people.other_names(prisoner, language),
        "initials": people.initials,
        "stamp_outline": stamp_outline(),
        "whole_years": whole_years,
        "places": [(f"pages.{place}", catalogue.say(f"nav.{place}")) for place in places],
        "public_url": settings().public_url,
        "address_in": _address_in,
        "static_address": _static_address,
    }


def _destinations(catalogue: Catalogue, release: Release) -> str:
    most_first = sorted(release.destinations.items(), key=lambda item: -item[1])
    return ", ".join(
        catalogue.count("releases.destination", number, country=catalogue.country(name)) for name, number in most_first
    )


def _address_in(language: str) -> str:
    """This page in another language; the doors where an address has no language of its own."""
    arguments = request.view_args or {}
    if request.endpoint is None or "language" not in arguments:
        return url_for("pages.doors", language=language)
    # Only what a page of ours asks for: `url_for` takes names such as `_external` and `endpoint` for its own.
    asked = {name: request.args[name] for name in _ASKED if name in request.args}
    return url_for(request.endpoint, **{**asked, **arguments, "language": language})


def _static_address(name: str) -> str:
    return url_for("pages.static", filename=name, v=_content_version(name))


@cache
def _content_version(name: str) -> str:
    return hashlib.sha256(files("lebenszeichen.pages").joinpath("static", name).read_bytes()).hexdigest()[:10]
