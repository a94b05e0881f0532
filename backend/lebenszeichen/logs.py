"""Logs hold shapes, never contents: no address, token, name, letter or IP."""

import logging
import sys

import structlog


class _ShapesOnly(logging.Filter):
    """Flask tells path, message and trace of a failure that no handler of ours answered: only its type is left."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info:
            kind = record.exc_info[0]
            record.msg, record.args = "a request failed: %s", (kind.__name__ if kind else "?",)
            record.exc_info = record.exc_text = None
        return True


_SHAPES_ONLY = _ShapesOnly()


def place_of(error: BaseException) -> str:
    """module:line where it was raised; never what it says, which may hold a name or what somebody wrote."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"


def configure() -> None:
    """Structured lines on standard error; libraries only from WARNING up."""
    logging.getLogger("lebenszeichen").addFilter(_SHAPES_ONLY)  # Flask's own logger: it bears the application's name
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
