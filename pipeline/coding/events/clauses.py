"""Units -> pieces: where clauses begin and end, and which share a subject."""

from dataclasses import dataclass, field

from pipeline.coding.events import boundaries
from pipeline.coding.events.lexicon import Lexicon, Reading
from pipeline.coding.events.unit import Unit
from pipeline.records import EventStatus

_SKIP = frozenset("BKGTQ")


@dataclass(slots=True)
class Piece:
    """A stretch of units between two boundaries.

    kind: main, coord (opened by "and"), sub (by a subordinator), rel, part (participle or gerund),
    inf, bare (no verb). `group` is shared by pieces under one subject: a time adverb holds for all.
    """

    start: int
    end: int
    kind: str
    intro: str = ""
    intro_kind: str = ""
    group: int = 0
    own_subject: bool = False


@dataclass(slots=True)
class Manner:
    """How a verb is used. `status` None: it states no fact (would, might, hopes to)."""

    status: EventStatus | None
    passive: bool
    reduced: bool  # a participle without auxiliary: "sanctions imposed by"
    start: int  # first unit of the verb group
    future: bool = False
    purpose: bool = False


@dataclass(slots=True)
class Clauses:
    """A sentence cut into pieces."""

    units: list[Unit]
    lexicon: Lexicon
    pieces: list[Piece] = field(default_factory=list)
    manners: dict[int, Manner] = field(default_factory=dict)  # of the verbs read so far
    times: list[int] | None = None  # units that may tell of old, once gates asked for them

    def piece_of(self, i: int) -> Piece:
        """Give the piece that holds unit i."""
        return self.pieces[self.units[i].piece]


def cut(units: list[Unit], lexicon: Lexicon) -> Clauses:
    """Cut a sentence into pieces and group those that share a subject."""
    clauses = Clauses(units, lexicon)
    bounds = boundaries.find(units, lexicon)
    for number, (start, end) in enumerate(zip(bounds, [*bounds[1:], len(units)], strict=True)):
        clauses.pieces.append(_piece(units, start, end, lexicon))
        for unit in units[start:end]:
            unit.piece = number
    if lexicon.grammar.language == "de":
        _mark_german_without(clauses)
    _group(clauses)
    return clauses


# They open a condition without a conjunction: "sollte Kenia nicht einlenken".
_GERMAN_IF = frozenset(("sollte", "sollten"))


def _mark_german_without(clauses: Clauses) -> None:
    """Tell "ohne Ergebnis", which denies no act, from "ohne Kenia zu fragen"."""
    for unit in clauses.units:
        if unit.low == "ohne" and clauses.pieces[unit.piece].kind != "inf":
            unit.tag = "P"
            _mark_unreal(clauses, unit)


def _mark_unreal(clauses: Clauses, unit: Unit) -> None:
    """Let what "ohne dass" opens state no more than a condition does."""
    for piece in clauses.pieces[unit.piece + 1 : unit.piece + 2]:
        if piece.intro == "dass" and clauses.units[piece.start - 1] is unit:
            piece.intro_kind = "condition"


def _piece(units: list[Unit], start: int, end: int, lexicon: Lexicon) -> Piece:
    """Say what kind of piece the units start..end are."""
    first = next((u for u in units[start : min(end, start + 4)] if u.tag not in "QB,"), None)
    if first is None:
        return Piece(start, end, "bare")
    verb = next((j for j in range(start, end) if units[j].tag in "VX"), None)
    piece = Piece(start, end, "bare", first.low)
    piece.kind = _kind(units, start, first, verb, end)
    if first.tag == "S":
        piece.intro_kind = next(
            (
                k
                for k in ("condition", "cause", "complement", "time")
                if lexicon.grammar.of_kind(first.low, k)
            ),
            "time",
        )
    if lexicon.grammar.language == "de" and units[start].low in _GERMAN_IF:
        piece.kind, piece.intro_kind = "sub", "condition"
    nouns = units[start : verb if verb is not None else end]
    piece.own_subject = any(u.tag in "AN" and not _in_phrase(nouns, j) for j, u in enumerate(nouns))
    return piece


def _in_phrase(units: list[Unit], i: int) -> bool:
    """Whether unit i belongs to a prepositional phrase."""
    j = i - 1
    while j >= 0 and units[j].tag in "NDOABT":
        j -= 1
    return j >= 0 and units[j].tag == "P"


def _kind(units: list[Unit], start: int, first: Unit, verb: int | None, end: int) -> str:
    """Give the kind of a piece from its first word and its verb."""
    if first.tag == "S":
        return "sub"
    if first.tag == "R" or (
        first.tag == "P" and any(u.tag == "R" for u in units[start : start + 3])
    ):
        return "rel"
    if verb is None:
        return "bare"
    if start and units[start - 1].tag == "," and _is_infinitive_clause(units, start, end):
        return "inf"  # German: ", mit Kenia zu verhandeln"
    if first.tag == "C":
        return "coord"
    if first.tag == "I":
        return "inf"
    inverted = any(u.tag == "X" for u in units[start : start + 2])  # "Eingefädelt hat es Katar"
    if first.tag == "V" and not first.is_finite and not inverted:
        return "part"
    finite = any((u.tag == "V" and u.is_finite) or u.tag == "X" for u in units[start:end])
    return "main" if finite else "bare"


def _is_infinitive_clause(units: list[Unit], start: int, end: int) -> bool:
    """Whether every verb is an infinitive with its marker, or a participle before it."""
    verbs = [j for j in range(start, end) if units[j].tag in "VX"]
    marked = [j for j in verbs if units[j - 1].tag == "I" and units[j - 1].low == "zu"]
    joined = [j for j in verbs if units[j].has("inf") and "zu" in units[j].low[1:-3]]
    rest = [j for j in verbs if j not in marked and j not in joined]
    return bool(marked or joined) and all(units[j].has("part") for j in rest)


def _group(clauses: Clauses) -> None:
    """Number the groups of pieces that share a subject."""
    current, following = 0, 0
    for number, piece in enumerate(clauses.pieces):
        if piece.start and clauses.units[piece.start - 1].tag in ";:":
            following += 1
            current = following
        apart = piece.kind in ("rel", "sub") and not _shares_subject(clauses, piece)
        if apart or is_attribution(clauses, piece):
            following += 1
            piece.group = following
        elif (
            piece.kind in ("main", "coord")
            and piece.own_subject
            and number
            and _has_main(clauses, number)
        ):
            following += 1
            current = piece.group = following
        else:
            piece.group = current


def is_attribution(clauses: Clauses, piece: Piece) -> bool:
    """Whether the piece says who said it: ", anunció el lunes la ministra"."""
    if piece.kind != "main" or piece.own_subject or not piece.start:
        return False
    verbs = [u for u in clauses.units[piece.start : piece.end] if u.tag == "V"]
    if not verbs or clauses.units[piece.start - 1].tag not in ",Q-":
        return False
    if resumes_after_name(clauses, piece) or _only_names(clauses, piece):
        return False
    say = clauses.lexicon.grammar.status.get("say", frozenset())
    after = clauses.units[piece.start : piece.end]
    return _says(verbs, say) and any(u.tag in "AN" for u in after)


def _says(verbs: list[Unit], say: frozenset[str]) -> bool:
    """Whether the first verb is one of saying, or with its infinitive: "a fait | savoir"."""
    if verbs[0].is_form_of(say) or len(verbs) == 1:
        return verbs[0].is_form_of(say)
    return any(f"{r.lemma} {verbs[1].low}" in say for r in verbs[0].readings)


def _only_names(clauses: Clauses, piece: Piece) -> bool:
    """French: whether nothing was said before: "Paris, après Madrid, | a reconnu la Palestine"."""
    french = clauses.lexicon.grammar.language == "fr"
    return french and not any(u.tag in "VXQ" for u in clauses.units[: piece.start])


def resumes_after_name(clauses: Clauses, piece: Piece) -> bool:
    """German: whether the verb goes on after its subject and a name: "Ihr Chef, X, drohte"."""
    before = [p for p in clauses.pieces if p.end <= piece.start]
    words = clauses.units[: piece.start]
    verbless = all(p.kind == "bare" for p in before) and all(u.tag not in "VXQ" for u in words)
    return clauses.lexicon.grammar.language == "de" and len(before) == 2 and verbless


def _has_main(clauses: Clauses, number: int) -> bool:
    """Whether a main clause with a verb stands before the piece."""
    return any(p.kind in ("main", "coord") for p in clauses.pieces[:number])


def _shares_subject(clauses: Clauses, piece: Piece) -> bool:
    """Whether a piece has no subject of its own: "after talks in Paris", "hours after meeting"."""
    inside = clauses.units[piece.start : piece.end]
    if piece.kind == "rel":
        return clauses.lexicon.grammar.of_kind(piece.intro, "places")
    if piece.intro_kind not in ("time", "cause") or any(
        u.when and u.when.kind == "since" for u in inside
    ):
        return False
    return not any(u.tag == "X" or (u.tag == "V" and u.is_finite) for u in inside)


def is_participle(readings: tuple[Reading, ...]) -> bool:
    """Whether a form can only be a participle."""
    return bool(readings) and all(r.feature == "part" for r in readings)
