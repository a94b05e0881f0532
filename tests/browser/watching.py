"""What must not happen on any journey: errors in the console, failed requests, requests to anybody else."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

_CALLED_OFF = "net::ERR_ABORTED"
"""The page went elsewhere before the answer was there: nothing failed."""
_FLIGHT_MODE = "net::ERR_INTERNET_DISCONNECTED"
"""Nothing says this but a journey's own flight mode; of a request that began in it, it is at times heard after it."""
_NO_ANSWER = (
    "Failed to load resource: net::ERR_",
    "An unknown error occurred when fetching the script.",
    "Error while trying to use the following icon from the Manifest",
)
"""How Chromium says in the console that nobody answered."""


class Watch:
    """Listens to a browser context. While the server is stopped, and only then, requests to it may fail."""

    def __init__(self, origin: str) -> None:
        self._origin = urlsplit(origin).netloc
        self.server_answers = True
        self.faults: list[str] = []
        self.sent: list[tuple[str, str]] = []
        """Method and path of every request to the server."""

    def attach(self, context: BrowserContext) -> None:
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failure)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.faults.append(f"uncaught: {error.error}"))

    def _on_request(self, request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme not in ("http", "https", "ws", "wss"):
            return
        self.sent.append((request.method, url.path))
        if url.netloc != self._origin:
            self.faults.append(f"asked somebody else: {request.url}")

    def _on_failure(self, request: Request) -> None:
        if self.server_answers and request.failure not in (_CALLED_OFF, _FLIGHT_MODE):
            whose = f" of {request.service_worker.url}" if request.service_worker else ""
            self.faults.append(f"failed: {request.method} {request.url} {request.failure}{whose}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"answered {response.status}: {response.request.method} {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        if message.text.endswith(_FLIGHT_MODE):
            return
        if self.server_answers or not message.text.startswith(_NO_ANSWER):
            self.faults.append(f"console {message.type}: {message.text}")
