"""The heart: each trigger of a sentence becomes an event when its parties are there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.coding import days
from pipeline.coding.anchors import Form
from pipeline.coding.events import arguments, gates
from pipeline.coding.events.arguments import Allowed, Found, Reach
from pipeline.coding.events.clauses import Piece
from pipeline.coding.events.lexicon import Act
from pipeline.coding.events.status import Manner, manner
from pipeline.coding.events.units import Unit
from pipeline.records import EventStatus, Party


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
    speaker: tuple[Party, ...] = ()
    trace: list[Trace] = field(default_factory=list)


def events(reach: Reach, context: Context) -> list[Event]:
    """Give the events of a sentence, in the order of their triggers."""
    found: list[Event] = []
    silent = _silent_regions(reach)
    for i, unit in enumerate(reach.units):
        if not unit.act or any(a <= i < b for a, b in silent):
            continue
        if unit.quoted and not _speaks(reach, i):
            continue
        if gates.is_past_history(reach.clauses, i, context.published):
            context.trace.append(Trace("", unit.text, "history"))
            continue
        event = _from_unit(reach, i, context, silent)
        if event is not None:
            found.append(event)
    return found


def _speaks(reach: Reach, i: int) -> bool:
    """Whether a quoted clause speaks for itself: its piece names a party or says "we"."""
    return not reach.clauses.lexicon.by_noun.get(reach.units[i].low)


def _from_unit(
    reach: Reach, i: int, context: Context, silent: list[tuple[int, int]]
) -> Event | None:
    """Try the patterns of the unit until one finds its parties."""
    lexicon, unit = reach.clauses.lexicon, reach.units[i]
    if unit.tag == "V":
        how = manner(reach.clauses, i)
        tried: set[str] = set()
        content = False
        for reading in unit.readings:
            for act, rest in lexicon.by_verb.get(reading.lemma, ()):
                if act.rule in tried or not _fits(reach, i, act, rest, how, reading.particle):
                    continue
                tried.add(act.rule)
                content = content or act.content
                event = _verbal(reach, i, act, rest, how, context)
                if event is not None:
                    if act.content:
                        silent.append((i + 1, _content_end(reach, i)))
                    return event
        if content:
            silent.append((i + 1, _content_end(reach, i)))
        return None
    if unit.tag in "NX":
        for act, rest in lexicon.by_noun.get(unit.low, ()):
            if _noun_fits(reach, i, act, rest):
                event = _nominal(reach, i, act, context)
                if event is not None:
                    return event
    return None


# ---------------------------------------------------------------- what fits


def _text(units: Sequence[Unit]) -> str:
    """Join units to the lower-case text that patterns search."""
    return " ".join(u.low for u in units)


def _region_end(reach: Reach, i: int) -> int:
    """Give the end of the stretch in which the complements of unit i stand."""
    number = reach.units[i].piece
    end = reach.clauses.pieces[number].end
    for piece in reach.clauses.pieces[number + 1 :]:
        if piece.kind not in ("bare",) or _has_subject_ahead(reach, piece):
            break
        end = piece.end
    return end


def _has_subject_ahead(reach: Reach, piece: Piece) -> bool:
    """Whether a verbless piece is the subject of what follows rather than a part of what was said."""
    later = [p for p in reach.clauses.pieces if p.start == piece.end]
    return bool(later) and later[0].kind == "main" and not later[0].own_subject


def _fits(reach: Reach, i: int, act: Act, rest: str, how: Manner, particle: str | None) -> bool:
    """Whether the words that a pattern asks for stand around the verb."""
    units, end = reach.units, _region_end(reach, i)
    if rest and not _rest_follows(units, i, rest, end):
        return False
    piece = reach.clauses.piece_of(i)
    if particle and not any(u.low == particle for u in units[i + 1 : end]):
        return False
    german = reach.clauses.lexicon.grammar.language == "de"
    region = units[i + 1 : min(end, i + 16)]
    if how.passive or german or how.reduced:
        region = units[max(piece.start, i - 16) : i] + region
    text = _text(region)
    if act.required is not None and not act.required.search(text):
        return False
    return act.forbidden is None or not act.forbidden.search(text)


def _rest_follows(units: list[Unit], i: int, rest: str, end: int) -> bool:
    """Whether the further words of a verb follow it, a few adverbs or an object between."""
    words = rest.split(" ")
    for j in range(i + 1, min(end, i + 6) - len(words) + 2):
        part = units[j : j + len(words)]
        if [u.low for u in part] == words:
            between = units[i + 1 : j]
            return len(words) == 1 or all(u.tag in "TBDKG" for u in between)
    return False


def _noun_fits(reach: Reach, i: int, act: Act, rest: str) -> bool:
    """Whether the words that a pattern asks for stand around the noun."""
    units = reach.units
    piece = reach.clauses.piece_of(i)
    if rest:
        size = len(rest.split(" "))
        if i < size or _text(units[i - size : i]) != rest:
            return False
    text = _text(units[piece.start : _region_end(reach, i)])
    if act.required is not None and not act.required.search(text):
        return False
    return act.forbidden is None or not act.forbidden.search(text)


# ---------------------------------------------------------------- verbs


def _verbal(
    reach: Reach, i: int, act: Act, rest: str, how: Manner, context: Context
) -> Event | None:
    """Build the event of a verb, or say in the trace what is missing."""
    if how.status is None or (
        how.purpose and how.status is EventStatus.HAPPENED and not _purpose_counts(act)
    ):
        context.trace.append(Trace(act.rule, reach.units[i].text, "states no fact"))
        return None
    sources, targets = _sides(reach, i, act, how)
    if act.both:
        sources = targets = _together(act, sources, targets)
    if not sources or not targets or not _distinct(act, sources, targets):
        context.trace.append(Trace(act.rule, reach.units[i].text, "a party is missing"))
        return None
    last = i + (len(rest.split(" ")) if rest and _adjacent(reach.units, i, rest) else 0)
    return _event(reach, i, act, (how.start, last), sources, targets, how, context)


def _purpose_counts(act: Act) -> bool:
    """Whether an infinitive of purpose may tell the act: "flew to X to meet Y" is one visit."""
    return act.type == "CONSULT"


def _adjacent(units: list[Unit], i: int, rest: str) -> bool:
    """Whether the further words follow the verb at once."""
    words = rest.split(" ")
    return [u.low for u in units[i + 1 : i + 1 + len(words)]] == words


def _sides(reach: Reach, i: int, act: Act, how: Manner) -> tuple[list[Found], list[Found]]:
    """Find who stands at the places that the pattern names."""
    end = _content_end(reach, i) if act.content else _region_end(reach, i)
    if how.passive:
        return _passive_sides(reach, i, act, end)
    sources = _place(reach, i, end, act.source, act, frozenset())
    codes = frozenset(p.code for f in sources for p in f.parties)
    targets = _place(reach, i, end, act.target, act, frozenset() if act.both else codes)
    return sources, targets


def _passive_sides(reach: Reach, i: int, act: Act, end: int) -> tuple[list[Found], list[Found]]:
    """A passive: the agent after "by", the target before the verb or after its preposition."""
    allowed = Allowed(act.loose)
    before = arguments.subject(reach, i)
    patient = [before] if before is not None else []
    if "subj" not in act.source:  # "was received by": host and guest change places
        agent = arguments.rightwards(reach, i, end, ("by",), allowed)
        return (patient, agent) if act.target == ("subj",) else (patient, agent)
    sources = arguments.rightwards(reach, i, end, ("by",), allowed)
    codes = frozenset(p.code for f in sources for p in f.parties)
    roles = [r for r in act.target if r not in ("obj", "subj")]
    targets = arguments.rightwards(reach, i, end, roles, Allowed(act.loose, act.content, codes))
    if not targets:
        targets = patient
    return sources, targets


def _place(
    reach: Reach, i: int, end: int, roles: Sequence[str], act: Act, codes: frozenset[str]
) -> list[Found]:
    """Find the actors at the places named, in order."""
    if roles and roles[0] == "subj":
        found = arguments.subject(reach, i)
        if found is not None and _may_act(found, act):
            return [found]
        roles = roles[1:]
    rest = [role for role in roles if role != "subj"]
    return (
        arguments.rightwards(reach, i, end, rest, Allowed(act.loose, act.content, codes))
        if rest
        else []
    )


def _may_act(found: Found, act: Act) -> bool:
    """Whether the actor holds its place firmly enough for the act."""
    form = found.unit.anchors[0].form
    if form is Form.PLACE and not found.weak:
        return False
    return act.loose or not found.weak


def _together(act: Act, sources: list[Found], targets: list[Found]) -> list[Found]:
    """Give all participants of a symmetric act."""
    if not sources:
        return [] if len({p.code for f in targets for p in f.parties}) < 2 else targets
    everyone = [*sources, *targets]
    codes = {p.code for f in everyone for p in f.parties}
    if len(codes) < 2 or (not targets and not act.alone):
        return []
    return everyone


def _parties(found: Sequence[Found]) -> tuple[Party, ...]:
    """Give the parties of a side, each once."""
    return tuple(dict.fromkeys(p for f in found for p in f.parties))


def _distinct(act: Act, sources: list[Found], targets: list[Found]) -> bool:
    """Whether the sides differ; within one country only where an armed group is a side."""
    one, other = _parties(sources), _parties(targets)
    if act.both:
        return len({p.code for p in one}) > 1
    if {p.code for p in one} != {p.code for p in other}:
        return not {p.code for p in one} & {p.code for p in other} or len(one) + len(other) > 2
    return any(p.sector == "REB" for p in (*one, *other)) and {p.sector for p in one} != {
        p.sector for p in other
    }


# ---------------------------------------------------------------- nouns


def _nominal(reach: Reach, i: int, act: Act, context: Context) -> Event | None:
    """Build the event that a noun tells with its parties: "talks between X and Y"."""
    end = _region_end(reach, i)
    how = _noun_manner(reach, i)
    sources, targets = _noun_sides(reach, i, act, end)
    if act.both:
        everyone = [*sources, *targets]
        sources = targets = everyone if len({p.code for p in _parties(everyone)}) > 1 else []
    if how.status is None or not sources or not targets or not _distinct(act, sources, targets):
        context.trace.append(Trace(act.rule, reach.units[i].text, "a party is missing"))
        return None
    event = _event(reach, i, act, (i, i), sources, targets, how, context)
    event.nominal = True
    return event


def _noun_sides(reach: Reach, i: int, act: Act, end: int) -> tuple[list[Found], list[Found]]:
    """Find the parties of a noun: between X and Y; X's ... with Y; or the subject of its clause."""
    allowed = Allowed(act.loose)
    if act.both:
        between = arguments.rightwards(reach, i, end, ("between",), allowed)
        if between:
            return between, []
    owner = _owner(reach, i)
    agent = owner or arguments.rightwards(reach, i, end, ("by",), allowed)
    roles = [role for role in act.target if role != "obj"]
    codes = frozenset(p.code for f in agent for p in f.parties)
    target = arguments.rightwards(reach, i, end, roles, Allowed(act.loose, act.content, codes))
    if target and not agent:
        agent = _clause_subject(reach, i)
    if not target and not agent and act.both:
        agent = _clause_subject(reach, i)
    return agent, target


def _owner(reach: Reach, i: int) -> list[Found]:
    """Give who stands before the noun as its possessor or adjective: "Kenya's", "Russian"."""
    units, j = reach.units, i - 1
    while j >= 0 and units[j].tag in "NOV" and i - j < 5:
        j -= 1
    if j >= 0 and units[j].tag == "A":
        unit = units[j]
        possessive = j + 1 < len(units) and units[j + 1].tag == "O"
        if possessive or unit.anchors[0].form is Form.ADJECTIVE:
            return [Found(unit, j)]
    return []


def _clause_subject(reach: Reach, i: int) -> list[Found]:
    """Give the subject of the clause in which the noun stands."""
    verb = _clause_verb(reach, i)
    found = arguments.subject(reach, verb) if verb is not None else None
    return [found] if found is not None and not found.weak else []


def _clause_verb(reach: Reach, i: int) -> int | None:
    """Give the verb to which the noun's phrase belongs: in its piece, else the main one."""
    units, piece = reach.units, reach.clauses.piece_of(i)
    inside = [j for j in range(piece.start, i) if units[j].tag == "V"]
    if inside:
        return inside[-1]
    later = [j for j in range(i, piece.end) if units[j].tag == "V"]
    if later and piece.kind not in ("main", "coord"):
        return later[0]
    same = [
        j
        for j, u in enumerate(units)
        if u.tag == "V" and u.is_finite and reach.clauses.pieces[u.piece].kind in ("main", "coord")
    ]
    before = [j for j in same if j < i]
    return before[-1] if before else (same[0] if same else None)


def _noun_manner(reach: Reach, i: int) -> Manner:
    """Give the status of a noun's act from the verb that carries it."""
    units, piece = reach.units, reach.clauses.piece_of(i)
    verbs = [j for j in range(piece.start, i) if units[j].tag == "V"]
    if piece.intro_kind == "condition":
        return Manner(None, False, False, i)
    if piece.kind == "sub" and not verbs:
        ahead = piece.intro in reach.clauses.lexicon.grammar.kinds.get("ahead", frozenset())
        return Manner(
            EventStatus.PLANNED if ahead else EventStatus.HAPPENED, False, False, i, ahead
        )
    if not verbs:
        following = [j for j in range(i, piece.end) if units[j].tag == "V" and units[j].is_finite]
        verbs = following[:1]
    how = (
        manner(reach.clauses, verbs[-1]) if verbs else Manner(EventStatus.HAPPENED, False, False, i)
    )
    return Manner(how.status, False, False, i, how.future)


# ---------------------------------------------------------------- content


def _content_end(reach: Reach, i: int) -> int:
    """Give where the content of an accusation, demand or wish at unit i ends."""
    number = reach.units[i].piece
    for piece in reach.clauses.pieces[number + 1 :]:
        if piece.kind == "main" and reach.units[piece.start - 1].tag in ",;:-":
            return piece.start
        if piece.kind == "coord" and _continues_main(reach, piece):
            return piece.start
        if piece.kind == "part" and reach.units[piece.start - 1].tag == ",":
            return piece.start
        if piece.kind == "sub" and piece.intro_kind == "time":
            return piece.start
        if reach.units[piece.start - 1].tag == ";":
            return piece.start
    return len(reach.units)


def _continues_main(reach: Reach, piece: Piece) -> bool:
    """Whether "and" leads on with a new statement rather than with more of the content."""
    verb = next((u for u in reach.units[piece.start : piece.end] if u.tag in "VX"), None)
    return verb is not None and (verb.has("past", "fut") or verb.low == "has" or verb.tag == "X")


def _silent_regions(reach: Reach) -> list[tuple[int, int]]:
    """Give the stretches that state no fact: what is hoped, claimed, proposed."""
    status = reach.clauses.lexicon.grammar.status
    opaque, nouns = status.get("opaque", frozenset()), status.get("opaque_nouns", frozenset())
    regions: list[tuple[int, int]] = []
    for i, unit in enumerate(reach.units):
        if unit.tag == "V" and any(r.lemma in opaque for r in unit.readings):
            regions.append((i + 1, _content_end(reach, i)))
        elif unit.tag == "N" and unit.low in nouns:
            regions.append((i + 1, _region_end(reach, i)))
    return regions


# ---------------------------------------------------------------- day and place


def _event(
    reach: Reach, i: int, act: Act, span: tuple[int, int],
    sources: list[Found], targets: list[Found], how: Manner, context: Context,
) -> Event:  # fmt: skip
    """Add day, place and mode to an act with its parties."""
    assert how.status is not None
    one, other = _parties(sources), _parties(targets)
    place, city = _where(reach, i, act, targets)
    mode = _mode(reach, i, act)
    units = reach.units
    return Event(
        act, mode, one, other, how.status, day_of(reach, i, how, context), place, city,
        units[span[0]].start, units[span[1]].end, reach.clauses.piece_of(i).group,
    )  # fmt: skip


def _mode(reach: Reach, i: int, act: Act) -> str | None:
    """Give the mode, from the words of the content where the pattern leaves it open."""
    tables = act.modes or (
        reach.clauses.lexicon.modes.get(act.type, ()) if act.mode is None else ()
    )
    if tables:
        end = _content_end(reach, i) if act.content else _region_end(reach, i)
        piece = reach.clauses.piece_of(i)
        text = _text(reach.units[piece.start : end])
        for mode, pattern in tables:
            if pattern.search(text):
                return mode
    return act.mode


def day_of(reach: Reach, i: int, how: Manner, context: Context) -> days.Day | None:
    """Give the day of an act: from its own clause, else from the clauses under the same subject."""
    own = reach.units[i].piece
    piece = reach.clauses.pieces[own]
    candidates = sorted(
        (abs(j - i) + (0 if u.piece == own else 1000), j)
        for j, u in enumerate(reach.units)
        if u.when is not None and reach.clauses.pieces[u.piece].group == piece.group
    )
    for _, j in candidates:
        when = reach.units[j].when
        assert when is not None
        base = context.named_before
        if when.kind == "since":
            base = _main_day(reach, piece, context) or base
        day = days.resolve(when, context.published, future=how.future, named_before=base)
        if day is not None:
            return day
    return None


def _main_day(reach: Reach, piece: Piece, context: Context) -> date | None:
    """Give the day of the clause that "two days after" hangs on."""
    for unit in reach.units:
        if (
            unit.when is not None
            and unit.when.kind != "since"
            and reach.clauses.pieces[unit.piece].group != piece.group
        ):
            day = days.resolve(unit.when, context.published)
            if day is not None and day.day_to is None:
                return day.day
    return None


def _where(
    reach: Reach, i: int, act: Act, targets: Sequence[Found]
) -> tuple[str | None, str | None]:
    """Give the country and city where the text says that it happened."""
    if act.mode == "visit" or act.type == "ASSAULT":
        for found in targets:
            for anchor in found.unit.anchors:
                if (
                    len(anchor.parties) == 1
                    and len(anchor.parties[0].code) == 3
                    and anchor.parties[0].sector != "IGO"
                ):
                    return anchor.parties[0].code, anchor.city
    group = reach.clauses.piece_of(i).group
    nearest: tuple[int, str, str | None] | None = None
    for j, unit in enumerate(reach.units):
        if unit.tag != "A" or reach.clauses.pieces[unit.piece].group != group:
            continue
        anchor = unit.anchors[0]
        if anchor.form is Form.PLACE and reach.roles[j] & {"in", "at"} and anchor.parties:
            distance = abs(j - i) + (0 if unit.piece == reach.units[i].piece else 50)
            if nearest is None or distance < nearest[0]:
                nearest = (distance, anchor.parties[0].code, anchor.city)
    return (nearest[1], nearest[2]) if nearest else (None, None)


def walk(found: Sequence[Event]) -> Iterator[Event]:
    """Give events in the order of their triggers."""
    yield from sorted(found, key=lambda e: (e.start, e.end))
