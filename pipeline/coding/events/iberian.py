"""Spanish and Portuguese "que", and Portuguese "a": small words that are one thing or another."""

from pipeline.coding.anchors import Form
from pipeline.coding.events import verbgroup
from pipeline.coding.events.arguments import Found, Reach
from pipeline.coding.events.lexicon import Lexicon
from pipeline.coding.events.unit import Unit

# "al que Chile acusa": the one whom.
_TO_WHOM = frozenset(("al", "ao", "aos", "à", "às"))

# "uma nota em que condena", but not "o dia em que".
_IN_WHICH = frozenset(("em", "en"))


def tag_of_que(units: list[Unit], i: int, lexicon: Lexicon) -> str:
    """Give the tag of "que" at unit i: R relative, S complement, D after other small words."""
    before = units[i - 1]
    if before.tag in "PS":
        noun = units[i - 2].low if i > 1 else ""
        inner = before.low in _IN_WHICH and lexicon.grammar.of_kind(noun, "utterances")
        if before.low in _TO_WHOM or inner:
            return "R"
        return "S" if before.low == "de" and _is_content(units, i - 1, lexicon) else "D"
    if before.tag not in "NA,":
        return "S"
    at = i if before.tag != "," else _adverbial(units, i - 1)
    return "S" if at and _is_content(units, at, lexicon) else "R"


def _adverbial(units: list[Unit], i: int) -> int:
    """Give the comma before the adverbial that the comma at unit i closes: ", em nota, que"."""
    opener = next((k for k in range(i - 1, 0, -1) if units[k].tag in ",;:"), 0)
    return opener if units[opener].tag == "," and units[opener + 1].tag in "PTB" else 0


def _is_content(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether what stands before unit i leads to a content: "dijo el ministro", "es probable"."""
    for k in range(i - 1, -1, -1):
        unit = units[k]
        if unit.tag in ",;:SR":
            return False
        if unit.tag == "X":
            return True
        if unit.tag == "V":
            return _introduces(unit, lexicon)
    return False


def _introduces(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a verb is one of saying, wishing or demanding."""
    status = lexicon.grammar.status
    names = ("say", "opaque", "deny", "wish", "planned")
    lemmas = {r.lemma for r in unit.readings}
    if any(lemmas & status.get(name, frozenset()) for name in names):
        return True
    return any(act.content for lemma in lemmas for act, _ in lexicon.by_verb.get(lemma, ()))


def is_reflexive(before: Unit, after: Unit | None) -> bool:
    """Whether Portuguese "se" is no "if": "os ministros se reuniram", "para se reunir"."""
    if after is None or after.tag not in "VX":
        return False
    return before.tag in "ANGVBSRTX" or (before.tag in "PI" and after.has("inf"))


def tag_of_a(units: list[Unit], i: int, lexicon: Lexicon) -> str:
    """Give the tag of Portuguese "a" at unit i: D article, P preposition, I before an infinitive.

    Cities, most persons and some countries have no article, so that "a Kiev" is "to Kyiv".
    """
    following = next((u for u in units[i + 1 : i + 4] if u.tag not in "GBK"), None)
    if following is None:
        return "D"
    if following.tag == "R":
        return "P"  # "a quem"
    if following.tag == "V" and {r.feature for r in following.readings} <= {"inf", "subj"}:
        return "I" if following.has("inf") else "D"
    if following.tag != "A" or following is not units[i + 1]:
        return "D"
    anchor, grammar = following.anchors[0], lexicon.grammar
    first = following.low.split(" ")[0]
    if anchor.kind == "person":
        titled = following.text[0].islower() or grammar.of_kind(first, "titles")
        return "D" if titled or anchor.form is not Form.NAMED else "P"
    named = anchor.form in (Form.NAMED, Form.PLACE) and following.text[0].isupper()
    bare = anchor.city is not None or grammar.of_kind(first, "articleless")
    return "P" if named and bare else "D"


def is_demonym(reach: Reach, k: int, actor: int, j: int) -> bool:
    """Whether "el ucraniano" stands for whom the sentence before named, from after unit k to j."""
    unit = reach.units[actor]
    if reach.clauses.lexicon.grammar.language not in ("es", "pt") or actor != j or k + 2 != j:
        return False
    alone = reach.units[j - 1].tag == "D" and unit.anchors[0].form is Form.ADJECTIVE
    return alone and unit.anchors[0].parties[0].code in reach.named


def is_office_alone(reach: Reach, k: int, j: int) -> bool:
    """Whether "el presidente", "o Governo" stands from after unit k to j: that of those before."""
    units, grammar = reach.units, reach.clauses.lexicon.grammar
    if k + 2 != j or units[k + 1].tag != "D" or j + 1 >= len(units):
        return False
    return grammar.of_kind(units[j].low, "offices") and units[j + 1].tag in "VXGKBT,"


def blamed(reach: Reach, v: int, start: int) -> Found | None:
    """Give who is treated so for what he did: "sancionó a Irán por suministrar drones"."""
    units = reach.units
    if reach.clauses.lexicon.grammar.language not in ("es", "pt") or start < 2:
        return None
    perfect = units[start].low in verbgroup.HAVING
    if units[start - 1].low != "por" or not (perfect or units[v].has("inf")):
        return None
    j = start - 2
    while j > 0 and units[j].tag in "BT":
        j -= 1
    is_object = units[j].tag == "A" and "subj" not in reach.roles[j]
    return Found(units[j], j) if is_object else None


# Who suffers these is charged with what is named as the reason for them.
_HOSTILE = frozenset(("ACCUSE", "SANCTION", "COERCE", "THREATEN"))


def is_charge(reach: Reach, i: int) -> bool:
    """Whether "por" at unit i leads to what somebody is punished for: "por suministrar drones"."""
    units, lexicon = reach.units, reach.clauses.lexicon
    following = units[i + 1] if i + 1 < len(units) else None
    if units[i].low != "por" or following is None or not following.has("inf"):
        return False
    start = reach.clauses.piece_of(i).start
    host = next((u for u in reversed(units[start:i]) if u.tag == "V"), None)
    lemmas = {r.lemma for r in host.readings} if host is not None else set()
    acts = (act for lemma in lemmas for act, _ in lexicon.by_verb.get(lemma, ()))
    return any(act.type in _HOSTILE for act in acts)
