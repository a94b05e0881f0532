"""Hands that have a keyboard and nothing else: Tab, Enter, arrows and letters."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 80
"""From anywhere to anything; a date is four of them."""
_HAS_FOCUS = "(goal) => goal === document.activeElement"
_SEEN = """(goal) => {
  goal.scrollIntoView({ block: "nearest" });
  const rings = [goal, goal.parentElement].map((e) => getComputedStyle(e));
  const box = goal.getBoundingClientRect();
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    ring: rings.some((ring) => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2),
    uncovered: Boolean(there) && (goal.contains(there) || there.contains(goal)),
  };
}"""


@dataclass
class Keyboard:
    """Of one page. Whatever it reaches has the focus where it can be seen, or the journey ends there."""

    page: Page

    def to(self, goal: Locator) -> None:
        """Tab from where the focus is, until it is there."""
        expect(goal).to_be_visible()
        for _ in range(MOST_TABS):
            if goal.evaluate(_HAS_FOCUS):
                assert goal.evaluate(_SEEN) == {"ring": True, "uncovered": True}
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached within {MOST_TABS} steps: {goal}")

    def press(self, goal: Locator, key: str = "Enter") -> None:
        self.to(goal)
        self.page.keyboard.press(key)

    def fill(self, goal: Locator, text: str) -> None:
        self.to(goal)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def arrow(self, goal: Locator, key: str) -> None:
        """An arrow key from where the focus is leads there."""
        self.page.keyboard.press(key)
        expect(goal).to_be_focused()

    def kept(self) -> None:
        """What was pressed is gone: the heading has the focus now, not the top of the page."""
        expect(self.page.locator("h1")).to_be_focused()
