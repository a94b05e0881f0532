"""A phone as the server sees it: a token, a client id, numbered mutations."""

import json
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


class Phone:
    """Registers when it is made. Mints mutations and pushes them; nothing is pushed by itself."""

    def __init__(self, app: Flask) -> None:
        self.client: FlaskClient = app.test_client()
        self.client_id = str(uuid4())
        self.seq = 0
        self.token = ""
        self.register()

    def register(self) -> None:
        answer = self.client.post("/api/devices", json={"consent_version": "2026-11"})
        assert answer.status_code == 201, answer.text
        self.token = answer.json["token"]

    def mutation(self, name: str, args: dict[str, Any], local_date: str, schema: int = 1) -> dict[str, Any]:
        self.seq += 1
        return {
            "id": str(uuid4()),
            "seq": self.seq,
            "name": name,
            "schema": schema,
            "local_date": local_date,
            "args": json.dumps(args),
        }

    def posted(
        self,
        prisoner_id: str = "p4k8m2x9q1",
        letter_id: str | None = None,
        campaign_id: str = "everyone",
        *,
        fact: str = "letter_posted",
        local_date: str = "2026-11-21",
    ) -> dict[str, Any]:
        args = {"letter_id": letter_id or str(uuid4()), "prisoner_id": prisoner_id, "campaign_id": campaign_id}
        return self.mutation(fact, args, local_date)

    def voided(self, letter_id: str, fact: str = "letter_posted", *, local_date: str = "2026-11-21") -> dict[str, Any]:
        return self.mutation("fact_voided", {"letter_id": letter_id, "fact": fact}, local_date)

    def send(self, *mutations: dict[str, Any], **envelope: Any) -> TestResponse:
        """Push as they are; returns the whole answer."""
        body = {"client_id": self.client_id, "client_version": 1, "mutations": list(mutations), **envelope}
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.post("/api/mutations", json=body, headers=headers)

    def push(self, *mutations: dict[str, Any]) -> list[dict[str, Any]]:
        """Push, and the results, one per mutation."""
        answer = self.send(*mutations)
        assert answer.status_code == 200, answer.text
        results: list[dict[str, Any]] = answer.json["results"]
        return results


def letter_of(mutation: dict[str, Any]) -> str:
    """The letter id in a mutation."""
    letter_id: str = json.loads(mutation["args"])["letter_id"]
    return letter_id
