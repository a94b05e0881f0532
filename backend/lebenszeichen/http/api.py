"""The API as a whole: OpenAPI 3.1 from the marshmallow schemas, served at /api/openapi.json."""

from flask import Flask
from flask_smorest import Blueprint

from lebenszeichen import __version__
from lebenszeichen.http.guards import SESSION_COOKIE
from lebenszeichen.http.problem_documents import ProblemDocuments
from lebenszeichen.http.problems import ProblemApi

_SETTINGS = {
    "API_TITLE": "Lebenszeichen",
    "API_VERSION": __version__,
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": {
        "components": {
            "securitySchemes": {
                "device": {"type": "http", "scheme": "bearer"},
                "subscriber": {"type": "http", "scheme": "bearer"},
                "organiser": {"type": "apiKey", "in": "header", "name": "Authorization"},
                "coordinator": {"type": "apiKey", "in": "cookie", "name": SESSION_COOKIE},
            }
        },
        "info": {"description": "Offline first: see docs/sync-protocol.md for what the messages mean."},
    },
}


def register(app: Flask, blueprints: list[Blueprint]) -> ProblemApi:
    """Mount the domains' blueprints and the document that describes them."""
    app.config.update(_SETTINGS)
    api = ProblemApi(app, spec_kwargs={"extra_plugins": [ProblemDocuments()]})
    for blueprint in blueprints:
        api.register_blueprint(blueprint)
    return api
