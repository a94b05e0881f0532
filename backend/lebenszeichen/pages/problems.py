"""Error pages for people. What lies under /api/ is for programs and stays a problem document."""

from flask import Flask, Response, request

from lebenszeichen.pages.catalogue import catalogue_for
from lebenszeichen.pages.current_list import last_known_list
from lebenszeichen.pages.languages import language_asked_for, language_of_path
from lebenszeichen.pages.presentation import page

_KINDS = {404: "not_found", 410: "gone"}


def register(app: Flask) -> None:
    """Show every problem outside of the API as a page, with its status and headers as they were.

    It looks at the finished answer, not at the error: whatever raised it, a person never reads JSON.
    """
    app.after_request(_for_people)


def _for_people(response: Response) -> Response:
    if response.mimetype != "application/problem+json" or request.path.startswith("/api/"):
        return response
    shown = _problem_page(response.status_code)
    response.set_data(shown.get_data())
    for name in ("Content-Type", "Content-Language", "Cache-Control", "X-Robots-Tag"):
        response.headers[name] = shown.headers[name]
    return response


def _problem_page(status: int) -> Response:
    language = language_of_path(request.path) or language_asked_for(request.accept_languages)
    kind = _KINDS.get(status, "fault" if status >= 500 else "request")
    say = catalogue_for(language).say
    return page(
        "problem.html",
        language,
        status=status,
        public_list=last_known_list(),
        title=say(f"problem.{kind}.title"),
        text=say(f"problem.{kind}.text"),
    )
