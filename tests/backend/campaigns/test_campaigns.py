from datetime import date, timedelta

import pytest
from flask import Flask

from factories.phones import Phone
from lebenszeichen.campaigns.errors import CampaignError
from lebenszeichen.campaigns.joining import joining_link
from lebenszeichen.campaigns.queries import public_campaigns
from lebenszeichen.campaigns.service import close_campaign, create_campaign, ensure_default_campaign
from lebenszeichen.database import reading, writing
from lebenszeichen.database.spaces import reached

TODAY = date(2026, 11, 21)
NAME = {"de": "Advent", "en": "Advent"}


def test_there_is_one_default_campaign_however_often_it_is_ensured(app: Flask) -> None:
    with app.app_context():
        for _ in range(2):
            with writing() as session:
                ensure_default_campaign(session, TODAY)
        with reading() as session:
            [campaign] = public_campaigns(session)
    assert (campaign["id"], campaign["default"], campaign["closed"]) == ("everyone", True, False)
    assert campaign["name"] == {"de": "Karten für alle", "en": "Cards for everyone"}


def test_a_card_for_a_closed_campaign_that_is_told_of_late_still_counts(app: Flask, listed: str) -> None:
    with app.app_context():
        with writing() as session:
            create_campaign(session, "advent", NAME, TODAY)
        with writing() as session:
            close_campaign(session, "advent")
        with reading() as session:
            assert [campaign["closed"] for campaign in public_campaigns(session)] == [True, False]
    phone = Phone(app)
    assert phone.push(phone.posted(listed, campaign_id="advent"))[0]["outcome"] == "applied"


@pytest.mark.both_databases
def test_a_change_of_campaigns_moves_the_levels_space(app: Flask) -> None:
    with app.app_context():
        for change in (
            lambda session: create_campaign(session, "advent", NAME, TODAY),
            lambda session: close_campaign(session, "advent"),
        ):
            with writing() as session:
                before = reached(session, "levels")
                change(session)
                assert reached(session, "levels") > before


@pytest.mark.parametrize("id", ["", "Advent", "-x", "a b", "x" * 41, "ädvent"])
def test_an_id_that_cannot_stand_in_a_link_is_refused(app: Flask, id: str) -> None:
    with app.app_context(), pytest.raises(CampaignError), writing() as session:
        create_campaign(session, id, NAME, TODAY)


def test_what_cannot_be_done_to_a_campaign_says_why(app: Flask) -> None:
    with app.app_context(), writing() as session:
        ensure_default_campaign(session, TODAY)
        with pytest.raises(CampaignError, match="already"):
            create_campaign(session, "everyone", NAME, TODAY)
        with pytest.raises(CampaignError, match="before it opens"):
            create_campaign(session, "advent", NAME, TODAY, TODAY - timedelta(days=1))
        with pytest.raises(CampaignError, match="no campaign"):
            close_campaign(session, "advent")
        with pytest.raises(CampaignError, match="default"):
            close_campaign(session, "everyone")


def test_the_joining_link_tells_the_server_nothing() -> None:
    link = joining_link("https://example.org", "advent")
    assert link == "https://example.org/app/join#campaign=advent"
    assert link.index("#") < link.index("advent")
