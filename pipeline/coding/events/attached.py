"""German phrases tied to a noun, not to the verb: "nach dem Treffen mit", "Trumps Zölle"."""

from dataclasses import replace

from pipeline.coding.anchors import Form
from pipeline.coding.events.clauses import Clauses
from pipeline.coding.events.unit import Unit

_NONE: frozenset[str] = frozenset()


def is_framed(clauses: Clauses, v: int, governor: int) -> bool:
    """Whether a preposition ties what follows it to talks beside the verb: "nach Gesprächen mit".

    Then those who follow are no partners of the verb: "unterzeichnete nach einem Treffen mit Kenia
    ein Abkommen mit Uganda".
    """
    units, noun = clauses.units, governor - 1
    if noun < 1 or units[v].tag != "V" or units[governor].tag != "P" or units[noun].tag != "N":
        return False
    partners = {"with", "between"} & clauses.lexicon.grammar.roles.get(units[governor].low, _NONE)
    return bool(partners) and frames(clauses, noun)


def frames(clauses: Clauses, noun: int) -> bool:
    """Whether the noun at a unit names an act during or after which another is told."""
    units, grammar = clauses.units, clauses.lexicon.grammar
    if units[noun].low not in clauses.lexicon.by_noun:
        return False
    k = noun - 1
    while k > 0 and units[k].tag in "DBNV" and (units[k].tag == "D" or units[k].text[0].islower()):
        k -= 1
    return units[k].tag == "P" and grammar.of_kind(units[k].low, "framing")


def is_ahead(clauses: Clauses, noun: int) -> bool:
    """Whether the noun at a unit is what something else is told to precede: "vor dem Besuch"."""
    units, k = clauses.units, noun - 1
    while k > 0 and units[k].tag in "DBTN" and (units[k].tag != "N" or units[k].text[0].islower()):
        k -= 1
    return k >= 0 and units[k].tag == "P" and units[k].low == "vor"


# What stands after these is a reason, and so a fact whatever follows from it.
_REASONS = frozenset(("wegen", "trotz", "angesichts", "infolge"))
_REPLIES = frozenset(("reaktion", "antwort", "vergeltung"))


def is_reason(clauses: Clauses, noun: int) -> bool:
    """Whether the noun at a unit is why something is done: "als Reaktion auf die Angriffe"."""
    units, k = clauses.units, noun - 1
    while k > 0 and units[k].tag in "DBTNA" and (units[k].tag != "N" or units[k].text[0].islower()):
        k -= 1
    if k < 0 or units[k].tag != "P":
        return False
    return units[k].low in _REASONS or (k > 0 and units[k - 1].low in _REPLIES)


def belongs(clauses: Clauses, noun: int, governor: int) -> bool:
    """Whether what the word at unit `governor` ties to a noun is tied to the one at unit `noun`.

    "verurteilte nach dem Treffen das Vorgehen Eritreas": Eritrea's is the action, not the meeting.
    """
    units, k = clauses.units, governor
    while k > noun:
        word = units[k]
        passed = word.tag in "PDBTGA" or word.text[:1].islower()
        if not passed and not clauses.lexicon.grammar.of_kind(word.low, "heads"):
            return False
        k -= 1
    return True


# Behind the name of an organisation they are its members: "die Nato-Staaten".
_MEMBERS = frozenset(("staaten", "länder", "ländern", "mitglieder", "mitgliedern", "partner"))


def name_members(units: list[Unit]) -> None:
    """Let the members of an organisation stand for it: "bat die Nato-Staaten um Hilfe"."""
    for i, unit in enumerate(units[:-2]):
        joined = units[i + 1].low == "-" and units[i + 2].low in _MEMBERS
        if unit.tag == "A" and joined and unit.anchors[0].kind == "organisation":
            unit.anchors = [replace(a, form=Form.NAMED) for a in unit.anchors]


def only_owns(clauses: Clauses, j: int) -> bool:
    """Whether the actor at unit j is the owner of what acts on nobody: "Trumps Zölle"."""
    units, effects = clauses.units, tuple(clauses.lexicon.grammar.kinds.get("effects", ("\0",)))
    if units[j].low.endswith(effects):
        return True
    if j + 1 >= len(units) or not units[j].text.endswith("s") or units[j + 1].tag != "N":
        return False
    return units[j + 1].low.endswith(effects)


# With a possessive they are the speaker: "Kenia teilte mit, sein Land werde".
_OWN = frozenset(("land", "regierung", "staat", "volk", "heimatland"))


def own_state(clauses: Clauses, span: range) -> int | None:
    """Give the noun of "sein Land" where it opens a clause of what somebody says of his own."""
    units, start = clauses.units, span.start
    start += units[start].tag in "SQ"
    if not span.start or start + 1 >= span.stop or units[start + 1].low not in _OWN:
        return None
    owned = clauses.lexicon.grammar.of_kind(units[start].low, "possessives")
    return start + 1 if owned and units[start].low in ("sein", "ihr", "seine", "ihre") else None


# With these "es" stands for nobody: "weil es zu Gesprächen kam".
_EXPLETIVE = frozenset(("kommen", "geben", "gehen", "sein", "handeln", "heißen", "gelingen"))


def neuter(clauses: Clauses, v: int, span: range) -> int | None:
    """Give the "es" behind the word that opens a clause: "wonach es Kenia Waffen lieferte"."""
    units, at = clauses.units, span.start + 1
    after = units[span.start].tag in "XV" and span.start > 0  # "..., müsse es mit Zöllen rechnen"
    opens = (units[span.start].tag in "SR" or after) and at < span.stop and units[at].low == "es"
    return at if opens and not units[v].is_form_of(_EXPLETIVE) else None


def who_says(units: list[Unit], j: int, clauses: Clauses) -> int | None:
    """Give the speaker named behind what he says of himself: "Man werde liefern, sagte X".

    A spokesman says "man" of his state, and "er" of somebody else.
    """
    say = clauses.lexicon.grammar.status.get("say", _NONE)
    start = next((k for k in range(j, len(units)) if units[k].tag == ","), len(units)) + 1
    if start >= len(units) or units[start].tag != "V" or not units[start].is_form_of(say):
        return None
    at = next((k for k in range(start + 1, len(units)) if units[k].tag not in "TBDKNP"), None)
    if at is None or units[at].tag != "A" or units[at].anchors[0].form is not Form.NAMED:
        return None
    told = any(u.tag == "N" and u.text[:1].isupper() for u in units[start + 1 : at])
    person = units[at].anchors[0].kind == "person"
    role = units[at].anchors[0].role or ""
    of_all = units[j].low in ("man", "wir")
    return at if not told and (of_all or (person and "spokes" not in role)) else None


_ACCUSATIVE = frozenset(("den", "die", "das"))


def is_within(units: list[Unit], j: int) -> bool:
    """Whether "in" or "im" at unit j tells where, not whither: "in Kenia", "in der Ukraine"."""
    if units[j].low == "im":
        return True
    after = units[j + 1].low if j + 1 < len(units) else ""
    return units[j].low == "in" and after not in _ACCUSATIVE


def is_beside(clauses: Clauses, v: int, at: int) -> bool:
    """Whether the place at unit `at` is that of a reason: "wegen der Offensive in Kenia"."""
    units, k = clauses.units, at - 1
    while k > 0 and units[k].tag in "DB":
        k -= 1
    noun = k - 1
    if units[v].tag != "V" or noun < 1 or units[k].tag != "P" or units[noun].tag != "N":
        return False
    k = noun - 1
    while k > 0 and (units[k].tag in "DBT" or units[k].text[:1].islower()) and units[k].tag != "P":
        k -= 1
    return units[k].tag == "P" and units[k].low in _BESIDE


_BESIDE = _REASONS | {"nach", "seit", "aufgrund", "vor", "während"}


# Whose clause "dessen", "deren" opens: "Kenia, dessen Regierung Togo anerkennen will".
_ARMS = frozenset(
    ("truppen", "armee", "streitkräfte", "soldaten", "luftwaffe", "marine", "führung")
)


def is_owned_by_antecedent(units: list[Unit], start: int) -> bool:
    """Whether a relative clause at unit `start` tells what the state before it does."""
    owner = units[start].low in ("dessen", "deren") and start + 1 < len(units)
    return owner and units[start + 1].low in _OWN | _ARMS


def is_object(units: list[Unit], j: int) -> bool:
    """Whether "sie" is the object, the subject right behind it: "Vermittelt hatte sie Kenia"."""
    fronted = j > 1 and units[j - 1].tag == "X" and units[j - 2].tag == "V"
    after = units[j + 1 : j + 3]
    named = any(u.tag == "A" for u in after) and (after[0].tag == "A" or after[0].low == "der")
    return units[j].low == "sie" and fronted and named


def has_partner(units: list[Unit], i: int) -> bool:
    """Whether the noun at unit i says at once with whom: "ein Gespräch | mit dem Sender"."""
    return units[i].tag == "N" and i + 1 < len(units) and units[i + 1].low == "mit"
