"""Feeds of an OPML list added to the text of feeds.toml, whose comments stay."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import tomlkit

from pipeline.feeds.opml import Outline
from pipeline.records import Feed


def added(
    text: str, feeds: Sequence[Feed], outlines: Sequence[Outline], country: str, language: str
) -> tuple[str, int]:
    """Give the text with the feeds that it lacked, and how many those are."""
    urls = {feed.url for feed in feeds}
    names = {feed.name for feed in feeds}
    new = [outline for outline in outlines if outline.url not in urls]
    blocks = [_block(o, _free(o.name, names), country, language) for o in new]
    return "\n".join([text.rstrip("\n") + "\n", *blocks]) if blocks else text, len(blocks)


def _free(name: str, taken: set[str]) -> str:
    """Give the name, numbered where another feed has it already, and take it."""
    free, n = name, 2
    while free in taken:
        free, n = f"{name} ({n})", n + 1
    taken.add(free)
    return free


def _block(outline: Outline, name: str, country: str, language: str) -> str:
    """Write one [[feed]]."""
    host = (urlsplit(outline.site or outline.url).hostname or "").removeprefix("www.")
    fields = {
        "name": name,
        "url": outline.url,
        "outlet": name,
        "country": country,
        "language": (outline.language or language)[:2].lower(),
        "owner": host,
    }
    lines = (f"{key} = {tomlkit.string(value).as_string()}" for key, value in fields.items())
    return "\n".join(["[[feed]]", *lines, ""])
