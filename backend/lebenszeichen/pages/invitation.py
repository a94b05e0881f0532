"""An invitation to an evening: scanned at home, so that people arrive with everything on their phone.

It is for the wall and for friends, never for an envelope to a prison: so it may carry our address and a code.
"""

from flask import Response, abort, request
from markupsafe import Markup

from lebenszeichen.campaigns.joining import joining_link
from lebenszeichen.campaigns.queries import public_campaigns
from lebenszeichen.database import reading
from lebenszeichen.guides.library import languages
from lebenszeichen.pages.presentation import page, settings

ADDRESS = f"/<any({', '.join(languages())}):language>/invite"
_PAPERS = ("a4", "a6")


def invitation(language: str, id: str | None = None) -> Response:
    """To the campaign `id`, or to the server's own. `?paper=a6` is a small one to hand round."""
    paper = request.args.get("paper", _PAPERS[0])
    if paper not in _PAPERS:
        abort(404)
    link = joining_link(settings().public_url, id) if id else f"{settings().public_url}/app/"
    return page(
        "invite.html",
        language,
        name=_name_of(id, language) if id else None,
        link=link,
        code=_drawn(link),
        paper=paper,
        papers=_PAPERS,
        id=id,
    )


def _name_of(id: str, language: str) -> str:
    """A campaign's name; 404 for one that does not exist or is over."""
    with reading() as session:
        found = next((one for one in public_campaigns(session) if one["id"] == id and not one["closed"]), None)
    if found is None:
        abort(404)
    names: dict[str, str] = found["name"]
    return names.get(language) or next(iter(names.values()), id)


def _drawn(link: str) -> Markup:
    """The code as SVG, black on white on every screen: a phone's camera wants it so. Nothing of the link is markup."""
    from segno import make as make_code  # noqa: PLC0415  (loaded when somebody invites, not at every start)

    code = make_code(link, micro=False, error="m")
    return Markup(code.svg_inline(border=4, light="#ffffff", omitsize=True, svgclass="code__svg"))  # noqa: S704
