"""What a page says of itself in JSON-LD: the one object that is the article."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from pipeline.text import fold

Node = Mapping[str, Any]

# schema.org's kinds of article, the more newsy first
_NEWS = re.compile(
    r"(?:News|Reportage|Analysis|Opinion|Background|AskPublic|Review)\w*Article$|^Report$|LiveBlogPosting$"
)
_ARTICLE = re.compile(r"Article$|BlogPosting$|^Report$|SocialMediaPosting$")
_LISTING = re.compile(r"^(?:CollectionPage|SearchResultsPage|ItemList)$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_WRAPPER = re.compile(r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?://\s*)?(?:\]\]>|-->)\s*;?\s*$")
_BREAK = re.compile(r"<(?:br|/p|/div|/h\d|/li)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_DEEPEST = 6  # levels; deeper objects describe something else
_MOST = 500  # objects of one page


def nodes(root: HtmlElement) -> list[Node]:
    """Give the objects of all JSON-LD scripts, those inside @graph and mainEntity too."""
    found: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found += _flatten(_load(script.text or ""), 0)
    return found[:_MOST]


def types(node: Node) -> list[str]:
    """Give an object's types without their prefix."""
    kinds = node.get("@type", [])
    return [
        str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds])
    ]


def article(found: list[Node], title: str | None) -> Node | None:
    """Choose the article: the page's title first, then news before other kinds."""
    candidates = [n for n in found if any(_ARTICLE.search(kind) for kind in types(n))]
    wanted = fold.key(title or "")

    def rank(node: Node) -> tuple[bool, bool, bool]:
        headline = fold.key(text(node, "headline") or text(node, "name") or "")
        is_news = any(_NEWS.search(kind) for kind in types(node))
        return not (headline and headline in wanted), not is_news, "datePublished" not in node

    return min(candidates, key=rank, default=None)


def is_listing(found: list[Node]) -> bool:
    """Tell whether the page calls itself a collection."""
    return any(_LISTING.search(kind) for n in found for kind in types(n))


def text(node: Node, name: str) -> str | None:
    """Give a property as clean text, None when it is no text."""
    value = node.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return fold.clean(unescape(value)) or None if isinstance(value, str) else None


def paragraphs(node: Node) -> list[str]:
    """Give the lines of an article's own statement of its text, without markup."""
    stated = node.get("articleBody")
    if not isinstance(stated, str):
        return []
    lines = _TAG.sub(" ", _BREAK.sub("\n", unescape(stated))).splitlines()
    return [line for given in lines if (line := fold.clean(unescape(given)))]


def names(node: Node, name: str) -> list[str]:
    """Give the names of persons or bodies under a property, written out or as objects."""
    value = node.get(name)
    listed = value if isinstance(value, list) else [value]
    found = [text(v, "name") if isinstance(v, Mapping) else v for v in listed]
    return [fold.clean(unescape(n)) for n in found if isinstance(n, str) and n.strip()]


def captions(node: Node) -> Iterator[str]:
    """Give what the article's images say of themselves."""
    images = node.get("image")
    for image in images if isinstance(images, list) else [images]:
        if isinstance(image, Mapping):
            yield from (t for key in ("caption", "description", "name") if (t := text(image, key)))


def _load(source: str) -> object:
    source = _WRAPPER.sub("", source)
    for attempt in (source, _TRAILING_COMMA.sub(r"\1", source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(value: object, depth: int) -> list[Node]:
    if depth > _DEEPEST:
        return []
    if isinstance(value, list):
        return [node for item in value[:_MOST] for node in _flatten(item, depth + 1)]
    if not isinstance(value, Mapping):
        return []
    inner = [value.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage")]
    return [value, *(node for item in inner for node in _flatten(item, depth + 1))]
