"""Lists at the desk as a coordinator's browser sends them."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient

from factories.desk_people import DeskPerson, answered


@dataclass
class Lists:
    """What one coordinator does with lists."""

    who: DeskPerson

    def upload(self, *contents: bytes, as_of: str = "2026-11-20", names: Sequence[str] = ()) -> list[dict[str, Any]]:
        """Every line of the answer."""
        return upload(self.who.client, *contents, as_of=as_of, names=names)

    def stage(self, *contents: bytes, as_of: str = "2026-11-20") -> str:
        """The number of what was staged."""
        id: str = self.upload(*contents, as_of=as_of)[-1]["id"]
        return id

    def shown(self, id: str) -> dict[str, Any]:
        return dict(answered(self.who.get(f"/imports/{id}")))

    def rows(self, id: str, **query: Any) -> list[dict[str, Any]]:
        asked = "&".join(f"{name}={value}" for name, value in query.items())
        found: list[dict[str, Any]] = answered(self.who.get(f"/imports/{id}/changes?{asked}"))["rows"]
        return found

    def apply(self, id: str, *, groups: Sequence[str] = (), rows: Sequence[str] = ()) -> dict[str, Any]:
        """A yes to what is shown now."""
        leave = {"groups": list(groups), "rows": list(rows)}
        said = {"seen": self.shown(id)["seen"], "leave_out": leave}
        return dict(answered(self.who.post(f"/imports/{id}/apply", said)))

    def undo(self, id: str) -> dict[str, Any]:
        return dict(answered(self.who.post(f"/imports/{id}/undo")))


def upload(
    client: FlaskClient, *contents: bytes, as_of: str = "2026-11-20", names: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Every line that the server answers."""
    files = [
        (io.BytesIO(content), names[place] if names else f"list-{place}.csv") for place, content in enumerate(contents)
    ]
    answer = client.post(f"/api/desk/imports?as_of={as_of}", data={"files": files})
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/x-ndjson"
    return [json.loads(line) for line in answer.text.splitlines()]
