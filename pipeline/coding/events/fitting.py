"""Whether the words that a pattern asks for stand around a verb or a noun."""

from collections.abc import Sequence

from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.content import end_of, region_end
from pipeline.coding.events.lexicon import Act, Reading
from pipeline.coding.events.unit import Unit

# How many words before and after a verb its pattern's words may stand.
WINDOW = 16


def _text(units: Sequence[Unit]) -> str:
    """Join units to the lower-case text that patterns search."""
    return " ".join(u.low for u in units)


def _agrees(act: Act, text: str) -> bool:
    """Whether a text has the words that the pattern requires and none that it forbids."""
    if act.required is not None and not act.required.search(text):
        return False
    return act.forbidden is None or not act.forbidden.search(text)


def verb_fits(reach: Reach, i: int, act: Act, rest: str, how: Manner, particle: str | None) -> bool:
    """Whether a verb's pattern fits at unit i."""
    units = reach.units
    if _is_noun(reach, i):
        return False
    end = end_of(reach, i) if act.content else region_end(reach, i)
    if not follows(reach, i, rest, particle, end) or not _suits(reach, i, act, rest, end):
        return False
    piece = reach.clauses.piece_of(i)
    start, stop = how.start, min(end, i + WINDOW)
    if act.whole or how.passive or reach.clauses.lexicon.grammar.language == "de":
        start, end = _conjunct(units, i, piece.start, end)
        start, stop = max(start, i - WINDOW), min(end, i + WINDOW)
    elif piece.kind == "rel":  # "a truce that Qatar brokered"
        before = reach.text(max(0, piece.start - WINDOW), piece.start) + " "
        if units[piece.start].tag == "P" and units[piece.start - 1].tag in "A,":
            before = ""  # "spoke by phone with X, | whom he urged": what was done before is done
        return _agrees(act, before + reach.text(start, stop))
    beside = _apposed(reach, i, how) + " " + reach.text(start, stop + _gerund_at(units, stop))
    if not _agrees(act, beside + _whom(reach, i, how)):
        return False  # and not "the airline's pilots have pulled out of":
    return act.forbidden is None or not act.forbidden.search(_subject_text(reach, start))


def _is_noun(reach: Reach, i: int) -> bool:
    """English: whether a gerund is a noun: "comments on the large-scale killing of farmers"."""
    units = reach.units
    if reach.clauses.lexicon.grammar.language != "en" or not 0 < i < len(units) - 1:
        return False
    bare = units[i].has("ger") and not units[i].is_finite
    return bare and units[i - 1].tag in "DN" and units[i + 1].low == "of"


def _whom(reach: Reach, i: int, how: Manner) -> str:
    """Give the noun phrase after an opening participle: "Summoned on Monday, | the envoy of X"."""
    piece, units = reach.clauses.piece_of(i), reach.units
    if not how.reduced or i or piece.end == len(units):
        return ""
    end = piece.end
    while end < len(units) and units[end].tag in "DNAOPB":
        end += 1
    return " " + reach.text(piece.end, end)


def _apposed(reach: Reach, i: int, how: Manner) -> str:
    """Give the noun phrase that a participle after a comma tells of: "L'accord, | signé par"."""
    start, units = reach.clauses.piece_of(i).start, reach.units
    if not how.reduced or i != start or not start or units[start - 1].tag != ",":
        return ""
    j = start - 1
    while j and start - j < WINDOW and units[j - 1].tag in "DNAOPB":
        j -= 1
    return reach.text(j, start)


def _suits(reach: Reach, i: int, act: Act, rest: str, end: int) -> bool:
    """Whether the object of the verb at unit i is such as the pattern asks for."""
    if act.type in _AT_STATES and _hits_private(reach, i):
        return False
    if act.type == "ASSAULT" and _is_weather(reach, i):
        return False
    if act.type == "REQUEST" and _performs_itself(reach, i):
        return False
    if _only_attains(reach, i):
        return False
    if act.infinitive and not _has_infinitive(reach.units, i, end):
        return False
    return not act.intransitive or _no_object(reach.units, i, rest)


def _is_weather(reach: Reach, i: int) -> bool:
    """Whether a storm or a plague does it, and no army: "a heatwave from Spain struck France"."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    group = reach.clauses.piece_of(i).group
    for j in range(i - 1, -1, -1):
        if reach.clauses.piece_of(j).group == group and grammar.of_kind(units[j].low, "nature"):
            k = j - 1
            while k >= 0 and units[k].tag in "NDA":
                k -= 1
            return k < 0 or units[k].tag not in "PVC"
    return False


def _only_attains(reach: Reach, i: int) -> bool:
    """Spanish, Portuguese: whether nobody arrives: "llegó a acusar", "não chegou a reunir-se"."""
    attains, units = reach.clauses.lexicon.grammar.status.get("attains", ()), reach.units
    if not attains or not units[i].is_form_of(attains):
        return False
    after = units[i + 1 : i + 3]
    return len(after) == 2 and after[0].tag == "I" and after[1].tag == "V"


def _performs_itself(reach: Reach, i: int) -> bool:
    """Spanish, Portuguese: whether an infinitive tells what was ordered: "ordenó | cerrar"."""
    grammar, units = reach.clauses.lexicon.grammar, reach.units
    performs = grammar.status.get("performs", frozenset())
    if grammar.language not in ("es", "pt") or not units[i].is_form_of(performs):
        return False
    after = next((u for u in units[i + 1 : i + 5] if u.tag not in "TB"), None)
    return after is not None and after.tag == "V" and after.has("inf")


def _gerund_at(units: Sequence[Unit], stop: int) -> int:
    """Give 1 where a gerund after a comma goes on: "called X on Monday, | discussing", else 0."""
    return int(0 < stop < len(units) and units[stop - 1].tag == "," and units[stop].has("ger"))


# Acts that go at a state, so that a firm or a referee as the object leaves none.
_AT_STATES = frozenset(("ACCUSE", "REQUEST", "THREATEN"))


def _hits_private(reach: Reach, i: int) -> bool:
    """Whether the object is of no state: "accused a mining company", "blamed the referee"."""
    grammar = reach.clauses.lexicon.grammar
    phrase: list[Unit] = []
    for unit in reach.units[i + 1 : i + 7]:
        if unit.tag not in "DNB" or (phrase and unit.tag == "D"):
            break
        phrase.append(unit)
    ends = i + 1 + len(phrase)
    named = ends < len(reach.units) and reach.units[ends].tag in "AO"
    head = next((u.low for u in reversed(phrase) if u.tag == "N"), "")
    return not named and grammar.of_kind(head, "private")


def _subject_text(reach: Reach, start: int) -> str:
    """Give the words, actors apart, of the noun phrase that ends before the verb group."""
    units, j = reach.units, start
    floor = reach.clauses.piece_of(start).start
    while j > floor and (units[j - 1].tag in "ANDOBC" or _is_of(reach, units[j - 1])):
        j -= 1
    return _text([u for u in units[j:start] if u.tag != "A"])


def _is_of(reach: Reach, unit: Unit) -> bool:
    """Whether a preposition ties a noun to the one before: "fans of", "hinchas de"."""
    return unit.tag == "P" and "of" in reach.clauses.lexicon.grammar.roles.get(unit.low, ())


def follows(reach: Reach, i: int, rest: str, particle: str | None, end: int) -> bool:
    """Whether the further words and the particle of a verb follow it."""
    units = reach.units
    english = reach.clauses.lexicon.grammar.language == "en"
    if rest and not _rest_follows(units, i, rest, end, english):
        return False
    if not particle or any(_is_particle(units, j, particle) for j in range(i + 1, end)):
        return True
    return reach.is_german and _closes_later(reach, i, particle)


def whole_verbs(reach: Reach, i: int) -> list[Reading]:
    """Give the readings of unit i; German: none without the particle that stands behind it.

    "Kenia kündigte Hilfe an" gives notice of nothing.
    """
    readings = reach.units[i].readings
    if not reach.is_german or not any(r.particle for r in readings):
        return list(readings)
    end = region_end(reach, i)
    split = [r for r in readings if r.particle and follows(reach, i, "", r.particle, end)]
    return split or [r for r in readings if not r.particle]


def _closes_later(reach: Reach, i: int, particle: str) -> bool:
    """German: whether the particle stands behind a clause put in: "wies ihn, ..., zurück"."""
    units, number = reach.units, reach.units[i].piece
    for piece in reach.clauses.pieces[number + 1 :]:
        if units[piece.start - 1].tag != ",":
            return False
        if piece.kind == "bare":
            last = piece.end - 1
            while last > piece.start and units[last].tag in ".,Q":
                last -= 1
            return units[last].low == particle
    return False


def _has_infinitive(units: Sequence[Unit], i: int, end: int) -> bool:
    """Whether an infinitive with its marker follows before any other verb: "told X to leave"."""
    marker = next((u.tag for u in units[i + 1 : end] if u.tag in "IVX,;"), None)
    return marker == "I"


def _conjunct(units: Sequence[Unit], i: int, start: int, end: int) -> tuple[int, int]:
    """Give the stretch of one joined participle: "hat A ausgesetzt und B geschlossen"."""
    joints = [k for k in range(start, end) if units[k].tag == "C"]
    for k in joints:
        if k < i and any(u.tag == "V" for u in units[start:k]):
            start = k
        elif k > i and any(u.tag == "V" for u in units[k:end]):
            return start, k
    return start, end


def _is_particle(units: Sequence[Unit], j: int, particle: str) -> bool:
    """Whether the word at unit j is a verb's particle and no preposition: no noun follows it."""
    return units[j].low == particle and (j + 1 == len(units) or units[j + 1].tag not in "DNA")


def _no_object(units: Sequence[Unit], i: int, rest: str) -> bool:
    """Whether no noun follows the verb directly."""
    after = [u for u in units[i + 1 : i + 6] if u.tag not in "TBKGQ"]
    after = after[len(rest.split()) :]
    return not after or after[0].tag not in "DNAV"


def _rest_follows(units: Sequence[Unit], i: int, rest: str, end: int, english: bool) -> bool:
    """Whether the further words of a verb follow it, a few adverbs or an object between.

    English: no other preposition comes first: "called for sanctions on X" calls on nobody.
    """
    for j in range(i + 1, min(end, i + 8)):
        if units[j].tag == "T" or units[j].low[0] != rest[0]:
            continue  # "called X on Monday" calls on nobody
        if english and any(u.tag in "PI" for u in units[i + 1 : j]):
            return False
        if (_text(units[j : j + 4]) + " ").startswith(rest + " "):
            return " " not in rest or all(u.tag in "TBDKG" for u in units[i + 1 : j])
    return False


def noun_fits(reach: Reach, i: int, act: Act, rest: str) -> bool:
    """Whether a noun's pattern fits at unit i; the words may stand anywhere under its subject."""
    units = reach.units
    if rest:
        size = len(rest.split(" "))
        if i < size or _text(units[i - size : i]) != rest:
            return False
    pieces, own = reach.clauses.pieces, reach.clauses.piece_of(i)
    around = [u for u in units if pieces[u.piece].group == own.group]
    if act.required is not None and not act.required.search(_text(around)):
        return False
    inside = _text(units[own.start : own.end])
    return act.forbidden is None or not act.forbidden.search(inside)


def adjacent(units: Sequence[Unit], i: int, rest: str) -> int:
    """Give how many words of the pattern follow the verb at once."""
    for size in range(1, 4):
        if rest and _text(units[i + 1 : i + 1 + size]) == rest:
            return size
    return 0
