"""What a web server may give out of an installation: briefings as files, and how the feeds do."""

import os
from collections import Counter
from pathlib import Path

from pipeline.briefing.names import Names
from pipeline.briefing.render_html import POLICY, render
from pipeline.briefing.safe import clean, clip, web_address
from pipeline.briefing.words import Words
from pipeline.deliver import all_receipts
from pipeline.home import Home
from pipeline.settings import read_config
from pipeline.warehouse.health import FeedHealth, feed_health, last_round
from pipeline.warehouse.published import open_published

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/atom+xml; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
}
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
# As templates/_macros.html writes it; no stranger's word holds an unescaped quotation mark.
_OUTWARD = 'rel="noreferrer noopener external"'
_ERROR_LENGTH = 200
_DELIVERIES = 20


def find_page(path: str) -> Path | None:
    """Give the file of the briefings folder that an address names; None for anything else.

    A folder named without its slash is given as it is: relative links would miss from there.
    """
    return find_file(_home().briefings, path)


def find_file(root: Path, path: str) -> Path | None:
    """Give the file below `root` that an address names: none hidden, none of a kind unknown."""
    *folders, name = path.split("/")
    if "" in folders or any(part.startswith(".") for part in (*folders, name)):
        return None
    if "\\" in path or "\0" in path:
        return None
    wanted = root / path
    if wanted.is_dir() and path and not path.endswith("/"):
        return wanted if wanted.resolve().is_relative_to(root.resolve()) else None
    file = (wanted / "index.html" if wanted.is_dir() else wanted).resolve()
    inside = file.is_relative_to(root.resolve()) and file.suffix in MEDIA_TYPES
    return file if inside and file.is_file() else None


def framed(page: Path) -> str:
    """Give a page whose links to outlets open a window: many outlets refuse to be framed."""
    text = page.read_text(encoding="utf-8")
    return text.replace(_OUTWARD, f'{_OUTWARD} target="_blank"')


def missing_page(path: str) -> str:
    """Give the page for an address at which nothing lies."""
    says = "There is no such page." if path.strip("/") else "No briefing has been written yet."
    return render("missing.html", w=_words(), sample=False, says=says)


def feeds_page() -> str:
    """Give the page of feed health: every feed, those that fail first, and the last deliveries."""
    home = _home()
    feeds: tuple[FeedHealth, ...] = ()
    ended = None
    if (home.published / "current.duckdb").exists():
        with open_published(home.published) as con:
            feeds, ended = feed_health(con), last_round(con)
    return render(
        "feeds.html",
        w=_words(),
        sample=read_config(home.config).settings.desk.sample,
        feeds=feeds,
        states=sorted(Counter(feed.state for feed in feeds).items()),
        ended=ended,
        deliveries=list(all_receipts(home))[: -_DELIVERIES - 1 : -1],
        address=web_address,
        short=_short,
    )


def _short(text: str | None) -> str:
    return clip(clean(text or ""), _ERROR_LENGTH)


def _words() -> Words:
    """Give English labels and the desk's clock: these pages are the operator's."""
    return Words(Names("en"), read_config(_home().config).settings.desk.timezone)


def _home() -> Home:
    return Home.from_environment(os.environ)
