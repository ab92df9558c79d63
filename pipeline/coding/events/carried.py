"""What the words around a noun make of its act: "ist für Juni geplant", "kein Treffen"."""

from collections.abc import Sequence

from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.clauses import Manner
from pipeline.coding.events.status import manner
from pipeline.coding.events.unit import is_predicate
from pipeline.records import EventStatus


def read(reach: Reach, i: int) -> Manner | None:
    """Give the status that article and German verb give the noun at unit i; None for none."""
    if reach.clauses.piece_of(i).intro_kind == "condition":
        return None
    verb = _verb_after(reach, i)
    if _is_of(reach, verb, "called_off"):
        return Manner(None, False, False, i)
    if verb is not None and _is_of(reach, verb, "ends"):
        denied = manner(reach.clauses, verb).status is EventStatus.DENIED
        return Manner(EventStatus.HAPPENED, False, False, i) if denied else None
    if _negated(reach, i):
        return Manner(EventStatus.DENIED, False, False, i)
    if _is_unmade(reach, i):
        return Manner(None, False, False, i)
    return _by_german_verb(reach, i) if reach.is_german else _by_schedule(reach, i)


# Auxiliaries with which something only was to happen: "était prévue".
_PAST = frozenset(
    ("était", "étaient", "avait", "avaient", "estaba", "estaban", "estava", "estavam")
)


def _by_schedule(reach: Reach, i: int) -> Manner | None:
    """Give the status of what is scheduled: "une rencontre est prévue"."""
    scheduled = reach.clauses.lexicon.grammar.status.get("scheduled", frozenset())
    piece, units = reach.clauses.piece_of(i), reach.units
    for j in range(piece.start, piece.end):
        plans = units[j].tag == "V" and units[j].is_form_of(scheduled)
        if plans and units[j].has("part") and (j > i or manner(reach.clauses, j).passive):
            only_was = any(u.low in _PAST for u in units[max(piece.start, j - 3) : j])
            status = None if only_was else EventStatus.PLANNED
            return Manner(status, False, False, i, not only_was)
    return None


def _is_unmade(reach: Reach, i: int) -> bool:
    """Whether the noun is what a verb only advises or hopes for: "déconseille tout voyage"."""
    unmade = reach.clauses.lexicon.grammar.status.get("unmade", frozenset())
    j = i - 1
    while j >= 0 and reach.units[j].tag in "DNBT":
        j -= 1
    verb = reach.units[j] if j >= 0 else None
    return verb is not None and verb.tag == "V" and verb.is_form_of(unmade)


def _by_german_verb(reach: Reach, i: int) -> Manner | None:
    """Give the status from the verb at the end of the clause: "ist für Juni geplant"."""
    piece = reach.clauses.piece_of(i)
    verbs = [j for j in range(piece.start, piece.end) if reach.units[j].tag == "V"]
    if not verbs or piece.kind not in ("main", "coord"):
        return None
    if _is_governed(reach, i):
        return None  # "hat sich nach dem Treffen nicht geäußert"
    planned = reach.clauses.lexicon.grammar.status.get("prepared", frozenset())
    plans = {r.lemma for j in verbs for r in reach.units[j].readings} & planned
    if plans:
        negated = any(u.tag == "G" for u in reach.units[piece.start : piece.end])
        status = EventStatus.DENIED if negated else EventStatus.PLANNED
        return Manner(status, False, False, i, True)
    if _is_denied(reach, i, verbs):
        return Manner(EventStatus.DENIED, False, False, i)
    if verbs[0] < i:
        return None
    how = manner(reach.clauses, verbs[-1])
    return Manner(how.status, False, False, i, how.future)


def _is_denied(reach: Reach, i: int, verbs: Sequence[int]) -> bool:
    """German: whether somebody denies what the noun names: "dementierte ein Treffen mit X"."""
    deny = reach.clauses.lexicon.grammar.status.get("deny", frozenset())
    return any(reach.units[j].is_form_of(deny) for j in verbs)


def _verb_after(reach: Reach, i: int) -> int | None:
    """Give the verb whose subject the noun may be: "el encuentro | fue cancelado"."""
    if reach.is_german or reach.clauses.piece_of(i).kind == "sub":
        return None
    group = reach.clauses.piece_of(i).group
    after = (j for j in range(i + 1, len(reach.units)) if is_predicate(reach.units, j))
    return next((j for j in after if reach.clauses.piece_of(j).group == group), None)


def _is_of(reach: Reach, verb: int | None, kind: str) -> bool:
    """Whether the verb is in a list of the grammar: those that call off, those that end."""
    verbs = reach.clauses.lexicon.grammar.status.get(kind, frozenset())
    if verb is None or not verbs:
        return False
    return reach.units[verb].is_form_of(verbs)


def _negated(reach: Reach, i: int) -> bool:
    """Whether "kein" stands before the noun, adjectives between: "keine neuen Gespräche"."""
    j = i - 1
    while j >= 0 and reach.units[j].tag in "NA" and reach.units[j].text[:1].islower():
        j -= 1
    grammar = reach.clauses.lexicon.grammar
    return j >= 0 and grammar.of_kind(reach.units[j].low, "negative_determiners")


def _is_governed(reach: Reach, i: int) -> bool:
    """Whether the noun stands after a preposition: "nach dem | Treffen"."""
    j = i - 1
    while j >= 0 and (reach.units[j].tag in "DBT" or reach.units[j].text[:1].islower()):
        if reach.units[j].tag == "P":
            return True
        j -= 1
    return j >= 0 and reach.units[j].tag == "P"
