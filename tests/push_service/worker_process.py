"""`lebenszeichen worker` as a process of its own that finds the stand-in: only tests start it.

    python tests/push_service/worker_process.py PORT AUTHORITY_PEM

Settings come from the environment as ever. Every push service's name leads to 127.0.0.1:PORT, and the test's authority
is trusted; nothing else of the worker is changed. Needs `tests` and `backend` on PYTHONPATH.
"""

import sys
from pathlib import Path

from lebenszeichen import worker
from lebenszeichen.alerts.sender import Sender
from lebenszeichen.settings import from_environment
from push_service.ways import leading_to

if __name__ == "__main__":
    port, authority = int(sys.argv[1]), Path(sys.argv[2])
    worker.run(from_environment(), sender=Sender(leading_to(port), authority))
