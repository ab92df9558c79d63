"""The verb group: its auxiliaries, its voice, its tense, and what governs its infinitive."""

import itertools

from pipeline.coding.events.clauses import Clauses, Piece, is_participle
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
    active = unit.is_form_of(grammar.be_active)
    return not active and any(grammar.of_kind(w, "be") for w in words)


def causer(clauses: Clauses, v: int) -> int | None:
    """German: give the "ließ" that has somebody do what the infinitive at unit v tells."""
    if clauses.lexicon.grammar.language != "de" or not clauses.units[v].has("inf"):
        return None
    lets = (
        j
        for j in range(clauses.piece_of(v).start, v)
        if clauses.units[j].tag == "V" and clauses.units[j].is_form_of(_LETTING)
    )
    return next((j for j in lets if clauses.units[j].is_finite), None)


_LETTING = frozenset(("lassen",))


def is_active_participle(clauses: Clauses, v: int) -> bool:
    """Whether a bare participle tells what its subject did: "eingetroffen", "Arrivée à Lima"."""
    if not clauses.units[v].is_form_of(clauses.lexicon.grammar.be_active):
        return False
    german = clauses.lexicon.grammar.language == "de"
    return german or v == clauses.piece_of(v).start  # and not "un cargo venu du Kenya"


def is_awaited(grammar: Grammar, unit: Unit) -> bool:
    """Whether the verb tells of somebody who is still to come: "est attendu à"."""
    awaited = grammar.status.get("awaited", frozenset())
    return unit.is_form_of(awaited)


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
        u.tag == "P"
        and "by" in grammar.roles.get(u.low, ())
        and any(w.tag == "A" for w in clauses.units[j + 1 : min(j + 4, v)])
        for j, u in enumerate(clauses.units[piece.start : v], piece.start)
    )  # and not "Panzer vom Typ X"
    return not unit.has("part") or not agent


def only_becomes(grammar: Grammar, words: list[str]) -> bool:
    """Whether every "werden" of the group is a present: not "wurde", not "worden"."""
    become = [w for w in words if grammar.of_kind(w, "become")]
    return all(grammar.of_kind(w, "becomes") for w in become)


def is_hearsay(clauses: Clauses, v: int, words: list[str]) -> bool:
    """German: whether the group only reports what is said: "soll geliefert haben"."""
    grammar, units = clauses.lexicon.grammar, clauses.units
    if grammar.language != "de" or not units[v].has("part"):
        return False
    after = {u.low for u in units[v + 1 : v + 3]}
    return holds(grammar, "future", words) and bool(after & {"haben", "sein"})


def goes(grammar: Grammar, unit: Unit, words: list[str]) -> bool:
    """Whether the form is a future: "viajará", "vai enviar", "va rencontrer"."""
    return unit.has("fut") or (unit.has("inf") and any(grammar.of_kind(w, "go") for w in words))


# Auxiliaries of an infinitive of the perfect: "negó haber enviado".
_HABER = ("haber", "haberse", "haberlo", "haberla", "haberle", "haberles", "haberlos")
HAVING = frozenset(("ter", "haver", *_HABER, "avoir"))


def governor(clauses: Clauses, v: int, group: list[int]) -> int | None:
    """Give the word before the infinitive marker of the group; -1 where there is none."""
    units = clauses.units
    if clauses.piece_of(v).kind == "inf" and clauses.lexicon.grammar.language == "de":
        return _german_governor(clauses, clauses.piece_of(v).start)
    having = next((j for j in group if units[j].low in HAVING), None)
    if having is not None and all(units[j].tag in "BKT" for j in range(group[0], having)):
        j = group[0] - 1
        return j if j >= 0 and units[j].tag == "V" else None  # "negou na quarta ter fornecido"
    marker = next((j for j in group if units[j].tag == "I"), None)
    if marker is None:
        return _bare_governor(clauses, v, group)
    j = marker - 1
    while j >= 0 and units[j].tag in "BKT":
        j -= 1
    return None if _goes_on(clauses, j, marker) else j


def _goes_on(clauses: Clauses, j: int, marker: int) -> bool:
    """Portuguese: whether the marker leads to what is being done: "está a enviar"."""
    if clauses.lexicon.grammar.language != "pt" or clauses.units[marker].low != "a":
        return False
    return j >= 0 and clauses.lexicon.grammar.of_kind(clauses.units[j].low, "be")


def _bare_governor(clauses: Clauses, v: int, group: list[int]) -> int | None:
    """Spanish, Portuguese: give the verb on which an infinitive hangs alone: "intentó bombardear".

    Verbs of deciding bring about what they say: "decidió expulsar" is an expulsion.
    """
    units, grammar = clauses.units, clauses.lexicon.grammar
    bare = grammar.language in ("es", "pt") and units[v].has("inf") and not units[v].has("past")
    j = (group[0] if group else v) - 1
    if not bare or has_auxiliary(clauses, group) or j < 0 or units[j].tag != "V":
        return None
    lemmas = {r.lemma for r in units[j].readings}
    if lemmas & grammar.status.get("performs", frozenset()):
        return None
    return j if any(lemmas & grammar.status.get(n, frozenset()) for n in _GOVERNING) else None


# What lists of verbs make of their infinitive more than the fact that it tells.
_GOVERNING = ("planned", "denied", "wish", "used")


def _german_governor(clauses: Clauses, start: int) -> int:
    """Give what governs an infinitive clause: "bestritt, ... zu haben", "hat nicht vor, ... zu"."""
    units, planned = clauses.units, clauses.lexicon.grammar.status.get("planned", frozenset())
    if start > 1 and units[start - 2].low in planned:
        return start - 2
    return next((j for j in range(start - 1, -1, -1) if units[j].tag == "V"), -1)


def partner(clauses: Clauses, v: int, group: list[int]) -> int | None:
    """Give the infinitive or participle whose auxiliary the one at unit v shares."""
    found = _begun_by(clauses, v) if not group else None
    found = participle_before(clauses, v) if found is None else found
    return _infinitive_before(clauses, v, group) if found is None else found


def _begun_by(clauses: Clauses, v: int) -> int | None:
    """English: give the verb that lets the -ing form at unit v begin: "will begin pulling"."""
    units, used = clauses.units, clauses.lexicon.grammar.status.get("used", frozenset())
    if clauses.lexicon.grammar.language != "en" or not v or units[v - 1].tag != "V":
        return None
    gerund = {r.feature for r in units[v].readings} == {"ger"}
    return v - 1 if gerund and units[v - 1].is_form_of(used) else None


def participle_before(clauses: Clauses, v: int) -> int | None:
    """Give the participle whose auxiliary another shares: "a expulsé A et menacé B"."""
    units, piece = clauses.units, clauses.piece_of(v)
    if clauses.lexicon.grammar.language == "de" or not is_participle(units[v].readings):
        return None
    if any(u.tag not in "CBKTG" for u in units[piece.start : v]) or not _is_joined(clauses, v):
        return None
    for k in range(piece.start - 1, -1, -1):
        if clauses.piece_of(k).group != piece.group and units[k].tag == "V":
            return None  # "l'accord | que Paris a signé | et dénoncé"
        carried = units[k].tag == "V" and units[k].has("part")
        if carried and has_auxiliary(clauses, members(clauses, k)):
            return k
    return None


def _is_joined(clauses: Clauses, v: int) -> bool:
    """Whether "and", or a comma in a list that "and" closes, joins the participle at unit v."""
    piece = clauses.piece_of(v)
    if piece.kind == "coord":
        return True
    following = clauses.pieces[clauses.units[v].piece + 1 :]
    last = next((p for p in following if p.kind != "part"), None)
    if piece.kind != "part" or last is None or last.kind != "coord" or last.own_subject:
        return False
    verb = next(u for u in clauses.units[last.start : last.end] if u.tag in "VX")
    return is_participle(verb.readings)


def _infinitive_before(clauses: Clauses, v: int, group: list[int]) -> int | None:
    """Give the infinitive whose auxiliary a second one shares: "could close A and appeal to B"."""
    units, piece = clauses.units, clauses.piece_of(v)
    closes = clauses.lexicon.grammar.language == "de" and v + 2 >= piece.end
    own = piece.own_subject and not closes  # "will A besuchen und B ausweisen"
    apart = piece.kind != "coord" or own or not units[v].has("inf")
    if apart or units[v].has("past") or any(units[j].tag in "XI" for j in group):
        return None
    before = next((j for j in range(piece.start - 1, -1, -1) if units[j].tag in "VX"), None)
    if before is None or units[before].tag == "X" or not units[before].has("inf"):
        return None
    carried = any(units[j].tag in "XI" for j in members(clauses, before))
    same = closes or clauses.piece_of(before).group == piece.group
    return before if carried and same else None


def is_unreal(clauses: Clauses, v: int) -> bool:
    """English: whether an -ing form or a participle only names an act or describes a thing."""
    if clauses.lexicon.grammar.language != "en":
        return False
    units, start = clauses.units, clauses.piece_of(v).start
    before = units[v - 1] if v > start else None
    if {r.feature for r in units[v].readings} == {"ger"}:
        if before is not None and before.low == "of":
            return True  # "suspected of helping X"
        head = all(u.tag in "SCQBT" for u in units[start:v])
        after = itertools.takewhile(lambda u: u.tag not in "VRS,;", units[v + 1 :])
        return head and any(u.tag == "X" for u in after)  # "putting tariffs on X would be"
    # "from occupied X"
    return before is not None and before.tag == "P" and units[v].has("part")


def has_to_come_first(clauses: Clauses, v: int, words: list[str]) -> bool:
    """English: whether it must come first and has not happened: "until Chad frees them"."""
    grammar, unit = clauses.lexicon.grammar, clauses.units[v]
    if not grammar.of_kind(clauses.piece_of(v).intro, "awaiting"):
        return False
    bare = not any(grammar.of_kind(w, k) for w in words for k in ("be", "have"))
    present = unit.has("pres") and not unit.has("past")
    return present if bare else not {"was", "were", "had"} & set(words)


def negated_copula(clauses: Clauses, v: int) -> bool:
    """English: whether "not" follows a form of "be" that is the verb: "is not ready to"."""
    grammar, units = clauses.lexicon.grammar, clauses.units
    copula = grammar.language == "en" and grammar.of_kind(units[v].low, "be")
    return copula and v + 1 < len(units) and units[v + 1].tag == "G"


def has_ceased(clauses: Clauses, v: int) -> bool:
    """Whether the gerund at unit v tells what somebody does no more: "stopped cooperating"."""
    units = clauses.units
    if not v or not units[v].has("ger") or units[v - 1].tag != "V":
        return False
    ceases = clauses.lexicon.grammar.status.get("ceases", frozenset())
    return units[v - 1].is_form_of(ceases)
