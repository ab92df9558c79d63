"""Read sentences -> quotations: who said what, by which verb, word for word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.coding.events import content, speakers
from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.reading import Read
from pipeline.coding.events.unit import Unit
from pipeline.records import Quote

_SPANS = re.compile(
    r"“([^“”„]{2,1500})”|„([^“”„]{2,1500})[“”]|«\s?([^«»]{2,1500}?)\s?»|»([^«»]{2,1500})«"
    r"|\"([^\"]{2,1500})\"|‹([^‹›]{2,800})›"
)
# Shorter ones are words picked out ("with disgust"), not statements.
MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of saying with its speaker."""

    read: Read
    at: int
    verb: Unit
    speaker: Unit | None

    @property
    def reach(self) -> Reach:
        """The sentence of the verb."""
        assert self.read.reach is not None
        return self.read.reach


def find(reads: Sequence[Read], texts: Sequence[str], language: str, first_n: int) -> list[Quote]:
    """Give the quotations of an article, in order; each stands verbatim in its segment."""
    cues = [cue for read in reads for cue in _cues(read)]
    found: list[Quote] = []
    for n, text in enumerate(texts, first_n):
        own = [c for c in cues if c.read.n == n]
        spans = [_inside(m) for m in _SPANS.finditer(text)]
        spans = [s for s in spans if len(text[s[0] : s[1]].split()) >= MIN_WORDS]
        if own and spans:
            found.extend(_direct(text, spans, own, n, language))
        found.extend(_indirect(text, spans, own, n, language))
    return sorted(found, key=lambda q: (q.n, q.start))


def _inside(match: re.Match[str]) -> tuple[int, int]:
    """Give the span between the quotation marks."""
    group = next(k for k in range(1, 7) if match.group(k) is not None)
    return match.span(group)


def _cues(read: Read) -> Iterator[_Cue]:
    """Give the verbs of saying of a sentence."""
    if read.reach is None:
        return
    say = read.reach.clauses.lexicon.grammar.status.get("say", frozenset())
    for i, unit in enumerate(read.reach.units):
        if unit.tag == "V" and not unit.quoted and unit.is_form_of(say):
            found = speakers.sayer(read.reach, i)
            yield _Cue(read, i, unit, found.unit if found is not None else None)


def _direct(
    text: str, spans: Sequence[tuple[int, int]], cues: Sequence[_Cue], n: int, language: str
) -> Iterator[Quote]:
    """Give the quotations between marks, each with the cue of its sentence or of the one before."""
    last: _Cue | None = None
    last_end = 0
    for start, end in spans:
        near = [c for c in cues if _touches(c, start, end)]
        cue = min(near, key=lambda c: _distance(c, start, end), default=None)
        if cue is None and last is not None and text[last_end:start].count(".") <= 1:
            cue = last  # the quotation goes on after "..., he said."
        if cue is not None:
            yield _quote(text, start, end, cue, n, language, is_direct=True)
            last, last_end = cue, end


def _touches(cue: _Cue, start: int, end: int) -> bool:
    """Whether the quotation lies, at least in part, in the sentence of the cue or borders on it."""
    return cue.read.start <= end + 2 and start <= cue.read.end


def _distance(cue: _Cue, start: int, end: int) -> int:
    """Give how many characters lie between the verb and the quotation."""
    return min(abs(cue.verb.start - end), abs(start - cue.verb.end))


def _quote(
    text: str, start: int, end: int, cue: _Cue, n: int, language: str, *, is_direct: bool
) -> Quote:
    """Write a quotation down."""
    anchor = cue.speaker.anchors[0] if cue.speaker is not None and cue.speaker.anchors else None
    party = anchor.parties[0] if anchor is not None and len(anchor.parties) == 1 else None
    name = (party.name if party and party.name else None) or (anchor.text if anchor else None)
    return Quote(
        n, start, end, text[start:end], name,
        party.code if party else None, party.sector if party else None,
        cue.verb.text, is_direct, language,
    )  # fmt: skip


def _indirect(
    text: str, spans: Sequence[tuple[int, int]], cues: Sequence[_Cue], n: int, language: str
) -> Iterator[Quote]:
    """Give what a sentence reports in its own words."""
    for cue in cues:
        if cue.speaker is None or any(_touches(cue, *span) for span in spans):
            continue
        stretch = _said_after(cue) or _said_before(cue)
        if stretch is not None and len(text[slice(*stretch)].split()) >= MIN_WORDS:
            yield _quote(text, *stretch, cue, n, language, is_direct=False)


def _said_after(cue: _Cue) -> tuple[int, int] | None:
    """Give the clause that follows the verb: "said that it would"."""
    reach = cue.reach
    number = cue.verb.piece + 1
    if number >= len(reach.clauses.pieces):
        return None
    piece = reach.clauses.pieces[number]
    if piece.intro_kind != "complement" and not (piece.kind == "main" and piece.own_subject):
        return None
    if reach.units[piece.start - 1].tag in ",;" and piece.intro_kind != "complement":
        return None
    end = content.end_of(reach, piece.start)
    words = reach.units[piece.start : end]
    if piece.intro_kind == "complement":
        words = words[1:]
    while words and words[-1].tag in ".,;:":
        words = words[:-1]
    return (words[0].start, words[-1].end) if words else None


def _said_before(cue: _Cue) -> tuple[int, int] | None:
    """Give the clause before an attribution: "it would, the minister said"."""
    reach = cue.reach
    piece = reach.clauses.pieces[cue.verb.piece]
    before = reach.units[: piece.start]
    if not before or before[-1].tag not in ",-":
        return None
    if not any(u.tag == "V" and u.is_finite for u in before):
        return None
    words = [u for u in before if u.tag not in "Q"][:-1]
    return (words[0].start, words[-1].end) if words else None
