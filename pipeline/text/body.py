"""The paragraphs of a page: trafilatura, fast first, in full where that found too little."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from pipeline.text import fold, tree
from pipeline.text.outline import Outline

SHORT = 400  # characters under which the fast result is tried again in full
SHARE = 0.5  # of the text in the page's paragraphs under which it is, too
HEAVY_BLOCKS = ("p", "h2", "h3", "blockquote", "li")
_SPLITS = frozenset(
    {"p", "head", "item", "quote", "code", "list", "table", "row", "div", "lb", "body"}
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line by trafilatura's names: p, head, item, quote, row, code."""

    text: str
    tag: str


def read(root: HtmlElement, url: str, outline: Outline) -> list[Line]:
    """Give the lines of the article on a page of ordinary size."""
    found = _lines(root, url, fast=True)
    length = sum(len(line.text) for line in found)
    if length >= SHORT and length >= SHARE * _paragraph_text(outline):
        return found
    return _lines(root, url, fast=False) or found


def read_heavy(root: HtmlElement) -> list[Line]:
    """Give the paragraphs of the parent that has most text: linear, without recursion."""
    by_parent: Counter[HtmlElement] = Counter()
    for paragraph in root.iter("p"):
        by_parent[paragraph.getparent()] += tree.letters(paragraph)
    parent, length = by_parent.most_common(1)[0] if by_parent else (root, 0)
    if length < SHORT:
        return _text_nodes(root)
    children = (child for child in parent if child.tag in HEAVY_BLOCKS)
    lines = (Line(fold.clean("".join(child.itertext())), "p") for child in children)
    return [line for line in lines if line.text]


def _lines(root: HtmlElement, url: str, *, fast: bool) -> list[Line]:
    document = trafilatura.bare_extraction(
        root, url=url, fast=fast, include_comments=False, with_metadata=False
    )
    body = getattr(document, "body", None)
    return list(walk(body)) if body is not None else []


def walk(body: HtmlElement) -> Iterator[Line]:
    """Give the lines of trafilatura's own tree; cells of a table row stand side by side."""
    parts: list[str] = []
    tags: list[str] = ["p"]

    def flush() -> Iterator[Line]:
        text = fold.clean("".join(parts))
        parts.clear()
        if text:
            yield Line(text, tags[-1])

    for event, element in etree.iterwalk(body, events=("start", "end")):
        splits = element.tag in _SPLITS
        if event == "start":
            if splits:
                yield from flush()
                tags.append(tags[-1] if element.tag == "lb" else element.tag)
            parts.append(element.text or "")
        else:
            if splits:
                yield from flush()
                tags.pop()
            parts.append((" | " if element.tag == "cell" else "") + (element.tail or ""))
    yield from flush()


def _paragraph_text(outline: Outline) -> int:
    return sum(len(block.text) for block in outline.blocks if block.tag == "p")


def _text_nodes(root: HtmlElement) -> list[Line]:
    by_parent: dict[HtmlElement, list[str]] = {}
    for node in root.xpath("//body//text()[string-length(normalize-space()) > 40]"):
        by_parent.setdefault(node.getparent(), []).append(str(node))
    lines = (Line(fold.clean(" ".join(texts)), "p") for texts in by_parent.values())
    return [line for line in lines if line.text]
