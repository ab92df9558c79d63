"""A briefing as content: every sentence phrased, nothing laid out yet.

All forms (HTML, Markdown, text, JSON, Atom, ICS) are written from these records alone.
"""

from dataclasses import dataclass
from datetime import date, datetime

SCHEMA = "attache/briefing/1"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A verbatim sentence that reports an act, and where it stands."""

    report_id: str
    article_id: str
    sentence: str
    outlet: str
    owner: str | None
    country: str | None
    language: str
    title: str
    url: str | None  # None: the address is no web address and is not linked
    published_at: datetime
    is_repeat: bool  # same owner, same text or same agency as one before it
    page: str  # local evidence page, relative to the edition's folder


@dataclass(frozen=True, slots=True)
class Quotation:
    """A statement in its own language."""

    text: str
    speaker: str | None
    language: str
    outlet: str
    is_report: bool = False  # a sentence of the outlet itself, not of a speaker


@dataclass(frozen=True, slots=True)
class Line:
    """One act of the day."""

    ref: str  # E01: its number on this page
    event_id: str
    text: str
    type: str
    mode: str | None
    status: str
    day: date
    day_to: date | None
    date_basis: str
    place: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    confidence: str
    reports: int
    independent: int
    sides: str  # "reported in China and third countries, not in the Philippines"
    reported_in: tuple[str, ...]  # countries of the outlets
    languages: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    quotes: tuple[Quotation, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all parties, sorted."""
        return tuple(sorted({*self.sources, *self.targets}))


@dataclass(frozen=True, slots=True)
class Category:
    """Acts of one kind."""

    key: str
    title: str
    usual: float | None  # mean per day of the four weeks before; None: the record is too short
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """One line of the first section: a pair, or an act, and what happened."""

    head: str
    text: str
    quote: Quotation | None
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A pair whose activity departs from its own four weeks."""

    pair: tuple[str, str]
    head: str
    today: int
    usual: float  # acts per day, mean of the four weeks before
    history: tuple[int, ...]  # acts per day, oldest first, the day itself last
    reading: str
    p: float  # chance of a day like this if nothing has changed
    last_contact: date | None
    next_contact: date | None
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """Something that the record had not seen before."""

    kind: str  # pair, person, organisation, group
    text: str
    refs: tuple[str, ...] = ()
    url: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A planned act."""

    event_id: str
    day: date
    day_to: date | None
    when: str
    text: str
    basis: str
    confidence: str
    place: str | None
    ref: str | None  # its line on this page, when it was first reported on the day
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who with whom: acts per pair of the parties with most of them."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]  # None on the diagonal
    left_out: int  # parties that did not fit


@dataclass(frozen=True, slots=True)
class Actor:
    """A country or organisation and its acts of the day."""

    code: str
    name: str
    events: int
    refs: tuple[str, ...]
    is_country: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was not read, and why."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the strip under the first section."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed since the edition before."""

    edition: int
    added: tuple[str, ...]
    withdrawn: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """The briefing of one day, for one profile, in one language."""

    day: date
    title: str
    language: str
    profile: str
    sample: bool
    timezone: str
    start: datetime
    end: datetime
    as_of: datetime | None
    nothing_read: bool
    notices: tuple[str, ...]
    glance: tuple[Glance, ...]
    figures: tuple[Figure, ...]
    changes: tuple[Change, ...]
    changes_note: str
    expected_chance_listings: float | None
    fresh: tuple[Fresh, ...]
    ahead: tuple[Ahead, ...]
    categories: tuple[Category, ...]
    matrix: Matrix
    actors: tuple[Actor, ...]
    gaps: tuple[Gap, ...]
    method: tuple[str, ...]
    corrections: tuple[str, ...]
    coder_versions: tuple[str, ...]
    edition: int = 1
    difference: Difference | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """All acts in the order of the page."""
        return tuple(line for category in self.categories for line in category.lines)
