"""Chromium for the tests, and what it must never be heard saying."""

import contextlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, cast
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebSocket,
    expect,
    sync_playwright,
)

from tools.ensure_chromium import find_chromium

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE: Final = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
# WCAG 2.2 level AA with all that came before it, and what axe itself recommends.
AXE_TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
PATIENCE: Final = 8_000
_REFUSED: Final = 400

Theme = Literal["light", "dark"]


@contextlib.contextmanager
def chromium() -> Generator[Browser]:
    """The system's Chromium, without a window."""
    path = find_chromium()
    if path is None:
        raise RuntimeError("no Chromium: run tools/ensure_chromium.py")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


# No slots: Playwright hangs a note on whoever listens to it.
@dataclass(kw_only=True)
class Noise:
    """What a browser complained of: errors, refusals that no test announced, requests that left the house."""

    house: str
    foreign: list[str] = field(default_factory=list[str])
    errors: list[str] = field(default_factory=list[str])
    refusals: list[str] = field(default_factory=list[str])
    failures: list[str] = field(default_factory=list[str])
    asked: list[str] = field(default_factory=list[str])
    _announced: set[str] = field(default_factory=set[str])
    _out: bool = False

    def listen(self, context: BrowserContext) -> None:
        context.on("request", self._request)
        context.on("response", self._response)
        context.on("requestfailed", self._failed)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def hear_sockets(self, page: Page) -> None:
        page.on("websocket", self._socket)

    def announce(self, *answers: str) -> None:
        """Say which refusals belong to the test, such as ``409 /api/v1/entries``."""
        self._announced.update(answers)

    @contextlib.contextmanager
    def outage(self) -> Generator[None]:
        """Until the end of the block the house is away: failed requests are what one expects."""
        self._out = True
        try:
            yield
        finally:
            self._out = False

    def complaints(self) -> list[str]:
        """Everything that nobody announced; empty when all is well."""
        refused = [one for one in self.refusals if one not in self._announced]
        return [*self.foreign, *self.errors, *refused, *self.failures]

    def _at_home(self, url: str) -> bool:
        scheme = urlsplit(url).scheme
        here = url.replace("ws://", "http://", 1).startswith(f"{self.house}/")
        return here or scheme in {"data", "blob", "about"}

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
        if not self._at_home(request.url):
            self.foreign.append(f"foreign request: {request.url}")

    def _socket(self, socket: WebSocket) -> None:
        self.asked.append(socket.url)
        if not self._at_home(socket.url):
            self.foreign.append(f"foreign socket: {socket.url}")

    def _response(self, response: Response) -> None:
        if response.status >= _REFUSED and not self._out:
            path = urlsplit(response.url).path
            self.refusals.append(f"{response.status} {path}")

    def _failed(self, request: Request) -> None:
        # A page that is left takes its unanswered questions with it.
        if not self._out and request.failure != "net::ERR_ABORTED":
            self.failures.append(f"failed: {request.url} {request.failure}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"} or self._out:
            return
        # Chromium writes this for each answer from 400 on; those are counted above, with their path.
        if message.text.startswith("Failed to load resource: the server responded with a status of"):
            return
        self.errors.append(f"console: {message.text}")


@dataclass(kw_only=True, frozen=True, slots=True)
class Violation:
    """One fault that axe found, short enough to read in a report."""

    rule: str
    where: str
    why: str


def audit(page: Page) -> list[Violation]:
    """Run axe on the page as it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        """async (runOnly) => {
          const result = await axe.run(document, { runOnly, resultTypes: ["violations"], preload: false });
          return result.violations;
        }""",
        {"type": "tag", "values": list(AXE_TAGS)},
    )
    return list(_violations(cast("list[dict[str, Any]]", found)))


def _violations(found: list[dict[str, Any]]) -> Iterator[Violation]:
    for rule in found:
        for node in rule["nodes"]:
            yield Violation(
                rule=rule["id"],
                where=f"{' '.join(map(str, node['target']))}  {node['html'][:160]}",
                why=str(node["failureSummary"])[:400],
            )


def sideways(page: Page) -> list[str]:
    """What makes the page scroll sideways: the page itself, or elements that stick out of it."""
    return cast(
        "list[str]",
        page.evaluate(
            """() => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const out = [...document.querySelectorAll("body *")].filter(
                (one) => one.getBoundingClientRect().right > width + 1,
              );
              return [`page: ${document.documentElement.scrollWidth} > ${width}`,
                ...out.slice(0, 8).map((one) => one.outerHTML.slice(0, 140))];
            }"""
        ),
    )


CONTROLS: Final = "button, input, select, textarea, summary, a[href]"


def small_targets(page: Page, least: int, which: str = CONTROLS) -> list[str]:
    """Visible controls smaller than so many pixels either way; links within a sentence are exempt (2.5.8)."""
    return cast(
        "list[str]",
        page.evaluate(
            """([least, which]) => {
              const all = document.querySelectorAll(which);
              const small = [];
              for (const one of all) {
                if (!one.checkVisibility({ visibilityProperty: true })) continue;
                const label = one.matches("input[type=checkbox]") ? one.closest("label") : null;
                const box = (label ?? one).getBoundingClientRect();
                if (box.right <= 0 || box.width === 0) continue;
                const inline = one.matches("a") && getComputedStyle(one).display === "inline";
                const sentence = [...one.parentElement.childNodes].some(
                  (node) => node !== one && node.textContent.trim() !== "",
                );
                if (inline && sentence) continue;
                if (box.width < least - 0.5 || box.height < least - 0.5)
                  small.push(`${box.width.toFixed()}×${box.height.toFixed()} ${one.outerHTML.slice(0, 120)}`);
              }
              return small;
            }""",
            [least, which],
        ),
    )
