"""The HTML part of a mail: styles on the elements, no picture, no script, nothing fetched."""

from types import SimpleNamespace

from pipeline.briefing.deliver.edition import Edition
from pipeline.briefing.names import Names
from pipeline.briefing.render_html import render
from pipeline.briefing.safe import web_address
from pipeline.briefing.words import Words

MOST_BYTES = 90_000  # Gmail cuts a mail's HTML at about 102 kB
_MOST_LINES = (50, 25, 10, 5, 2, 0)  # acts of a category, until the page is small enough
_BLOCKS = "▁▂▃▄▅▆▇█"
_DAYS = 7


def mail_page(edition: Edition, link: str) -> str:
    """Give the page; a day too long for mail readers keeps the first acts of each category."""
    page = ""
    for most in _MOST_LINES:
        page = _page(edition, link, most)
        if len(page.encode("utf-8")) <= MOST_BYTES:
            break
    return page


def _page(edition: Edition, link: str, most: int) -> str:
    data = edition.data
    words = Words(Names(data.language), data.timezone)
    page = f"{link}/{edition.path}" if link else ""
    anchors = {event.id: f"{page}#e-{event.event_id}" if page else "" for event in data.events}
    events = {
        category.key: [event for event in data.events if event.category == category.key]
        for category in data.categories
    }
    made = render(
        "mail.html",
        b=data,
        w=words,
        title=edition.title,
        page=page,
        anchors=anchors,
        events=events,
        most=most,
        blocks=blocks,
        source=source,
    )
    return made.encode("utf-8", "replace").decode("utf-8")  # no lone surrogates


def blocks(history: list[int]) -> str:
    """Give the last seven days as characters, scaled to the highest of them."""
    days = history[-_DAYS:]
    top = max(max(days, default=0), 1)
    return "".join(_BLOCKS[round(n / top * (len(_BLOCKS) - 1))] for n in days)


def source(event: SimpleNamespace) -> SimpleNamespace | None:
    """Give outlet, language and address of an act's first report."""
    if not event.articles:
        return None
    first = event.articles[0]
    return SimpleNamespace(
        outlet=first.outlet, language=first.language, url=web_address(first.url) or ""
    )
