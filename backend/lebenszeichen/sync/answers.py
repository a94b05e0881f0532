"""Compressed bodies as responses."""

import gzip

from flask import Response, request


def answer_body(gzip_body: bytes, brotli_body: bytes, cache_control: str) -> Response:
    """The best of brotli, gzip and identity that this request takes; compressed once, long before it."""
    encodings = request.accept_encodings
    if encodings.quality("br") > 0:
        response = Response(brotli_body, headers={"Content-Encoding": "br"})
    elif encodings.quality("gzip") > 0:
        response = Response(gzip_body, headers={"Content-Encoding": "gzip"})
    else:
        response = Response(gzip.decompress(gzip_body))
    response.mimetype = "application/json"
    response.headers["Cache-Control"] = cache_control
    response.vary.add("Accept-Encoding")
    return response
