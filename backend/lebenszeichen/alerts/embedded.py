"""The engine that needs nothing: threads of this process. One machine, and every installation on SQLite."""

import queue
import threading
import time
from collections import Counter

import structlog

from lebenszeichen.alerts.engine import Look

log = structlog.get_logger(__name__)

THREADS = 2
_PATIENCE = 7.0
"""Seconds for what is under way when told to end; whoever started the worker waits ten."""


class EmbeddedEngine:
    """Does looks in threads, first come, first served."""

    def __init__(self, look: Look, threads: int = THREADS) -> None:
        self._look = look
        self._queue: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._queued: Counter[int] = Counter()
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._threads = [threading.Thread(target=self._work, name=f"alerts-{n}", daemon=True) for n in range(threads)]

    def start(self) -> None:
        """Start the threads."""
        for thread in self._threads:
            thread.start()

    def defer(self, event_id: int) -> None:
        """Every thread may look at it once; whoever finds nothing goes on."""
        with self._lock:
            missing = len(self._threads) - self._queued[event_id]
            self._queued[event_id] += missing
        for _ in range(missing):
            self._queue.put(event_id)

    def stop(self) -> None:
        """Take no more work, and wait for the threads, for some seconds."""
        self._stopping.set()
        for _ in self._threads:
            self._queue.put(None)
        end = time.monotonic() + _PATIENCE
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _work(self) -> None:
        while (event_id := self._queue.get()) is not None and not self._stopping.is_set():
            with self._lock:
                self._queued[event_id] -= 1
                if not self._queued[event_id]:
                    del self._queued[event_id]
            try:
                if self._look(event_id, self._stopping.is_set):
                    self._again(event_id)
            except Exception as error:  # one failed look ends neither the thread nor the event: the sweep comes back
                log.error("a look at an event's share failed", alert=event_id, error=type(error).__name__)

    def _again(self, event_id: int) -> None:
        """To the end of the queue: what came meanwhile has its turn first."""
        with self._lock:
            self._queued[event_id] += 1
        self._queue.put(event_id)
