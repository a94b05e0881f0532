"""One request to the WSGI application, in this process: what a web server in front of it would hand over."""

import io
from collections.abc import Mapping
from typing import Any

from flask import Flask


def ask(app: Flask, message: Mapping[str, Any]) -> dict[str, Any]:
    """`message` has method, path, headers and body (text or None); answers status, headers (lower case) and body."""
    body = (message.get("body") or "").encode()
    environ: dict[str, Any] = {
        "REQUEST_METHOD": message["method"],
        "PATH_INFO": message["path"],
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost:8000",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in message["headers"].items():
        key = name.upper().replace("-", "_")
        environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
    head: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
        head["status"] = int(status.split(" ", 1)[0])
        head["headers"] = {name.lower(): value for name, value in headers}

    chunks = app(environ, start_response)
    try:
        return {**head, "body": b"".join(chunks).decode()}
    finally:
        close = getattr(chunks, "close", None)
        if close:
            close()
