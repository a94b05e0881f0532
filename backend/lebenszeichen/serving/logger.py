"""gunicorn's logger without what it would say of a visitor.

gunicorn writes "Invalid request from ip=…" at WARNING and the URI of a request that failed at ERROR. A log of ours
holds shapes, never contents, so both are told without the address and without the URI.
"""

import sys
from typing import Any

from gunicorn.glogging import Logger


class ShapesOnlyLogger(Logger):  # type: ignore[misc]
    """Says that something happened and of what kind."""

    def warning(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        if "ip=" in str(msg):
            self.error_log.warning("a request that is not HTTP was refused")
        else:
            self.error_log.warning(msg, *args, **kwargs)

    def exception(self, msg: Any, *args: Any, **kwargs: Any) -> None:
        kind = sys.exc_info()[0]
        self.error_log.error("a request failed before it was answered: %s", kind.__name__ if kind else "?")

    def access(self, resp: Any, req: Any, environ: Any, request_time: Any) -> None:
        """Nothing: who asked for what is not written down."""
