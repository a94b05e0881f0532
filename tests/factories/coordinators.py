"""Coordinators at the desk, signed in as the server signs them in."""

import secrets

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.accounts.tokens import new_token, token_hash
from lebenszeichen.coordinators.models import Coordinator, DeskSession
from lebenszeichen.database import writing
from lebenszeichen.http.guards import SESSION_COOKIE
from lebenszeichen.identifiers import new_coordinator_id


def make_coordinator(
    session: Session,
    name: str = "Ada",
    *,
    invited_by: str | None = None,
    founding: bool = False,
    role: str = "coordinator",
) -> str:
    """Somebody who may work at the desk, without passkeys; returns the id."""
    row = Coordinator(
        id=new_coordinator_id(),
        name=name,
        role=role,
        invited_by=invited_by,
        founding=founding,
        user_handle=secrets.token_bytes(64),
        joined_on=clock.today(),
    )
    session.add(row)
    session.flush()
    return row.id


def desk_client(app: Flask, coordinator_id: str) -> FlaskClient:
    """A browser in which this coordinator is signed in; its requests come from our own pages."""
    token, now = new_token(), clock.now()
    with app.app_context(), writing() as session:
        session.add(DeskSession(token_hash=token_hash(token), coordinator_id=coordinator_id, begun_at=now, seen_at=now))
    client = app.test_client()
    client.set_cookie(SESSION_COOKIE, token)
    client.environ_base["HTTP_ORIGIN"] = app.extensions["settings"].public_url
    return client
