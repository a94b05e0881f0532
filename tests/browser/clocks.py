"""A phone's clock that is wrong, or right in another year. It goes on, unlike one that stands still."""

from playwright.sync_api import Page

_CLOCK = """
const Right = Date;
globalThis.Date = class extends Right {
  constructor(...given) {
    if (given.length > 0) super(...given);
    else super(Right.now() + OFF);
  }
  static now() {
    return Right.now() + OFF;
  }
};
"""


def set_clock(page: Page, off: int) -> None:
    """So many milliseconds after the real time, or before it, from the next thing on that this tab opens."""
    page.add_init_script(_CLOCK.replace("OFF", str(off)))
