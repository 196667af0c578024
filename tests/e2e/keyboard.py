"""A person without a mouse: goes on with Tab, sees where the focus is, and presses what has it."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

LONGEST_WAY = 120
"""So many presses of Tab are more than any page asks for."""
LOOK = """(one) => {
  const area = one.closest('label, [role=row], td, li') ?? one.parentElement?.parentElement ?? one
  const seen = [one, area, ...area.querySelectorAll('*')]
  return JSON.stringify(seen.flatMap((each) => ['', '::before', '::after'].map((part) => {
    const style = getComputedStyle(each, part || null)
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.inset]
  })))
}"""
"""What the thing and what is drawn around it look like."""
CURRENT = """(one) => {
  const focused = document.activeElement
  const meant = document.getElementById(focused?.getAttribute('aria-activedescendant') ?? '')
  return one.contains(focused) || (meant !== null && (one.contains(meant) || meant.contains(one)))
}"""
"""Whether the thing has the focus itself, or whatever has it says that this is meant."""


@dataclass(frozen=True, slots=True)
class Keyboard:
    """No act of it uses a pointer, or moves the focus otherwise than a key does."""

    page: Page

    def go_to(self, wanted: Locator) -> Locator:
        """Tab until it has the focus, which must be seen there."""
        expect(wanted).to_be_visible()
        before = self._look_without_focus(wanted)
        self._repeat("Tab", wanted)
        expect(wanted).to_be_in_viewport()
        assert wanted.evaluate(LOOK) != before, f"the focus is not seen at {wanted}"
        return wanted

    def go_to_row(self, wanted: Locator) -> None:
        """Tables are one stop of Tab; inside, the arrows lead on. Ends at what the row begins with."""
        expect(wanted).to_be_visible()
        before = wanted.evaluate(LOOK)
        for _ in range(LONGEST_WAY):
            if self.page.locator("table :focus").count():
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Home")
        self._repeat("ArrowDown", wanted)
        assert wanted.evaluate(LOOK) != before, f"the focus is not seen at {wanted}"

    def tick(self, wanted: Locator) -> None:
        """The box that a row begins with."""
        self.go_to_row(wanted)
        self.page.keyboard.press("Space")
        expect(wanted).to_be_checked()

    def press(self, wanted: Locator, key: str = "Enter") -> None:
        self.go_to(wanted)
        self.page.keyboard.press(key)

    def fill(self, wanted: Locator, text: str) -> None:
        self.go_to(wanted)
        self.page.keyboard.type(text)

    def choose(self, opener: Locator, option: Locator) -> None:
        """Open a list or a menu, and walk to its entry with the arrows."""
        self.press(opener)
        expect(option).to_be_visible()
        for _ in range(LONGEST_WAY):
            if option.evaluate(CURRENT):
                break
            self.page.keyboard.press("ArrowDown")
        assert option.evaluate(CURRENT), f"the arrows do not come to {option}"
        self.page.keyboard.press("Enter")

    def _repeat(self, key: str, wanted: Locator) -> None:
        for _ in range(LONGEST_WAY):
            if has_focus(wanted):
                break
            self.page.keyboard.press(key)
        assert has_focus(wanted), f"{key} does not come to {wanted}"

    def _look_without_focus(self, wanted: Locator) -> str:
        if not has_focus(wanted):
            return str(wanted.evaluate(LOOK))
        self.page.keyboard.press("Tab")
        look = str(wanted.evaluate(LOOK))
        self.page.keyboard.press("Shift+Tab")
        return look


def has_focus(wanted: Locator) -> bool:
    return bool(wanted.evaluate("(one) => one === document.activeElement"))
