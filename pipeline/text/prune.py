"""Rules on the tree, before extraction: what is told by its place and its links."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from pipeline.text import fold
from pipeline.text.lexicon import Rules
from pipeline.text.outline import Block, Outline

CARD = 400  # characters; a longer <article> is one
TEASER = 250  # characters; a longer paragraph that opens with "read also" is prose
LINKED = 0.6  # share of link text from which a list is a list of links
_TEASER = frozenset({"teaser", "linked"})
_RELATED = frozenset({"related", "teaser", "linked"})


@dataclass(frozen=True, slots=True)
class Dropped:
    """A block that is not the article: where it stood, its text, and why."""

    order: int
    text: str
    why: str


def prune(root: HtmlElement, outline: Outline, rules: Rules) -> list[Dropped]:
    """Take cards, captions, teasers and lists of links out of the tree and say what was taken."""
    dropped: list[Dropped] = []
    gone: set[HtmlElement] = set()
    for element, why in _found(root, outline, rules):
        if element in gone or element.getparent() is None:
            continue
        gone.update(element.iter("*"))
        text = fold.clean(" ".join(element.itertext()))
        if text:
            dropped.append(Dropped(outline.orders.get(element, 0), text, why))
        element.drop_tree()
    return dropped


def _found(root: HtmlElement, outline: Outline, rules: Rules) -> Iterator[tuple[HtmlElement, str]]:
    for element in _cards(root):
        yield element, "card"
    tests: tuple[tuple[str, Callable[[Block, Rules], bool]], ...] = (
        ("caption", _is_caption),
        ("teaser", _is_teaser),
    )
    for block in outline.blocks:
        for why, test in tests:
            if test(block, rules):
                yield block.element, why
    yield from ((element, "related") for element in _related(outline, rules))
    yield from ((element, "links") for element in _link_lists(root, outline))


def _cards(root: HtmlElement) -> list[HtmlElement]:
    """Find the articles that are links to other ones; a page of nothing else keeps them."""
    articles = list(root.iter("article"))
    cards = [a for a in articles if len(articles) > 1 and _is_card(a)]
    inside = {p for card in cards for p in card.iter("p")}
    outside = sum(len(p.text_content()) for p in root.iter("p") if p not in inside) if cards else 0
    return cards if outside >= CARD else []


def _is_card(article: HtmlElement) -> bool:
    if article.find(".//h1") is not None or len(fold.clean(article.text_content())) >= CARD:
        return False
    headings = (h for tag in ("h2", "h3", "h4", "h5") for h in article.iter(tag))
    return any(
        h.find(".//a") is not None or next(h.iterancestors("a"), None) is not None for h in headings
    )


def _is_caption(block: Block, _: Rules) -> bool:
    return block.is_caption and len(block.text) <= CARD


def _is_teaser(block: Block, rules: Rules) -> bool:
    if len(block.text) > TEASER or block.link_share < 0.4:
        return False
    return rules.match(block.text, _TEASER) is not None


def _related(outline: Outline, rules: Rules) -> Iterator[HtmlElement]:
    """Find headings such as "Related articles" and the list of links after them."""
    for block in outline.blocks:
        is_short = len(block.text) <= 60 and block.tag in ("h2", "h3", "h4", "h5", "h6", "p", "div")
        if not is_short or rules.match(block.text, _RELATED) is None:
            continue
        yield block.element
        after = block.element.getnext()
        if after is not None and after.tag in ("ul", "ol", "div") and _is_linked(after):
            yield after


def _link_lists(root: HtmlElement, outline: Outline) -> Iterator[HtmlElement]:
    for tag in ("ul", "ol"):
        for element in root.iter(tag):
            if element in outline.orders and _is_linked(element):
                yield element


def _is_linked(element: HtmlElement) -> bool:
    text = fold.clean(element.text_content())
    links = sum(len(fold.clean(a.text_content())) for a in element.iter("a"))
    return bool(text) and links >= LINKED * len(text)
