"""A text file of ours: `key: value` lines between two `---`, then Markdown."""

from dataclasses import dataclass

_FENCE = "---\n"


class BadText(Exception):
    """A text file has no front matter, or lacks one of its lines."""


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed text. `summary` is empty and `order` 0 where the file does not say."""

    title: str
    body: str
    summary: str = ""
    order: int = 0


def parse_text(source: str) -> Text:
    """Split a file into its front matter and its Markdown body. Raises BadText."""
    if not source.startswith(_FENCE) or _FENCE not in source[len(_FENCE) :]:
        raise BadText("a text begins with front matter between two lines of ---")
    head, body = source[len(_FENCE) :].split(_FENCE, 1)
    lines = dict(_split_line(line) for line in head.splitlines() if line.strip())
    if not lines.get("title"):
        raise BadText("front matter needs a title")
    return Text(
        title=lines["title"],
        body=body.strip() + "\n",
        summary=lines.get("summary", ""),
        order=int(lines.get("order", "0")),
    )


def _split_line(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon:
        raise BadText(f"not a `key: value` line: {line!r}")
    return name.strip(), value.strip()
