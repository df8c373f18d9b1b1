"""The pages in a real browser against the real server, at a moment of the source's story.

`at(moment)` serves a copy of the played case under a virtual clock; `here.visit(person)` opens a
window of somebody who is signed in. What a window says on its console fails the test.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Response, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from api.http.app import create_app
from api.http.pages import BUILT
from storage.worker import Worker
from tests.chromium import chromium
from tests.journeys.conftest import Caller, Stage, played, stage
from tests.web.keyboard import WORKS, aimed

__all__ = ["played", "stage"]
PICTURES = bool(os.environ.get("PICTURES"))  # `make pictures`
SCREENSHOTS = Path(__file__).resolve().parents[2] / "screenshots"
TIMEOUT_MS = 15_000
TURN_MS, QUIET_TURNS = 40, 4
AXE_RUN = "rules => axe.run(document, { resultTypes: ['violations'], rules })"
KNOWN_COLOURS = {"color-contrast": {"enabled": False}}
COLOURS = """() => {
  const seen = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) {
    const on = text.parentElement;
    if (!text.data.trim() || !on.checkVisibility({ checkOpacity: true })) continue;
    const own = getComputedStyle(on);
    const under = [];
    for (let each = on; each; each = each.parentElement) {
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(each);
      under.push(backgroundColor, backgroundImage, opacity);
    }
    seen.add([own.color, own.fontSize, own.fontWeight, ...under].join());
  }
  return [...seen];
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TURN = """path => {
  history.pushState({}, '', path);
  dispatchEvent(new PopStateEvent('popstate', { state: {} }));
}"""
expect.set_options(timeout=TIMEOUT_MS)  # many tests share two cores: slow is not wrong


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing: the tests' own output is enough."""


class Window:
    """A page of somebody, with what went wrong in it."""

    def __init__(self, page: Page, base: str, language: str) -> None:
        self.page, self.base, self.language = page, base, language
        self.wrong: list[str] = []
        self._asked: set[Any] = set()
        self._colours: set[str] = set()
        page.on("request", self._asks)
        page.on("requestfinished", lambda request: self._asked.discard(request))
        page.on("requestfailed", lambda request: self._asked.discard(request))
        page.set_default_timeout(TIMEOUT_MS)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def _heard(self, message: Any) -> None:
        # The browser itself tells each refused request; refusals are what the page is tested for.
        # The editors write some style attributes, which the strict policy drops without harm.
        known = ("Failed to load resource", "Applying inline style violates")
        if message.type == "error" and not any(each in message.text for each in known):
            self.wrong.append(message.text)

    def _asks(self, request: Any) -> None:
        if not request.url.endswith("/notices/stream"):
            self._asked.add(request)

    def go(self, path: str) -> Response | None:
        """Opens an address and waits until nothing more is asked of the server."""
        self._colours = set()
        self.page.bring_to_front()  # only the window in front has the focus
        answer = self.page.goto(self.base + path)
        self.settle()
        return answer

    def turn(self, path: str) -> None:
        """Goes to another page as a link in the page does: what is loaded stays so."""
        if not self.page.url.startswith(self.base):
            self.go(path)
            return
        self._colours = set()
        self.page.evaluate(TURN, path)
        self.settle()

    def speak(self, language: str) -> None:
        """Switches the language of the page in place, by the header."""
        self.language = language
        button = self.page.locator(f".languages [lang={language}]")
        if button.get_attribute("aria-pressed") != "true":
            button.click()
            self.settle()

    def settle(self) -> None:
        """Waits for the answers of the server and for what they draw."""
        quiet = 0
        while quiet < QUIET_TURNS:
            self.page.wait_for_timeout(TURN_MS)
            quiet = 0 if self._asked else quiet + 1
        self.page.locator("main h1").first.wait_for()
        expect(self.page.locator("main .busy")).to_have_count(0)

    def shoot(self, name: str) -> None:
        """A picture for people to look at, where they ask: sixty of them are dear."""
        if not PICTURES:
            return
        folder = SCREENSHOTS / self.language
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}.png", full_page=True)

    def faults(self) -> list[str]:
        """What axe finds: each rule with the elements that break it.

        The contrast of a text depends on its colour, size and weight and on what lies under it:
        axe measures it where the page shows a combination that it has not shown in the language
        before.
        """
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        shown = set(self.page.evaluate(COLOURS))
        rules = KNOWN_COLOURS if shown <= self._colours else {}
        self._colours |= shown
        found = self.page.evaluate(AXE_RUN, rules)["violations"]
        return [
            f"{each['id']}: {node['target']} {node['html'][:160]}"
            for each in found
            for node in each["nodes"]
        ]

    def overflow(self) -> int:
        """By how many pixels the page stays wider than its window once it has been laid out."""
        for _ in range(QUIET_TURNS):
            wider = int(self.page.evaluate(WIDER))
            if wider <= 0:
                return 0
            self.page.wait_for_timeout(TURN_MS)
        return wider


class Here:
    """A server at a moment of the story, and the windows that are open on it."""

    def __init__(self, stage: Stage, browser: Browser) -> None:
        self.stage, self._browser = stage, browser
        self._server = make_server(
            "127.0.0.1", 0, create_app(stage.application), threaded=True, request_handler=_Quiet
        )
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self._contexts: list[Any] = []
        self.windows: list[Window] = []

    def visit(
        self, person: str | None = None, language: str = "fi", width: int = 1280, height: int = 900
    ) -> Window:
        """A window of its own browser profile; of nobody, where no person is given."""
        context = self._browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", locale=language
        )
        self._contexts.append(context)
        context.clock.set_system_time(self.stage.clock.now())  # as in the story
        context.add_init_script(WORKS)
        context.add_init_script(
            f"window === window.top && (localStorage.getItem('paatospolku.language') ||"
            f" localStorage.setItem('paatospolku.language', '{language}'))"
        )
        if person is not None:
            body = {"person": person, "cookie": True}
            assert context.request.post(f"{self.base}/api/v1/sessions", data=body).ok
        return self.window(context, language)

    def window(self, context: Any, language: str = "fi") -> Window:
        """One more window of the same browser profile."""
        made = Window(context.new_page(), self.base, language)
        self.windows.append(made)
        return made

    def task_of(self, person: str, element_id: str | None = None) -> dict[str, Any]:
        """A task on somebody's desk."""
        items = self.caller(person).get("/desk?limit=200").json["items"]
        return next(each for each in items if element_id in (None, each["element_id"]))

    def caller(self, person: str) -> Caller:
        """Somebody who calls the API beside the pages."""
        return self.stage.caller(person)

    def work(self) -> None:
        """What the server does by itself meanwhile: the clock is not running in these tests."""
        worker = Worker(self.stage.application.runner, name="test")
        while worker.run_due(self.stage.clock.now()):
            pass

    def close(self) -> None:
        """Nothing of it remains."""
        for context in self._contexts:
            context.close()
        self._server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Browser:
    """One browser for a worker; each window has a profile of its own."""
    assert (BUILT / "index.html").is_file(), "the pages are not built: make web"
    return chromium()


@pytest.fixture
def at(stage: Callable[[datetime], Stage], browser: Browser) -> Iterator[Callable[..., Here]]:
    """`at(moment)`: the pages, served at that moment."""
    made: list[Here] = []

    def serve(moment: datetime) -> Here:
        made.append(Here(stage(moment), browser))
        return made[-1]

    yield serve
    for here in made:
        here.close()
    wrong = [each for here in made for window in here.windows for each in window.wrong]
    assert not wrong, wrong


@pytest.fixture
def by_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reaches for the mouse fails, and so does what fills a field or moves the focus."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("not by keyboard")

    for kind, name in aimed():
        monkeypatch.setattr(kind, name, refuse)
