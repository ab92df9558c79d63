"""The blocks of a page in their order, each with its words and how much of it is link text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipeline.text import fold

BLOCKS = frozenset(
    {
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figcaption",
        "blockquote",
        "dt",
        "dd",
        "td",
        "small",
    }
)
_INNER = BLOCKS | {
    "div",
    "ul",
    "ol",
    "table",
    "section",
    "article",
    "figure",
    "form",
    "aside",
    "header",
    "footer",
    "dl",
}
LONGEST = 20_000  # characters of one block; longer ones are whole pages inside one element

_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:fig)?caption(?:s|[\s_-]|$)|bildunterschrift|image-?text|photo-?credit|wp-caption",
    re.I,
)
_FALSE_CAPTION = re.compile(r"no-?caption|caption-?(?:off|none)|video-?caption", re.I)


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its place, its clean text, its words as a key, the share of it inside links."""

    order: int
    element: HtmlElement
    tag: str
    text: str
    key: str
    link_share: float
    is_caption: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """All blocks of a page in document order, and the first of them by its words."""

    blocks: tuple[Block, ...]
    by_key: Mapping[str, Block]
    orders: Mapping[HtmlElement, int]


def read(body: HtmlElement) -> Outline:
    """Lay out the blocks of a page's body; a `div` counts when it holds text and no other block."""
    orders = {element: at for at, element in enumerate(body.iter("*"))}
    menus = {element for menu in body.iter("nav", "footer") for element in menu.iter("*")}
    found = (_block(element, at) for element, at in orders.items() if element not in menus)
    blocks = [block for block in found if block is not None]
    by_key: dict[str, Block] = {}
    for block in blocks:
        by_key.setdefault(block.key, block)
    return Outline(tuple(blocks), by_key, orders)


def _block(element: HtmlElement, order: int) -> Block | None:
    tag = element.tag
    if tag not in BLOCKS and not (tag in ("div", "span") and _is_leaf(element, tag)):
        return None
    raw = element.text_content()
    text = fold.clean(raw) if len(raw) <= LONGEST else ""
    key = fold.key(text) if text else ""
    if not key:
        return None
    return Block(order, element, tag, text, key, link_share(element, text), is_caption(element))


def _is_leaf(element: HtmlElement, tag: str) -> bool:
    if tag == "span":  # only where a theme builds its captions out of spans
        return "caption" in (element.get("class") or "")
    return bool((element.text or "").strip() or len(element)) and not any(
        e.tag in _INNER for e in element
    )


def link_share(element: HtmlElement, text: str) -> float:
    """Give the share of an element's text that stands inside links, 0 to 1."""
    links = sum(len(fold.clean(a.text_content())) for a in element.iter("a"))
    return min(1.0, links / len(text)) if text else 0.0


def is_caption(element: HtmlElement) -> bool:
    """Tell a caption by its element, or by its class or its parents' class."""
    if element.tag == "figcaption":
        return True
    for node in (element, element.getparent()):
        marks = f"{node.get('class') or ''} {node.get('id') or ''}" if node is not None else ""
        if _CAPTION.search(marks) and not _FALSE_CAPTION.search(marks):
            return True
    return False
