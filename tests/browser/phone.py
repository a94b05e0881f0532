"""A volunteer's phone: a Chromium beside a real server, and everything that went wrong on the way."""

import contextlib
from pathlib import Path

from playwright.sync_api import Page, Playwright, Worker
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from browser.chromium import Chromium
from browser.watching import Watch
from browser.words import LOCALE
from real_server import RealServer


class Phone(Chromium):
    """A browser that comes and goes with its profile. `leave_network` and `find_network` end and start the server."""

    def __init__(self, playwright: Playwright, profile: Path, server: RealServer, **options: object) -> None:
        super().__init__(playwright, profile, locale=LOCALE, **options)
        self.server = server
        self.with_worker = False
        """Does the server start its worker beside it? No journey but the main one needs it, and it takes seconds."""
        self.watch = Watch(server.url)

    def start(self) -> None:
        super().start()
        self.watch.attach(self.context)

    def open(self, path: str) -> Page:
        """A new tab at this path."""
        page = self.page()
        page.goto(self.server.url + path)
        return page

    def worker(self, page: Page) -> Worker:
        """The service worker that this page has; there is no other (`begin_again`)."""
        while not self.context.service_workers:
            page.wait_for_timeout(20)
        return self.context.service_workers[0]

    def begin_again(self) -> None:
        """A new phone's storage, without a tab, and its server running; however a failed journey left it."""
        if not self.running:
            self.start()
        page, old = self.page(), self.context.pages
        for tab in old:
            if tab != page:
                tab.close()
        browser = self.context.new_cdp_session(page)
        browser.send("Storage.clearDataForOrigin", {"origin": self.server.url, "storageTypes": "all"})
        # Nobody has it any more, and still it runs on: whatever it does or fails to do would be the next journey's.
        browser.send("ServiceWorker.enable")
        while self.context.service_workers:
            browser.send("ServiceWorker.stopAllWorkers")
            page.wait_for_timeout(20)
        browser.detach()
        if not self.server.running:
            self.find_network()
        self.find_signal()
        self.watch.faults.clear()
        self.watch.sent.clear()

    def reload_cold(self, page: Page, path: str) -> Page:
        """Close the tab and open another: nothing of the old page's memory is left."""
        page.close()
        return self.open(path)

    def leave_network(self) -> None:
        """The server is ended by its process ids; from now on nobody answers."""
        self._hear_everything()
        self.watch.server_answers = False
        self.server.kill()

    def find_network(self) -> None:
        self.server.start(*([] if self.with_worker else ["--no-worker"]))
        self._hear_everything()
        self.watch.server_answers = True

    def lose_signal(self) -> None:
        """Flight mode: the browser reaches nobody, and says so. Dearer, and closer to a hall: `leave_network`."""
        self._hear_everything()
        self.watch.server_answers = False
        self.context.set_offline(True)

    def find_signal(self) -> None:
        """The browser reaches the server again and tells every tab, which syncs by itself."""
        self._hear_everything()
        self.context.set_offline(False)
        self.watch.server_answers = True

    def _hear_everything(self) -> None:
        # Events come in while Playwright is asked something: what happened so far is heard before the rules change.
        # Not `evaluate`: it waits without end for a page that is being loaded and never comes.
        for page in self.context.pages:
            with contextlib.suppress(PlaywrightTimeout):
                page.wait_for_selector("html", state="attached", timeout=5_000)
