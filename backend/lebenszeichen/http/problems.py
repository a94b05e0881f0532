"""Every error leaves as an RFC 9457 problem; nothing internal leaves at all."""

import json
from threading import Lock
from typing import Any, ClassVar

import structlog
from flask import Flask, Response, request
from flask_smorest import Api, Blueprint
from marshmallow import Schema, fields
from werkzeug.exceptions import HTTPException

from lebenszeichen.logs import place_of
from lebenszeichen.problem import Problem

log = structlog.get_logger(__name__)


class InvalidRequest(Problem):
    slug = "invalid-request"
    status = 422
    title = "The request is not of the form that this address takes."


class NotFound(Problem):
    slug = "not-found"
    status = 404
    title = "There is nothing at this address."


class TooManyRequests(Problem):
    slug = "too-many-requests"
    status = 429
    title = "Too many requests at once. Nothing was refused for good: try again later."


class ServerFault(Problem):
    slug = "server-fault"
    status = 500
    title = "Something went wrong on the server. Nothing was counted; try again later."


class ProblemSchema(Schema):
    """RFC 9457, with the pointer to the field that is wrong."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String()
    pointer = fields.String()


class ProblemApi(Api):
    """flask-smorest's errors, told as our problems."""

    ERROR_SCHEMA: ClassVar[Any] = ProblemSchema

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._undescribed: list[Blueprint] = []
        self._describing = Lock()
        super().__init__(*args, **kwargs)

    def handle_http_exception(self, error: HTTPException) -> Any:
        return _from_http_error(error)

    def register_blueprint(self, blp: Blueprint, **options: Any) -> None:
        """Mount it now and describe it when somebody asks for the document.

        Describing sixty operations takes 0.1 s, which every command line and every web process would pay at its start.
        """
        self._app.extensions["flask-smorest"]["blp_name_to_api"][blp.name] = self
        self._app.register_blueprint(blp, **options)
        self._undescribed.append(blp)

    def _register_responses(self) -> None:
        """With the operations: sixty statuses of which none is answered from here take a start's other half."""

    def _openapi_json(self) -> Any:
        with self._describing:
            if self._undescribed:
                super()._register_responses()
            while self._undescribed:
                blp = self._undescribed.pop(0)
                blp.register_views_in_doc(self, self._app, self.spec, name=blp.name, parameters=None)
                self.spec.tag({"name": blp.name, "description": blp.description})
            return super()._openapi_json()


def problem_response(problem: Problem) -> Response:
    """The problem as a response of type application/problem+json."""
    body = json.dumps(problem.as_json(), ensure_ascii=False)
    response = Response(body, status=problem.status, mimetype="application/problem+json")
    if (retry_after := problem.extra.get("retry_after")) is not None:
        response.headers["Retry-After"] = str(retry_after)
    response.headers["Cache-Control"] = "no-store"
    return response


def register(app: Flask) -> None:
    """Answer every error under /api/ as a problem; pages register their own answers for people."""
    app.register_error_handler(Problem, problem_response)
    app.register_error_handler(Exception, _unexpected)


def _unexpected(error: Exception) -> Any:
    if isinstance(error, HTTPException):
        return _from_http_error(error)
    # A plain ValueError is a number of thousands of digits; a column of ours that is no JSON would be its subclass.
    if type(error) in (RecursionError, ValueError) and place_of(error).startswith("json."):
        return problem_response(InvalidRequest("The body is nested too deeply, or a number in it is too long."))
    # The type and the place, never the message: it may hold what a person wrote.
    log.error("unexpected", error=type(error).__name__, endpoint=request.endpoint, place=place_of(error))
    return problem_response(ServerFault())


def _from_http_error(error: HTTPException) -> Any:
    if error.code is None or error.code < 400:
        return error
    if error.code == 404:
        return problem_response(NotFound())
    if error.code == 429:
        return problem_response(TooManyRequests(retry_after=int(getattr(error, "retry_after", None) or 60)))
    if error.code in (400, 415, 422):
        pointer, detail = _first_field(getattr(error, "data", None) or {})
        return problem_response(InvalidRequest(detail or error.description, pointer=pointer))
    return _bare(error)


def _bare(error: HTTPException) -> Response:
    body = json.dumps({"type": "about:blank", "title": error.name, "status": error.code})
    response = Response(body, status=error.code, mimetype="application/problem+json")
    for name, value in error.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            response.headers[name] = value
    return response


def _first_field(data: dict[str, Any]) -> tuple[str | None, str | None]:
    """marshmallow's nested messages as (pointer, message) of the first field that is wrong."""
    node: Any = (data.get("messages") or {}).get("json")
    path: list[str] = []
    while isinstance(node, dict) and node:
        key, node = next(iter(node.items()))
        if key != "_schema":
            path.append(str(key).replace("~", "~0").replace("/", "~1"))
    detail = " ".join(str(part) for part in node) if isinstance(node, list) else None
    return ("/" + "/".join(path) if path else None), detail
