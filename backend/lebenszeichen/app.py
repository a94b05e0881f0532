"""The only place where parts are joined."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from lebenszeichen import (
    accounts,
    alerts,
    coordinators,
    desk,
    family,
    imports,
    letters,
    logs,
    mistakes,
    pages,
    people,
    photos,
    places,
    printing,
    releases,
    sync,
)
from lebenszeichen.database import session as database_session
from lebenszeichen.http import api, desk_app, guards, headers, health, hosts, limits, lines, problems, shell
from lebenszeichen.settings import Settings


def create_app(settings: Settings) -> Flask:
    """A Flask application for these settings. Opens no connection yet."""
    logs.configure()
    app = Flask("lebenszeichen", static_folder=None)
    app.extensions["settings"] = settings
    app.config["MAX_CONTENT_LENGTH"] = 256 * 1024  # fifty mutations are under 40 KB
    if settings.behind_proxies:
        hops = settings.behind_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    database_session.register(app, settings)
    problems.register(app)
    limits.register(app)
    lines.register(app)
    headers.register(app, https=settings.public_url.startswith("https://"))
    hosts.register(app, settings)
    who = guards.Authenticators(
        accounts.authenticate, alerts.authenticate, coordinators.authenticate, coordinators.newcomer
    )
    guards.register(app, settings, who)
    app.register_blueprint(health.blueprint)
    api.register(
        app,
        [
            accounts.blueprint,
            alerts.blueprint,
            alerts.alert_phone,
            sync.blueprint,
            letters.blueprint,
            coordinators.blueprint,
            imports.blueprint,
            places.blueprint,
            releases.blueprint,
            mistakes.blueprint,
            family.blueprint,
            people.blueprint,
            printing.blueprint,
            photos.blueprint,
            desk.blueprint,
        ],
    )
    pages.register(app, settings)
    shell.register(app, settings)
    desk_app.register(app)
    return app
