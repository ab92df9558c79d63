"""The verb group: its auxiliaries, its voice, its tense, and what governs its infinitive."""

from pipeline.coding.events.clauses import Clauses, Piece
from pipeline.coding.events.grammar import Grammar
from pipeline.coding.events.unit import Unit


def has_auxiliary(clauses: Clauses, group: list[int]) -> bool:
    """Whether the group holds an auxiliary."""
    return any(clauses.units[j].tag == "X" for j in group)


def members(clauses: Clauses, v: int) -> list[int]:
    """Give the units of the verb group before unit v; German keeps its auxiliary far from it."""
    units = clauses.units
    j = v - 1
    while j >= 0 and units[j].tag in "XGBKIT":
        j -= 1
    group = list(range(j + 1, v))
    if clauses.lexicon.grammar.language == "en" and not group:
        return _inverted_group(clauses, v)
    if clauses.lexicon.grammar.language == "de":
        piece = clauses.piece_of(v)
        far = [k for k in range(piece.start, piece.end) if units[k].tag in "XG" and k not in group]
        far += _german_frame(clauses, piece, v)
        group = sorted({*far, *group})
    return group


def _inverted_group(clauses: Clauses, v: int) -> list[int]:
    """Give the auxiliary that a negation draws to the front: "Neither has Kenya expelled"."""
    units, start = clauses.units, clauses.piece_of(v).start
    opens = start + 1 < v and units[start].tag == "G" and units[start + 1].tag == "X"
    between = units[start + 2 : v]
    return [start, start + 1] if opens and not any(u.tag in "VX" for u in between) else []


def _german_frame(clauses: Clauses, piece: Piece, v: int) -> list[int]:
    """Give the auxiliary of the piece before, when this piece only continues its clause."""
    units = clauses.units
    if units[v].is_finite and not units[v].has("part", "inf"):
        return []
    if any(u.tag == "X" for u in units[piece.start : piece.end]):
        return []
    for earlier in reversed(clauses.pieces[: units[v].piece]):
        found = [k for k in range(earlier.start, earlier.end) if units[k].tag == "X"]
        if found and earlier.group == piece.group:
            return found[-1:]
    return []


def is_passive(clauses: Clauses, v: int, words: list[str]) -> bool:
    """Whether the group is a passive."""
    grammar, unit = clauses.lexicon.grammar, clauses.units[v]
    if not unit.has("part"):
        return False
    if any(grammar.of_kind(w, "become") for w in words):
        return not unit.has("inf") or not becomes(clauses, v, words)
    if any(clauses.units[v - 1 - k].tag == "K" for k in range(min(3, v))):
        return False
    active = any(r.lemma in grammar.be_active for r in unit.readings)
    return not active and any(grammar.of_kind(w, "be") for w in words)


def is_awaited(grammar: Grammar, unit: Unit) -> bool:
    """Whether the verb tells of somebody who is still to come: "est attendu à"."""
    awaited = grammar.status.get("awaited", frozenset())
    return any(r.lemma in awaited for r in unit.readings)


def is_bare_infinitive(clauses: Clauses, v: int, start: int) -> bool:
    """French: whether nothing carries the infinitive: "et Bruxelles | sortir le carnet"."""
    if clauses.lexicon.grammar.language != "fr":
        return False
    carried = any(u.tag in "XIG" for u in clauses.units[start:v])
    return not carried and {r.feature for r in clauses.units[v].readings} == {"inf"}


def holds(grammar: Grammar, kind: str, words: list[str]) -> bool:
    """Whether one of the words is of a kind."""
    return any(grammar.of_kind(w, kind) for w in words)


def becomes(clauses: Clauses, v: int, words: list[str]) -> bool:
    """Whether "wird" with an infinitive that may be a participle is a future: it has no agent."""
    grammar, unit = clauses.lexicon.grammar, clauses.units[v]
    if not holds(grammar, "becomes", words):
        return False
    piece = clauses.piece_of(v)
    agent = any(
        u.tag == "P" and "by" in grammar.roles.get(u.low, ())
        for u in clauses.units[piece.start : v]
    )
    return not unit.has("part") or not agent


def goes(grammar: Grammar, unit: Unit, words: list[str]) -> bool:
    """Whether the form is a future: "viajará", "vai enviar", "va rencontrer"."""
    return unit.has("fut") or (unit.has("inf") and any(grammar.of_kind(w, "go") for w in words))


_HAVING = frozenset(("ter", "haver", "haber", "avoir"))


def governor(clauses: Clauses, group: list[int]) -> int | None:
    """Give the word before the infinitive marker of the group; -1 where there is none."""
    units = clauses.units
    if group and clauses.lexicon.grammar.language == "de":
        piece = clauses.piece_of(group[0])
        if piece.kind == "inf":  # "bestritt, Drohnen geliefert zu haben"
            return next((j for j in range(piece.start - 1, -1, -1) if units[j].tag == "V"), None)
    if group and units[group[0]].low in _HAVING and units[group[0] - 1].tag == "V":
        return group[0] - 1  # "negou ter fornecido"
    marker = next((j for j in group if units[j].tag == "I"), None)
    if marker is None:
        return None
    j = marker - 1
    while j >= 0 and units[j].tag in "BKT":
        j -= 1
    return j


def partner(clauses: Clauses, v: int, group: list[int]) -> int | None:
    """Give the infinitive whose auxiliary a second one shares: "could close A and appeal to B"."""
    units, piece = clauses.units, clauses.piece_of(v)
    apart = piece.kind != "coord" or piece.own_subject or not units[v].has("inf")
    if apart or units[v].has("past") or any(units[j].tag in "XI" for j in group):
        return None
    before = next((j for j in range(piece.start - 1, -1, -1) if units[j].tag in "VX"), None)
    if before is None or units[before].tag == "X" or not units[before].has("inf"):
        return None
    carried = any(units[j].tag in "XI" for j in members(clauses, before))
    return before if carried and clauses.piece_of(before).group == piece.group else None
