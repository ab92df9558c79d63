"""English words that may be verb or noun: decided by their neighbours."""

from itertools import pairwise

from pipeline.coding.anchors import Form
from pipeline.coding.events.lexicon import Lexicon
from pipeline.coding.events.lists import NUMERALS
from pipeline.coding.events.unit import Unit


def mark_copulas(units: list[Unit], lexicon: Lexicon) -> None:
    """Make "be" a verb where it carries none: "was in Kyiv", "is due in Hanoi"."""
    for i, unit in enumerate(units):
        if _is_auxiliary_going(units, i):
            unit.tag = "X"
        if unit.tag != "X" or not unit.readings:
            continue
        after = next((u for u in units[i + 1 :] if u.tag not in "BGTK"), None)
        carried = "PNAD" if lexicon.grammar.of_kind(unit.low, "be") else ""
        if unit.low in _HAVE and not any(u.has("part") for u in units[i + 1 : i + 4]):
            carried = "DN"  # "had talks"
        if after is not None and after.tag in carried:
            unit.tag = "V"


def _is_auxiliary_going(units: list[Unit], i: int) -> bool:
    """Whether "going" at unit i tells a plan and no journey: "is going to ask"."""
    if units[i].low != "going" or i + 1 >= len(units) or units[i + 1].tag != "I":
        return False
    before = next((u for u in reversed(units[:i]) if u.tag not in "BGT"), None)
    return before is not None and before.tag == "X"


_HAVE = frozenset(("has", "have", "had"))


def mark_sharers(units: list[Unit]) -> None:
    """Make "each" an adverb between those who share an act and its verb: "X and Y each sent"."""
    for before, word, after in zip(units, units[1:], units[2:], strict=False):
        if word.low in _SHARERS and before.tag == "A" and after.tag in "VX":
            word.tag = "B"


_SHARERS = frozenset(("each", "both", "all"))


def mark_plurals(units: list[Unit], lexicon: Lexicon) -> None:
    """Make a form in -s a noun where the clause's verb follows it: "coastguard ships blasted"."""
    say = lexicon.grammar.status["say"] | lexicon.grammar.status["opaque"]
    for i, unit in enumerate(units[:-2]):
        if unit.low == "talks" and _ends_run(units, i):
            unit.tag = "N"  # "is ready for face-to-face talks with"
        if unit.tag == "V" and i and units[i - 1].low in _HAVE and not unit.has("part"):
            unit.tag = "N"  # "had talks with"
        plural = unit.low.endswith("s") and {r.feature for r in unit.readings} == {"pres"}
        if unit.tag != "V" or not plural or unit.is_form_of(say):
            continue
        after = units[i + 1]
        object_follows = units[i + 2].tag in "DAPTI"  # and not "ships used cars"
        ends = after.tag == "X" or (_is_past(after) and object_follows)
        ends = ends or (after.low == "by" and unit.low in lexicon.by_noun)  # "drills by"
        if ends or (after.tag in "PT." and _heads_object(units, i, lexicon)):
            unit.tag = "N"


def _ends_run(units: list[Unit], i: int) -> bool:
    """Whether nothing but nouns stands between a preposition or article and the word at unit i."""
    j = i - 1
    while j > 0 and units[j].tag == "N":
        j -= 1
    return 0 <= j < i - 1 and units[j].tag in "PD"


def _heads_object(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether the form at unit i ends the object of a past verb: "hit Kenyan army positions"."""
    if i < 2 or units[i - 1].tag != "A" or not _is_past(units[i - 2]):
        return False
    lemmas = [r.lemma for r in units[i - 2].readings]
    return not any(act.content for lemma in lemmas for act, _ in lexicon.by_verb.get(lemma, ()))


# Past forms of these that take no object are participles.
_TRANSITIVE = (
    *("deport", "expel", "arrest", "detain", "free", "seize", "kill", "evacuate", "rescue"),
    *("capture", "abduct", "kidnap", "imprison", "extradite", "wound"),
)


def lacks_object(units: list[Unit], v: int, lexicon: Lexicon) -> bool:
    """Whether a verb has a preposition for its object: "men deported from X | landed"."""
    if lexicon.grammar.language != "en" or not units[v].has("part") or not 0 < v < len(units) - 1:
        return False
    named = units[v - 1].tag in "AN" and units[v + 1].tag == "P"
    return named and units[v].is_form_of(_TRANSITIVE)


def leads_clause(units: list[Unit], i: int) -> bool:
    """Whether a verb follows the conjunction at unit i before its clause can end."""
    for before, unit in pairwise(units[i : i + 12]):
        if unit.tag in ",;:.SR":
            return False
        inner = before.tag == "D" or (before.tag == "A" and _is_adjective(before))
        if unit.tag == "X" or (unit.tag == "V" and not inner):
            return True
    return False


def mark_bare_verbs(units: list[Unit], lexicon: Lexicon) -> None:
    """Make an adjective's form a verb where only a verb can stand: "will free two men"."""
    for i, unit in enumerate(units):
        if unit.tag == "N" and unit.readings and _is_bare_verb(units, i, lexicon):
            unit.tag = "V"
        if unit.low == "open" and _is_open_to(units, i, lexicon):
            unit.tag = "N"  # "is open to talks"
        if unit.low == "about" and i + 1 < len(units) and units[i + 1].tag in "AD":
            unit.tag = "P"  # not "about 300"


def _is_open_to(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether "open" at unit i is what somebody is: "is not open to talks"."""
    before = next((u for u in reversed(units[:i]) if u.tag not in "GB"), None)
    after = units[i + 1].low if i + 1 < len(units) else ""
    return before is not None and lexicon.grammar.of_kind(before.low, "be") and after == "to"


def _is_bare_verb(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether an auxiliary or "to" stands before the word and an object after it."""
    unit = units[i]
    before = next((u for u in reversed(units[:i]) if u.tag not in "GB"), None)
    after = units[i + 1] if i + 1 < len(units) else None
    if before is None or after is None or not unit.has("inf") or after.tag not in "DANT":
        return False
    grammar = lexicon.grammar
    led = any(grammar.of_kind(before.low, k) for k in ("future", "past_future", "modal", "do"))
    return led or before.tag == "I"


def is_titled(units: list[Unit]) -> bool:
    """Whether the sentence is a headline with capitals: "Kenya Lifts Travel Ban on Uganda"."""
    words = [u for u in units if u.tag not in "AT" and len(u.text) > 3 and u.text.isalpha()]
    return len(words) > 1 and all(u.text[0].isupper() for u in words)


def is_noun(unit: Unit, before: Unit | None, after: Unit | None, ambiguous: bool) -> bool:
    """Whether an English form is a noun: "a visit", "its planned visit", "Friday's strike"."""
    by = after is not None and after.low == "by" and unit.has("ger")
    if before is None or (by and before.tag in "BN"):
        return ambiguous or by  # "Shelling by", "a car bombing by"
    following = after.tag if after is not None else ""
    if ambiguous and _opens_phrase(unit, before, after):
        return True
    if not ambiguous:
        return _is_inner_form(unit, before, following)
    if before.tag in "DPOS" or (before.tag == "A" and _is_adjective(before)):
        return True
    if before.tag == "A" and unit.has("inf") and _is_past(after):
        return True  # "a coastguard ship rammed"
    if before.tag == "N":
        return unit.has("inf") and not before.low.endswith("s") and before.low not in _SUBJECTS
    if before.tag == "V":
        return not before.has("inf")
    return before.tag == "C" and following in ("P", "O", ",", ".")


def _opens_phrase(unit: Unit, before: Unit, after: Unit | None) -> bool:
    """Whether what follows tells a noun: "exercises between"; "If it fails, sanctions will"."""
    if after is None:
        return False
    if before.tag in "XI":
        return False  # "will mediate between"
    if before.tag == "N" and after.tag in ",.":
        return not unit.has("inf", "past")  # "including travel bans, on"
    subject = before.tag == "," and after.tag == "X" and not unit.has("inf")
    acts = before.tag == "A" and not _is_adjective(before)  # "Kenya disapproves of"
    return subject or after.low == "between" or (after.low == "of" and not acts)


def _is_inner_form(unit: Unit, before: Unit, following: str) -> bool:
    """Whether a past form or gerund stands in a noun phrase: "the proposed deal", "the signing"."""
    if before.tag == "A" and before.anchors[0].form is Form.ADJECTIVE and unit.low == "meeting":
        return True  # "an OPEC meeting"
    if before.low in NUMERALS or before.low.isdigit():
        return unit.has("part") and following in ("N", "A")  # "nine captured soldiers"
    if before.tag == "P" and unit.has("part") and following == "N" and before.low in _OF_PEOPLE:
        return True  # "the razing of a compound by armed men"
    owned = before.tag == "O" and unit.has("inf")  # "Kenya's bid for"
    owned = owned or (before.low in _ARTICLES and unit.has("inf") and following in ("P", "I"))
    return owned or (before.tag in "DO" and (following in ("N", "V", "A") or unit.has("ger")))


_OF_PEOPLE = frozenset(("by", "of", "with", "for", "from", "between", "against", "among"))
# Behind these a form that is infinitive and past alike is a noun: "a bid | by", "the cut | in".
_ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their", "another", "any"))


def is_compound(before: Unit | None) -> bool:
    """Whether a hyphen ties a word to the one before: "a Portuguese-flagged ship"."""
    return before is not None and before.low == "-" and before.tag == "N"


def _is_past(unit: Unit | None) -> bool:
    """Whether a unit is a finite verb of the past, and nothing else."""
    return unit is not None and unit.tag == "V" and unit.has("past") and not unit.has("inf")


def second_verb(units: list[Unit], i: int, unit: Unit) -> None:
    """English: "severed ties", "cut electricity supplies": a second present form is a noun."""
    before = units[i - 1]
    after = units[i + 1] if i + 1 < len(units) else None
    if before.low in _SUBJECTS:
        return  # "said it supports"
    if _ends_phrase(units, i - 1) and _is_past(unit):
        before.tag = "N"  # "a ban on grain imports | sparked anger"
        return
    if before.tag == "V" and unit.has("part") and after is not None and after.tag in "NVA":
        unit.tag = "N"  # "rushed armoured cars", "evacuated wounded Ugandans"
    elif before.low in _ADDING and unit.has("part") and after is not None and after.tag in "NV":
        unit.tag = "N"  # "imposed new targeted sanctions"
    elif before.has("inf") and unit.has("part") and after is not None and after.tag == "A":
        unit.tag = "N"  # "let displaced Armenians return"
    elif before.tag in "AN" and unit.has("inf") and not unit.has("past"):
        unit.tag = "N"  # "set the sailors free", "let prisoners go"
    elif before.tag in "NVA" and unit.has("pres") and not unit.has("past"):
        _second_noun(units, i, unit)


def _second_noun(units: list[Unit], i: int, unit: Unit) -> None:
    """Make a form a noun: "bombs on Kenyan military targets", "violated a UN arms embargo"."""
    before = units[i - 1]
    governed = i > 1 and (units[i - 2].tag == "P" or units[i - 2].low in ("a", "an"))
    named = before.tag == "A" and not _is_adjective(before) and not governed
    if before.low[:1].isalpha() and not named:
        unit.tag = "N"


def _ends_phrase(units: list[Unit], i: int) -> bool:
    """Whether a form in -s ends a phrase that a preposition opens: "on grain imports"."""
    plural = units[i].low.endswith("s") and {r.feature for r in units[i].readings} == {"pres"}
    return plural and i > 1 and units[i - 1].tag == "N" and units[i - 2].tag in "PD"


_SUBJECTS = frozenset(("it", "he", "she", "they", "we", "who", "which"))

# Adjectives after which a past form belongs to the noun.
_ADDING = frozenset(("new", "further", "more", "additional", "fresh", "tough", "tougher", "other"))


def _is_adjective(unit: Unit) -> bool:
    """Whether an actor unit is an adjective such as "Russian"."""
    return any(a.form is Form.ADJECTIVE for a in unit.anchors)
