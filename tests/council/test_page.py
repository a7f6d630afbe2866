"""The page of the report in a real browser: for everybody, on every screen, and on paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tests.browser import browser, needs_axe, needs_browser, opened, violations
from tests.repository import needs_git

pytestmark = needs_git


@needs_browser
def test_it_says_nothing_asks_for_nothing_and_its_contents_lead_on(report: Path) -> None:
    with browser() as chromium:
        for width in (390, 768, 1440):
            with opened(chromium, report / "review.html", width) as page:
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                links = page.locator("nav a")
                assert links.count() >= 5
                for at in range(links.count()):
                    links.nth(at).click()
                    assert page.evaluate("document.querySelector(':target') !== null")


@needs_browser
def test_no_row_and_no_card_is_broken_on_paper(report: Path) -> None:
    with browser() as chromium, opened(chromium, report / "review.html") as page:
        page.emulate_media(media="print")
        kept = page.evaluate(
            "[...document.querySelectorAll('tr, .card, .signature')]"
            ".every(one => getComputedStyle(one).breakInside === 'avoid')"
        )
        assert kept
        pages = PdfReader(BytesIO(page.pdf(format="A4", print_background=True))).pages
        assert len(pages) > 5


@needs_axe
def test_everybody_can_use_it(report: Path) -> None:
    with browser() as chromium:
        for width, scheme in ((390, "dark"), (1440, "light")):
            assert violations(chromium, report / "review.html", width, scheme) == []
