"""The process that has imported the program, and forks: `python -m ready_program CHANNEL`."""

import gc
import json
import os
import random
import socket
import sys
import threading
from dataclasses import dataclass
from importlib import import_module
from select import POLLIN, poll

from lebenszeichen import commands
from ready_program import LARGEST


@dataclass(frozen=True)
class Job:
    """What a fork is to do."""

    commands: list[list[str]]
    folder: str
    environment: dict[str, str]
    out: int
    err: int


def main(channel: socket.socket) -> None:
    for place in commands.COMMANDS.values():
        import_module(place.partition(":")[0])
    assert threading.active_count() == 1, "what has threads cannot be forked"
    gc.collect()
    gc.freeze()
    job = _fork_until_nobody_asks(channel)
    if job is not None:
        channel.detach()
        _become(job)
        for arguments in job.commands:
            _run(arguments)


def _fork_until_nobody_asks(channel: socket.socket) -> Job | None:
    """A job in each fork; None once the tests have ended."""
    running: dict[int, tuple[int, socket.socket]] = {}
    waiting = poll()
    waiting.register(channel, POLLIN)
    while True:
        for ready, _ in waiting.poll():
            if ready != channel.fileno():
                waiting.unregister(ready)
                _tell_of_end(ready, *running.pop(ready))
                continue
            request, fds, _, _ = socket.recv_fds(channel, LARGEST, 3)
            if not request:
                return None
            out, err, word_fd = fds
            pid = os.fork()
            if pid == 0:
                return Job(*json.loads(request), out, err)
            word = socket.socket(fileno=word_fd)
            word.send(str(pid).encode())
            os.close(out)
            os.close(err)
            end = os.pidfd_open(pid)
            running[end] = pid, word
            waiting.register(end, POLLIN)


def _tell_of_end(end: int, pid: int, word: socket.socket) -> None:
    os.close(end)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    with word:
        word.send(str(code).encode())


def _become(job: Job) -> None:
    """A process like one that was started: its own session, output, folder and environment; nothing else is open."""
    os.setsid()
    os.dup2(job.out, 1)
    os.dup2(job.err, 2)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    os.chdir(job.folder)
    os.environ.clear()
    os.environ.update(job.environment)
    random.seed()


def _run(arguments: list[str]) -> None:
    sys.argv = ["lebenszeichen", *arguments]
    try:
        commands.main(arguments)
    except SystemExit as end:
        if end.code:
            raise


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
