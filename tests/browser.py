"""A real browser, and what tells whether everybody can use a page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = os.environ.get("AXE_CORE")
_CI = os.environ.get("CI") == "true"

needs_browser = pytest.mark.skipif(CHROMIUM is None and not _CI, reason="there is no Chromium here")
needs_axe = pytest.mark.skipif((CHROMIUM is None or AXE is None) and not _CI, reason="AXE_CORE names no axe.min.js")
_QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield chromium
        chromium.close()


@contextmanager
def opened(chromium: Any, path: Path, width: int = 1440, scheme: str = "light") -> Iterator[Any]:
    """A page that was opened, which must say nothing on the console and ask for nothing but itself."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=False)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    yield page
    assert said == []
    assert {url.partition("#")[0] for url in asked} == {path.as_uri()}
    context.close()


def violations(chromium: Any, path: Path, width: int, scheme: str) -> list[str]:
    """What axe-core holds against a page."""
    assert AXE, "AXE_CORE must name axe.min.js in CI"
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(
        "async () => (await axe.run()).violations.map(one => one.id + ': ' + one.nodes[0].html)"
    )
    context.close()
    return found
