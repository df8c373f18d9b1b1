"""Working a page by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Page

FAR = 80
NAME = """() => {
  const e = document.activeElement;
  const label = e.labels && e.labels[0] ? e.labels[0].innerText : '';
  const words = [e.getAttribute('aria-label'), label, e.innerText].filter(Boolean).join(' | ');
  return e === document.body || e.id === 'main' ? '' : words;
}"""


def focused(page: Page) -> str:
    """What has the focus, by its label and its words."""
    return str(page.evaluate(NAME))


def tab_to(page: Page, words: str, key: str = "Tab") -> None:
    """Goes on with Tab until the words have the focus; a page that hides them fails."""
    passed: list[str] = []
    for _ in range(FAR):
        page.keyboard.press(key)
        now = focused(page)
        if words in now:
            return
        passed.append(now[:40])
    raise AssertionError(f"{words!r} was not reached: {passed}")


def press(page: Page, words: str) -> None:
    """Goes to the words and presses Enter."""
    tab_to(page, words)
    page.keyboard.press("Enter")
