"""German word order: the frame of a clause, its subject, and genitives without a preposition."""

from pipeline.coding.anchors import Form
from pipeline.coding.events.clauses import Clauses, Piece
from pipeline.coding.events.unit import Unit

# After these a noun phrase is no subject.
_OBLIQUE = frozenset(
    [
        "den",
        "dem",
        "einen",
        "einem",
        "seinen",
        "seinem",
        "ihren",
        "ihrem",
        "diesen",
        "diesem",
        "beiden",
        "keinen",
    ]
)
_SUBJECTS = frozenset(("man", "sie", "jemand", "niemand", "wer"))
_GENITIVE = frozenset(("der", "des", "eines", "einer"))
_GENITIVE_ARTICLES = _GENITIVE | frozenset(
    ["ihrer", "ihres", "seiner", "seines", "dieser", "dieses", "beider", "aller"]
)


def frame(clauses: Clauses, v: int) -> range:
    """Give the units of the clause of the verb at unit v, up to the end of its piece."""
    units, number = clauses.units, clauses.units[v].piece
    piece = clauses.pieces[number]
    start = piece.start
    while number and not _opens(clauses, piece):
        earlier = clauses.pieces[number - 1]
        if earlier.kind in ("rel", "sub"):
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
    pivot = finite(clauses, span)
    if pivot is None:
        return None
    first = units[span.start]
    if first.tag in "SR":
        return _first_nominative(clauses, span.start + 1, span.stop)[0]
    if first.tag == "C" and pivot == span.start + 1:
        return None  # "und warf Kenia Verrat vor"
    found, blocked = _first_nominative(clauses, span.start, pivot)
    if found is not None or blocked:
        return found
    return _first_nominative(clauses, pivot + 1, span.stop)[0]


def has_subject_noun(clauses: Clauses, v: int) -> bool:
    """Whether some noun that is no actor is the subject of the verb."""
    units, span = clauses.units, frame(clauses, v)
    pivot = finite(clauses, span)
    if pivot is None:
        return False
    if units[span.start].tag in "SR":
        return _first_nominative(clauses, span.start + 1, span.stop)[1]
    if units[span.start].tag == "C" and pivot == span.start + 1:
        return False
    return (
        _first_nominative(clauses, span.start, pivot)[1]
        or _first_nominative(clauses, pivot + 1, span.stop)[1]
    )


def _first_nominative(clauses: Clauses, start: int, end: int) -> tuple[int | None, bool]:
    """Give the first noun phrase without preposition: its actor, and whether it has none."""
    units, j = clauses.units, start
    while j < end:
        unit = units[j]
        if unit.tag == "P":
            j = _phrase_end(units, j + 1, end)
            continue
        if unit.tag == "N" and clauses.lexicon.grammar.of_kind(unit.low, "heads"):
            j += 1  # "Tausende Georgier"
            continue
        if unit.tag == "N" and unit.text[:1].islower() and unit.low not in _SUBJECTS:
            j += 1  # adjectives, adverbs
            continue
        if unit.tag in "AN":
            oblique = any(u.low in _OBLIQUE for u in units[max(start, j - 3) : j] if u.tag == "D")
            last = _phrase_end(units, j, end)
            if not oblique and not is_genitive(units, j) and not _is_attribute(units, j):
                actor = _head(units, j, last)
                return actor, actor is None
            j = last
            continue
        j += 1
    return None, False


def _head(units: list[Unit], j: int, end: int) -> int | None:
    """Give the actor of a noun phrase; one that names goes before an adjective."""
    actors = [k for k in range(j, end) if units[k].tag == "A"]
    named = (k for k in actors if units[k].anchors[0].form is not Form.ADJECTIVE)
    return next(named, next(iter(actors), None))


def _is_attribute(units: list[Unit], j: int) -> bool:
    """Whether the noun at unit j is the genitive of the noun before: "Auftakt ihrer Reise"."""
    k = j - 1
    while k > 0 and units[k].tag in "DBN" and not units[k].text[:1].isupper():
        if units[k].low in _GENITIVE_ARTICLES:
            return units[k - 1].tag == "N" and units[k - 1].text[:1].isupper()
        k -= 1
    return False


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
    while j < end and units[j].tag == "A" and is_genitive(units, j):
        j += 1
    return j


def opens_phrase(units: list[Unit], j: int) -> bool:
    """Whether the actor at unit j has an article of its own and no preposition before it."""
    k = j - 1
    while k > 0 and units[k].tag in "NB" and units[k].text[:1].islower():
        k -= 1
    return k > 0 and units[k].tag == "D" and units[k - 1].tag not in "PDC"


def is_genitive(units: list[Unit], j: int) -> bool:
    """Whether the actor at unit j belongs to the noun before it: "der Vorwurf Kenias"."""
    if not j or units[j].tag != "A":
        return False
    k = j - 1
    while k > 0 and units[k].tag == "N" and not units[k].text[:1].isupper():
        k -= 1  # "der Ausweisung dreier kenianischer Diplomaten"
    before = units[k]
    if before.tag == "N" and before.text[:1].isupper():
        first = units[j].text.split()[0]
        adjective = first[0].islower() and first.endswith("er")  # "Ausweisung kenianischer ..."
        return adjective or (units[j].text.endswith("s") and not first.isupper())
    return before.low in _GENITIVE_ARTICLES and k > 0 and units[k - 1].tag == "N"
