"""How each screen is seen in each state. The list of screens is the router's; here stands only how to get there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Page, expect

from browser.listening import say_permission

STATES = ("data", "empty", "error", "offline")


class Visit(Protocol):
    """What a moment may use: an open app in one state, and who is on its list."""

    page: Page
    people: dict[str, str]
    """By what is to be seen: `held`, `closed`, `unchecked`, `do_not_write`, `came_out`."""

    def go(self, path: str) -> None: ...


Act = Callable[[Visit], None]


@dataclass(frozen=True)
class Reached:
    """The state exists: how one gets there, and what can be seen there, one moment after another."""

    how: str
    moments: tuple[tuple[str, Act], ...] = ()


@dataclass(frozen=True)
class Absent:
    """The state does not exist for this screen, and why."""

    why: str


Entry = Reached | Absent


def press(text: str) -> Act:
    """Presses what carries this class, or is of this kind."""
    return lambda visit: visit.page.locator(text).first.click()


def turn(text: str) -> Act:
    """Presses what leads to another heading, and waits for that."""

    def act(visit: Visit) -> None:
        before = visit.page.locator("h1").inner_text()
        press(text)(visit)
        expect(visit.page.locator("h1")).not_to_have_text(before)

    return act


def turn_on(visit: Visit) -> None:
    """Asks to be told, and waits for what comes of it."""
    visit.page.locator("main .action--next").click()
    expect(visit.page.locator(".note[role]")).to_be_visible()


def take_five(visit: Visit) -> None:
    """From the first screen, where the button waits for the second script."""
    visit.go("/app/")
    visit.page.locator(".action--next:not([aria-disabled=true])").click()
    expect(visit.page).to_have_url(re.compile("/app/batch$"))


def forbid(visit: Visit) -> None:
    """The browser may show no notices; seen when the screen is opened again."""
    say_permission(visit.page, "denied")
    visit.go("/app/letters")
    visit.go("/app/alerts")


def allow_again(visit: Visit) -> None:
    say_permission(visit.page, "granted")
    visit.go("/app/letters")
    visit.go("/app/alerts")


def make_a_file(visit: Visit) -> None:
    """A file that only these words open; the browser takes it as a download."""
    for field in ("#passphrase", "#passphrase-again"):
        visit.page.locator(field).fill("Kamel Fenster Nebel Tasse")
    with visit.page.expect_download():
        visit.page.locator(".action--next").click()
    expect(visit.page.locator(".note--done")).to_be_visible()


def type_name(text: str) -> Act:
    """Types what is on an envelope."""
    return lambda visit: visit.page.locator(".evening__tally .evening__input").fill(text)


def at(path: str, kind: str = "held") -> Act:
    return lambda visit: visit.go(path.replace(":id", visit.people[kind]))


def seen(act: Act, what: str) -> Act:
    """This act, and what it leads to: a moment that shows something else is none."""

    def both(visit: Visit) -> None:
        act(visit)
        expect(visit.page.locator(what).first).to_be_visible()

    return both


def search(text: str) -> Act:
    return lambda visit: visit.page.locator("#search-text").fill(text)


LIST = Reached("the sample list is kept on the phone")
NO_LIST = Reached("the server has published an empty list and no texts")
LOST = Reached("the phone's copy is gone, and the server answers 500")
STOPPED = Reached("the server was ended after everything was kept")
TEXTS_OWN = Absent("a notice is there or it is not: without any it looks as with a lost copy")
ORDINARY: dict[str, Entry] = {"data": LIST, "empty": NO_LIST, "error": LOST, "offline": STOPPED}

PEOPLE = tuple((kind, at("/app/prisoners/:id", kind)) for kind in ("closed", "unchecked", "do_not_write", "came_out"))
FIRST_CARD = (
    ("guide", at("/app/prisoners/:id/write?step=guide")),
    ("copy", at("/app/prisoners/:id/write?step=copy")),
    ("line by line", press(".envelope__tool")),
    ("post", at("/app/prisoners/:id/write?step=post")),
    ("may it count", turn(".action--next")),
    ("may the phone remember", turn(".actions--pair .action")),
    ("saved", turn(".actions--pair .action")),
)
SECOND_CARD = (
    ("written", turn(".action--quiet")),
    ("undone", turn(".textbutton")),
    ("post again", at("/app/prisoners/:id/write?step=post")),
    ("for later", turn(".action--quiet")),
)
POST_AGAIN = ("second card", at("/app/prisoners/:id/write?step=post", "another"))
NOBODY = ("may not write", at("/app/prisoners/:id/write?step=copy", "do_not_write"))

APP: dict[str, dict[str, Entry]] = {
    "write": ORDINARY
    | {"data": Reached(LIST.how, (("choosing", seen(press(".choosing > summary"), ".choosing__where select")),))},
    "welcome": {
        "data": Reached("the first visit, before anything is kept"),
        "empty": Reached("the first visit to a server with an empty list"),
        "error": Reached("the server answers 500 while the phone is fetching"),
        "offline": Reached("the server was ended between the first look and the yes"),
    },
    "prisoners": ORDINARY
    | {"data": Reached(LIST.how, (("found", search("ал")), ("nobody found", search("xyzxyz")), ("all", search(""))))},
    "prisoner": ORDINARY | {"data": Reached(LIST.how, PEOPLE)},
    "mistake": ORDINARY | {"data": Reached(LIST.how, (("said", press(".mistakes__choice")),))},
    "letter": ORDINARY
    | {
        "data": Reached(LIST.how, (*FIRST_CARD, POST_AGAIN, *SECOND_CARD, NOBODY)),
        "offline": Reached(STOPPED.how, FIRST_CARD),
    },
    "releases": ORDINARY,
    "release": ORDINARY,
    "alerts": ORDINARY
    | {
        "data": Reached(
            LIST.how,
            (
                ("forbidden", forbid),
                ("allowed again", allow_again),
                ("turned on", turn_on),
                ("not any more", press("input[value=off]")),
            ),
        ),
        "error": Reached(LOST.how, (("refused", turn_on),)),
        "offline": Reached(STOPPED.how, (("no network", turn_on),)),
    },
    "letters": ORDINARY | {"data": Reached(LIST.how, (("something heard", press(".heard .textbutton")),))},
    "batch": ORDINARY
    | {
        "data": Reached(
            LIST.how,
            (
                ("taken", take_five),
                ("one given back", press(".letter .textbutton")),
                ("to another phone", press("summary")),
            ),
        ),
        "offline": Reached(STOPPED.how, (("taken", take_five),)),
    },
    "handover": ORDINARY
    | {
        "data": Reached(
            LIST.how,
            (
                ("nobody to write to", seen(at("/app/batch/take#:id", "closed"), "main .note")),
                ("typed", seen(at("/app/batch/take"), ".handover__input")),
                ("mistyped", seen(press(".action--next"), "[role=alert]")),
            ),
        )
    },
    "birthdays": ORDINARY | {"data": Reached(LIST.how, (("into the calendar", press(".birthday input")),))},
    "year": ORDINARY,
    "backup": ORDINARY
    | {
        "data": Reached(
            LIST.how,
            (
                ("too short", press(".action--next")),
                ("made", make_a_file),
                ("no file chosen", press(".action--quiet")),
            ),
        ),
        "empty": Reached("no card was written on this phone"),
    },
    "print": ORDINARY
    | {
        "data": Reached(
            LIST.how,
            (
                ("labels", press("input[value=labels]")),
                ("a list", press("input[value=list]")),
                ("for nobody", at("/app/print?people=:id", "closed")),
            ),
        )
    },
    "evenings": ORDINARY | {"data": Reached(LIST.how, (("opened", turn(".action--next")),))},
    "evening": ORDINARY
    | {
        "data": Reached(
            LIST.how,
            (
                ("to scan", press(".evening__link summary")),
                ("no number", press(".evening__tally .action--quiet")),
                ("by name", press(".evening__tally .choice__row:last-child")),
                ("typed", seen(type_name("ал"), ".evening__place")),
                ("counted", press(".evening__plus")),
                ("posted", press(".action--next")),
                ("no such code", at("/app/evening/2222223")),
            ),
        )
    },
    "guides": ORDINARY,
    "guide": ORDINARY,
    "settings": ORDINARY | {"data": Reached(LIST.how, (("wipe opened", press(".action--stop")),))},
    "imprint": ORDINARY | {"empty": TEXTS_OWN},
    "privacy": ORDINARY | {"empty": TEXTS_OWN},
    "join": ORDINARY
    | {
        "data": Reached(
            LIST.how,
            (
                ("joined", turn(".action--next")),
                ("unknown", at("/app/join#campaign=spring")),
                ("no link", at("/app/join")),
            ),
        )
    },
    "lost": ORDINARY
    | {state: Absent("it shows one sentence, whatever the phone has") for state in ("empty", "error", "offline")},
}

NO_NETWORK = Absent("it comes from the server; without one the browser shows a page of its own")
ALWAYS = Absent("its text comes with the program")
BROKEN = Absent("every page's errors are the same page, seen at `prisoner` and `start`")
FRESH = Reached("a fresh server without the sample list")
SAMPLES = Reached("a server with the sample list")
PUBLIC: dict[str, dict[str, Entry]] = {
    name: {"data": SAMPLES, "empty": FRESH, "error": BROKEN, "offline": NO_NETWORK}
    for name in ("start", "doors", "prisoners", "releases")
} | {
    name: {"data": SAMPLES, "empty": ALWAYS, "error": BROKEN, "offline": NO_NETWORK}
    for name in ("guides", "alerts", "imprint", "privacy", "invite")
}
PUBLIC["prisoner"] = {"data": SAMPLES, "empty": ALWAYS, "error": Reached("nobody has this id"), "offline": NO_NETWORK}
PUBLIC["family_door"] = PUBLIC["prisoner"]
PUBLIC["release"] = PUBLIC["prisoner"] | {"error": Reached("no release has this id")}
PUBLIC["invite_to"] = PUBLIC["prisoner"] | {"error": Reached("no campaign has this id")}
PUBLIC["guide"] = PUBLIC["prisoner"] | {"error": Reached("no guide has this name")}
