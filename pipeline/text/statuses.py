"""What a page is when it is no article: consent wall, paywall, error page, listing, empty."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pipeline.records import EntryStatus, Segment
from pipeline.text.lexicon import Rules
from pipeline.text.metadata import Metadata
from pipeline.text.outline import Outline

LONG = 1500  # letters of kept text from which no wall is looked for
ARTICLE = 500  # letters from which an article beside a wall is believed to be one
LEAD = 250  # letters of free text before a paywall that are worth reading
SHORTEST = 80  # letters; less text than that is none
PARAGRAPH = 300  # letters of the longest paragraph from which a page with many links is an article
WALL_PAGE = 4000  # letters of a whole page that is nothing but a cookie wall
LINKED = 0.6  # share of a page's text inside links from which it may be a list of links
HEADLINES = 8  # linked texts as long as a headline that make a list of links
HEADLINE = 25  # letters of one

_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ERROR_NUMBER = re.compile(r"\b(?:40[0-4]|410|50[0-4])\b")

Verdict = tuple[EntryStatus, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page is judged by; the whole page's text is asked for only in doubt."""

    meta: Metadata
    body: Sequence[str]
    outline: Outline
    page_text: Callable[[], str]

    @property
    def length(self) -> int:
        """The letters of the kept body."""
        return sum(map(weight, self.body))


def judge(
    meta: Metadata,
    segments: Sequence[Segment],
    outline: Outline,
    page_text: Callable[[], str],
    rules: Rules,
) -> Verdict:
    """Give ARTICLE or what the page is instead, with the reason in words."""
    body = [s.text for s in segments if s.kept and s.n > 1]
    seen = Evidence(meta, body, outline, page_text)
    length = seen.length
    if length < LONG and (verdict := _wall(seen, rules)):
        return verdict
    if _is_listing(seen):
        return EntryStatus.LISTING, "a list of links, no article"
    if length < SHORTEST:
        return EntryStatus.EMPTY, f"{length} letters of text"
    return EntryStatus.ARTICLE, ""


def weight(text: str) -> int:
    """Give the length of a text; an ideograph or a syllable sign stands for three letters."""
    return len(text) + 2 * len(_IDEOGRAPHS.findall(text))


def _wall(seen: Evidence, rules: Rules) -> Verdict | None:
    if _is_error(seen, rules):
        return EntryStatus.ERROR_PAGE, seen.meta.title or "an error page"
    if _is_consent(seen, rules):
        return EntryStatus.CONSENT, "a cookie wall"
    is_walled = not seen.meta.is_open or rules.count(seen.page_text(), "paywall")
    if seen.length < LEAD and is_walled:
        return EntryStatus.PAYWALL, "a subscription notice"
    return None


def _is_error(seen: Evidence, rules: Rules) -> bool:
    heads = " ".join((seen.meta.title, *seen.meta.headings))
    if seen.length >= (LEAD if seen.meta.is_article else ARTICLE):
        return False
    says_so = rules.count(heads, "error") > 0 or _ERROR_NUMBER.search(heads) is not None
    return says_so or (not seen.meta.is_article and rules.count(" ".join(seen.body), "error") > 1)


def _is_consent(seen: Evidence, rules: Rules) -> bool:
    if seen.length < SHORTEST:
        text = seen.page_text()
        return weight(text) < WALL_PAGE and rules.count(text, "consent") >= 2
    needed = 2 if seen.length < ARTICLE else 4
    return rules.count(" ".join(seen.body), "consent") >= needed


def _is_listing(seen: Evidence) -> bool:
    if seen.meta.is_article:
        return False
    if _is_linked(seen.outline):
        return True
    parts = urlsplit(seen.meta.url)
    is_front = bool(parts.netloc) and parts.path in ("", "/")
    is_told = seen.meta.is_listing or is_front
    return is_told and max(map(weight, seen.body), default=0) < PARAGRAPH


def _is_linked(outline: Outline) -> bool:
    """Tell a page of headlines with links and blurbs: no block without links is a long one."""
    total = sum(len(block.text) for block in outline.blocks)
    linked = sum(len(block.text) * block.link_share for block in outline.blocks)
    headlines = sum(b.link_share > LINKED and len(b.text) >= HEADLINE for b in outline.blocks)
    longest = max((weight(b.text) for b in outline.blocks if b.link_share < LINKED), default=0)
    return headlines >= HEADLINES and linked >= LINKED * total and longest < PARAGRAPH
