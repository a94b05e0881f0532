"""What is wrong with the screen that a page shows now: axe, sizes, widths, broken names, motion."""

from dataclasses import dataclass, field
from functools import cache

from playwright.sync_api import Page, ViewportSize

from real_server import ROOT

_RUN = """async (only) => {
  const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  const why = (node) => [...node.any, ...node.all, ...node.none][0]?.message ?? "";
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${why(node)}`));
}"""
_EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_COLOURS = {"type": "rule", "values": ["color-contrast"]}
"""Of axe's rules only this one depends on the theme."""
_WIDER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > width + 0.5);
  const names = wide.slice(-3).map((e) => e.className || e.tagName);
  return [`${document.documentElement.scrollWidth} px: ${names.join(", ")}`];
}"""
NARROWEST = 320
"""CSS pixels: a small phone, and a desktop's window at 400 % (WCAG 1.4.10)."""
MAIN_CONTROLS = ".action, .bar__link, .masthead__tool, .masthead__name, .held, .search__input, .row__link, .choice__row"
_SMALL = """(selector) => [...document.querySelectorAll(selector)]
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 47.9 || box.width < 47.9))
  .map(([e, box]) => `${e.className}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""
_MOVING = """() => document.getAnimations().filter((a) => a.playState === "running")
  .map((a) => a.animationName ?? a.transitionProperty ?? "animation")"""
_NAMES = ".hero h1[lang], .portrait h1, .row__name"
_BROKEN = """(selector) => [...document.querySelectorAll(selector)].flatMap((name) => {
  const texts = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const word of text.data.matchAll(/[^\\s\\u00ad-]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""
"""Words of a name that go on in the next line: nobody reads `Dazhdzhynenk a` as somebody's name."""
_UNNAMED = """(language) => {
  const { title, documentElement: page } = document;
  const heading = document.querySelector("h1").textContent.trim().replace(/\\s+/g, " ").replace(/\\u00ad/g, "");
  return [
    ...(title === `${heading} · Lebenszeichen` ? [] : [`${heading} stands under the title ${title}`]),
    ...(page.lang === language ? [] : [`the page says it is in ${page.lang}`]),
  ];
}"""
# Every question that can be asked at once is: each call to the browser waits for its answer.
_LOOK = f"""async ([rules, controls, language, names]) => typeof axe !== "object" ? null : ({{
  axe: await ({_RUN})(rules),
  small: ({_SMALL})(controls),
  unnamed: ({_UNNAMED})(language),
  broken: ({_BROKEN})(names),
  moving: ({_MOVING})(),
}})"""
_LOOK_AGAIN = f"""async ([rules, size]) => {{
  const found = await ({_RUN})(rules);
  document.documentElement.style.fontSize = size;
  const wide = ({_WIDER})();
  document.documentElement.style.fontSize = "";
  return {{ axe: found, wide, asItIs: ({_WIDER})() }};
}}"""


_WITHOUT_AXE = f"""([controls, language, names, size]) => {{
  const found = {{
    small: ({_SMALL})(controls),
    unnamed: ({_UNNAMED})(language),
    broken: ({_BROKEN})(names),
    moving: ({_MOVING})(),
    asItIs: ({_WIDER})(),
  }};
  document.documentElement.style.fontSize = size;
  found.wide = ({_WIDER})();
  document.documentElement.style.fontSize = "";
  return found;
}}"""


@dataclass
class Findings:
    """What was wrong, by question; each line begins with the view's name."""

    axe: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    moving: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    views: list[str] = field(default_factory=list)
    theme: str = "light"
    """In which the page stands: each view is looked at in this one first, and leaves the other to the next."""


@cache
def _axe() -> str:
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")


def look(page: Page, view: str, language: str, findings: Findings) -> None:
    """Ask everything of what is shown now. Leaves the page as wide and as large as it was, in the other theme."""
    if not findings.views:
        page.emulate_media(color_scheme=findings.theme)
    findings.views.append(view)
    questions = [_EVERYTHING, MAIN_CONTROLS, language, _NAMES]
    seen = page.evaluate(_LOOK, questions)
    if seen is None:
        page.evaluate(_axe())
        seen = page.evaluate(_LOOK, questions)
    _note(findings.axe, f"{view}, {findings.theme}", seen["axe"])
    findings.theme = "light" if findings.theme == "dark" else "dark"
    page.emulate_media(color_scheme=findings.theme)
    again = page.evaluate(_LOOK_AGAIN, [_COLOURS, "200%"])
    _note(findings.axe, f"{view}, {findings.theme}", again["axe"])
    _note_what_words_change(page, view, {**seen, **again}, findings)


def look_at_words(page: Page, view: str, language: str, findings: Findings) -> None:
    """Ask only what another language can make wrong: the words' room, and in which language the page says it is.

    Roles, names and colours are the same elements in every language, and no catalogue lacks a message or has an empty
    one: axe has seen them once this state was looked at in another language.
    """
    findings.views.append(view)
    seen = page.evaluate(_WITHOUT_AXE, [MAIN_CONTROLS, language, _NAMES, "200%"])
    _note_what_words_change(page, view, seen, findings)


def _note_what_words_change(page: Page, view: str, seen: dict[str, list[str]], findings: Findings) -> None:
    _note(findings.small, view, seen["small"])
    _note(findings.unnamed, view, seen["unnamed"])
    _note(findings.broken, view, seen["broken"])
    _note(findings.moving, view, seen["moving"])
    _note(findings.wide, f"{view} at 200 %", seen["wide"])
    size = page.viewport_size or {"width": 360, "height": 780}
    narrow = seen["asItIs"] if size["width"] == NARROWEST else _wider_at(page, {**size, "width": NARROWEST}, size)
    _note(findings.wide, f"{view} at {NARROWEST} px", narrow)


def _wider_at(page: Page, size: ViewportSize, before: ViewportSize) -> list[str]:
    page.set_viewport_size(size)
    found: list[str] = page.evaluate(f"({_WIDER})()")
    page.set_viewport_size(before)
    return found


def _note(into: list[str], view: str, found: list[str]) -> None:
    into.extend(f"{view}: {line}" for line in found)
