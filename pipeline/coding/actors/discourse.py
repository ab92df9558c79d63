"""Words that stand for actors named before: "both sides", "the bloc", "he"."""

import bisect
import itertools
import re

from pipeline.coding.actors.memory import Memory
from pipeline.coding.actors.scan import Scan
from pipeline.coding.anchors import Anchor, Form
from pipeline.records import Party

_IMPERSONAL = frozenset(["y", "faut", "est", "s", "n"])
_LONGEST = 4


def descriptions(view: Scan, memory: Memory, found: list[Anchor], before: int) -> list[Anchor]:
    """Give the anchors of descriptions and pronouns that what was named before resolves."""
    told = []
    for i in range(len(view.tokens)):
        if "pronoun" not in view.tags[i] and view.tokens.folded[i] not in view.cues.openers:
            continue
        start = view.tokens.starts[i]
        if any(a.start <= start < a.end for a in found):
            continue
        anchor = _pronoun(view, memory, found, i) or _described(view, memory, found, before, i)
        if anchor is not None:
            told.append(anchor)
    return told


def _pronoun(view: Scan, memory: Memory, found: list[Anchor], i: int) -> Anchor | None:
    if not view.cue("pronoun", i) or (
        view.language == "fr" and view.tokens.at(i + 1) in _IMPERSONAL
    ):
        return None
    if view.tokens.words[i].lower() == "el":  # the Spanish article, no pronoun
        return None
    start = view.tokens.starts[i]
    persons = [a for a in found if a.kind == "person" and a.form is Form.NAMED and a.end <= start]
    persons = [a for a in persons if not _is_theirs(view, a, i)] or persons
    if persons and len({a.parties[0].code for a in persons}) <= 2:
        who = _leading(view.tokens.text, persons)
        return _anchor(view, i, i + 1, Form.PRONOUN, who.parties, "person", who.role)
    known = memory.last_person
    if persons or known is None:
        return None
    return _anchor(view, i, i + 1, Form.PRONOUN, (known.party,), "person", known.role)


def _is_theirs(view: Scan, person: Anchor, i: int) -> bool:
    """Whether the person is somebody's of the sentence of word i: "with his counterpart X, he"."""
    if _STOP.search(view.tokens.text, person.end - 1, view.tokens.starts[i]):
        return False
    first = bisect.bisect_left(view.tokens.starts, person.start)
    return view.cue("possessive", first - 1)


# The end of a sentence, so far as that matters to whom "he" is.
_STOP = re.compile(r"[a-zà-ÿ0-9)][.!?][\"”»’)]*\s")


def _leading(text: str, persons: list[Anchor]) -> Anchor:
    """Give the person whom the last sentence that names one names first."""
    leading = persons[0]
    for one, other in itertools.pairwise(persons):
        if _STOP.search(text, one.end - 1, other.start):
            leading = other
    return leading


def _described(
    view: Scan, memory: Memory, found: list[Anchor], before: int, i: int
) -> Anchor | None:
    for length in range(_LONGEST, 0, -1):
        cue = view.cues.described.get(" ".join(view.tokens.folded[i : i + length]))
        if cue is not None:
            parties = _meant(cue, view, memory, found, before, i)
            last = view.tokens.ends[min(i + length, len(view.tokens)) - 1]
            if not parties or any(view.tokens.starts[i] < a.start < last for a in found):
                return None
            return _anchor(view, i, i + length, Form.DESCRIPTION, parties, "country", None)
    return None


def _meant(
    cue: str, view: Scan, memory: Memory, found: list[Anchor], before: int, i: int
) -> tuple[Party, ...]:
    """Give the parties that a description at word i stands for."""
    parties: tuple[Party, ...] = ()
    if view.language == "de" and cue in ("land", "both"):
        parties = _parties(cue, _lands(view, memory, found, before, i))
    if parties or (view.language == "de" and cue == "land"):
        return parties
    return _parties(cue, _past(view, memory, found, before, i))


def _past(view: Scan, memory: Memory, found: list[Anchor], before: int, i: int) -> list[Party]:
    start = view.tokens.starts[i]
    return memory.recent[:before] + [
        a.parties[0] for a in found if a.form is Form.NAMED and a.end <= start
    ]


def _lands(view: Scan, memory: Memory, found: list[Anchor], before: int, i: int) -> list[Party]:
    """German: give the countries before word i that "das Land" may be: none of its own clause.

    "Kenia verklagte das Land": another than Kenya, since no comma lies between.
    """
    start, text = view.tokens.starts[i], view.tokens.text
    forms = (Form.NAMED, Form.PLACE)
    apart = [
        a
        for a in sorted(found, key=lambda a: a.start)
        if a.form in forms and a.end <= start and _MARK.search(text, a.end - 1, start)
        if a.form is Form.NAMED or not _is_venue(text, found, a)
    ]
    return memory.recent[:before] + [a.parties[0] for a in apart]


def _is_venue(text: str, found: list[Anchor], place: Anchor) -> bool:
    """Whether two states are named before a place in its sentence, so that they only met there."""
    codes = {
        a.parties[0].code
        for a in found
        if a.form is Form.NAMED and a.end <= place.start
        if not _STOP.search(text, a.end - 1, place.start)
    }
    return len(codes) > 1


_MARK = re.compile(r"[,;:.!?–—]| und | oder ")


def _parties(cue: str, past: list[Party]) -> tuple[Party, ...]:
    if cue == "both":
        shown = Memory(recent=past).pair()
        return shown if len(shown) == 2 else ()
    sector = {"bloc": "IGO", "band": "REB", "land": "GOV"}[cue]
    last = next((p for p in reversed(past) if p.sector == sector), None)
    return (last,) if last else ()


def _anchor(
    view: Scan,
    start: int,
    end: int,
    form: Form,
    parties: tuple[Party, ...],
    kind: str,
    role: str | None,
) -> Anchor:
    tokens = view.tokens
    first, last = tokens.starts[start], tokens.ends[min(end, len(tokens)) - 1]
    return Anchor(view.n, first, last, tokens.text[first:last], form, parties, kind, role)
