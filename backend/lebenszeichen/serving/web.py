"""gunicorn inside this process: threads, no access log, the worker as a companion."""

from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from lebenszeichen.app import create_app
from lebenszeichen.serving.companion import Companion
from lebenszeichen.serving.logger import ShapesOnlyLogger
from lebenszeichen.settings import Settings


class WebServer(BaseApplication):  # type: ignore[misc]
    """Serves the application of `settings` until it is told to end by SIGTERM or SIGINT."""

    def __init__(self, settings: Settings, *, processes: int, threads: int, companion: Companion | None) -> None:
        self._settings = settings
        self._processes = processes
        self._threads = threads
        self._companion = companion
        super().__init__()

    def load_config(self) -> None:
        host = f"[{self._settings.host}]" if ":" in self._settings.host else self._settings.host
        options: dict[str, Any] = {
            "bind": f"{host}:{self._settings.port}",
            "workers": self._processes,
            "threads": self._threads,
            "worker_class": "gthread",
            "logger_class": ShapesOnlyLogger,
            "loglevel": "warning",
            "accesslog": None,
            "errorlog": "-",
            "graceful_timeout": 10,
            "control_socket_disable": True,
            "forwarded_allow_ips": "",  # X-Forwarded-* is believed as BEHIND_PROXIES says, in the application
            "when_ready": self._when_ready,
            "on_exit": self._on_exit,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """One application for each web process, made after the fork: no connection is shared."""
        return create_app(self._settings)

    def run(self) -> None:
        _ArbiterWithCompanion(self, self._companion).run()

    def _when_ready(self, _arbiter: Arbiter) -> None:
        click.echo(f"Lebenszeichen is running: {self._settings.public_url}  (stop with Ctrl-C)")

    def _on_exit(self, _arbiter: Arbiter) -> None:
        if self._companion is not None:
            self._companion.stop()


class _ArbiterWithCompanion(Arbiter):  # type: ignore[misc]
    """gunicorn's supervisor, which looks after the worker in the same round as after its web processes."""

    def __init__(self, application: WebServer, companion: Companion | None) -> None:
        self._companion = companion
        super().__init__(application)

    def manage_workers(self) -> None:
        super().manage_workers()
        if self._companion is not None:
            self._companion.keep_running()
