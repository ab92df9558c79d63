"""The pages in headless Chromium: accessible, inert, in light and dark, wide and narrow."""
# The pages' policy is ignored here (bypass_csp): what is shown is the pages' own doing.

import os
import shutil
from dataclasses import replace

import pytest

from pipeline.briefing.write import write_briefing, write_today
from tests.briefing import days
from tests.briefing.test_hostile import hostile_day

CHROMIUM = os.environ.get("ATTACHE_CHROMIUM") or shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no `chromium` on this machine")
pytest.importorskip("playwright", reason="the browser tests need the extra `dev`")

WAYS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Days of every size, one of them hostile, with all the pages to which they lead."""
    out = tmp_path_factory.mktemp("site")
    others = (days.failed_day(), days.one_event(), days.many_events(60), hostile_day())
    for n, rows in enumerate(others):
        write_briefing(replace(rows, day=days.DAY.replace(day=1 + n)), out, now=days.NOON)
    write_briefing(days.busy_day(), out, now=days.NOON, sample=True)
    write_today(hostile_day(), out)
    return out


def pages(site):
    """One page of each kind; the narrow and dark ones of a kind differ by style alone."""
    first = {}
    for path in sorted(site.rglob("*.html"), key=lambda p: (-p.stat().st_size, str(p))):
        kind = path.parent.name if path.parent.name in {"country", "pair", "evidence"} else path
        first.setdefault(kind, path)
    return [p for p in first.values() if not p.parent.name.startswith("ed")]


def opened(browser, path, width, scheme):
    """Open a page as a reader with that screen does, and note what it asks of the outside."""
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    asked, spoken = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (spoken.append(dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    return page, asked, spoken


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), WAYS)
def test_no_page_violates_a_rule_of_axe_or_is_wider_than_the_screen(browser, site, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    axe, found = Axe(), {}
    for path in pages(site):
        page, _, _ = opened(browser, path, width, scheme)
        result = axe.run(page, options=RULES)
        wrong = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in result.response["violations"]]
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wrong or over > 0:
            found[path.relative_to(site).as_posix()] = (wrong, over)
        page.close()
    assert found == {}


def test_hostile_pages_run_nothing_and_ask_nobody_even_without_the_policy(browser, site):
    today = site / "today"
    for path in (today / "index.html", *sorted(today.glob("evidence/*"))[:3]):
        page, asked, spoken = opened(browser, path, 1280, "light")
        assert (
            page.evaluate("document.querySelectorAll('script, iframe, object, form').length") == 0
        )
        addresses = page.evaluate("[...document.links].map(a => a.protocol)")
        assert set(addresses) <= {"file:", "http:", "https:"}
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        assert spoken == []
        page.close()
