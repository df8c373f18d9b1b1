"""Interaction to next paint on a desk of a thousand tasks, in a real browser.

The browser itself times each interaction (Event Timing: from the key or the press to the next
paint, in steps of 8 ms, nothing below 16 ms). The figure of a page is by definition its worst
interaction where there are fewer than fifty, so the worst is told beside the median.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from api.settings import Settings
from api.times import VirtualClock
from api.wiring import wire
from benchmarks.report import Report
from tests.chromium import MISSING, chromium, executable
from tests.journeys.conftest import Stage
from tests.stories import story_until
from tests.web.conftest import Here
from tests.web.moments import PREPARING

KATJA = "katja-palonen"
TASKS, MOST_MS, LEAST_MS = 1000, 200, 16
SETTLED_MS = 400
OBSERVE = """() => {
  window.took = [];
  const keep = list => {
    for (const each of list) if (each.interactionId) window.took.push(each.duration);
  };
  window.timing = new PerformanceObserver(list => keep(list.getEntries()));
  window.timing.observe({ type: 'event', durationThreshold: 16 });
  window.taken = () => { keep(window.timing.takeRecords()); return window.took.splice(0); };
}"""
Act = Callable[[Any], object]


def run(report: Report) -> None:
    """What people do most on their desk."""
    report.section("the desk of 1 000 tasks: from an act to the next paint")
    if executable() is None:
        report.notice(MISSING)
        return
    took: dict[str, list[float]] = {what: [] for what in ACTS}
    with _desk() as page:
        page.evaluate(OBSERVE)
        for _ in range(report.times(3, 1)):
            for what, acts in ACTS.items():
                took[what] += _timed(page, acts[: report.times(len(acts), 1)])
    for what, each in took.items():
        note = f"median {statistics.median(each):.0f} of {len(each)}"
        report.add(f"worst: {what}", max(each), "ms", MOST_MS, note=note)


def _timed(page: Any, acts: list[Act]) -> list[float]:
    took = []
    for act in acts:
        page.evaluate("window.taken()")
        act(page)
        page.wait_for_timeout(SETTLED_MS)
        took.append(max([LEAST_MS, *page.evaluate("window.taken()")]))
    return took


def _key(key: str) -> Act:
    return lambda page: page.keyboard.press(key)


def _press(selector: str) -> Act:
    return lambda page: page.locator(selector).first.click()


ACTS: dict[str, list[Act]] = {
    "walk from task to task (j, k)": [_key(each) for each in "jjjkj"],
    "choose a task (x)": [_key(each) for each in "xjxx"],
    "choose a task (its box)": [_press(".desk-choose")] * 2,
    "search, letter by letter": [_key("/"), *[_key(each) for each in "seuraus"]],
    "take the search back": [_key("Backspace")] * 7,
    "filter by the day": [
        lambda page: page.get_by_label("Määräaika", exact=True).focus(),
        *[_key(each) for each in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp")],
    ],
    "open and close the help (?)": [
        lambda page: page.locator("h1").click(),
        _key("?"),
        _key("Escape"),
    ],
}


@contextmanager
def _desk() -> Iterator[Any]:
    """Katja's desk with a thousand tasks of twenty cases, due over a year."""
    with tempfile.TemporaryDirectory(prefix="paatospolku-bench-") as folder:
        path = Path(folder) / "play.db"
        path.write_bytes((story_until(PREPARING) / "play.db").read_bytes())
        settings = Settings(database=f"sqlite:///{path}", development=True, mail_folder=folder)
        clock = VirtualClock(PREPARING)
        application = wire(settings, clock)
        here = Here(Stage(application, clock), chromium())
        try:
            window = here.visit(KATJA)
            tasks = _many(here.task_of(KATJA))
            window.page.route(
                "**/api/v1/desk?*",
                lambda route: route.fulfill(json={"items": tasks, "next": None}),
            )
            window.go("/")
            yield window.page
        finally:
            here.close()
            application.close()


def _many(one: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            **one,
            "id": f"{one['case_id']}.{seq}",
            "case_number": f"VN/{seq % 20}/2023",
            "description": f"Vaihe {seq}",
            "days_left": seq * 365 // TASKS,
        }
        for seq in range(TASKS)
    ]
