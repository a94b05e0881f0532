"""Serves the built desk under /desk/: the coordinators' part, online only, in no cache and in no search engine.

It loads its script and its words at once, so that no asset of an earlier build is asked for later.
"""

from pathlib import Path

from flask import Blueprint, Flask, Response

from lebenszeichen.http.app_files import AppFile, desk_folder, find_file
from lebenszeichen.http.shell import answer_file, needed

_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Lebenszeichen</title>
<h1>The desk has not been built</h1>
<p>This server runs from a checkout without <code>frontend/dist-desk</code>.
Build it with <code>make build</code>.</p></html>
"""


def register(app: Flask) -> None:
    """Mount `/desk/`. Its one endpoint is `desk_app.desk_file`."""
    folder = desk_folder()
    blueprint = Blueprint("desk_app", __name__, url_prefix="/desk")

    @blueprint.get("/", defaults={"path": ""})
    @blueprint.get("/<path:path>")
    def desk_file(path: str) -> Response:
        """A file of the desk; any path that is not a file is a screen, and answers the desk's page."""
        response = Response(_NOT_BUILT, status=503, mimetype="text/html") if folder is None else _file(folder, path)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    app.register_blueprint(blueprint)


def _file(folder: Path, path: str) -> Response:
    if path.startswith("assets/"):
        return answer_file(needed(find_file(folder, path)))
    return answer_file(find_file(folder, path) or _page(folder, path))


def _page(folder: Path, path: str) -> AppFile:
    """The desk's page for a screen; no screen has a dot."""
    return needed(None if "." in path.rpartition("/")[2] else find_file(folder, "index.html"))
