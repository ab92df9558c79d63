"""Whether a country, capital or organisation acts in the sentence, or only says where or which.

Decided by the grammar around the name: prepositions of place and direction, geographic nouns,
nouns that the name only qualifies, and longer names that hold it.
"""

from pipeline.coding.actors.lexicon import Kind, Name, Unit
from pipeline.coding.actors.scan import Scan
from pipeline.coding.anchors import Form

_ISLANDS = frozenset(
    ("CYP", "CUB", "MLT", "HTI", "JAM", "GRL", "MDG", "LKA", "ISL", "TWN")
)  # "auf" is "on" there
# Land of other states, and Western Sahara: disputed and visited, but not acting.
_TERRITORIES = frozenset(
    (
        *("AIA", "ALA", "ASM", "ATA", "ATF", "BLM", "BMU", "BVT", "CCK", "CXR", "CYM", "ESH"),
        *("FLK", "GGY", "GIB", "GLP", "GUF", "GUM", "HMD", "IMN", "IOT", "JEY", "MAF", "MNP"),
        *("MSR", "MTQ", "MYT", "NFK", "PRI", "REU", "SGS", "SJM", "SPM", "TCA", "VGB", "VIR"),
    )
)
_RECOGNISED = ("recogni", "recono", "reconn", "reconhec", "anerk")  # a city is: no government
# Parts of a parliament that are called after the state they deal with: "the House China Committee".
_QUOTES = frozenset('"“‘«')
_CHAMBERS = frozenset(("house", "senate", "select", "congressional", "commons", "parliamentary"))
_PANELS = frozenset(("committee", "caucus", "panel", "subcommittee", "commission", "delegation"))
_REACH = 9  # words looked back over for the verb that a preposition belongs to


def names_no_state(view: Scan, unit: Unit) -> bool:
    """Say whether a state's name is part of a panel's or a person's: "House China Committee"."""
    tokens, after = view.tokens, unit.end
    if _addressed(view, unit.start - 1):
        return unit.of(Kind.COUNTRY, Kind.CAPITAL, Kind.CITY) is not None
    if view.language == "de":  # "Rom Levi wurde": two nouns open no German clause
        names = tokens.opens(unit.start) and view.word_name(after) and not tokens.glue[after]
        genitive = tokens.at(after - 1).endswith("s")  # "Kenias Kritik"
        return names and not genitive and unit.of(Kind.COUNTRY, Kind.CAPITAL, Kind.CITY) is not None
    if unit.start and tokens.words[unit.start - 1] in _QUOTES and tokens.at(after + 1) == "the":
        return tokens.at(after) == "of"  # called the "Switzerland of the Middle East"
    return tokens.at(unit.start - 1) in _CHAMBERS and tokens.at(after) in _PANELS


# Whoever is called so bears a state's name as his own: "Mme Roumanie, notaire à Dax".
_HONORIFICS = frozenset(
    (*("mme", "monsieur", "madame", "mlle", "mr", "mrs", "ms"), *("senora", "senhor", "senhora"))
)


def _addressed(view: Scan, before: int) -> bool:
    """Say whether the word before a name addresses a person: "Mme", "M.", "Señora"."""
    if view.tokens.at(before) == ".":
        return view.tokens.at(before - 1) == "m" and view.tokens.capital(before - 1)
    return view.tokens.at(before) in _HONORIFICS and view.tokens.capital(before)


def form_of(view: Scan, unit: Unit, name: Name) -> Form:
    """Give how the text grasps this bare name."""
    if name.kind in (Kind.ADJECTIVE,):
        return Form.ADJECTIVE
    if name.kind is Kind.PEOPLE:
        return Form.NATIONALS
    if unit.start < view.dateline:
        return Form.PLACE
    if name.kind is Kind.CITY or (name.kind is Kind.COUNTRY and name.code in _TERRITORIES):
        return Form.PLACE
    if _part_of_name(view, unit, name) or _label(view, unit, name):
        return Form.ADJECTIVE
    if name.kind in (Kind.ORGANISATION, Kind.GROUP):
        return Form.NAMED
    return Form.NAMED if _acts(view, unit, name) else Form.PLACE


def _part_of_name(view: Scan, unit: Unit, name: Name) -> bool:
    """Say whether the name is a piece of a longer one: "Jordan Henderson", "Bank of China"."""
    if view.headline:
        return False
    before, after = unit.start - 1, unit.end
    if view.word_name(after) and not view.tokens.glue[after] and name.kind is not Kind.ORGANISATION:
        return view.language != "de" and not _verbal(view, after)
    first_name = view.word_name(before) and not view.tokens.opens(before) and view.language != "de"
    if (
        first_name
        and not view.tokens.glue[unit.start]
        and name.kind in (Kind.COUNTRY, Kind.CAPITAL)
    ):
        return True
    return view.cue("given", unit.start) and _like_a_person(view, unit)


def _verbal(view: Scan, i: int) -> bool:
    return view.tokens.words[i].isupper() and len(view.tokens.words[i]) > 3


def _like_a_person(view: Scan, unit: Unit) -> bool:
    after = view.tokens.at(unit.end)
    return (after == "," and view.tokens.at(unit.end + 1) in ("who", "whose", "aged")) or (
        view.tokens.at(unit.start - 1) in ("mr", "mrs", "ms", "miss")
    )


def _label(view: Scan, unit: Unit, name: Name) -> bool:
    """Say whether the name only qualifies a noun: "the Iran deal", "NATO summit", "US-led"."""
    after = unit.end
    if after < len(view.tokens) and view.tokens.glue[after] == "-":
        return True
    if view.tokens.glue[unit.start] == "-" and unit.start > 0:
        return view.language != "de" or view.tokens.glue[unit.start - 1] != "-"
    if view.language == "en":
        return _english_label(view, unit, name)
    before = _skip_back(view, unit.start - 1)
    return (
        view.cue("of", before)
        and view.cue("meeting", before - 1)
        and name.kind is Kind.ORGANISATION
    )


def _english_label(view: Scan, unit: Unit, name: Name) -> bool:
    after = unit.end
    if view.tokens.at(after) == "s" and view.tokens.glue[after] == "'":
        return False
    if view.cue("adjunct", after) or view.cue("meeting", after):
        return True
    article = view.tokens.at(unit.start - 1) in ("the", "a", "an")
    country = name.kind is Kind.COUNTRY and not view.cue("articled", unit.start)
    return article and country and view.tokens.is_word(after)


def _skip_back(view: Scan, i: int) -> int:
    while (
        i >= 0
        and (view.cue("article", i) or view.cue("modifier", i))
        and not (view.inside.get(i) or view.cue("objects", i))
    ):
        i -= 1
    return i


def _acts(view: Scan, unit: Unit, name: Name) -> bool:
    if _geographic(view, unit):
        return False
    if (
        view.language == "de"
        and view.cue("objects", unit.end)
        and not view.tokens.opens(unit.start)
    ):
        return False  # "hat Kiew besucht"
    before = _skip_back(view, unit.start - 1)
    if view.language == "en" and view.tokens.at(before) == "the":
        before -= 1
    if _preposition_a(view, unit, name):
        before = unit.start - 1
    if _placed(view, before, name):
        return False
    if _border(view, before):
        return _border_act(view, before)
    return _governed(view, unit, before, name)


def _preposition_a(view: Scan, unit: Unit, name: Name) -> bool:
    """Tell the Portuguese preposition "a" from the article: "a Lisboa", "a Portugal"."""
    i = unit.start - 1
    bare = name.kind is Kind.CAPITAL or view.cue("articleless", unit.start)
    return view.language == "pt" and bare and i > 0 and view.tokens.words[i] == "a"


def _placed(view: Scan, before: int, name: Name) -> bool:
    if view.cue("on", before) and view.language == "de" and name.code in _ISLANDS:
        return True
    if view.tokens.at(before) == "bei" and name.kind is Kind.COUNTRY:
        near = range(max(0, before - _REACH), min(len(view.tokens), before + _REACH + 2))
        return not any(view.cue("give", i) for i in near)
    return view.cue("at", before) or (view.cue("objects", before) and name.kind is not Kind.SEAT)


def _governed(view: Scan, unit: Unit, before: int, name: Name) -> bool:
    """Decide by the preposition or verb before the name."""
    city = name.kind is Kind.CAPITAL
    if view.cue("of", before) or view.cue("source", before):
        return _genitive_acts(view, before, name)
    if view.cue("goal", before) and not (city and _struck(view, before)):
        return _goal_acts(view, before, name)
    if city and before >= 0:
        moved = view.cue("move", before) and view.language != "de"  # "flog Athen Helfer aus"
        named = view.tokens.at(before).startswith(_RECOGNISED)
        return not (moved or named or _struck(view, before) or _local(view, unit))
    return True


def _geographic(view: Scan, unit: Unit) -> bool:
    after = unit.end
    if view.language == "en":
        if view.tokens.at(after) == "s" and view.tokens.glue[after] == "'":
            return any(
                view.cue("geo", i) for i in (after + 1, after + 2) if view.tokens.is_word(after + 1)
            )
        return view.cue("geo", after) or view.cue("compass", unit.start - 1)
    if view.language == "de":
        return view.cue("geo", after) or view.cue("geo", _skip_back(view, unit.start - 1))
    return False


def _border(view: Scan, before: int) -> bool:
    """Say whether a border is named before: an act on it concerns the neighbour."""
    return view.cue("beside", before) and view.cue("border", before - 1)


def _border_act(view: Scan, before: int) -> bool:
    """Say whether the sentence closes or opens a border, or moves troops to it."""
    end = start = before
    while end < len(view.tokens) and not _ends_sentence(view, end):
        end += 1
    while start > 0 and not _ends_sentence(view, start - 1):
        start -= 1
    return any(view.cue("close", i) or view.cue("mass", i) for i in range(start, end))


def _ends_sentence(view: Scan, i: int) -> bool:
    return view.tokens.words[i] in ".!?" and not view.tokens.at(i + 1).isdigit()


def _struck(view: Scan, before: int) -> bool:
    """Say whether a city is the object of a strike: a place hit, no government."""
    if view.cue("upon", before):
        return any(view.cue("attack", i) for i in range(max(0, before - 4), before))
    return view.cue("strike", before)


def _local(view: Scan, unit: Unit) -> bool:
    after = unit.end
    if view.tokens.at(after) == "," and (nexts := view.at.get(after + 1)):
        return nexts.of(Kind.COUNTRY) is not None
    return False


def _genitive_acts(view: Scan, before: int, name: Name) -> bool:
    noun = before - 1
    if name.kind is Kind.COUNTRY and _people_of(view, noun):
        return True
    if view.cue("move", noun) and name.kind is Kind.COUNTRY and _joins(view, before):
        return True
    if any(view.cue(cue, noun) for cue in ("geo", "move", "goods")) or view.cue("geo", noun - 1):
        return False
    if _recalled(view, noun):
        return False
    if view.cue("source", before) and not view.cue("of", before):
        return _origin_acts(view, before)
    if name.kind is Kind.CAPITAL:
        asked = any(view.cue("give", i) for i in range(max(0, noun - 2), noun + 1))
        return asked or view.cue("policy", noun) or view.cue("policy", noun - 1)
    return True


def _joins(view: Scan, before: int) -> bool:
    """Say whether a body follows that a state joins: "el ingreso de Suecia en la OTAN"."""
    after = [view.at.get(i) for i in range(before + 2, min(before + 6, len(view.tokens)))]
    return any(unit.of(Kind.ORGANISATION) for unit in after if unit)


def _recalled(view: Scan, noun: int) -> bool:
    """Say whether a sender's own people stand before: "a sus diplomáticos de Siria"."""
    unit = view.ends_at(noun)
    romance = view.language in ("es", "fr", "pt") or view.tokens.at(noun + 1) == "from"
    own = romance and view.cue("possessive", noun - 1)
    return own and unit is not None and unit.of(Kind.BODY, Kind.OFFICE) is not None


def _people_of(view: Scan, noun: int) -> bool:
    """Say whether people stand before the name: "warships from India"; not if they leave it."""
    unit = view.ends_at(noun)
    if unit is None or not unit.of(Kind.BODY, Kind.OFFICE):
        return False
    return not any(view.cue("move", i) for i in range(max(0, unit.start - 4), unit.start))


def _origin_acts(view: Scan, before: int) -> bool:
    if view.tokens.at(before) in ("von", "vom", "de", "of"):
        return True
    return view.cue("policy", before - 1) or view.cue("give", before - 1)


def _goal_acts(view: Scan, before: int, name: Name) -> bool:
    start = max(view.clause_start(before), before - _REACH)
    for i in range(before - 1, start - 1, -1):
        if view.cue("give", i) and i not in view.inside and "calendar" not in view.tags[i]:
            return True
        if view.cue("move", i) and not view.cue("mass", i):  # troops may be sent or asked for
            return False
    if view.tokens.at(before) == "zu":
        return name.kind is Kind.COUNTRY
    if name.kind is Kind.SEAT and view.tokens.at(before) == "at":
        return False
    if view.language in ("fr", "de"):
        return name.kind is Kind.COUNTRY and view.tokens.at(before) in ("a", "an", "pour")
    return name.kind is Kind.COUNTRY or view.tokens.at(before) not in (
        "hacia",
        "para",
        "toward",
        "towards",
        "for",
    )
