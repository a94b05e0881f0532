"""Debian's Chromium with a profile of its own, which can be killed and started again."""

import contextlib
import os
import shutil
import signal
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Only the last list of features counts, so this is Playwright's own; then what costs the processor and nobody sees
    # here: a process in reserve for each page, and the windows under the address bar, which are a page of their own.
    "--disable-features=AimEnabled,AvoidCorsURLLoaderRestartOnRedirect,AvoidUnnecessaryBeforeUnloadCheckSync,"
    "DestroyProfileOnBrowserClose,HttpsFirstBalancedModeAutoEnable,HttpsUpgrades,LensOverlay,MediaRouter,"
    "NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,PreconnectToSearch,ThirdPartyStoragePartitioning,"
    "SpareRendererForSitePerProcess,WebUIOmniboxAimPopup,WebUIOmniboxPopup",
]


def whole() -> str:
    """Chromium as people have it."""
    executable = shutil.which("chromium")
    if executable is None:
        raise RuntimeError("Chromium is missing: apt-get install --no-install-recommends chromium")
    return executable


def shell() -> str:
    """The same engine without what is around a page: no push service, and a quarter less work for each page.

    Where Debian's package chromium-headless-shell is not installed, Chromium itself.
    """
    return shutil.which("chromium-headless-shell") or whole()


def launch(playwright: Playwright, program: str | None = None) -> Browser:
    """A running browser without a profile; whoever wants to be alone in it makes a context."""
    return playwright.chromium.launch(executable_path=program or whole(), args=FLAGS)


class Chromium:
    """A phone's browser: its profile stays when it is killed. Console messages and failed requests are collected."""

    def __init__(self, playwright: Playwright, profile: Path, **options: object) -> None:
        self._playwright = playwright
        self._profile = profile
        self._options = {"viewport": {"width": 360, "height": 780}, "locale": "en-GB", **options}
        self._context: BrowserContext | None = None
        self.program = whole()
        self.flags = list(FLAGS)
        self.left_out: list[str] = []
        """Flags that Playwright gives by itself and this browser is to be started without."""
        self.console: list[str] = []
        """Warnings and errors of all pages, violations of the policy among them."""
        self.requests: list[str] = []
        """The address of every request, to see that nothing goes elsewhere."""

    @property
    def context(self) -> BrowserContext:
        if self._context is None:
            raise RuntimeError("the browser is not running")
        return self._context

    @property
    def running(self) -> bool:
        return self._context is not None

    def start(self) -> None:
        self._context = self._playwright.chromium.launch_persistent_context(
            str(self._profile),
            executable_path=self.program,
            args=self.flags,
            ignore_default_args=self.left_out,
            **self._options,  # type: ignore[arg-type]
        )
        self._context.set_default_timeout(20_000)
        self._context.on("request", lambda request: self.requests.append(request.url))
        self._context.on("console", lambda message: self._note(message.type, message.text))
        self._context.on("weberror", lambda error: self._note("error", str(error.error)))

    def page(self) -> Page:
        """A new tab."""
        return self.context.new_page()

    def stop(self) -> None:
        if self._context is not None:
            self._context.close()
            self._context = None

    def kill(self) -> None:
        """End the browser as a phone does that runs out of power. Nothing is flushed or closed."""
        os.kill(self._processes("browser")[0], signal.SIGKILL)
        with contextlib.suppress(PlaywrightError):
            self.context.close()
        self._context = None
        for lock in self._profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def kill_renderers(self) -> None:
        """End every tab's process as a phone does that runs out of memory; the browser itself goes on."""
        for process in self._processes("renderer"):
            os.kill(process, signal.SIGKILL)
        for page in self.context.pages:
            page.close()

    def _processes(self, kind: str) -> list[int]:
        browser = self.context.browser
        if browser is None:
            raise RuntimeError("the browser is not running")
        session = browser.new_browser_cdp_session()
        found = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        return [process["id"] for process in found if process["type"] == kind]

    def _note(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.console.append(f"{kind}: {text}")
