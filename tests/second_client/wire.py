"""Messages, the transport, and what in an answer is an answer."""

from __future__ import annotations

import gzip
import http.client
import json
import urllib.parse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

CLIENT_VERSION = 1
AN_HOUR = 3600.0

Json = dict[str, Any]


class BadAnswerError(Exception):
    """No answer, or none that can be used: the round failed, everything stays as it was."""


@dataclass(frozen=True)
class Request:
    """One HTTP request; `url` is absolute."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True)
class Answer:
    """One HTTP answer; header names are in lower case, the body is uncompressed."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Json:
        """The body as a JSON object; anything else (a hotel's login page) raises `BadAnswerError`."""
        try:
            value = json.loads(self.body)
        except ValueError as error:
            raise BadAnswerError(f"{self.status}: not JSON") from error
        if not isinstance(value, dict):
            raise BadAnswerError(f"{self.status}: not a JSON object")
        return value

    def problem(self) -> Json | None:
        """The problem in this answer, or None where it is anything else."""
        try:
            value = self.json()
        except BadAnswerError:
            return None
        return value if isinstance(value.get("type"), str) and value.get("status") == self.status else None

    def says(self, status: int, name: str) -> bool:
        """Whether it is this refusal. The status alone is not enough: a proxy has it too."""
        problem = self.problem()
        return self.status == status and problem is not None and problem["type"] == f"/problems/{name}"

    def refused(self) -> Json | None:
        """The problem of an envelope that the server will never take as it is. Of 400 and 413 every type is one."""
        if self.status in (400, 413) or self.says(422, "invalid-request"):
            return self.problem()
        return None

    def failure(self) -> BadAnswerError:
        """What to raise for an answer that nothing can be done with."""
        return BadAnswerError(f"{self.status} {(self.problem() or {}).get('type', 'without a problem')}")


Transport = Callable[[Request], Answer]
"""Performs a request. Raises `OSError` when the request or its answer is lost."""


def http_transport(request: Request) -> Answer:
    """The real thing. Follows no redirects, so that no token travels elsewhere."""
    parts = urllib.parse.urlsplit(request.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=20.0)
    try:
        connection.request(request.method, parts.path, request.body, {"Accept-Encoding": "gzip", **request.headers})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        body = response.read()
        unpacked = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
        return Answer(response.status, headers, unpacked)
    except (http.client.HTTPException, EOFError) as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()


def retry_after(answer: Answer, now: float) -> float | None:
    """Seconds to ask nothing, at most an hour; None where the answer does not say."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), AN_HOUR)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    seconds = (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() - now
    return min(max(seconds, 0.0), AN_HOUR)


def full_jitter(failures: int, random: Callable[[], float]) -> float:
    """Between nothing and a bound of 4 s that doubles up to 5 minutes."""
    return random() * min(300.0, 4.0 * 2.0 ** min(failures - 1, 10))


def moment(text: str) -> float:
    """A moment of the server, to be compared."""
    return datetime.fromisoformat(text).timestamp()


def envelope(client_id: str, mutations: Sequence[Mapping[str, Any]]) -> bytes:
    """A push. What most mutations share is said once in `each`."""
    each = {name: Counter(m[name] for m in mutations).most_common(1)[0][0] for name in ("name", "schema", "local_date")}
    slim = [{name: value for name, value in m.items() if each.get(name) != value} for m in mutations]
    push = {"client_id": client_id, "client_version": CLIENT_VERSION, "each": each, "mutations": slim}
    return json.dumps(push, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Result:
    """What became of one mutation. `seq` and `problem` are there where the outcome has one."""

    id: str
    outcome: str
    seq: int
    held: bool
    settles_at: float | None
    problem: Json


@dataclass(frozen=True)
class Pushed:
    """The answer to a push."""

    epoch: str
    minimum_client: int
    results: Sequence[Result]


def read_pushed(answer: Answer) -> Pushed:
    """A 200 to a push; one that is of another form is no answer, and everything stays queued."""
    try:
        value = answer.json()
        epoch, minimum, results = value["epoch"], value["minimum_client"], value["results"]
        if not isinstance(epoch, str):
            raise TypeError("epoch")
        return Pushed(epoch, int(minimum), [_result(result) for result in results])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadAnswerError(f"the answer to a push has another form: {error!r}") from error


def _result(value: Json) -> Result:
    name, outcome = str(value["id"]), str(value["outcome"])
    if outcome in ("applied", "duplicate"):
        settles = value["settles_at"]
        return Result(name, outcome, int(value["seq"]), bool(value["held"]), settles and moment(settles), {})
    return Result(name, outcome, 0, False, None, dict(value["problem"]) if outcome == "rejected" else {})
