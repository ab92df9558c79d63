"""What an office is for and where it serves: "aux Affaires étrangères", "pour le Sahel"."""

from pipeline.coding.actors.lexicon import Kind, Name, Unit
from pipeline.coding.actors.phrase import Phrase, posts
from pipeline.coding.actors.scan import OWNERS, Scan

_WITH_PORTFOLIO = ("minister", "ministry", "voice", "was")
_ROLES_WITH_PORTFOLIO = (
    "commissioner",
    "high commissioner",
    "high representative",
    "undersecretary",
    "secretary of state",
    "deputy secretary of state",
    "assistant secretary",
    "state secretary",
)
_SMALL = ("of", "article", "charged", "goal")
_SMALL_WORDS = 4  # at most so many small words before a portfolio: "chargée de la"
_AFFAIRS = ("affaires", "asuntos", "assuntos")
_ADJECTIVES = 2  # words of small letters that may end a remit
_ATTACHED = ("aupres", "junto")
_LONGEST = 7  # words of a portfolio that no table has


def portfolio(view: Scan, phrase: Phrase) -> bool:
    """Take the words that say what a minister or ministry is for."""
    if phrase.portfolio:
        return False
    if not _has_portfolio(phrase.head):
        whole = (phrase.head.role or "").endswith((" minister", " secretary"))
        return whole and (
            _affairs(view, phrase, _past_small_words(view, phrase.end)) or _more(view, phrase)
        )
    end = max([phrase.end, *(last for _, last, _ in phrase.shared)])
    i = _past_small_words(view, end + view.cue("and", end))
    unit = view.at.get(i)
    known = unit.of(Kind.PORTFOLIO) if unit else None
    if unit is None or known is None:
        return end == phrase.end and (
            _unlisted(view, phrase, i) or _affairs(view, phrase, i) or _more(view, phrase)
        )
    phrase.portfolio = known.role
    if end == phrase.end:  # else the shared owners of the head stand between: they keep their spans
        phrase.end = _qualified(view, _second(view, unit))
    return True


def _qualified(view: Scan, end: int) -> int:
    """Give the end of a remit with the adjectives before a name: "Coopération régionale, Awa"."""
    i = end
    while i < end + _ADJECTIVES and view.tokens.is_word(i) and not view.tokens.capital(i):
        i += 1
    comma = view.tokens.at(i) == ","
    first = i + comma + view.cue("article", i + comma)  # "le général Issa Dogo"
    rank = view.at.get(first)
    named = view.tokens.capital(i + comma) or (rank is not None and rank.of(Kind.OFFICE))
    named = named and all(k not in view.inside for k in range(end, i))
    small = any(view.cue(cue, k) for k in range(end, i) for cue in (*_SMALL, "and"))
    return i if comma and named and not small else end


def attached(view: Scan, phrase: Phrase) -> bool:
    """Take whom a minister delegate is attached to: "auprès du ministre de l'Intérieur"."""
    i = phrase.end
    if phrase.head.role != "minister delegate" or view.tokens.at(i) not in _ATTACHED:
        return False
    i = _past_small_words(view, i + 1)
    unit = view.at.get(i)
    if unit is None or unit.of(Kind.OFFICE) is None:
        return False
    above = Phrase(unit.start, unit.end, unit.of(Kind.OFFICE) or unit.first)
    portfolio(view, above)
    phrase.end = above.end
    i = phrase.end + (view.tokens.at(phrase.end) == ",")
    if view.cue("charged", i):
        phrase.end = i
        if not portfolio(view, phrase):
            phrase.end = above.end
    return True


def _more(view: Scan, phrase: Phrase) -> bool:
    """Take a second remit of an English title: "Minister of Foreign Affairs and Trade of"."""
    i = phrase.end + 1
    if view.language != "en" or not view.cue("and", phrase.end) or i in view.at:
        return False
    closed = view.cue("of", i + 1) or view.tokens.at(i + 1) == "," or view.word_name(i + 1)
    if not view.tokens.is_word(i) or view.cue("article", i) or not closed:
        return False
    phrase.end = i + 1
    return True


def _has_portfolio(head: Name) -> bool:
    return head.group in _WITH_PORTFOLIO or head.role in _ROLES_WITH_PORTFOLIO


def _past_small_words(view: Scan, i: int) -> int:
    end = i + _SMALL_WORDS
    while i < end and i not in view.at and any(view.cue(cue, i) for cue in _SMALL):
        i += 1
    return i


def _second(view: Scan, first: Unit) -> int:
    """Give the end of a portfolio that "and" goes on: "de l'Énergie et des Mines"."""
    if not view.cue("and", first.end):
        return first.end
    i = _past_small_words(view, first.end + 1)
    unit = view.at.get(i)
    if unit and unit.of(Kind.PORTFOLIO):
        return unit.end
    alone = view.tokens.capital(i) and unit is None and not view.word_name(i + 1)
    return i + 1 if alone and not view.cue("calendar", i) else first.end


def _unlisted(view: Scan, phrase: Phrase, i: int) -> bool:
    """Take a portfolio that no table has, where a comma and a name follow it."""
    if i == phrase.end or phrase.head.kind is not Kind.OFFICE or not _title_word(view, i):
        return False
    end = i
    while end < i + _LONGEST and _goes_on(view, end):
        end += 1
    named = view.tokens.at(end) == "," and view.tokens.capital(end + 1)
    if named:
        phrase.end = end
    return named


def _affairs(view: Scan, phrase: Phrase, i: int) -> bool:
    """Take "for political affairs", "para asuntos políticos" behind an office."""
    if i == phrase.end:
        return False
    if view.tokens.at(i) in _AFFAIRS:
        phrase.end = i + 1 + view.tokens.is_word(i + 1)
        return True
    words = view.tokens.folded[i : i + _LONGEST]
    end = words.index("affairs") if "affairs" in words else 0
    if end and all(view.tokens.is_word(i + k) for k in range(end)):
        phrase.end = i + end + 1
    return bool(end) and phrase.end > i


def _title_word(view: Scan, i: int) -> bool:
    return view.tokens.capital(i) and i not in view.inside


def _goes_on(view: Scan, i: int) -> bool:
    small = view.cue("and", i) or any(view.cue(cue, i) for cue in _SMALL)
    return _title_word(view, i) or small or (view.tokens.is_word(i) and _title_word(view, i - 1))


def post(view: Scan, phrase: Phrase) -> bool:
    """Take the place, body or region that an envoy or embassy serves at."""
    if phrase.posted or not (posts(phrase) or view.cue("mission", phrase.end - 1)):
        return False
    if not view.cue("post", phrase.end):
        return False
    i = phrase.end + 1
    while view.cue("of", i) or (view.cue("article", i) and not view.at.get(i)):
        i += 1
    unit = view.at.get(i)
    place = unit.of(*OWNERS, Kind.CITY) if unit else None
    if unit is None or place is None:
        return _region(view, phrase, i)
    phrase.posted, phrase.end = True, unit.end
    phrase.post = place.lies_in or place.code
    return True


def _region(view: Scan, phrase: Phrase, i: int) -> bool:
    """Take a region that no table has: "for the Great Lakes," before the envoy's name."""
    end = i
    while end < i + _LONGEST and (_title_word(view, end) or (end > i and view.cue("of", end))):
        end += 1
    if end == i or view.tokens.at(end) != "," or not view.tokens.capital(end + 1):
        return False
    phrase.posted, phrase.end = True, end
    return True
