"""The public plain pages: plain HTML from the server, no JavaScript, no worker, nothing stored."""

from flask import Flask

from lebenszeichen.pages import crawlers, family, invitation, problems, routes
from lebenszeichen.settings import Settings

__all__ = ["register"]


def register(app: Flask, settings: Settings) -> None:
    """Mount the pages and the error pages. Needs the database; `settings` must be those of the application."""
    app.extensions.setdefault("settings", settings)
    app.register_blueprint(routes.blueprint)
    app.add_url_rule(family.ADDRESS, "pages.family_door", family.family_door)
    app.add_url_rule(family.ADDRESS, "pages.ask_as_family", family.ask_as_family, methods=["POST"])
    app.add_url_rule(invitation.ADDRESS, "pages.invite", invitation.invitation)
    app.add_url_rule(f"{invitation.ADDRESS}/<id>", "pages.invite_to", invitation.invitation)
    app.add_url_rule("/robots.txt", "pages.robots", crawlers.robots)
    app.add_url_rule("/sitemap.xml", "pages.sitemap", crawlers.sitemap)
    problems.register(app)
