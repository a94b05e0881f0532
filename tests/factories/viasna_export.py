"""Writes a made-up Viasna export in the real export's layout, deterministic for a seed.

The real export (30 August 2026, by a public audit): 8,696 rows = 889 active + 3,953 former + 3,854 np, about 6 MB,
23 columns, 40 facilities, 20 person URLs repeated over 50 rows, 2 groups of 2 rows with the same name and birthday,
partial dates. Every person here is invented; facilities too.
"""

import csv
import datetime as dt
import io
import random
from dataclasses import dataclass
from pathlib import Path

from factories.viasna_words import (
    ARTICLES,
    CITIES,
    COLUMNS,
    ENDINGS,
    FATHERS,
    FEMININE,
    FREED,
    HUMAN,
    MEN,
    MONTHS,
    STATUS_WORDS,
    STEMS,
    WOMEN,
)


@dataclass(frozen=True)
class Export:
    """Which export: its size, language and week. `after_release` is the same list a week later."""

    rows: int = 8696
    seed: int = 96
    locale: str = "ru"
    after_release: bool = False
    human_headers: bool = False
    """As a person downloads it: translated headers, words for dates, no id and no url."""
    delimiter: str = ","
    same_people: bool = False
    """Draw the same people in English, too; without it the English export has people of its own."""


def facilities(rng):
    """Forty invented institutions: (name, address)."""
    kinds = [("ИК № {}", 20), ("СИЗО № {}", 9), ("Тюрьма № {}", 4), ("ИУОТ № {}", 7)]
    out = []
    for kind, count in kinds:
        for i in range(count):
            number = 60 + len(out)
            out.append(
                (
                    kind.format(number),
                    f"ул. Примерная, {rng.randint(1, 140)}, {rng.randint(900000, 999999)}, г. Образцовск-{i + 1}",
                )
            )
    return out


def a_name(rng, gender, locale, same_people=False):
    index = {"be": 0, "ru": 1, "en": 2}[locale]
    given = rng.choice(WOMEN if gender == "female" else MEN)
    stem, ending = rng.choice(STEMS), rng.choice(ENDINGS)
    tail = ending[index]
    if gender == "female":
        tail = FEMININE.get(tail, tail)
    father = rng.choice(FATHERS)[{"be": 0, "ru": 1}.get(locale, 0) + (2 if gender == "female" else 0)]
    whole = f"{given[index]} {stem[index]}{tail}"
    # Two in five carry a patronymic, in Cyrillic only.
    if locale == "en" and not same_people:
        return whole
    return f"{stem[index]}{tail} {given[index]} {father}" if rng.random() < 0.4 and locale != "en" else whole


def a_day(rng, first, last):
    return first + dt.timedelta(days=rng.randrange((last - first).days))


def written(rng, day, locale, human):
    """A date as the export writes it: mostly ISO, sometimes only a month or a year, sometimes in words."""
    if day is None:
        return ""
    roll = rng.random()
    if roll < 0.03:
        return f"{day:%Y}"
    if roll < 0.06:
        return f"{day:%Y-%m}"
    if human and roll < 0.9:
        return f"{day.day} {MONTHS[locale][day.month - 1]} {day.year}"
    return day.isoformat()


def rows(args):
    rng = random.Random(args.seed)  # noqa: S311
    share = args.rows / 8696
    counts = {"active": round(889 * share), "former": round(3953 * share)}
    counts["np"] = args.rows - sum(counts.values())
    places = facilities(rng)
    today = dt.date(2026, 11, 13)
    people = []
    for status, count in counts.items():
        for _ in range(count):
            gender = "female" if rng.random() < 0.16 else "male"
            born = a_day(rng, dt.date(1948, 1, 1), dt.date(2007, 1, 1)) if rng.random() < 0.93 else None
            arrested = a_day(rng, dt.date(2020, 6, 1), today)
            verdict = arrested + dt.timedelta(days=rng.randint(60, 500)) if rng.random() < 0.85 else None
            if status == "former":
                arrested = a_day(rng, dt.date(2020, 6, 1), today - dt.timedelta(days=60))
                verdict = verdict and arrested + dt.timedelta(days=rng.randint(30, 500))
            released = a_day(rng, arrested + dt.timedelta(days=30), today) if status == "former" else None
            place = rng.choice(places)
            joint = rng.choice(["\n", "; ", "\n", "\n"])
            prison = {"active": place[0] + joint + place[1], "former": FREED[args.locale], "np": ""}[status]
            if status == "active" and rng.random() < 0.02:
                prison = ""
            people.append(
                {
                    "id": 100000 + len(people),
                    "name": a_name(rng, gender, args.locale, args.same_people),
                    "status": status,
                    "gender": gender,
                    "photo": "",
                    "description": ("Вымышленный человек для проверки. " * rng.randint(3, 9)).strip(),
                    "birthday": born,
                    "arrested": arrested,
                    "articles": "\n".join(rng.sample(ARTICLES, rng.choice([1, 1, 1, 2, 3]))),
                    "prison": prison,
                    "declaration": "",
                    "decision": f"{rng.randint(1, 12)} лет",
                    "penalty": "лишение свободы",
                    "judge": a_name(rng, rng.choice(["male", "female"]), args.locale, args.same_people),
                    "councel": a_name(rng, "male", args.locale, args.same_people),
                    "penalty_start_date": None,
                    "release_date": released,
                    "verdict_date": min(verdict, today) if verdict else None,
                    "appeal_date": None,
                    "fake_terrorist_list": "1" if rng.random() < 0.2 else "",
                    "died": "",
                    "clusters": rng.choice(CITIES),
                }
            )
    for person in people:
        person["url"] = f"https://prisoners.spring96.org/{args.locale}/person/invented-{person['id']}"
    if args.rows >= 400:
        identity_troubles(rng, people)
        odd_fields(rng, [p for p in people if p["name"] != "Гражданин К."])
    if args.after_release:
        a_week_later(args, people, places)
    return people, rng


def identity_troubles(rng, people):
    """What the audit found: one URL on several ids, and two ids with one name and birthday."""
    quiet = [p for p in people if p["status"] == "np"]
    rng.shuffle(quiet)
    for group in range(20):
        size = 3 if group < 10 else 2
        members, quiet = quiet[:size], quiet[size:]
        for member in members:
            member["url"], member["name"] = members[0]["url"], "Гражданин К."
    for _ in range(2):
        one, other = quiet[:2]
        quiet = quiet[2:]
        day = dt.date(1985, 4, 2 + _)
        one["name"], one["birthday"] = other["name"], day
        other["birthday"] = day


def odd_fields(rng, people):
    """Eleven fields that need a person's eye: future dates, words for dates, Latin letters in a Cyrillic name."""
    some = rng.sample(people, 11)
    for person in some[:4]:
        person["verdict_date"] = "2036-03-04"
    for person in some[4:7]:
        person["birthday"] = "неизвестно"
    for person in some[7:9]:
        person["name"] = person["name"].replace("о", "o").replace("а", "a")
    some[9]["arrested"] = "31.02.2022"
    some[10]["died"] = "2025?"


def a_week_later(args, people, places):
    """The same list after a mass release: 123 freed (share of the size), 9 new, 12 moved, 2 dead, 1 re-arrested."""
    rng = random.Random(args.seed + 1)  # noqa: S311
    share = args.rows / 8696
    active = [p for p in people if p["status"] == "active"]
    rng.shuffle(active)
    n = max(2, round(123 * share))
    for person in active[:n]:
        person["status"], person["prison"] = "former", FREED[args.locale]
        person["release_date"] = dt.date(2026, 11, 19)
    for person in active[n : n + max(1, round(12 * share))]:
        place = rng.choice(places)
        person["prison"] = place[0] + "\n" + place[1]
    for person in active[n + 20 : n + 22]:
        person["died"] = "1"
    former = next(p for p in people if p["status"] == "former" and p not in active)
    former["status"], former["release_date"] = "active", None
    former["prison"] = places[3][0] + "\n" + places[3][1]
    for i in range(max(1, round(9 * share))):
        gender = rng.choice(["male", "female"])
        place = rng.choice(places)
        people.append(
            dict.fromkeys(COLUMNS, "")
            | {
                "id": 900000 + i,
                "name": a_name(rng, gender, args.locale, args.same_people),
                "status": "active",
                "gender": gender,
                "url": f"https://prisoners.spring96.org/{args.locale}/person/invented-{900000 + i}",
                "arrested": dt.date(2026, 11, 16),
                "birthday": dt.date(1990, 1, 1) + dt.timedelta(days=i),
                "articles": ARTICLES[0],
                "prison": place[0] + "\n" + place[1],
                "clusters": "Минск",
            }
        )


def export_text(args: Export) -> str:
    """The whole file."""
    people, _ = rows(args)
    buffer = io.StringIO()
    names = [c for c in COLUMNS if not args.human_headers or c in HUMAN[args.locale]]
    end = "\r\n" if args.human_headers else "\n"
    writer = csv.writer(buffer, delimiter=args.delimiter, lineterminator=end)
    writer.writerow([HUMAN[args.locale][c] for c in names] if args.human_headers else names)
    for person in people:
        writer.writerow([cell(person, column, args) for column in names])
    return buffer.getvalue()


def cell(person, column, args):
    value = person.get(column)
    if column in ("birthday", "arrested", "release_date", "verdict_date") and isinstance(value, dt.date):
        # What happened in the week is written exactly; the rest as the export happens to write it.
        if value >= dt.date(2026, 11, 14):
            return value.isoformat()
        return written(random.Random(f"{person['id']}{column}"), value, args.locale, args.human_headers)  # noqa: S311
    if column == "status" and args.human_headers:
        value = STATUS_WORDS[args.locale][value]
    return "" if value is None else value


def export_bytes(args: Export) -> bytes:
    """As it lies on a disk: a downloaded table begins with a byte order mark."""
    return export_text(args).encode("utf-8-sig" if args.human_headers else "utf-8")


def write_export(path: Path, args: Export) -> Path:
    """Write the file and return its path."""
    path.write_bytes(export_bytes(args))
    return path
