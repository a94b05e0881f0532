"""What sending needs: a clock that stands, a strict push service, and an installation that sends to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from factories.alert_post import Moments, Post
from lebenszeichen import clock
from push_service import PushService


@pytest.fixture
def moments(monkeypatch: pytest.MonkeyPatch) -> Moments:
    moments = Moments()
    monkeypatch.setattr(clock, "now", moments)
    return moments


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PushService]:
    with PushService(tmp_path / "push", lambda: clock.now().timestamp()) as service:
        yield service


@pytest.fixture
def post(app: Flask, service: PushService, moments: Moments) -> Post:
    return Post(app, service, moments)
