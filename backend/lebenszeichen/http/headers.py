"""Headers that every answer carries."""

from flask import Flask, Response, request

# Nothing from elsewhere, nothing inline: a page of ours can talk to this server only.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

_PAGES = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}

# What a browser makes no page of needs no page's policy: a third of what a phone is told each minute was headers.
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
_DATA = {
    "Content-Security-Policy": DATA_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def register(app: Flask, *, https: bool) -> None:
    """Add the headers; over https also HSTS (one year, this host)."""

    def add_headers(response: Response) -> Response:
        is_data = request.path.startswith("/api/") and response.mimetype != "text/html"
        for name, value in (_DATA if is_data else _PAGES).items():
            response.headers.setdefault(name, value)
        if https:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        if request.path.startswith("/static/"):
            # Flask's own "no-cache" would leave the public pages' styles in the browser's cache.
            response.headers["Cache-Control"] = "no-store"
        return response

    app.after_request(add_headers)
