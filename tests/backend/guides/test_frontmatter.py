import pytest

from lebenszeichen.guides.frontmatter import BadText, parse_text


def test_front_matter_and_body_are_told_apart() -> None:
    text = parse_text("---\ntitle: A: b\nsummary: short\norder: 3\n---\n\nBody.\n")
    assert (text.title, text.summary, text.order, text.body) == ("A: b", "short", 3, "Body.\n")


@pytest.mark.parametrize(
    "source", ["Body.\n", "---\ntitle: open\n", "---\nsummary: x\n---\nBody.\n", "---\njust words\n---\n"]
)
def test_a_text_without_a_title_is_refused(source: str) -> None:
    with pytest.raises(BadText):
        parse_text(source)
