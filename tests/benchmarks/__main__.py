"""`python -m benchmarks app`, `server`, `alerts`, `fairness` or `evening`: each bench in turn, its table and file.

`python -m benchmarks sync`: the sync engine beside its peers, then the server; both halves in one file.
"""

import json
import sys
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from benchmarks.figures import FOLDER, tell

BENCHES = {
    "app": ["app_size", "app_start", "search", "import"],
    "server": ["reading", "import", "alerts"],
    "alerts": ["alerts"],
    "fairness": ["fairness"],
    "evening": ["evening"],
}
SYNC = {"browser": "benchmarks.bench_sync_peers", "server": "benchmarks.bench_sync_server"}


def main(kind: str) -> None:
    if kind == "sync":
        return sync()
    for name in BENCHES[kind]:
        tell(name, import_module(f"benchmarks.bench_{name}").measure())


def sync() -> None:
    """Each half is written as soon as it is there: `var/bench/sync.json` holds what was measured in this run."""
    told: dict[str, Any] = {"begun_at": datetime.now(UTC).isoformat(timespec="seconds")}
    FOLDER.mkdir(parents=True, exist_ok=True)
    for half, name in SYNC.items():
        if find_spec(name) is None:
            continue
        module = import_module(name)
        told[half] = module.measure()
        module.show(told[half])
        (FOLDER / "sync.json").write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")


main(sys.argv[1])
