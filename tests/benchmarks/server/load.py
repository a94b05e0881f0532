"""One phone or reader in a process of its own: asks over one connection as fast as it is answered.

Run as a program with its errand as JSON: it says "ready", waits for a line with the seconds that it has, and prints a
JSON list of milliseconds, one for each answer. It imports nothing of ours, so that it costs little beside the server.
"""

import http.client
import json
import sys
import time
from uuid import uuid4

Mutation = dict[str, str | int]


def main(errand: dict[str, object]) -> list[float]:
    """Milliseconds of every answer in the seconds that the line gives."""
    connection = http.client.HTTPConnection("127.0.0.1", int(str(errand["port"])), timeout=120)
    requests = pushes(errand) if errand["batch"] else gets(errand)
    times: list[float] = []
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    end = float(sys.stdin.readline()) + time.monotonic()
    while time.monotonic() < end:
        method, path, body, headers = next(requests)
        begun = time.perf_counter()
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        said = answer.read()
        times.append((time.perf_counter() - begun) * 1000)
        if answer.status != errand["expected"] or b'"rejected"' in said[:400]:
            raise SystemExit(f"{path} answered {answer.status}: {said[:400]!r}")
    return times


def gets(errand: dict[str, object]):  # type: ignore[no-untyped-def]
    """The same question for ever."""
    while True:
        yield "GET", errand["path"], None, errand["headers"]


def pushes(errand: dict[str, object]):  # type: ignore[no-untyped-def]
    """Batches of new cards, from each of the phones in turn, for the people in turn."""
    phones = [(token, str(uuid4())) for token in errand["tokens"]]  # type: ignore[attr-defined]
    people: list[str] = errand["people"]  # type: ignore[assignment]
    size, sent = int(str(errand["batch"])), 0
    while True:
        token, client_id = phones[sent // size % len(phones)]
        cards = [card(seq, people[seq % len(people)], str(errand["day"])) for seq in range(sent + 1, sent + size + 1)]
        sent += size
        body = json.dumps({"client_id": client_id, "client_version": 1, "mutations": cards})
        yield (
            "POST",
            "/api/mutations",
            body,
            {
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                "X-Forwarded-For": _somebody(sent),
            },
        )


def _somebody(sent: int) -> str:
    """Another line for each push: the limit by address is not what is measured."""
    return f"2001:db8:{sent & 0xFFFF:x}:{sent >> 16:x}::1"


def card(seq: int, prisoner_id: str, day: str) -> Mutation:
    args = {"letter_id": str(uuid4()), "prisoner_id": prisoner_id, "campaign_id": "everyone"}
    told = {"id": str(uuid4()), "seq": seq, "name": "letter_posted", "schema": 1, "local_date": day}
    return {**told, "args": json.dumps(args)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(json.loads(sys.argv[1]))))
