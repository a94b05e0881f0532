"""Who may do what: one table that a lawyer could read. A route that is not in it answers nobody."""

from enum import StrEnum


class Role(StrEnum):
    ANYONE = "anyone"
    """Strangers, without a token; nothing about them is stored."""
    DEVICE = "device"
    """A phone with a token of its own."""


PERMISSIONS: dict[str, Role] = {
    # sync
    "sync.get_manifest": Role.ANYONE,
    "sync.get_file": Role.ANYONE,
    "sync.get_levels": Role.ANYONE,
    "sync.push_mutations": Role.DEVICE,
    # accounts
    "accounts.register_device": Role.ANYONE,
    "accounts.forget_device": Role.DEVICE,
    # the description of the API
    "api-docs.openapi_json": Role.ANYONE,
    # is the server alive, for a proxy or a supervisor
    "health.get_health": Role.ANYONE,
    # the app's files
    "shell.app_file": Role.ANYONE,
}
"""Endpoint → the role it asks for. Public pages (`pages.*`) are for anyone, as a whole."""


def role_for(endpoint: str) -> Role | None:
    """The role that an endpoint asks for; None when nobody has decided."""
    if endpoint.startswith("pages."):
        return Role.ANYONE
    return PERMISSIONS.get(endpoint)
