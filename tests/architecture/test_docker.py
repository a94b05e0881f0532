"""What docker/ names exists: files, commands and settings. It is read here because it is not run here."""

import re

import yaml

from architecture.source_tree import PACKAGE, ROOT
from lebenszeichen.commands import COMMANDS

COMPOSE = yaml.safe_load((ROOT / "docker" / "compose.yaml").read_text("utf-8"))
DOCKERFILE = (ROOT / "docker" / "Dockerfile").read_text("utf-8")
SETTINGS = (PACKAGE / "settings.py").read_text("utf-8")
COMPOSE_ONLY = {"POSTGRES_PASSWORD", "DOMAIN"}


def our_services() -> dict[str, dict[str, object]]:
    return {name: service for name, service in COMPOSE["services"].items() if service["image"] == "lebenszeichen"}


def test_every_service_runs_a_command_that_exists() -> None:
    commands = {name: str(service["command"]).split()[1] for name, service in our_services().items()}
    assert commands == {"migrate": "migrate", "app": "serve", "worker": "worker"}
    assert set(commands.values()) <= set(COMMANDS)


def test_the_web_service_leaves_the_clock_to_the_worker() -> None:
    assert "--no-worker" in str(COMPOSE["services"]["app"]["command"])


def test_every_setting_that_is_given_is_one_that_is_read() -> None:
    example = (ROOT / "docker" / "example.env").read_text("utf-8")
    given = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) - COMPOSE_ONLY
    given |= {name for service in our_services().values() for name in service["environment"]}  # type: ignore[attr-defined]
    assert {name for name in given if f'"{name}"' not in SETTINGS} == set()


def test_the_image_copies_only_what_there_is() -> None:
    copied = [
        source
        for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE)
        for source in line.split()[:-1]
    ]
    assert [source for source in copied if not (ROOT / source).exists()] == []


def test_nothing_of_ours_writes_down_who_asked_for_what() -> None:
    assert "log_statement=none" in COMPOSE["services"]["database"]["command"]
    assert "exclude http.log.access" in (ROOT / "docker" / "Caddyfile").read_text("utf-8")
