"""Count rows as they are kept, and what a count over all letters says: they must never differ."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lebenszeichen import clock
from lebenszeichen.letters.levels import window_start
from lebenszeichen.letters.models import CampaignDay, CampaignPrisoner, Letter, LetterCount, LetterVoid, RecentCount


@dataclass(frozen=True)
class CountRows:
    """All but the rows that say zero."""

    places: dict[tuple[str, str, date], tuple[int, int]]
    days: dict[tuple[str, date], tuple[int, int]]
    prisoners: dict[tuple[str, str], tuple[int, int]]
    recent: dict[str, int]


def count_rows(session: Session) -> CountRows:
    """What is kept. Raises when a window is not of today, as nothing here lets a day pass."""
    recent = session.scalars(select(RecentCount)).all()
    if any(row.first_day != window_start(clock.today()) for row in recent):
        raise AssertionError("a window of another day")
    places, days = session.scalars(select(LetterCount)).all(), session.scalars(select(CampaignDay)).all()
    prisoners = session.scalars(select(CampaignPrisoner)).all()
    return CountRows(
        {(row.prisoner_id, row.campaign_id, row.day): (row.posted, row.held) for row in places},
        {(row.campaign_id, row.day): (row.posted, row.held) for row in days if row.posted or row.held},
        {(row.campaign_id, row.prisoner_id): (row.posted, row.held) for row in prisoners},
        {row.prisoner_id: row.posted for row in recent if row.posted},
    )


def asked_of_all_letters(session: Session) -> CountRows:
    """Counted here, letter by letter, by nothing that the program itself uses."""
    taken_back = set(session.scalars(select(LetterVoid.letter_id).where(LetterVoid.fact == "letter_posted")))
    posted, held, recent = Counter[tuple[str, str, date]](), Counter[tuple[str, str, date]](), Counter[str]()
    for letter in session.scalars(select(Letter)):
        if letter.posted_on is None or letter.id in taken_back:
            continue
        place = (letter.prisoner_id, letter.campaign_id, letter.posted_on)
        posted[place] += 1
        held[place] += letter.held
        if letter.posted_on >= window_start(clock.today()) and not letter.held:
            recent[letter.prisoner_id] += 1
    places = {place: (cards, held[place]) for place, cards in posted.items()}
    days: dict[tuple[str, date], tuple[int, int]] = {}
    prisoners: dict[tuple[str, str], tuple[int, int]] = {}
    for (prisoner_id, campaign_id, day), (cards, waiting) in places.items():
        so_far = days.get((campaign_id, day), (0, 0))
        days[campaign_id, day] = (so_far[0] + cards, so_far[1] + waiting)
        so_far = prisoners.get((campaign_id, prisoner_id), (0, 0))
        prisoners[campaign_id, prisoner_id] = (so_far[0] + cards, so_far[1] + waiting)
    return CountRows(places, days, prisoners, dict(recent))
