"""`python -m benchmarks app`, `server` or `alerts`: each bench in turn, one table and one file for each."""

import sys
from importlib import import_module

from benchmarks.figures import tell

BENCHES = {
    "app": ["app_size", "app_start", "search", "import"],
    "server": ["reading", "import", "alerts"],
    "alerts": ["alerts"],
}


def main(kind: str) -> None:
    for name in BENCHES[kind]:
        tell(name, import_module(f"benchmarks.bench_{name}").measure())


main(sys.argv[1])
