"""What every error of ours has in common: it can be told as an RFC 9457 problem."""

from collections.abc import Iterator
from typing import Any, ClassVar


class Problem(Exception):
    """An error that a client is told about: `/problems/<slug>`, a status, a title, and what is wrong with this request.

    `pointer` is an RFC 6901 JSON pointer to the field that is wrong.
    """

    slug: ClassVar[str]
    status: ClassVar[int]
    title: ClassVar[str]

    def __init__(self, detail: str | None = None, *, pointer: str | None = None, **extra: Any) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.pointer = pointer
        self.extra = extra

    def as_json(self) -> dict[str, Any]:
        """The members of the problem document, without those that are not set."""
        members = {"detail": self.detail, "pointer": self.pointer, **self.extra}
        known = {name: value for name, value in members.items() if value is not None}
        return {"type": f"/problems/{self.slug}", "title": self.title, "status": self.status, **known}


def every_problem() -> Iterator[type[Problem]]:
    """All kinds of problem that the imported modules define, by slug."""
    found: set[type[Problem]] = set()
    queue: list[type[Problem]] = [Problem]
    while queue:
        for kind in queue.pop().__subclasses__():
            found.add(kind)
            queue.append(kind)
    return iter(sorted((kind for kind in found if hasattr(kind, "slug")), key=lambda kind: kind.slug))
