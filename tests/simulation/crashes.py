"""A server process that dies while it commits: before the database has it, or after, and then no answer goes out."""

from typing import Any

from sqlalchemy import Engine


class Died(BaseException):
    """The process is gone. No handler of the program may catch it."""


class Crashes:
    """Armed for one request; dies at its first commit."""

    def __init__(self) -> None:
        self._armed: str | None = None
        self.fired = False

    def arm(self, when: str | None) -> None:
        """`before` or `after` the next commit; None: do not die."""
        self._armed, self.fired = when, False

    def watch(self, engine: Engine) -> None:
        """Stand between SQLAlchemy and the driver."""
        commit = engine.dialect.do_commit

        def do_commit(connection: Any) -> None:
            when, self._armed = self._armed, None
            if when == "before":
                self.fired = True
                raise Died
            commit(connection)
            if when == "after":
                self.fired = True
                raise Died

        engine.dialect.do_commit = do_commit  # type: ignore[method-assign]
