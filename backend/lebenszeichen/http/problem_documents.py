"""In the OpenAPI document every error is said to be what it is: application/problem+json."""

from typing import Any

from apispec import BasePlugin

_AS_WRITTEN = "application/json"
_AS_SENT = "application/problem+json"


class ProblemDocuments(BasePlugin):
    """Corrects flask-smorest, which describes every body as application/json."""

    def operation_helper(
        self, path: str | None = None, operations: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        for operation in (operations or {}).values():
            for status, response in operation.get("responses", {}).items():
                if isinstance(response, dict) and (str(status) == "default" or int(status) >= 400):
                    _rename(response)

    def response_helper(self, response: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        # Only the default answers of flask-smorest are shared by name, and all of those are errors.
        _rename(response)
        return {}


def _rename(response: dict[str, Any]) -> None:
    content = response.get("content", {})
    if _AS_WRITTEN in content:
        content[_AS_SENT] = content.pop(_AS_WRITTEN)
