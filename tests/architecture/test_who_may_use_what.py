"""A library and a source of surprise each have their place; everywhere else they are out of bounds."""

import pytest

from architecture.source_tree import importers_of, modules, uses_of

LIBRARIES = {
    "flask_sqlalchemy": {"database"},
    "flask_smorest": {"*.routes", "http.api", "http.problems"},
    "flask_limiter": {"http.limits"},
    "flask": {"*.routes", "app", "database.session", "http", "pages", "serving", "sync.answers", "worker"},
    "werkzeug": {"*.routes", "app", "http", "pages"},
    "marshmallow": {
        "*.schemas",
        "*.routes",
        "http.problems",
        "sync.file_schemas",
        "sync.manifest_schemas",
        "sync.row_schemas",
    },
    "sqlalchemy": {
        "accounts",
        "alerts",
        "campaigns",
        "claims",
        "commands.counts",
        "commands.facilities",
        "commands.facilities_shown",
        "commands.places",
        "coordinators",
        "database",
        "desk",
        "events",
        "facilities",
        "family",
        "http.health",
        "imports",
        "letters",
        "mistakes",
        "people",
        "photos",
        "places",
        "printing",
        "prisoners",
        "record",
        "releases",
        "sync",
    },
    "alembic": {"database.schema", "serving.preparation"},
    "gunicorn": {"serving"},
    "apscheduler": {"worker"},
    "cryptography": {"alerts"},
    "webpush": {"alerts.delivery"},
    "pycurl": {"alerts.sender", "outgoing"},
    "PIL": {"photos.encoding"},
    "webauthn": {"coordinators.passkeys"},
    "nh3": {"guides.rendering"},
    "typst": {"printing.typesetting"},
    "segno": {"pages.invitation"},
    "markdown_it": {"guides.rendering"},
    "click": {"commands", "serving.web"},
    "rich": {"commands"},
    "environs": {"settings"},
}
"""Library → the places that may import it."""

PURE = {
    "names",
    "guides",
    "clock",
    "identifiers",
    "*.errors",
    "*.schemas",
    "accounts.tokens",
    "alerts.answers",
    "alerts.base64url",
    "alerts.contact",
    "alerts.delivery",
    "alerts.endpoints",
    "alerts.engine",
    "alerts.handshake",
    "alerts.payload",
    "alerts.receiver_keys",
    "alerts.sealing",
    "alerts.topics",
    "alerts.wording",
    "args",
    "campaigns.joining",
    "claims.facts",
    "events.code",
    "events.facts",
    "events.links",
    "events.organiser",
    "events.piles",
    "facilities.checking",
    "facilities.matching",
    "facilities.texts",
    "family.wishes",
    "imports.cells",
    "imports.columns",
    "imports.decoding",
    "imports.difference",
    "imports.identity",
    "imports.transitions",
    "imports.viasna",
    "letters.facts",
    "letters.levels",
    "letters.lifecycle",
    "mistakes.choices",
    "outgoing",
    "pages.search",
    "pages.people",
    "releases.content",
    "releases.lifecycle",
    "sync.mutations",
}
"""What thinks without a database, a request or a setting of the web."""

ATTRIBUTES = {
    "os.environ": {"settings"},
    "os.getenv": set(),
    "datetime.now": {"clock"},
    "datetime.utcnow": set(),
    "date.today": set(),
    "time.time": set(),
}
"""Looked up nowhere but here: what a process is told, and what time it is."""


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_used_only_in_its_place(library: str) -> None:
    assert _outside(importers_of(library), LIBRARIES[library]) == []


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_environment_and_clock_are_asked_in_one_place(attribute: str) -> None:
    assert _outside(uses_of(attribute), ATTRIBUTES[attribute]) == []


@pytest.mark.parametrize("place", sorted(PURE))
def test_a_pure_module_thinks_without_database_and_request(place: str) -> None:
    there = [module for module in modules() if module.is_within(place)]
    impure = {"sqlalchemy", "flask", "werkzeug", "lebenszeichen.database"}
    assert there, "renamed? then rename it here"
    assert [module.name for module in there if impure & {*module.imports, *_roots(module.imports)}] == []


def test_rows_do_not_cross_the_border_of_a_domain() -> None:
    crossings = [
        f"{module.name} imports {name}"
        for module in modules()
        for name in module.imports
        if name.startswith("lebenszeichen.") and name.endswith(".models") and not module.is_within(name.split(".")[1])
    ]
    assert crossings == []


def test_nothing_is_named_after_having_no_name() -> None:
    empty = {"utils", "helpers", "common", "core", "manager", "misc"}
    assert [module.name for module in modules() if empty & set(module.name.split("."))] == []


def _roots(names: frozenset[str]) -> set[str]:
    return {name.split(".")[0] for name in names}


def _outside(users: list[str], allowed: set[str]) -> list[str]:
    by_name = {module.name: module for module in modules()}
    return [user for user in users if not any(by_name[user].is_within(place) for place in allowed)]
