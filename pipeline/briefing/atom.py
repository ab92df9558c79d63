"""Atom feeds: one entry per day's briefing, and per country and pair one entry per act.

An entry's id never changes; `updated` moves with the edition. Addresses are relative to the feed,
so that the folder can be served from anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from xml.etree import ElementTree

from pipeline.briefing.days_index import DayEntry
from pipeline.briefing.safe import clean, clip

ATOM = "http://www.w3.org/2005/Atom"
AUTHORITY = "tag:attache.localhost,2026:"  # RFC 4151; every installation's ids are its own
MOST_ENTRIES = 30
SUMMARY_LENGTH = 300  # characters


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    key: str
    title: str
    published: datetime
    updated: datetime
    link: str
    html: str
    summary: str
    forms: tuple[tuple[str, str], ...] = field(default=())  # media type, address


def atom_feed(key: str, title: str, home: str, entries: Sequence[Entry], language: str) -> str:
    """Give a feed, newest entries first, at most thirty."""
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(_name("feed"), {"xml:lang": language})
    _add(feed, "id", f"{AUTHORITY}{key}")
    _add(feed, "title", title)
    ordered = sorted(entries, key=lambda entry: (entry.published, entry.key), reverse=True)
    shown = ordered[:MOST_ENTRIES]
    newest = max((entry.updated for entry in shown), default=None)
    _add(feed, "updated", _instant(newest) if newest else "1970-01-01T00:00:00Z")
    _add(_add(feed, "author"), "name", "attaché")
    _add(feed, "link", rel="alternate", type="text/html", href=home)
    for entry in shown:
        _entry(feed, entry)
    ElementTree.indent(feed, " ")
    text = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def day_entries(days: Sequence[DayEntry]) -> list[Entry]:
    """Give one entry per day: the first section of its newest edition."""
    return [_day(entry) for entry in days[:MOST_ENTRIES]]


def _day(entry: DayEntry) -> Entry:
    first, newest = entry.editions[0], entry.newest
    edition = f" (edition {newest['edition']})" if newest["edition"] > 1 else ""
    sample = "[SAMPLE] " if newest["sample"] else ""
    lines = [f"{head}. {text}" for head, text in newest["glance"]] or newest["notices"]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    folder = entry.day.isoformat()
    return Entry(
        key=f"briefing/{newest['profile']}/{folder}",
        title=f"{sample}{newest['title']}{edition}",
        published=datetime.fromisoformat(first["as_of"]),
        updated=max(datetime.fromisoformat(e["as_of"]) for e in entry.editions),
        link=f"{folder}/index.html",
        html=f"<ol>{items}</ol>" if items else "",
        summary=lines[0] if lines else newest["title"],
        forms=(
            ("text/markdown", f"{folder}/briefing.md"),
            ("application/json", f"{folder}/briefing.json"),
        ),
    )


def _entry(feed: ElementTree.Element, entry: Entry) -> None:
    node = _add(feed, "entry")
    _add(node, "id", f"{AUTHORITY}{entry.key}")
    _add(node, "title", entry.title)
    _add(node, "published", _instant(entry.published))
    _add(node, "updated", _instant(entry.updated))
    _add(node, "link", rel="alternate", type="text/html", href=entry.link)
    for media, address in entry.forms:
        rel = "related" if media == "application/json" else "alternate"
        _add(node, "link", rel=rel, type=media, href=address)
    _add(node, "summary", clip(clean(entry.summary), SUMMARY_LENGTH))
    if entry.html:
        _add(node, "content", entry.html, type="html")


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    node = ElementTree.SubElement(parent, _name(name), attributes)
    node.text = clean(text) if text is not None else None
    return node


def _name(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
