"""Every example of docs/sync-protocol.md is sent, or held against what is answered, as it stands there."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from factories.people import make_facility, make_prisoner
from factories.phones import Phone
from lebenszeichen.database import writing
from lebenszeichen.database.spaces import advance
from lebenszeichen.problem import every_problem
from lebenszeichen.releases.service import add_releases, number_releases
from lebenszeichen.sync.publication import publish_list
from lebenszeichen.sync.start import prepare

TEXT = (Path(__file__).parents[3] / "docs" / "sync-protocol.md").read_text()
BLOCKS = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
INLINE = re.findall(r"`(\{\"kind\".*?\})`[.\n]", TEXT)

TOLD: dict[str, Any] = {
    "id": "2026-11-22",
    "announced_on": date(2026, 11, 22),
    "freed": 123,
    "destinations": {"Ukraine": 114, "Lithuania": 9},
    "source": "Viasna, 2026-11-22",
    "texts": {lang: {"title": "…", "body": "…"} for lang in ("de", "en")},
}


def block(beginning: str) -> Any:
    """The one example that has this in it."""
    [found] = [block for block in BLOCKS if beginning in block]
    return json.loads(found)


def members(value: Any) -> Any:
    """Which members an example has, whatever is in them."""
    if isinstance(value, dict):
        return {name: members(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [members(value[0])] if value else []
    return ...


@pytest.fixture
def published(app: Flask) -> Flask:
    with app.app_context():
        with writing() as session:
            make_facility(session)
            make_prisoner(session, facility_id="ik-4")
            add_releases(session, [TOLD])
            number_releases(session, [TOLD["id"]], advance(session, "list"))
        prepare(app.extensions["settings"])
    return app


@pytest.fixture
def mutation() -> dict[str, Any]:
    example: dict[str, Any] = block('"id": "7b0c7f0e')
    return example


def test_the_registration_is_answered_like_the_example(app: Flask) -> None:
    [body] = re.findall(r'Body `(\{"consent_version".*?\})`', TEXT)
    answer = app.test_client().post("/api/devices", json=json.loads(body))
    assert answer.status_code == 201
    assert members(answer.json) == members(block('"token"'))


def test_the_pushed_example_is_applied(published: Flask, mutation: dict[str, Any]) -> None:
    [envelope] = [block for block in BLOCKS if '"client_version"' in block and "…" in block]
    body = json.loads(re.sub(r"\[ … .*? \]", json.dumps([mutation]), envelope))
    phone = Phone(published)
    headers = {"Authorization": f"Bearer {phone.token}"}
    answer = phone.client.post("/api/mutations", json=body, headers=headers)
    example = block('"results"')
    assert members(answer.json) == members({**example, "results": example["results"][:1]})
    assert answer.json["results"][0]["outcome"] == "applied"


def test_what_each_mutation_shares_stands_once_and_counts_as_if_written_out(published: Flask) -> None:
    phone = Phone(published)
    body = block('"each"')
    headers = {"Authorization": f"Bearer {phone.token}"}
    short = phone.client.post("/api/mutations", json=body, headers=headers).json["results"]
    each = body.pop("each")
    body["mutations"] = [{**each, **mutation} for mutation in body["mutations"]]
    long = phone.client.post("/api/mutations", json=body, headers=headers).json["results"]
    assert [result["outcome"] for result in short] == ["applied", "applied"]
    assert [result["outcome"] for result in long] == ["duplicate", "duplicate"]


@pytest.mark.both_databases
def test_an_evening_is_told_of_as_in_the_example(published: Flask) -> None:
    phone = Phone(published)
    headers = {"Authorization": f"Bearer {phone.token}"}
    answer = phone.client.post("/api/mutations", json=block('"pile_posted"'), headers=headers)
    assert [result["outcome"] for result in answer.json["results"]] == ["applied"] * 8
    pile = phone.client.get("/api/events/gxm4k7z/pile", headers={"Authorization": "Organiser organiser-key"}).json
    example = block('"take_out"')
    assert set(pile) == set(example)
    assert (pile["accepted"], pile["by_phones"], pile["posted_on"]) == (False, 1, None), "the pile was taken back"


def test_each_outcome_has_the_members_of_its_example(published: Flask, mutation: dict[str, Any]) -> None:
    phone = Phone(published)
    examples = {example["outcome"]: set(example) for example in block('"results"')["results"]}
    unknown = {**phone.posted("nobody"), "seq": 8}
    results = phone.push(mutation) + phone.push(mutation) + phone.push(unknown)
    results += phone.push({**phone.posted(), "seq": 1})
    assert {result["outcome"]: set(result) for result in results} == examples
    problem = results[2]["problem"]
    example = block('"results"')["results"][2]["problem"]
    assert set(problem) - {"detail"} == set(example) - {"detail"}
    assert (problem["type"], problem["status"], problem["pointer"]) == (
        example["type"],
        example["status"],
        example["pointer"],
    )


def test_the_manifest_has_the_members_of_its_example(published: Flask) -> None:
    phone = Phone(published)
    phone.push(phone.posted())
    with published.app_context():
        with writing() as session:
            for number in range(20):  # a snapshot so large that one more person is a delta
                make_prisoner(session, f"p000000000{number}"[-11:])
        publish_list()
        with writing() as session:
            make_prisoner(session, "pdelta")
        publish_list()
    example = block('"protocol"')
    answer = published.test_client().get("/api/manifest").json
    assert set(answer) == set(example)
    assert members(answer["list"]) == members(example["list"])
    assert members(answer["levels"]) == members(example["levels"])
    assert members(answer["texts"]["de"]) == members(example["texts"]["de"])


def test_the_files_have_the_members_of_their_examples(published: Flask) -> None:
    client = published.test_client()
    manifest = client.get("/api/manifest").json
    snapshot = client.get(manifest["list"]["snapshot"]["path"]).json
    example = block('"kind": "snapshot"')
    assert set(snapshot) == set(example)
    for table in ("facilities", "releases"):
        assert set(snapshot[table][0]) == set(example[table][0])
    assert set(snapshot["prisoners"]) == set(example["prisoners"]) == set(block('"id": "p4k8m2x9q1", "seq": 7'))
    assert {member: len(values) for member, values in snapshot["prisoners"].items() if member != "names"} == {
        member: 1 for member in example["prisoners"] if member != "names"
    }
    assert example["releases"][0]["texts"] == snapshot["releases"][0]["texts"]
    assert example["facilities"][0]["address"] == snapshot["facilities"][0]["address"]
    levels, texts = (json.loads(example) for example in INLINE)
    answered = client.get(manifest["levels"]["path"]).json
    assert set(answered) == set(levels)
    assert members(answered["campaigns"]) == members(levels["campaigns"])
    answered = client.get(manifest["texts"]["de"]["path"]).json
    assert members(answered) == members(texts)


def test_every_problem_that_the_protocol_names_exists() -> None:
    named = set(re.findall(r"/problems/([a-z-]+)", TEXT))
    assert named <= {kind.slug for kind in every_problem()}
    assert len(named) >= 6
