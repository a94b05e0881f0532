"""Requests that are answered, held back or lost on their way."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route


class Interception:
    """Gives every request that matches to `handle`, until it is ended.

    Its route is never taken away: Playwright lets whatever is on its way at that moment go on by itself, and the
    handler that then wants to answer it fails, in the middle of whatever is asked next. From its end on it lets
    requests pass instead.
    """

    def __init__(self, where: Page | BrowserContext, pattern: str, handle: Callable[[Route], object]) -> None:
        self._where, self._handle = where, handle
        self._ended, self._under_way = False, 0
        where.route(pattern, self._meet)

    def _meet(self, route: Route) -> None:
        if self._ended:
            route.fallback()
            return
        self._under_way += 1
        try:
            self._handle(route)
        finally:
            self._under_way -= 1

    def end(self) -> None:
        """Requests pass from now on; returns when none is being handled any more."""
        self._ended = True
        page = self._where if isinstance(self._where, Page) else self._where.pages[0]
        while self._under_way:
            page.wait_for_timeout(20)
