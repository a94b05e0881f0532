"""Serves the built app under /app/: its shell, its worker and its hashed assets.

Nothing of it is for the browser's own cache: nobody who only looked, and nobody who wiped the phone, leaves a trace of
ours there. Who said yes has the whole shell in the worker's cache and does not ask again.
"""

from pathlib import Path

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import NotFound

from lebenszeichen.http.app_files import AppFile, app_folder, find_file
from lebenszeichen.http.kept_assets import assets_folder
from lebenszeichen.settings import Settings

_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Lebenszeichen</title>
<h1>The app has not been built</h1>
<p>This server runs from a checkout without <code>frontend/dist</code>. Build it with <code>make build</code>, or start
everything with <code>make serve</code>. The public pages work without it.</p></html>
"""


def register(app: Flask, settings: Settings) -> None:
    """Mount `/app/`. Its one endpoint is `shell.app_file`."""
    folder = app_folder()
    blueprint = Blueprint("shell", __name__, url_prefix="/app")

    @blueprint.get("/", defaults={"path": ""})
    @blueprint.get("/<path:path>")
    def app_file(path: str) -> Response:
        """A file of the app; any path that is not a file is a screen, and answers the app's page."""
        if folder is None:
            return Response(_NOT_BUILT, status=503, mimetype="text/html")
        if path.startswith("assets/"):
            return answer_file(_asset(folder, settings.home, path))
        if path == "sw.js" and settings.service_worker_kill:
            return answer_file(needed(find_file(folder, "sw-kill.js")))
        return answer_file(find_file(folder, path) or _page(folder, path))

    app.register_blueprint(blueprint)


def _asset(folder: Path, home: Path, path: str) -> AppFile:
    kept = find_file(assets_folder(home), path.removeprefix("assets/"))
    return needed(find_file(folder, path) or kept)


def _page(folder: Path, path: str) -> AppFile:
    """The app's page for a screen. No screen has a dot: a file that is gone must not be taken for one."""
    return needed(None if "." in path.rpartition("/")[2] else find_file(folder, "index.html"))


def needed(file: AppFile | None) -> AppFile:
    """The file, or 404."""
    if file is None:
        raise NotFound()
    return file


def answer_file(file: AppFile) -> Response:
    """The file in the best encoding that the request takes; kept by no browser."""
    accepted = request.accept_encodings
    encoding = next((name for name in file.packed if accepted.quality(name) > 0), None)
    response = Response(file.packed[encoding] if encoding else file.body, mimetype=file.mimetype)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "no-store"
    return response
