"""Whom an attack hit, so that nobody who condemns it is read as accusing the victim."""

from pipeline.coding.events.arguments import Reach
from pipeline.coding.events.lexicon import Act

_AUTHOR = frozenset(("by", "of", "from"))
# Tags of the words that may stand between an attack and where it struck.
_PASSED = "NDPBATCO"


def of_attacks(reach: Reach, act: Act) -> frozenset[int]:
    """Give the actors that only say where an attack struck: "condemned the attack on Kyiv"."""
    if act.type != "ACCUSE" or act.mode == "investigate":  # "investigates attacks in Kenya"
        return frozenset()
    return frozenset(j for j in reach.roles if _is_struck(reach, j))


def _is_struck(reach: Reach, j: int) -> bool:
    """Whether the actor at unit j is tied by a preposition to an attack that it did not do."""
    units, governor = reach.units, reach.governors[j]
    if j > 1 and units[j - 1].low == "a" and _is_attack(reach, j - 2):
        return True  # Portuguese: "o ataque a Kiev", where "a" may be an article
    if governor < 1 or units[governor].tag != "P":
        return False
    if reach.roles[j] & _AUTHOR and _is_attack(reach, governor - 1):
        return False
    if "by" in reach.roles[j]:
        return False
    k, start = governor - 1, reach.clauses.piece_of(j).start
    while k > start and units[k].tag in _PASSED and not _is_attack(reach, k):
        k -= 1
    return _is_attack(reach, k)


def _is_attack(reach: Reach, k: int) -> bool:
    """Whether the word at unit k names an attack."""
    attacks = reach.clauses.lexicon.grammar.kinds.get("attacks", frozenset())
    if reach.units[k].tag != "N":
        return False
    word = reach.units[k].low
    return word in attacks or (reach.is_german and bool(attacks) and word.endswith(tuple(attacks)))
