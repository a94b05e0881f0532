import pytest

from lebenszeichen.guides.facts import UnknownFact
from lebenszeichen.guides.library import facts_in, words_in
from lebenszeichen.guides.rendering import fact_ids, render_guide, render_notice, sanitise

FACTS, WORDS = facts_in("en"), words_in("en")


def test_a_fact_is_shown_with_its_source() -> None:
    html = render_guide("- {fact:content-short-cards}\n", FACTS, WORDS)
    assert '<span class="fact">Short cards do better than long letters.</span>' in html
    assert '<small class="source">According to Libereco, 2022</small>' in html


def test_a_guide_ends_with_the_day_its_sources_were_looked_at() -> None:
    html = render_guide("- {fact:content-short-cards}\n", FACTS, WORDS)
    assert html.endswith('<p class="checked">We last looked at these sources on 21 November 2026.</p>\n')


def test_a_fact_without_a_row_stops_the_guide() -> None:
    with pytest.raises(UnknownFact, match="moon"):
        render_guide("- {fact:moon}\n", FACTS, WORDS)


def test_facts_are_named_once_in_order() -> None:
    assert fact_ids("{fact:b} {fact:a} {fact:b}") == ["b", "a"]


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<p id="top" style="color:red" class="problem" onclick="x()">hello</p>',
        '<a href="javascript:alert(1)">here</a>',
        '<a href="http://example.org">plain</a>',
    ],
)
def test_nothing_active_survives_sanitising(attack: str) -> None:
    clean = sanitise(attack)
    for trace in ("<script", "<img", "onerror", "onclick", "style=", "id=", "problem", "javascript:", "http:"):
        assert trace not in clean


def test_raw_html_in_a_text_stays_text() -> None:
    assert "&lt;b&gt;" in render_notice("<b>bold</b>")


def test_a_mail_address_may_be_a_link() -> None:
    assert 'href="mailto:' in render_notice("<info@example.org>")
