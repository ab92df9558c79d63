"""Where and when: day, place and mode of an act from the words around its trigger."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.coding import days
from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.events import announced, attributes, content, speakers
from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.clauses import Manner, Piece
from pipeline.coding.events.lexicon import Act
from pipeline.records import EventStatus, Party

Sides = tuple[list[Found], list[Found]]

_HALF_YEAR = 183  # days


@dataclass(slots=True)
class Event:
    """An act found in one sentence."""

    act: Act
    mode: str | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    status: EventStatus
    day: days.Day | None
    place: str | None
    city: str | None
    start: int  # of the trigger words, in the segment
    end: int
    group: int
    nominal: bool = False
    anchors: tuple[Anchor, ...] = ()  # of both sides

    def codes(self) -> tuple[frozenset[str], frozenset[str]]:
        """Give the codes of both sides."""
        return (
            frozenset(p.code for p in self.sources),
            frozenset(p.code for p in self.targets),
        )


@dataclass(slots=True)
class Trace:
    """Why a trigger became an event or not, for `attache explain`."""

    rule: str
    word: str
    outcome: str


@dataclass(slots=True)
class Context:
    """What a sentence needs to know of the text before it."""

    published: date | None
    named_before: date | None = None
    subject: Found | None = None  # of the last sentence that had one
    named: list[Party] = field(default_factory=list)  # in the sentence before
    denied: list[tuple[int, int]] = field(default_factory=list)  # stretches of this sentence
    told: list[Event] = field(default_factory=list)
    is_old: bool = False  # the sentence before told of what is history
    recent: int = 0  # where in `told` the acts of the sentence before begin
    sentence: int = 0  # where those of this sentence begin
    trace: list[Trace] = field(default_factory=list)


def parties(found: Sequence[Found]) -> tuple[Party, ...]:
    """Give the parties of a side, each once."""
    return tuple(dict.fromkeys(p for f in found for p in f.parties))


def codes(found: Sequence[Found]) -> frozenset[str]:
    """Give the codes of a side."""
    return frozenset(p.code for p in parties(found))


def are_several(everyone: Sequence[Found]) -> bool:
    """Whether a side holds two countries, or a government and an armed group of its own."""
    sectors = {p.sector for p in parties(everyone)}
    return len(codes(everyone)) > 1 or ("REB" in sectors and len(sectors) > 1)


def mode_of(reach: Reach, i: int, act: Act) -> str | None:
    """Give the mode, from the words around where the pattern leaves it open."""
    tables = act.modes or (reach.clauses.lexicon.modes.get(act.type, ()) if not act.mode else ())
    if not tables:
        return act.mode
    end = content.end_of(reach, i) if act.content else content.region_end(reach, i)
    text = " ".join(u.low for u in reach.units[reach.clauses.piece_of(i).start : end])
    return next((mode for mode, pattern in tables if pattern.search(text)), act.mode)


def _is_on_phone(reach: Reach, i: int) -> bool:
    """Whether a sentence opens with the call: "In a phone call, X and Y discussed"."""
    opening = reach.clauses.pieces[0]
    end = opening.end if opening.kind == "bare" else i
    if reach.units[i].tag != "V" or reach.units[i].piece > 1 or reach.units[0].tag not in "PB":
        return False
    text = reach.text(0, end if end < len(reach.units) else i)
    calls = (a for a in reach.clauses.lexicon.acts if a.mode == "phone" and a.required is not None)
    return any(a.required is not None and a.required.search(text) for a in calls)


def day_of(reach: Reach, i: int, how: Manner, context: Context) -> days.Day | None:
    """Give the day of an act: from its own clause, else from the clauses under the same subject."""
    own = reach.units[i].piece
    group = reach.clauses.pieces[own].group
    hidden = any(a <= reach.units[i].start < b for a, b in context.denied)
    first = _first_verb(reach, how) if hidden and not reach.is_german else 0
    candidates = sorted(
        (abs(j - i) + (0 if u.piece == own else 1000), j)
        for j, u in enumerate(reach.units)
        if u.when is not None and reach.clauses.pieces[u.piece].group == group
        if u.piece == own or own or not how.reduced  # "Accused by Kyiv, Moscow said on Monday"
        if j >= first  # "denied on Monday | having sent"
        if not attributes.dates_noun(reach.clauses, j, i)
    )
    for _, j in candidates:
        when = reach.units[j].when
        assert when is not None
        base = context.named_before
        if when.kind == "since":
            base = _main_day(reach, reach.clauses.pieces[own], context) or base
        day = days.resolve(when, context.published, future=how.future, named_before=base)
        if day is not None and not _lies_ahead(when, day, context.published):
            return day
    return None


def _first_verb(reach: Reach, how: Manner) -> int:
    """Give the first verb of a group: "negou | esta quinta-feira | ter entregado"."""
    rest = range(how.start, len(reach.units))
    return next((j for j in rest if reach.units[j].tag not in "TBK"), how.start)


def _lies_ahead(when: days.When, day: days.Day, published: date | None) -> bool:
    """Tell a day or month without a year that is nearer ahead than behind.

    "They agreed to meet in April", written in March, says when they will meet: it is not the April
    before, and not the day on which they agreed.
    """
    if published is None or when.year or when.shift < 0:
        return False
    return when.kind in {"date", "named_month"} and (published - day.day).days > _HALF_YEAR


def _is_to_come(day: days.Day | None, published: date | None) -> bool:
    """Whether the day lies after that of publication, so that nothing has happened on it."""
    return day is not None and published is not None and day.day > published


def _main_day(reach: Reach, piece: Piece, context: Context) -> date | None:
    """Give the day of the clause that "two days after" hangs on."""
    for unit in reach.units:
        if unit.when is None or unit.when.kind == "since":
            continue
        if reach.clauses.pieces[unit.piece].group != piece.group:
            day = days.resolve(unit.when, context.published, named_before=context.named_before)
            if day is not None and day.day_to is None:
                return day.day
    return None


def place_of(
    reach: Reach, i: int, act: Act, targets: Sequence[Found], context: Context
) -> tuple[str | None, str | None]:
    """Give the country and city where the text says that it happened."""
    if act.mode == "visit" or act.type == "ASSAULT":
        host = _host(targets)
        if host is not None:
            return host
    taken = {f.at for f in targets}
    near = [
        j
        for j, u in enumerate(reach.units)
        if u.tag == "A" and j not in taken and _says_where(reach, i, j, act)
    ]
    if near:
        own = reach.units[i].piece
        j = min(near, key=lambda k: (reach.units[k].piece != own, abs(k - i)))
        anchor = reach.units[j].anchors[0]
        return anchor.parties[0].code, anchor.city
    group = reach.clauses.piece_of(i).group
    begin = reach.units[0].start
    visit = next(
        (e for e in context.told if e.mode == "visit" and e.group == group and e.start >= begin),
        None,
    )
    return (visit.place, visit.city) if visit is not None else (None, None)


def _says_where(reach: Reach, i: int, j: int, act: Act) -> bool:
    """Whether the place at unit j is where the act happened, not a part of what was said."""
    anchor, pieces = reach.units[j].anchors[0], reach.clauses.pieces
    if anchor.form is not Form.PLACE or not reach.roles[j] & {"in", "at"} or not anchor.parties:
        return False
    own, other = pieces[reach.units[i].piece], pieces[reach.units[j].piece]
    if own.group != other.group or (own is not other and other.kind in ("sub", "part", "inf")):
        return False
    return j < i or not act.content


def _host(targets: Sequence[Found]) -> tuple[str, str | None] | None:
    """Give the country of the first side that is a country."""
    for found in targets:
        for anchor in found.unit.anchors:
            party = anchor.parties[0] if len(anchor.parties) == 1 else None
            if party is not None and len(party.code) == 3 and party.sector != "IGO":
                return party.code, anchor.city
    return None


def event(
    reach: Reach, i: int, act: Act, span: tuple[int, int],
    sides: tuple[Sequence[Found], Sequence[Found]], how: Manner, context: Context,
) -> Event:  # fmt: skip
    """Add day, place and mode to an act with its parties."""
    place, city = place_of(reach, i, act, sides[1], context)
    mode = mode_of(reach, i, act)
    if mode == "meet" and _is_on_phone(reach, i):
        mode = "phone"
    said = speakers.speaker(reach) if "speaker" in act.source else None
    if said is not None:  # the threat is the saying of it
        how = Manner(EventStatus.HAPPENED, False, False, how.start)
        i = said[1]
    units = reach.units
    day = day_of(reach, i, how, context)
    if day is None and announced.counts(reach, i, act, how):
        when = announced.when(reach, i, codes(sides[0]))
        base = context.named_before
        day = days.resolve(when, context.published, named_before=base) if when else None
    status = how.status or EventStatus.HAPPENED
    if status is EventStatus.HAPPENED and _is_to_come(day, context.published) and not act.content:
        status = EventStatus.PLANNED  # "has an appointment next Thursday"
    return Event(
        act, mode, parties(sides[0]), parties(sides[1]), status, day, place, city,
        units[span[0]].start, units[span[1]].end, reach.clauses.piece_of(i).group,
        anchors=tuple(a for side in sides for f in side for a in f.unit.anchors),
    )  # fmt: skip
