"""The invitation: a code that leads to the campaign, the word about Belarus, two sizes of paper."""

import re

import pytest
from flask import Flask

from lebenszeichen.campaigns.models import Campaign
from lebenszeichen.database import writing

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True), pytest.mark.usefixtures("listed")]
LINK = "http://localhost:8000/app/join#campaign=everyone"


def test_it_leads_into_the_campaign_and_says_the_word_about_belarus(app: Flask) -> None:
    answer = app.test_client().get("/en/invite/everyone")
    assert answer.status_code == 200
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert f'<a href="{LINK}">' in answer.text
    assert "do not install" in answer.text
    assert "не ўсталёўвайце" in answer.text


def test_the_code_is_drawn_in_the_page_without_a_style_and_differs_by_campaign(app: Flask) -> None:
    def drawn(path: str) -> str:
        found = re.search(r"<svg[^>]*code__svg.*?</svg>", app.test_client().get(path).text, re.DOTALL)
        assert found
        return found[0]

    assert "style" not in drawn("/de/invite/everyone")
    assert drawn("/de/invite/everyone") == drawn("/de/invite/everyone?paper=a6") != drawn("/de/invite")


def test_a_campaign_that_is_over_or_unknown_and_other_paper_have_no_invitation(app: Flask) -> None:
    with app.app_context(), writing() as session:
        session.get_one(Campaign, "everyone").closed = True
    for path in ("/de/invite/everyone", "/de/invite/nothing", "/de/invite?paper=a0", "/xx/invite"):
        assert app.test_client().get(path).status_code == 404
