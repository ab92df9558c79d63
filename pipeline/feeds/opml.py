"""Lists of feeds as OPML: read however they are written, written so that all can read them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pipeline.feeds import links
from pipeline.feeds.plain import plain
from pipeline.records import Feed

_FEED_SCHEMES = ("feed://", "feed:")
_LIST_TYPES = frozenset({"include", "link"})
_MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed of an OPML list."""

    name: str
    url: str
    site: str | None = None
    folders: tuple[str, ...] = ()
    language: str | None = None


def read(data: bytes) -> tuple[Outline, ...]:
    """Give every feed of a list once, in its order, from whatever depth and in whatever case."""
    found: dict[str, Outline] = {}
    for node, folders in _outlines(data):
        if outline := _outline(node, folders):
            found.setdefault(outline.url, outline)
    return tuple(found.values())


def includes(data: bytes) -> tuple[str, ...]:
    """Give the addresses of other lists that a list includes (OPML 2.0, `type="include"`)."""
    found = [_included(_attributes(node)) for node, _ in _outlines(data)]
    return tuple(dict.fromkeys(url for url in found if url))


def write(feeds: Sequence[Feed], title: str = "attaché") -> str:
    """Give feeds as OPML 2.0, one folder a country."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for country in sorted({feed.country for feed in feeds}):
        folder = etree.SubElement(body, "outline", text=country, title=country)
        for feed in feeds:
            if feed.country == country:
                etree.SubElement(folder, "outline", _written(feed))
    text: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return text.decode("utf-8")


def _written(feed: Feed) -> dict[str, str]:
    return {
        "type": "rss",
        "text": feed.name,
        "title": feed.name,
        "xmlUrl": feed.url,
        "language": feed.language,
    }


def _outlines(data: bytes) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Give every outline with the folders around it; broken XML is read as far as it goes."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    if root is not None:
        yield from _below([root], ())


def _below(nodes: Iterable[Any], folders: tuple[str, ...]) -> Iterator[tuple[Any, tuple[str, ...]]]:
    for node in nodes:
        if not isinstance(node.tag, str):
            continue
        inside = folders
        if _local(node.tag) == "outline":
            yield node, folders
            if not _address(_attributes(node)):
                inside = (*folders, _name(_attributes(node)))
        if len(inside) < _MAX_DEPTH:
            yield from _below(node, inside)


def _attributes(node: Any) -> dict[str, str]:  # noqa: ANN401 - lxml has no types
    return {_local(name): value for name, value in node.attrib.items()}


def _local(name: str) -> str:
    """Give a name without its namespace, in lower case."""
    return name.rpartition("}")[2].lower()


def _name(attributes: dict[str, str]) -> str:
    return plain(attributes.get("title") or attributes.get("text") or "")


def _address(attributes: dict[str, str]) -> str | None:
    """Give the feed's address; lists write it xmlUrl, xmlurl, url or feedUrl, some with feed:."""
    kind = attributes.get("type", "").lower()
    written = attributes.get("xmlurl") or attributes.get("feedurl")
    if not written and kind not in _LIST_TYPES:
        written = attributes.get("url")
    return links.absolute("", _as_http((written or "").strip()))


def _as_http(url: str) -> str:
    """Give the http(s) address behind feed:."""
    for scheme in _FEED_SCHEMES:
        if url.lower().startswith(scheme):
            rest = url[len(scheme) :]
            return rest if rest.lower().startswith("http") else f"http://{rest}"
    return url


def _outline(node: Any, folders: tuple[str, ...]) -> Outline | None:  # noqa: ANN401
    attributes = _attributes(node)
    url = _address(attributes)
    if url is None:
        return None
    site = links.absolute("", attributes.get("htmlurl"))
    language = attributes.get("language") or None
    return Outline(_name(attributes) or url, url, site, folders, language)


def _included(attributes: dict[str, str]) -> str | None:
    url = links.absolute("", attributes.get("url") or attributes.get("xmlurl"))
    kind = attributes.get("type", "").lower()
    is_list = kind == "include" or (kind == "link" and (url or "").lower().endswith(".opml"))
    return url if is_list else None
