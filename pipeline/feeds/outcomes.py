"""What an answer means for a feed: new, unchanged, or a failure of some kind and weight."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from pipeline.feeds import repair
from pipeline.feeds.documents import Document
from pipeline.feeds.formats import parse
from pipeline.feeds.sniff import FEEDS, Format, sniff
from pipeline.records import Answer, FeedMemory
from pipeline.web.answers import Problem, why


class Outcome(StrEnum):
    """How a poll ended, if not with a `Problem`: with it the closed list behind `polls.status`."""

    FEED = "feed"  # a feed; `new` or `unchanged` once its entries are compared
    NEW = "new"  # a feed with entries that were not stored, or were edited
    UNCHANGED = "unchanged"  # 304, the same body, or nothing new in it
    NOT_A_FEED = "not_a_feed"  # HTML, a list of feeds, something else
    BROKEN = "broken"  # ill-formed beyond reading: no entry can be got out
    EMPTY = "empty"  # no bytes at all
    GONE = "gone"  # 410
    NOT_FOUND = "not_found"  # 404
    FORBIDDEN = "forbidden"  # 401, 403, 451
    LIMITED = "limited"  # 429, or 503 with Retry-After
    SERVER_ERROR = "server_error"  # other 5xx
    HTTP_ERROR = "http_error"  # any other status


# rss-fetcher's weights: how much a failure says about the feed itself.
_HARD, _SOFT, _TEMPORARY = 1.0, 0.5, 0.25
_WEIGHTS: dict[str, float] = {
    Outcome.NOT_FOUND: _SOFT,
    Outcome.LIMITED: _SOFT,
    Outcome.SERVER_ERROR: _SOFT,
    Outcome.EMPTY: _SOFT,
    Problem.CONNECTION: _SOFT,
    Problem.TIMEOUT: _SOFT,
    Problem.TRUNCATED: _TEMPORARY,
    Problem.DNS: _SOFT,
}

_XML = frozenset({Format.RSS, Format.ATOM, Format.RDF, Format.SITEMAP})
_FORBIDDEN = frozenset({401, 402, 403, 451})


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer judged; the document is there whenever anything could be parsed."""

    outcome: str  # Outcome or Problem
    error: str | None = None
    document: Document | None = None

    @property
    def is_ok(self) -> bool:
        """Say whether the feed is well."""
        return self.outcome in (Outcome.FEED, Outcome.UNCHANGED)

    @property
    def weight(self) -> float:
        """Give how much the failure counts."""
        if self.outcome == Problem.DNS and "try again" in (self.error or ""):
            return _TEMPORARY
        return _WEIGHTS.get(self.outcome, _HARD)


def body_hash(body: bytes) -> str:
    """Give the hash by which an unchanged body is recognised."""
    return sha256(body).hexdigest()


def judge(memory: FeedMemory, answer: Answer, now: datetime) -> Finding:
    """Say what an answer means, and parse its body where that is needed to say it."""
    if answer.problem == Problem.TRUNCATED and answer.status == 200:
        return _torn(answer, now)
    if answer.problem is not None:
        return Finding(answer.problem, why(answer))
    if answer.status == 304:
        return _not_modified(memory)
    if answer.status is None or not 200 <= answer.status < 300:
        return _refusal(answer)
    if answer.body and body_hash(answer.body) == memory.body_hash:
        return Finding(Outcome.UNCHANGED)
    return judge_body(answer, now)


def judge_body(answer: Answer, now: datetime) -> Finding:
    """Say what the body of a good response is."""
    body = repair.narrowed(answer.body)
    body = repair.without_torn_end(body) if is_torn(answer) else body
    document = parse(body, answer.headers, answer.final_url, now)
    kind = document.format
    if kind == Format.EMPTY:
        return Finding(Outcome.EMPTY, "an empty answer", document)
    if kind == Format.HTML:
        return Finding(Outcome.NOT_A_FEED, "not a feed: an HTML page", document)
    if kind == Format.OPML:
        return Finding(Outcome.NOT_A_FEED, "not a feed: an OPML list; import it", document)
    if kind not in FEEDS and kind != Format.SITEMAP_INDEX:
        return Finding(Outcome.NOT_A_FEED, document.error or "not a feed", document)
    if document.error and not document.items and not document.children:
        return Finding(Outcome.BROKEN, document.error, document)
    return Finding(Outcome.FEED, None, document)


def is_torn(answer: Answer) -> bool:
    """Say whether a document in XML breaks off before the end of its root element."""
    body = repair.narrowed(answer.body)
    return sniff(body) in _XML and not repair.is_whole(body)


def _torn(answer: Answer, now: datetime) -> Finding:
    """Judge a body that broke off: whole all the same, or good for the items before the tear."""
    finding = judge_body(answer, now)
    if finding.is_ok and not is_torn(answer):
        return finding
    body = repair.narrowed(answer.body)
    has_whole_items = repair.without_torn_end(body) is not body
    return Finding(Problem.TRUNCATED, why(answer), finding.document if has_whole_items else None)


def _not_modified(memory: FeedMemory) -> Finding:
    if memory.etag or memory.last_modified:
        return Finding(Outcome.UNCHANGED)
    return Finding(Outcome.HTTP_ERROR, "HTTP 304, though no version was named")


def _refusal(answer: Answer) -> Finding:
    """Name the kind of an HTTP status that brings no feed."""
    status = answer.status or 0
    error = f"HTTP {status}"
    if status == 410:
        return Finding(Outcome.GONE, "HTTP 410: gone for good")
    if status == 429 or (status == 503 and "retry-after" in answer.headers):
        return Finding(Outcome.LIMITED, error)
    if status == 404:
        return Finding(Outcome.NOT_FOUND, error)
    if status in _FORBIDDEN:
        return Finding(Outcome.FORBIDDEN, error)
    return Finding(Outcome.SERVER_ERROR if status >= 500 else Outcome.HTTP_ERROR, error)
