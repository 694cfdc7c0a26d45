"""A real Chromium; without one these tests skip, unless GUIDE_REQUIRE_BROWSER=1 demands it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pipeline.emit import report
from pipeline.emit.drafts import Draft
from pipeline.emit.options import EmitOptions
from pipeline.model.results import Result

# What Debian calls it, and others.
NAMES = ("chromium", "chromium-browser", "google-chrome")
# It runs as root in containers, and nothing but the page may ask for the network.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Opened:
    """An open report, with all that it asked for and complained of."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def visible(self) -> list[str]:
        """Return the numbers of the findings that show."""
        rows = "[...document.querySelectorAll('tr.p')].filter(r => r.offsetHeight).map(r => r.id)"
        found: list[str] = self.page.evaluate(rows)
        return found

    def listed(self) -> int:
        """Return how many findings the filter lets through, folded ones too."""
        rows = "document.querySelectorAll('tbody.g:not([hidden]) tr.p:not([hidden])').length"
        count: int = self.page.evaluate(rows)
        return count

    def shown(self) -> int:
        """Return the number that the page tells."""
        return int(self.page.inner_text("#shown"))


def give_up(reason: str) -> None:
    if os.environ.get("GUIDE_REQUIRE_BROWSER") == "1":
        pytest.fail(f"GUIDE_REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(f"{reason}; install Chromium and the extra [test] to run these tests")


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        give_up("the package playwright is missing")
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        give_up("there is no Chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield launched
        launched.close()


@pytest.fixture
def expect(browser: Any) -> Any:
    """Playwright's assertions, which wait; the page forbids scripts but its own."""
    from playwright.sync_api import expect

    return expect


@pytest.fixture
def open_report(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open the report of a result from a file whose path has blanks and Chinese in it."""
    contexts = []

    def open_it(result: Result, hash_: str = "", **options: Any) -> Opened:
        (content,) = report.render(Draft(result, [], EmitOptions())).values()
        folder = tmp_path / "输出 文件夹"
        folder.mkdir(exist_ok=True)
        (folder / "report.html").write_bytes(content)
        context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}} | options)
        contexts.append(context)
        opened = Opened(context.new_page())
        address = (folder / "report.html").as_uri()

        def judge(route: Any) -> None:
            opened.requests.append(route.request.url)
            route.continue_() if route.request.url.startswith(address) else route.abort()

        context.route("**/*", judge)
        opened.page.on("console", lambda message: opened.complaints.append(message.text))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.on("dialog", lambda dialog: opened.complaints.append(dialog.message))
        opened.page.goto(address + hash_)
        return opened

    yield open_it
    for context in contexts:
        context.close()
