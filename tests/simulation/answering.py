"""One message from the schedule, done."""

import gc
import logging
import tempfile
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog

from simulation.desk import DESK
from simulation.hall import Hall


def begin(folder: Path) -> Hall:
    """A server that has just started, with nothing to say."""
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    hall = Hall(folder)
    # The program itself stays: looking through all of it again and again was a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    return hall


def answer(hall: Hall, message: dict[str, Any]) -> Any:
    """What it answers, or `{"error": …}` when this side of the simulation itself failed."""
    hall.now = datetime.fromtimestamp(message["now"] / 1000, UTC)
    try:
        return _do(hall, message)
    except Exception:
        return {"error": traceback.format_exc(limit=-6)}


def new_folder() -> Path:
    """In memory where there is such a place: processes die here, computers do not, so no disk has to be waited for."""
    memory = Path("/dev/shm")  # noqa: S108  (a folder of our own is made in it)
    return Path(tempfile.mkdtemp(prefix="simulation-", dir=memory if memory.is_dir() else None))


def _do(hall: Hall, message: dict[str, Any]) -> Any:
    match message["do"]:
        case "request":
            return hall.request(message)
        case "reset":
            hall.reset()
        case "spent":
            return time.process_time()
        case "dump":
            hall.dump()
        case "restore":
            return hall.restore(message["back"])
        case name:
            with hall.app.app_context():
                return DESK[name](hall, message)
    return None
