"""Working a page by keyboard alone, and asking where the focus is.

What has the focus is known by its words: the group that it stands in, its label, its own text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from playwright.sync_api import (
    ElementHandle,
    Frame,
    Locator,
    Mouse,
    Page,
    TimeoutError,
    Touchscreen,
)

FAR = 90
MOMENTS, MOMENT_MS = 250, 40
NAME = """() => {
  const e = document.activeElement;
  if (e === document.body || e.id === 'main') return '';
  const group = e.closest('[role=group][aria-label]');
  const said = (e.getAttribute('aria-labelledby') || '').split(' ')
    .map(id => id && document.getElementById(id)).filter(Boolean).map(each => each.innerText);
  const label = e.labels && e.labels[0] ? e.labels[0].innerText : '';
  const own = e.matches('select, [role=group]') ? '' : e.innerText;
  const around = group && group.getAttribute('aria-label');
  return [around, e.getAttribute('aria-label'), ...said, label, own].filter(Boolean).join(' | ');
}"""
HAS = f"words => {{ const name = ({NAME})(); return words.every(each => name.includes(each)); }}"
OPTION = """() => {
  const e = document.activeElement;
  if (e.tagName === 'SELECT') return e.selectedOptions[0].label;
  if (e.getAttribute('role') === 'option') return e.innerText;
  const option = document.getElementById(e.getAttribute('aria-activedescendant') || 'none');
  return option ? option.innerText : '';
}"""
WORKS = """
  addEventListener('keydown', () => (window.byKeys = true), true);
  addEventListener('pointerdown', () => (window.byKeys = false), true);
"""  # in each page from its beginning
KEPT = "() => !window.byKeys || document.activeElement !== document.body"
LISTED = "() => document.activeElement.getAttribute('role') === 'listbox'"
AIMED: dict[type, tuple[str, ...]] = {
    Mouse: ("click", "dblclick", "down", "move", "up", "wheel"),
    Touchscreen: ("tap",),
    **dict.fromkeys(
        (ElementHandle, Frame, Locator, Page),
        (
            *("check", "clear", "click", "dblclick", "dispatch_event", "drag_and_drop", "drag_to"),
            *("fill", "focus", "hover", "press", "press_sequentially", "select_option"),
            *("select_text", "set_checked", "tap", "type", "uncheck"),
        ),
    ),
}


def aimed() -> Iterator[tuple[type, str]]:
    """What reaches a place of the page otherwise than by the keys of whoever sits before it."""
    return ((kind, name) for kind, names in AIMED.items() for name in names if hasattr(kind, name))


def focused(page: Page) -> str:
    """What has the focus, by its words; nothing, where the page as a whole has it."""
    return str(page.evaluate(NAME))


def expect_focus(page: Page, *words: str) -> None:
    """The focus comes to what has all these words."""
    try:
        page.wait_for_function(HAS, arg=list(words))
    except Exception as error:
        raise AssertionError(f"the focus is not on {words} but on {focused(page)!r}") from error


def tab_to(page: Page, *words: str, back: bool = False) -> None:
    """Goes on with Tab until the words have the focus; a page that hides them fails.

    So does one that has lost the focus with what was done before: somebody works from there.
    """
    _expect_kept(page)
    passed: list[str] = []
    for _ in range(FAR):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        now = focused(page)
        if all(each in now for each in words):
            return
        passed.append(now[:40])
    raise AssertionError(f"{words} was not reached: {passed}")


def _expect_kept(page: Page) -> None:
    """It may be away for a moment, as the button of an act that goes on is."""
    for _ in range(MOMENTS):
        if page.evaluate(KEPT):
            return
        page.wait_for_timeout(MOMENT_MS)
    raise AssertionError("the focus was lost with what was done last")


def press(page: Page, *words: str, back: bool = False, key: str = "Enter") -> None:
    """Goes to the words and presses them."""
    tab_to(page, *words, back=back)
    page.keyboard.press(key)


def write(page: Page, label: str, text: str, back: bool = False) -> None:
    """Goes to the field, unless one is there, and writes over what stands in it."""
    if label not in focused(page):
        tab_to(page, label, back=back)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def mark(page: Page, first: str, option: str) -> None:
    """Goes to a group of choices and marks one of them by the arrows; it has the focus then."""
    tab_to(page, first)
    page.keyboard.press("Space")
    _walk(page, option, focused)


def choose(page: Page, label: str, option: str, typed: str = "") -> None:
    """Goes to a list, unless one is there, and chooses; the field has the focus again then.

    A list with search is narrowed by what is typed, another is opened.
    """
    if label not in focused(page):
        tab_to(page, label)
    if typed:
        page.keyboard.type(typed)
    else:
        _open(page)
    _walk(page, option, _option)
    page.keyboard.press("Enter")
    expect_focus(page, label)


def _open(page: Page) -> None:
    """Opens the list one is at; pressed again, as one does, where the machine was too busy.

    The library then opens the list without going into it, or shuts it while it is drawn anew.
    """
    for _ in range(3):
        page.keyboard.press("Enter")
        with suppress(TimeoutError):
            page.wait_for_function(LISTED, timeout=5_000)
            return
    page.wait_for_function(LISTED)


def pick(page: Page, label: str, option: str, back: bool = False) -> None:
    """Goes to one of the platform's own lists, and chooses by the arrows."""
    tab_to(page, label, back=back)
    _walk(page, option, _option)
    expect_focus(page, label)


def _option(page: Page) -> str:
    return str(page.evaluate(OPTION))


def _walk(page: Page, words: str, seen: Callable[[Page], str]) -> None:
    passed: list[str] = []
    for _ in range(FAR):
        now = seen(page)
        if words in now:
            return
        passed.append(now[:40])
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{words!r} is no choice: {passed}")


def skip(page: Page) -> None:
    """The first key of a page leads past its head."""
    page.keyboard.press("Tab")
    expect_focus(page, "Siirry sisältöön")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")
