"""Google News sitemaps, plain sitemaps and sitemap indexes (sitemaps.org)."""

from datetime import datetime, timedelta
from typing import Any

from lxml import etree

from pipeline.feeds import dates, links
from pipeline.feeds.documents import MAX_ITEMS, Child, Document, Item
from pipeline.feeds.plain import plain
from pipeline.feeds.sniff import Format

# A news sitemap holds two days by Google's rule. A plain one lists the whole site: only what
# changed within this time is taken for news.
_NEWS_DAYS = 3
_MAX_CHILDREN = 1000


def parse(body: bytes, kind: Format, url: str, now: datetime) -> Document:
    """Give the pages of a sitemap as items, or the sitemaps that an index names as children."""
    root, error = _root(body)
    if root is None:
        return Document(kind, "sitemap", error=error)
    if kind == Format.SITEMAP_INDEX:
        return Document(kind, "index", children=_children(root, url), error=error)
    pages = [_item(node, url) for node in _named(root, "url")]
    items = [i for i in pages if i is not None and _is_news(i, now)][:MAX_ITEMS]
    version = "news" if any(i.title for i in items) else "plain"
    return Document(kind, version, items=tuple(items), error=error)


def children_to_ask(document: Document, since: datetime | None, at_most: int = 3) -> list[str]:
    """Give the newest children of an index that changed since then.

    Publishers append: of children without dates the last named is the newest.
    """
    numbered = enumerate(document.children)
    fresh = [
        (c.modified_at is not None, c.modified_at.timestamp() if c.modified_at else 0.0, n, c.url)
        for n, c in numbered
        if since is None or c.modified_at is None or c.modified_at >= since
    ]
    return [url for *_, url in sorted(fresh, reverse=True)[:at_most]]


def _root(body: bytes) -> tuple[Any, str | None]:
    """Parse XML without entities, DTDs or network; what is broken is read as far as it goes."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as e:
        return None, f"broken XML: {e}"
    errors = parser.error_log
    return root, f"broken XML: {errors[0].message}" if errors else None


def _named(node: Any, name: str) -> list[Any]:  # noqa: ANN401 - lxml has no types
    """Give the children of a name, whatever the namespace and case."""
    return [
        child
        for child in node
        if isinstance(child.tag, str) and child.tag.rpartition("}")[2].lower() == name
    ]


def _text(node: Any, *path: str) -> str:  # noqa: ANN401
    for name in path:
        found = _named(node, name)
        if not found:
            return ""
        node = found[0]
    return (node.text or "").strip()


def _item(node: Any, base: str) -> Item | None:  # noqa: ANN401
    link = links.absolute(base, _text(node, "loc"))
    if link is None:
        return None
    modified = _text(node, "lastmod")
    published = _text(node, "news", "publication_date")
    return Item(
        guid=None,
        link=link,
        title=plain(_text(node, "news", "title")),
        summary="",
        published_at=dates.parse(published) or dates.parse(modified),
        updated=modified,
    )


def _is_news(item: Item, now: datetime) -> bool:
    if item.title:
        return True
    return item.published_at is not None and now - item.published_at <= timedelta(days=_NEWS_DAYS)


def _children(root: Any, base: str) -> tuple[Child, ...]:  # noqa: ANN401
    nodes = _named(root, "sitemap")[-_MAX_CHILDREN:]
    found = (
        (links.absolute(base, _text(n, "loc")), dates.parse(_text(n, "lastmod"))) for n in nodes
    )
    return tuple(Child(url, modified) for url, modified in found if url)
