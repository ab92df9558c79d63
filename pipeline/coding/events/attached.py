"""German phrases tied to a noun rather than to the verb: "nach einem Treffen mit Kenia"."""

from pipeline.coding.events.clauses import Clauses

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
