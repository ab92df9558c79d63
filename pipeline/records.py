"""What passes between the stages: frozen records, named for their part in the flow.

    Feed -> Answer -> Entry -> Page -> Article (Segments) -> Mentions, Quotes, Reports

Instants are aware and in UTC. Offsets count code points within one segment's text, end exclusive.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class FeedState(StrEnum):
    """How a feed is doing."""

    NEW = "new"  # never asked
    OK = "ok"  # the last answer was a feed, or said that nothing changed
    FAILING = "failing"  # the last answer was none; asked again later and later
    LIMITED = "limited"  # the publisher asked us to wait (429, 503 with Retry-After)
    GONE = "gone"  # 410: retired, asked rarely
    DROPPED = "dropped"  # no longer in feeds.toml


class EntryStatus(StrEnum):
    """Where an announced item ended; every entry has exactly one."""

    PENDING = "pending"  # waits to be read, or to be tried again at next_try_at
    ARTICLE = "article"  # read: its text is in articles and segments
    KNOWN = "known"  # the same article came by another entry
    TOO_OLD = "too_old"  # older than [collect] max_age_days, where that is set
    REFUSED = "refused"  # the address may not be asked: private network, scheme, robots.txt
    GONE = "gone"  # 404 or 410
    HTTP_ERROR = "http_error"  # any other answer than a page; time-outs after the fifth attempt too
    UNREACHABLE = "unreachable"  # no answer: name not found, no connection, time-out, fifth attempt
    TOO_LARGE = "too_large"  # more bytes or elements than the caps allow
    NOT_HTML = "not_html"  # a PDF, an image, a feed
    EMPTY = "empty"  # no bytes, or a page without text
    CONSENT = "consent"  # a cookie wall instead of the article
    PAYWALL = "paywall"  # a subscription notice instead of the article
    ERROR_PAGE = "error_page"  # "page not found" or a robot check with status 200
    LISTING = "listing"  # a section front or a list of links, no article
    TIMEOUT = "timeout"  # extraction did not end within its limit
    CRASHED = "crashed"  # broke its batch three times


class EventStatus(StrEnum):
    """Whether an act took place, by the report."""

    HAPPENED = "happened"
    PLANNED = "planned"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Feed:
    """One [[feed]] of feeds.toml."""

    feed_id: str
    name: str
    url: str
    outlet: str
    country: str  # ISO 3166 alpha-3 of the outlet, or an organisation's code
    language: str
    owner: str


@dataclass(frozen=True, slots=True)
class FeedMemory:
    """What we remember of a feed between polls: all that decides when and how it is asked again."""

    feed_id: str
    url: str  # where it is asked now: feeds.toml's address, or where it moved for good
    state: FeedState = FeedState.NEW
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    failures: float = 0.0  # weighted: hard 1, soft 0.5, temporary 0.25
    next_poll_at: datetime | None = None
    last_poll_at: datetime | None = None
    last_ok_at: datetime | None = None
    last_new_at: datetime | None = None
    failing_since: datetime | None = None
    interval_seconds: int = 3600
    identity_rule: str = "guid"  # guid, link, link+date, link+date+title
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one address: a response, or the reason why there is none."""

    url: str
    final_url: str
    asked_at: datetime
    seconds: float
    status: int | None = None  # HTTP status; None when there was no response
    headers: Mapping[str, str] = field(default_factory=dict)  # lower-case names
    body: bytes = b""  # inflated
    problem: str | None = None  # closed list in web.answers.Problem: dns, timeout, too_large, ...
    detail: str = ""  # for the person at the desk; no credentials
    moved_to: str | None = None  # end of the permanent prefix (301, 308) of the redirects
    wire_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as a feed announces it."""

    entry_id: str
    feed_id: str
    guid: str | None
    url: str
    title: str
    published_at: datetime | None
    published_basis: str  # feed, clamped (was in the future), none
    summary: str = ""
    revision: int = 0  # counted up when title, summary or the feed's updated date change
    fingerprint: str = ""  # of title, summary and updated date: tells an edit


@dataclass(frozen=True, slots=True)
class Poll:
    """One poll of one feed: a row of polls."""

    feed_id: str
    polled_at: datetime
    status: str  # new, unchanged, or web.answers.Problem / feeds.answers kinds
    http_status: int | None
    entries: int
    bytes: int
    seconds: float
    gap: bool  # the feed's window moved past what we had seen
    error: str | None


@dataclass(frozen=True, slots=True)
class Polled:
    """Everything that follows from one answer of a feed."""

    feed: Feed
    memory: FeedMemory
    poll: Poll
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A downloaded page, as extraction takes it."""

    url: str  # after redirects
    body: bytes
    content_type: str | None
    fetched_at: datetime
    feed_date: datetime | None = None
    feed_title: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph of an article: n is 0 for the title, 1 for the standfirst, then the body."""

    n: int
    text: str
    kept: bool = True
    why: str | None = None  # why it is not the article: teaser, caption, notice, signup, title, ...


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a page and what is known about it."""

    url: str  # canonical
    title: str
    standfirst: str | None
    byline: str | None
    site_name: str | None
    language: str
    published_at: datetime
    date_basis: str  # json-ld, meta, htmldate, feed, first-seen
    utc_offset_minutes: int | None
    modified_at: datetime | None
    wire: str | None  # the agency it came from: AFP, Reuters, EFE ...
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The kept paragraphs of the body, a blank line between them."""
        return "\n\n".join(s.text for s in self.segments if s.kept and s.n > 1)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a page turned out to be; article is None unless status is ARTICLE."""

    status: EntryStatus
    reason: str
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named in a segment."""

    n: int
    start: int
    end: int
    text: str
    kind: str  # country, organisation, person, group
    code: str
    sector: str
    name: str | None = None  # canonical, ASCII
    role: str | None = None  # office in English, persons only


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement attributed to somebody; text stands verbatim in the segment."""

    n: int
    start: int
    end: int
    text: str
    speaker: str | None  # name or the words that name the speaker
    code: str | None
    sector: str | None
    cue: str  # the verb of saying
    is_direct: bool
    language: str


# PLOVER 0.8's event types.
EVENT_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)


@dataclass(frozen=True, slots=True)
class Report:
    """A coded statement in a sentence: who did what to whom, by these words."""

    n: int
    start: int  # of the sentence
    end: int
    sentence: str
    type: str  # PLOVER
    mode: str | None
    sources: tuple[str, ...]  # sorted codes
    targets: tuple[str, ...]
    status: EventStatus
    day: date | None  # None: no time words in the text
    day_to: date | None  # set with `day` as the first: a week or a month
    date_basis: str | None  # stated, resolved, None
    date_precision: str | None  # day, week, month
    place: str | None  # ISO 3166 alpha-3
    city: str | None
    trigger: str
    rule: str
    source_parties: tuple["Party", ...] = ()
    target_parties: tuple["Party", ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """One side's member: code, sector and, for a person or body with a name, that name."""

    code: str
    sector: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """What coding found in one article."""

    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    reports: tuple[Report, ...] = ()
    learned: tuple["Learned", ...] = ()


@dataclass(frozen=True, slots=True)
class Learned:
    """A person whose office the text states: evidence for the list of known persons."""

    name: str
    code: str
    sector: str
    role: str
    n: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person whose office three owners' texts stated: what coding trusts, with its days."""

    name: str
    code: str
    sector: str
    role: str
    first_day: date
    last_day: date
