"""English: what stands between a state and its minister or envoy that no table has.

"Kenya's | lighthouse | minister", "the U.S. | Middle East | envoy": the words say what the office
is for, the owner before them whose it is.
"""

from pipeline.coding.actors.lexicon import Kind, Unit
from pipeline.coding.actors.phrase import Phrase, posts
from pipeline.coding.actors.scan import OWNERS, Scan

_LONGEST = 3  # capitals of a region: "Horn of Africa"
_SENDERS = (Kind.ADJECTIVE, Kind.PERSON, Kind.SURNAME, *OWNERS)
_LESS = ("of", "article", "at", "goal", "source", "and", "former", "calendar", "number", "pronoun")
# A remit of several words ends in one of these: "disaster management minister".
_TAILS = (
    *("affairs", "management", "resources", "works", "relief", "development", "relations"),
    *("planning", "security", "services", "protection", "policy", "safety", "administration"),
    *("reform", "control", "preparedness", "welfare"),
)
# Words before a minister that say no remit: "cabinet minister", "the ruling-party minister".
_NO_REMIT = (
    *("cabinet", "government", "party", "coalition", "prime", "senior", "wing", "hawkish"),
    "junior",
)
_PARTICIPLES = ("ed", "ing")


def sender(view: Scan, i: int) -> Unit | None:
    """Give the owner that ends at word i, or before its possessive."""
    unit = view.ends_at(i - 1 if view.possessive(i) else i)
    return unit if unit is not None and unit.of(*_SENDERS) else None


def take(view: Scan, phrase: Phrase) -> bool:
    """Take the words between a minister or an envoy and the owner, where no table has them."""
    if phrase.owner is not None or phrase.head.kind is not Kind.OFFICE or view.language != "en":
        return False
    return _region(view, phrase) if posts(phrase) else _remit(view, phrase)


def _region(view: Scan, phrase: Phrase) -> bool:
    """Take the region that an envoy looks after: "Japan's | Middle East | envoy"."""
    i = phrase.start - 1
    while i > phrase.start - 1 - _LONGEST and _part_of_region(view, i):
        i -= 1
    if i == phrase.start - 1 or sender(view, i) is None:
        return False
    phrase.start, phrase.posted = i + 1, True
    return True


def _part_of_region(view: Scan, i: int) -> bool:
    unit = view.inside.get(i)
    if unit is not None:
        return unit.of(Kind.NOBODY) is not None
    return view.cue("of", i) or (view.tokens.capital(i) and not view.cue("calendar", i))


def _remit(view: Scan, phrase: Phrase) -> bool:
    """Take one unknown word, or two that end like a remit: "the Kenyan | lighthouse | minister"."""
    if phrase.head.group != "minister" or phrase.portfolio is not None:
        return False
    i = phrase.start - 1
    if not _says(view, i):
        return False
    first = i - 1 if view.tokens.folded[i] in _TAILS and _says(view, i - 1) else i
    if not _owns(view, first - 1):
        return False
    phrase.portfolio = " ".join(view.tokens.folded[first : i + 1])
    phrase.start = first
    return True


def _owns(view: Scan, i: int) -> bool:
    """Whether word i ends an adjective, a possessor or an abbreviation: "the UK | lands | ..."."""
    unit = sender(view, i)
    if unit is None:
        return False
    short = all(view.tokens.words[k].isupper() for k in range(unit.start, unit.end))
    return view.possessive(i) or short or unit.of(Kind.ADJECTIVE) is not None


def _says(view: Scan, i: int) -> bool:
    """Whether word i may say what a minister is for: a plain noun in small letters."""
    if i < 0 or i in view.inside or not view.tokens.is_word(i) or view.tokens.capital(i):
        return False
    word = view.tokens.folded[i]
    less = word in _NO_REMIT or word.endswith(_PARTICIPLES) or any(view.cue(c, i) for c in _LESS)
    return not less and not view.tokens.glue[i] and len(word) > 2
