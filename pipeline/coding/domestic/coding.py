"""Read sentences -> reports of political acts inside one state."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipeline.coding.anchors import Anchor
from pipeline.coding.domestic import sides
from pipeline.coding.domestic.lexicon import Domestic
from pipeline.coding.events import arguments, clauses, coding, gates, units
from pipeline.coding.events.reading import Read
from pipeline.records import Party, Report

PREFIX = "domestic-"
_ORGANS = frozenset(("GOV", "COP", "JUD", "LEG", "MIL", "SPY"))
_POLITICAL = _ORGANS | {"OPP", "REB"}
_WORD = re.compile(r"[\w-]+")


def code(
    reads: Sequence[Read], texts: Sequence[str], anchors: Sequence[Anchor], known: Domestic,
    published: date | None, told: Sequence[Report], first_n: int = 0,
) -> tuple[Report, ...]:  # fmt: skip
    """Give the reports of acts at home in an article, apart from those that are told already."""
    again = list(read_again(reads, texts, anchors, known, first_n))
    if not again:
        return ()
    found = coding.code(again, texts, published, first_n).reports
    return tuple(_own(r) for r in found if _is_at_home(r) and not _is_told(r, told))


def read_again(
    reads: Sequence[Read], texts: Sequence[str], anchors: Sequence[Anchor], known: Domestic,
    first_n: int,
) -> Iterator[Read]:  # fmt: skip
    """Give the sentences that tell of actors at home, read with these, each knowing its state."""
    state: str | None = None
    for read in reads:
        text = texts[read.n - first_n]
        inside = [a for a in anchors if a.n == read.n and _holds(read, a)]
        state = sides.named_state(inside) or (state if not inside else None)
        if read.topic not in (None, "crime"):
            continue
        actors = sides.of_sentence(text, read.start, read.end, inside, known, state)
        if _may_tell(text[read.start : read.end], actors, known):
            yield _again(read, text, actors, known, state)


def _holds(read: Read, anchor: Anchor) -> bool:
    return read.start <= anchor.start and anchor.end <= read.end


def _may_tell(sentence: str, actors: Sequence[Anchor], known: Domestic) -> bool:
    """Whether two actors of one state stand in a sentence, or one and a word of its acts."""
    codes = {p.code for a in actors for p in a.parties if sides.state_of(p.code)}
    states = {sides.state_of(code) for code in codes}
    if len(codes) > len(states):
        return True
    return bool(codes) and not known.triggers.isdisjoint(_WORD.findall(sentence.lower()))


def _again(
    read: Read, text: str, actors: Sequence[Anchor], known: Domestic, state: str | None
) -> Read:
    """Read a sentence with the actors at home in it."""
    placed = [replace(a, n=read.n) for a in actors]
    built = units.build(text, read.start, read.end, placed, read.whens, known.lexicon)
    reach = arguments.survey(clauses.cut(built, known.lexicon))
    reach.state = state
    political = sum(p.sector in _POLITICAL for a in placed for p in a.parties)
    topic = gates.topic(text[read.start : read.end], known.lexicon.grammar, political)
    return replace(read, reach=reach, topic=topic)


def _is_at_home(report: Report) -> bool:
    """Whether all parties are of one state, and what they are makes it politics."""
    parties = (*report.source_parties, *report.target_parties)
    if len({sides.state_of(p.code) for p in parties}) != 1 or not sides.state_of(parties[0].code):
        return False
    if not report.rule.startswith(PREFIX) and not {p.sector for p in parties} <= _POLITICAL:
        return False  # "Sweden warned residents": a pattern of acts between states
    if report.mode == "visit":
        return False  # nobody goes on a visit at home
    return bool({p.sector for p in parties} & _POLITICAL) and _are_apart(report)


def _are_apart(report: Report) -> bool:
    """Whether the sides are not one and the same government under two names."""
    one, other = report.source_parties, report.target_parties
    if {p.code for p in one} == {p.code for p in other}:
        return len({p.sector for p in one}) > 1
    if {p.sector for p in (*one, *other)} != {"GOV"}:
        return True
    return all(p.name for p in (*one, *other))


def _is_told(report: Report, told: Sequence[Report]) -> bool:
    """Whether the same words tell an act between states, or of rebels, already."""
    return any(
        (r.n, r.start) == (report.n, report.start)
        and (r.trigger == report.trigger or r.type == report.type)
        for r in told
    )


def _own(report: Report) -> Report:
    """Give a report with the code of its state on both sides, and a rule id that says so."""
    one, other = _parties(report.source_parties), _parties(report.target_parties)
    rule = report.rule if report.rule.startswith(PREFIX) else PREFIX + report.rule
    return replace(
        report,
        rule=rule,
        sources=tuple(sorted({p.code for p in one})),
        targets=tuple(sorted({p.code for p in other})),
        source_parties=one,
        target_parties=other,
    )


def _parties(parties: Sequence[Party]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(sides.own_state(p) for p in parties))
