"""Chromium over its own pipe. In a page runs only the page: Playwright's scripts take a slow one 200 ms alone."""

import contextlib
import fcntl
import json
import os
import shutil
from pathlib import Path
from typing import Any

from browser.chromium import FLAGS

_OPTIONS = [
    "--headless",
    "--remote-debugging-pipe",
    "--no-startup-window",
    "--accept-lang=de-DE",
    "--password-store=basic",
    "--use-mock-keychain",
    "--hide-scrollbars",
]
_READS, _WRITES = 3, 4
"""The file descriptors by which Chromium expects its pipe."""


class QuietBrowser:
    """A browser with a profile that another one has left. Ends with `close`."""

    def __init__(self, profile: Path) -> None:
        executable = shutil.which("chromium")
        if executable is None:
            raise RuntimeError("Chromium is missing: apt-get install --no-install-recommends chromium")
        (theirs, self._to), (self._from, theirs_too) = _pipe(), _pipe()
        self._pid = os.posix_spawn(
            executable,
            [executable, *FLAGS, *_OPTIONS, f"--user-data-dir={profile}"],
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_DUP2, theirs, _READS),
                (os.POSIX_SPAWN_DUP2, theirs_too, _WRITES),
            ],
        )
        # Where that is allowed: what else the machine does is not measured. Inherited by all that it starts.
        with contextlib.suppress(PermissionError):
            os.sched_setscheduler(self._pid, os.SCHED_RR, os.sched_param(1))
        os.close(theirs)
        os.close(theirs_too)
        self._rest = b""
        self._asked = 0

    def ask(self, method: str, session: str | None = None, **parameters: object) -> dict[str, Any]:
        """One command of the DevTools protocol, to the browser or to a tab's session; its result."""
        self._asked += 1
        command = {
            "id": self._asked,
            "method": method,
            "params": parameters,
            **({"sessionId": session} if session else {}),
        }
        os.write(self._to, json.dumps(command).encode() + b"\0")
        while (answer := self._next()).get("id") != self._asked:
            pass
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def close(self) -> None:
        self.ask("Browser.close")
        os.waitpid(self._pid, 0)
        os.close(self._to)
        os.close(self._from)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._from, 1 << 20)
            if not piece:
                raise RuntimeError("the browser ended")
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer


def _pipe() -> tuple[int, int]:
    """Reading and writing end, out of the way of the numbers that Chromium expects."""
    low = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in low]
    for end in low:
        os.close(end)
    return high[0], high[1]
