"""The worker process beside the web server: started with it, started again when it dies, ended with it."""

import subprocess
import sys
import time
from collections.abc import Mapping

_PAUSE = 5.0
"""Seconds between two starts, so that a worker that cannot start does not take the machine with it."""
_PATIENCE = 10.0
"""Seconds a worker has to finish what it is doing when it is told to end."""


class Companion:
    """Keeps `lebenszeichen worker` running. Belongs to the process that made it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0

    def keep_running(self) -> None:
        """Start the worker if it is not there; call it about once a second."""
        if self._process is not None and self._process.poll() is None:
            return
        if time.monotonic() - self._started < _PAUSE and self._started:
            return
        self._started = time.monotonic()
        command = [sys.executable, "-m", "lebenszeichen.commands", "worker"]
        self._process = subprocess.Popen(command, env=self._environment)  # noqa: S603  (our own program)

    def stop(self) -> None:
        """Tell the worker to end, wait, and end it if it does not. By its process, never by a name."""
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
