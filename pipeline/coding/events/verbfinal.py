"""German word order: the frame of a clause and its subject."""

from pipeline.coding.anchors import Form
from pipeline.coding.events import genitives
from pipeline.coding.events.clauses import Clauses, Piece
from pipeline.coding.events.unit import Unit

# After these a noun phrase is no subject.
_OBLIQUE = frozenset(
    [
        *("den", "dem", "des", "einen", "einem", "eines", "einer", "keinen", "beiden"),
        *("seinen", "seinem", "seines", "seiner", "ihren", "ihrem", "ihres", "ihrer"),
        *("diesen", "diesem"),
    ]
)
# A name may follow these without an article: "das Nachbarland Ruanda".
_APPOSED = (
    "land", "staat", "republik", "miliz", "gruppe", "organisation", "bündnis", "königreich",
    "sultanat", "emirat", "allianz", "bewegung", "nachbar", "partner", "rivale",
)  # fmt: skip
# These stand behind their noun: "Peking zufolge".
_BEHIND = frozenset(("zufolge", "zuliebe", "gegenüber"))
_LEADING = frozenset(("leitung", "führung", "vorsitz"))
_SUBJECTS = frozenset(("man", "sie", "jemand", "niemand", "wer"))


def frame(clauses: Clauses, v: int) -> range:
    """Give the units of the clause of the verb at unit v, up to the end of its piece."""
    units, number = clauses.units, clauses.units[v].piece
    piece = clauses.pieces[number]
    start = piece.start
    if piece.kind == "inf":
        return range(start, piece.end)  # its subject stands in the clause that governs it
    while number and not _opens(clauses, piece):
        earlier = clauses.pieces[number - 1]
        if earlier.kind in ("rel", "sub", "inf"):
            number -= 1
            continue
        if earlier.group != clauses.pieces[units[v].piece].group:
            break
        number, piece, start = number - 1, earlier, earlier.start
    return range(start, clauses.pieces[units[v].piece].end)


def _opens(clauses: Clauses, piece: Piece) -> bool:
    """Whether a clause begins with the piece: it has a conjunction, or its own finite verb."""
    if piece.kind in ("sub", "rel", "coord"):
        return True
    first = clauses.units[piece.start : piece.end]
    return piece.own_subject and any(u.tag == "X" or (u.tag == "V" and u.is_finite) for u in first)


def finite(clauses: Clauses, span: range) -> int | None:
    """Give the finite verb or auxiliary of a clause."""
    units = clauses.units
    auxiliary = next((j for j in span if units[j].tag == "X"), None)
    if auxiliary is not None:
        return auxiliary
    return next((j for j in span if units[j].tag == "V" and units[j].is_finite), None)


def subject(clauses: Clauses, v: int) -> int | None:
    """Give the actor that is the subject of the verb at unit v; None where it has none."""
    units, span = clauses.units, frame(clauses, v)
    pivot = None if clauses.piece_of(v).kind == "inf" else finite(clauses, span)
    if pivot is None:
        return None if clauses.piece_of(v).kind == "inf" else verbless_subject(clauses, v)
    first = units[span.start]
    opened = _opened(units, span)
    if opened:
        return _first_nominative(clauses, span.start + opened, span.stop)[0]
    if first.tag == "C" and (pivot == span.start + 1 or _shares_auxiliary(clauses, v)):
        return None  # "und warf Kenia Verrat vor"
    found, blocked = _before_finite(clauses, span.start, pivot)
    if found is not None or blocked:
        return found
    behind = _past_thing(clauses, span.start, pivot, span.stop)
    return _first_nominative(clauses, behind, span.stop)[0]


def _past_thing(clauses: Clauses, start: int, pivot: int, stop: int) -> int:
    """Give where the subject is looked for behind the finite verb.

    Behind a fronted participle a thing that is done comes first: "Vermittelt hatte das Abkommen X".
    """
    units = clauses.units
    fronted = all(u.tag in "VB" for u in units[start:pivot]) and start < pivot
    article = units[pivot + 1].tag if pivot + 1 < stop else ""
    if not fronted or article != "D" or not _is_thing(clauses, pivot + 1, pivot + 3):
        return pivot + 1
    named = any(u.tag == "A" for u in units[pivot + 3 : stop])
    return pivot + 3 if named else pivot + 1


def _opened(units: list[Unit], span: range) -> int:
    """Give how many words open a subordinate clause: "dass", "denen", "nach denen"."""
    if units[span.start].tag in "SR":
        return 1
    after = units[span.start + 1] if span.start + 1 < span.stop else None
    return 2 if units[span.start].tag == "P" and after is not None and after.tag == "R" else 0


def conjunct(clauses: Clauses, v: int, span: range) -> range:
    """Give the part of a clause that belongs to one of several participles joined by "und"."""
    units, piece = clauses.units, clauses.piece_of(v)
    if units[v].tag != "V" or not units[v].has("part", "inf"):
        return span
    start, stop = span.start, span.stop
    for k in range(piece.start, piece.end):
        if units[k].tag != "C":
            continue
        if k < v and any(u.tag == "V" and u.has("part", "inf") for u in units[piece.start : k]):
            start = k
        elif k > v and any(u.tag == "V" for u in units[k : piece.end]):
            stop = min(stop, k)
            break
    return range(start, stop)


def _shares_auxiliary(clauses: Clauses, v: int) -> bool:
    """Whether a participle goes on under the auxiliary before: "hat X besucht und Y verlangt"."""
    units, piece = clauses.units, clauses.piece_of(v)
    number = units[v].piece
    form = "part" if units[v].has("part") else "inf"
    if not number or not units[v].has(form) or any(u.tag == "X" for u in units[piece.start : v]):
        return False
    before = clauses.pieces[number - 1]
    closed = any(u.tag == "V" and u.has(form) for u in units[before.start : before.end])
    last = v + 1 == len(units) or units[v + 1].tag in ",;.:-"
    return closed and last and any(u.tag == "X" for u in units[before.start : before.end])


def _before_finite(clauses: Clauses, start: int, pivot: int) -> tuple[int | None, bool]:
    """Give the subject before the finite verb, and whether a noun that is no actor holds its place.

    One phrase stands there: what a preposition opens holds no subject ("Nach Wochen zäher
    Gespräche hat Kenia"), and what can only be done holds none either ("Die Grenze hat Kenia").
    """
    units = clauses.units
    first = next((j for j in range(start, pivot) if units[j].tag not in "QBC"), pivot)
    apart = units[first].tag in "PT" and not any(u.tag == "," for u in units[first:pivot])
    if apart or any(u.low in _BEHIND for u in units[first:pivot]):
        return None, False
    if _is_time(clauses, first, pivot):
        return None, False  # "Sechzehn Stunden rangen Kenia und Uganda"
    found, blocked = _first_nominative(clauses, start, pivot)
    if blocked and _is_thing(clauses, start, pivot) and pivot + 1 < len(units):
        return None, False
    return found, blocked


def _is_time(clauses: Clauses, start: int, end: int) -> bool:
    """Whether a phrase without an actor says how long or how often: "Ein letztes Mal"."""
    units, grammar = clauses.units[start:end], clauses.lexicon.grammar
    named = any(u.tag == "A" for u in units)
    return not named and any(grammar.of_kind(u.low, "periods") for u in units if u.tag == "N")


def _is_thing(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the first noun of a phrase is a thing that acts on nobody: "die Grenze zu"."""
    things = tuple(clauses.lexicon.grammar.kinds.get("things", ()))
    nouns = (u for u in clauses.units[start:end] if u.tag == "N" and u.text[:1].isupper())
    noun = next(nouns, None)
    return noun is not None and noun.low.endswith(things)


def verbless_subject(clauses: Clauses, i: int) -> int | None:
    """Give the actor that a headline without a finite verb begins with: "Merz in Kiew"."""
    span = frame(clauses, i)
    return _first_nominative(clauses, span.start, span.stop)[0]


def has_subject_noun(clauses: Clauses, v: int) -> bool:
    """Whether some noun that is no actor is the subject of the verb."""
    units, span = clauses.units, frame(clauses, v)
    pivot = None if clauses.piece_of(v).kind == "inf" else finite(clauses, span)
    if pivot is None:
        return False
    opened = _opened(units, span)
    if opened:
        return _first_nominative(clauses, span.start + opened, span.stop)[1]
    if units[span.start].tag == "C" and (pivot == span.start + 1 or _shares_auxiliary(clauses, v)):
        return False
    return (
        _before_finite(clauses, span.start, pivot)[1]
        or _first_nominative(clauses, pivot + 1, span.stop)[1]
    )


def _first_nominative(clauses: Clauses, start: int, end: int) -> tuple[int | None, bool]:
    """Give the first noun phrase without preposition: its actor, and whether it has none."""
    units, j = clauses.units, start
    while j < end:
        led = _led(clauses, j, end)
        if led is not None:
            return led, False
        if units[j].tag == "P":
            j = j + 1 if units[j].low == "zufolge" else _phrase_end(units, j + 1, end)
            continue
        if _is_closed(clauses, j):
            return None, True
        if units[j].tag not in "AN" or _is_passed(clauses, units[j]):
            j += 1
            continue
        oblique = _article(units, start, j) in _OBLIQUE
        last = _phrase_end(units, j, end)
        if (
            not oblique
            and not genitives.is_genitive(units, j)
            and not genitives.is_attribute(units, j)
        ):
            actor = _head(units, j, last)
            return actor, actor is None
        j = last
    return None, False


def _article(units: list[Unit], start: int, j: int) -> str:
    """Give the article of the noun at unit j, adjectives between passed over."""
    k = j - 1
    while k >= start and (units[k].tag in "BGTV" or units[k].text[:1].islower()):
        if units[k].tag == "D" or units[k].tag in "PXC":
            break
        k -= 1
    return units[k].low if k >= start and units[k].tag == "D" else ""


def _is_passed(clauses: Clauses, unit: Unit) -> bool:
    """Whether a noun leaves the place of the subject open: "Tausende Georgier", an adjective."""
    if unit.tag != "N":
        return False
    describes = unit.text[:1].islower() and unit.low not in _SUBJECTS
    return describes or clauses.lexicon.grammar.of_kind(unit.low, "heads")


# What these open is the object of the people before: "griffen Hunderte | die Botschaft an".
_OBJECTS = frozenset(("die", "den", "das", "dem", "einen", "eine", "ihre", "ihren", "seine"))


def _is_closed(clauses: Clauses, j: int) -> bool:
    """Whether people who are nobody's stand at unit j as the subject, their object behind them."""
    units = clauses.units
    after = units[j + 1].low if j + 1 < len(units) else ""
    people = units[j].tag == "N" and clauses.lexicon.grammar.of_kind(units[j].low, "heads")
    return people and after in _OBJECTS and (not j or units[j - 1].tag in "VXB")


def _led(clauses: Clauses, j: int, end: int) -> int | None:
    """Give whose people act: "Kampfjets der türkischen Luftwaffe", "Delegation unter Leitung"."""
    units = clauses.units
    if units[j].tag == "P":
        after = _phrase_end(units, j + 1, end)
        if not _leads(units, j, after):
            return None
        return next((k for k in range(j, min(after + 4, end)) if units[k].tag == "A"), None)
    grammar = clauses.lexicon.grammar
    if units[j].tag == "N" and any(grammar.of_kind(units[j].low, k) for k in ("heads", "leaders")):
        return _genitive_after(units, j, end)
    return None


def _genitive_after(units: list[Unit], j: int, end: int) -> int | None:
    """Give the actor in the genitive right after the noun at unit j, or after "aus"."""
    k = j + 1
    if k + 1 < end and units[k].low == "aus" and units[k + 1].tag == "A":
        return k + 1  # "eine Delegation aus Kenia"
    while k < end and (units[k].tag == "D" or (units[k].tag == "N" and units[k].text[0].islower())):
        k += 1
    if k + 1 < end and units[k + 1].tag == "A" and units[k].low.endswith(_APPOSED):
        return k + 1  # "Der Chef der Rebellengruppe M23"
    return k if k < end and units[k].tag == "A" and genitives.is_genitive(units, k) else None


def _leads(units: list[Unit], j: int, end: int) -> bool:
    """Whether a phrase says who leads those before it: "unter Führung von"."""
    low = {u.low for u in units[j:end]}
    return units[j].low == "unter" and bool(low & _LEADING) and j > 0 and units[j - 1].tag == "N"


def _head(units: list[Unit], j: int, end: int) -> int | None:
    """Give the actor of a noun phrase; one that names goes before an adjective."""
    actors = [k for k in range(j, end) if units[k].tag == "A"]
    named = (k for k in actors if units[k].anchors[0].form is not Form.ADJECTIVE)
    return next(named, next(iter(actors), None))


def _phrase_end(units: list[Unit], j: int, end: int) -> int:
    """Give the unit after the noun phrase that begins at unit j: up to its first noun."""
    while j < end and units[j].tag in "DBTG":
        j += 1
    if j < end and units[j].tag == "P" and units[j - 1].tag == "D":
        j = _phrase_end(units, j + 1, end)  # "den | von Kenia vermittelten | Gesprächen"
    while j < end and units[j].tag in "NA":
        modifier = units[j].tag == "A" and units[j].anchors[0].form is Form.ADJECTIVE
        capital = units[j].text[:1].isupper()
        j += 1
        if capital and not modifier:
            break
    while j < end and units[j].tag == "A" and genitives.is_genitive(units, j):
        j += 1
    if 0 < j < end and units[j].tag == "A" and units[j - 1].low.endswith(_APPOSED):
        j += units[j - 1].tag == "N"
    return j
