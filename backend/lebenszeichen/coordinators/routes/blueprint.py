"""What the routes of coordinators share: their address, their cookie, their settings."""

from flask import Response, after_this_request, current_app, request
from flask_smorest import Blueprint

from lebenszeichen.http.guards import SESSION_COOKIE
from lebenszeichen.settings import Settings

blueprint = Blueprint("coordinators", __name__, url_prefix="/api/desk", description="Who works at the desk")

SIGNED_IN: list[dict[str, list[str]]] = [{"coordinator": []}]
"""For the description of the API: needs the cookie of somebody who is signed in."""

_PATH = "/api/desk"


def settings() -> Settings:
    """This application's."""
    known: Settings = current_app.extensions["settings"]
    return known


def cookie() -> str:
    """The token that this browser holds; empty without one."""
    return request.cookies.get(SESSION_COOKIE, "")


def give_cookie(token: str) -> None:
    """With this answer. Until the browser is closed; for no script, no other site and no other address of ours."""
    https = settings().public_url.startswith("https://")

    @after_this_request
    def give(response: Response) -> Response:
        response.set_cookie(SESSION_COOKIE, token, path=_PATH, httponly=True, samesite="Strict", secure=https)
        return response


def take_cookie() -> None:
    """With this answer the browser forgets it."""

    @after_this_request
    def take(response: Response) -> Response:
        response.delete_cookie(SESSION_COOKIE, path=_PATH, httponly=True, samesite="Strict")
        return response
