"""What a briefing is made from: the rows of one day, as the published snapshot gives them.

Instants are aware and in UTC. A *pair* is two codes in alphabetical order.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A member of one side of an act."""

    side: str  # source, target
    code: str
    sector: str
    name: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A sentence that reports an act; offsets count code points within its segment."""

    report_id: str
    article_id: str
    n: int
    start: int
    end: int
    sentence: str
    trigger: str | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An act with everything that reports it."""

    event_id: str
    day: date
    type: str
    mode: str | None
    status: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    confidence: str
    first_reported_at: datetime
    date_basis: str = "published"
    day_to: date | None = None
    place: str | None = None
    city: str | None = None
    articles: int = 1
    planned_event_id: str | None = None
    parties: tuple[PartyRow, ...] = ()
    reports: tuple[ReportRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """A paragraph of an article."""

    n: int
    text: str
    is_kept: bool = True
    why: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article that reports an act: who published it, and where its page is archived."""

    article_id: str
    revision: int
    url: str
    title: str
    outlet: str
    owner: str | None
    country: str | None
    language: str | None
    published_at: datetime
    fetched_at: datetime
    story_id: str | None = None
    wire: str | None = None
    warc_file: str | None = None
    warc_offset: int | None = None
    warc_digest: str | None = None
    segments: tuple[SegmentRow, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """A statement attributed to somebody, verbatim and in its language."""

    article_id: str
    n: int
    start: int
    end: int
    text: str
    speaker: str | None
    code: str | None
    is_direct: bool
    language: str | None


@dataclass(frozen=True, slots=True)
class PairDay:
    """How many acts between a pair were first reported on a day."""

    a: str
    b: str
    day: date
    events: int


@dataclass(frozen=True, slots=True)
class PairRow:
    """What the whole record knows of a pair: its first report and its contacts around the day."""

    a: str
    b: str
    first_day: date
    last_day: date | None = None  # last day before the briefing's with an act of theirs
    last_contact: date | None = None  # last meeting, call or visit before the day
    next_contact: date | None = None  # first planned one after it


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many articles of a day were read."""

    day: date
    articles: int


@dataclass(frozen=True, slots=True)
class FeedRow:
    """How one feed did on the day; where it was not asked that day, the next time it was."""

    feed_id: str
    name: str
    outlet: str
    country: str | None
    language: str | None
    state: str
    polls: int
    failed: int
    entries: int  # announced with that day's date
    usual_entries: float  # mean per day of the four weeks before
    error: str | None = None
    failing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """How many entries of the day ended in a status, for a reason."""

    status: str
    reason: str | None
    entries: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A person first named on the day, and the article that named them."""

    actor_id: str
    kind: str
    name: str
    code: str
    sector: str
    role: str | None
    mentions: int
    article_id: str | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawnRow:
    """A report of the day that no longer counts, and why."""

    report_id: str
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    why: str
    withdrawn_at: datetime
    outlet: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class DayRows:
    """Everything that the briefing of one day is made from."""

    day: date
    timezone: str
    start: datetime  # the day's first instant in the desk's zone
    end: datetime  # the next day's first instant
    as_of: datetime | None  # when the snapshot last learned something; None: nothing was ever read
    events: tuple[EventRow, ...] = ()
    ahead: tuple[EventRow, ...] = ()  # planned acts after the day, whenever reported
    recent: tuple[EventRow, ...] = ()  # acts of the four weeks before, one report each
    articles: tuple[
        ArticleRow, ...
    ] = ()  # of all reports; paragraphs only for `events` and `ahead`
    quotes: tuple[QuoteRow, ...] = ()
    pair_days: tuple[PairDay, ...] = ()  # the day itself and the 28 before
    pairs: tuple[PairRow, ...] = ()
    read: tuple[DayCount, ...] = ()  # the day itself and the 28 before
    feeds: tuple[FeedRow, ...] = ()
    outcomes: tuple[OutcomeRow, ...] = ()
    new_actors: tuple[ActorRow, ...] = ()
    withdrawn: tuple[WithdrawnRow, ...] = ()
    organisations: tuple[tuple[str, str], ...] = ()  # code, name
    uncoded: tuple[tuple[str, int], ...] = ()  # language, articles of the day kept but not coded
    since: date | None = None  # first day on which anything was read
    coder_versions: tuple[str, ...] = ()
