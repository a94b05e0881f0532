"""What search engines are told: guides and releases are theirs, people are not.

Person pages are **not** forbidden in robots.txt. A crawler that may not fetch a page never sees its `noindex`, and
lists the bare address all the same when somebody links to it; one that fetches it is told, twice, not to keep it. The
list's files under /api/ carry names and have no page to say `noindex` on, so those are forbidden; so is the app, which
is empty without its data.
"""

from flask import Response, render_template, url_for

from lebenszeichen.guides.library import guides_in, languages
from lebenszeichen.pages.current_list import current_list
from lebenszeichen.pages.presentation import settings
from lebenszeichen.pages.public_list import Release

_ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /app/
Sitemap: {public_url}/sitemap.xml
"""


def robots() -> Response:
    return Response(_ROBOTS.format(public_url=settings().public_url), mimetype="text/plain")


def sitemap() -> Response:
    """The doors, guides and releases in every language; nobody's name."""
    paths = [path for language in languages() for path in _paths(language)]
    addresses = [settings().public_url + path for path in paths]
    return Response(render_template("pages/sitemap.xml", addresses=addresses), mimetype="application/xml")


def is_for_search_engines(release: Release) -> bool:
    """A report that names somebody, or that is in doubt or was wrong, is read by people and kept by no index."""
    return not release.names_somebody and not release.questioned and release.state != "withdrawn"


def _paths(language: str) -> list[str]:
    whole = [url_for(f"pages.{name}", language=language) for name in ("doors", "guides", "releases", "alerts")]
    whole += [
        url_for("pages.release", language=language, id=release.id)
        for release in current_list().releases
        if is_for_search_engines(release)
    ]
    return whole + [url_for("pages.guide", language=language, slug=guide.slug) for guide in guides_in(language)]
