"""Phones as the server hears them: what they tell, pushed over HTTP without a browser."""

import json
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from real_server import RealServer


@dataclass
class CardSender:
    """One phone; it registers with its first push."""

    server: RealServer
    _client_id: str = field(default_factory=lambda: str(uuid4()))
    _token: str = ""
    _seq: int = 0

    def post(self, prisoner_ids: Iterable[str], day: str) -> None:
        """One card of this day (YYYY-MM-DD) to each of them, in the campaign for everyone. At most one push's worth."""
        about = [{"letter_id": str(uuid4()), "prisoner_id": id, "campaign_id": "everyone"} for id in prisoner_ids]
        self._push([self._mutation("letter_posted", args, day) for args in about])

    def send(self, name: str, args: dict[str, Any], day: str) -> None:
        """One fact."""
        self._push([self._mutation(name, args, day)])

    def _push(self, mutations: list[dict[str, Any]]) -> None:
        if not self._token:
            self._token = self._ask("/api/devices", {"consent_version": "2026-11"})["token"]
        body = {"client_id": self._client_id, "client_version": 1, "mutations": mutations}
        results = self._ask("/api/mutations", body)["results"]
        assert [result["outcome"] for result in results] == ["applied"] * len(mutations)

    def _mutation(self, name: str, args: dict[str, Any], day: str) -> dict[str, Any]:
        self._seq += 1
        return {
            "id": str(uuid4()),
            "seq": self._seq,
            "name": name,
            "schema": 1,
            "local_date": day,
            "args": json.dumps(args),
        }

    def _ask(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        request = urllib.request.Request(self.server.url + path, json.dumps(body).encode(), headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  (our own address)
            answered: dict[str, Any] = json.load(answer)
        return answered
