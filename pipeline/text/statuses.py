"""What a page is when it is no article: consent wall, paywall, error page, listing, empty."""

import re
from collections.abc import Sequence

from pipeline.records import EntryStatus, Segment
from pipeline.text import fold
from pipeline.text.lexicon import Rules
from pipeline.text.metadata import Metadata

ARTICLE = 500  # characters of kept text from which a page with a date or article mark-up is believed to be one
LEAD = 250  # characters of free text before a paywall that are worth reading as an article
SHORTEST = 80  # characters; less text than that is none
PHRASES = 2  # different phrases of a kind that make a short page that kind
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ERROR_TITLE = re.compile(r"\b(?:404|403|410|50[0-4])\b")

Verdict = tuple[EntryStatus, str]


def judge(
    meta: Metadata, segments: Sequence[Segment], page_text: str, linked: float, rules: Rules
) -> Verdict:
    """Give ARTICLE or what the page is instead, with the reason in words."""
    body = [s.text for s in segments if s.kept and s.n > 1]
    length = sum(map(weight, body))
    if length < 1500 and (verdict := _wall(meta, body, page_text, rules)):
        return verdict
    if length < SHORTEST:
        return EntryStatus.EMPTY, f"{length} characters of text"
    if _is_listing(meta, body, linked):
        return EntryStatus.LISTING, "a list of links, no article"
    return EntryStatus.ARTICLE, ""


def _wall(meta: Metadata, body: Sequence[str], page_text: str, rules: Rules) -> Verdict | None:
    length = sum(map(weight, body))
    heads = " ".join((meta.title, *meta.headings))
    if rules.count(heads, "error") or (length < ARTICLE and _ERROR_TITLE.search(heads)):
        return EntryStatus.ERROR_PAGE, meta.title or "an error page"
    text = " ".join(body)
    if rules.count(text or page_text, "consent") >= PHRASES and not _is_long_beside(text, length):
        return EntryStatus.CONSENT, "a cookie wall"
    if length < LEAD and (not meta.is_open or rules.count(page_text, "paywall")):
        return EntryStatus.PAYWALL, "a subscription notice"
    return None


def weight(text: str) -> int:
    """Give the length of a text in letters of an alphabet; a Japanese or Chinese character stands for three."""
    return len(text) + 2 * len(_IDEOGRAPHS.findall(text))


def _is_long_beside(text: str, length: int) -> bool:
    return length >= ARTICLE and "cookie" not in fold.key(text)


def _is_listing(meta: Metadata, body: Sequence[str], linked: float) -> bool:
    if meta.is_article:
        return False
    longest = max(map(len, body), default=0)
    return (meta.is_listing or linked >= 0.6) and longest < 300
