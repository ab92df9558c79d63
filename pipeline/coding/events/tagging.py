"""Units -> tagged units: by the word alone, then by its neighbours."""

from pipeline.coding.events import englishtags, iberian, iberianasides
from pipeline.coding.events.lexicon import Lexicon, Reading
from pipeline.coding.events.unit import Unit

_QUOTE = frozenset('"“”„«»‹›')


_DASH = frozenset("–—")


_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


def tag(units: list[Unit], lexicon: Lexicon) -> None:
    """Tag every unit, first by its word alone, then by its neighbours."""
    _by_word(units, lexicon)
    if lexicon.grammar.language == "en":
        englishtags.mark_sharers(units)
        englishtags.mark_bare_verbs(units, lexicon)
    saw_verb = False
    titled = lexicon.grammar.language == "en" and englishtags.is_titled(units)
    for i, unit in enumerate(units):
        if unit.tag in "IKSV" or unit.low in _SEVERAL.get(lexicon.grammar.language, ()):
            _refine(units, i, unit, lexicon, titled)
        if unit.tag == "V" and saw_verb and lexicon.grammar.language == "en":
            englishtags.second_verb(units, i, unit)
        saw_verb = unit.tag == "V" if unit.tag in ",;:-SRCIQVX" else saw_verb
    if lexicon.grammar.language == "en":
        englishtags.mark_plurals(units, lexicon)
        englishtags.mark_copulas(units, lexicon)
    iberianasides.mark(units, lexicon)


def _by_word(units: list[Unit], lexicon: Lexicon) -> None:
    """Give every unit the tag of its word; "since Monday" opens a clause."""
    for i, unit in enumerate(units):
        if not unit.tag:
            unit.tag = _first_tag(unit, i, units, lexicon)
        elif unit.when and unit.when.kind == "since":
            unit.tag = "S"


def _first_tag(unit: Unit, i: int, units: list[Unit], lexicon: Lexicon) -> str:
    """Give the tag that the word has by itself."""
    low = unit.low
    if low in _QUOTE:
        return "Q"
    if low in _DASH or (low == "-" and not unit.text.isalnum()):
        attached = low == "-" and i > 0 and units[i - 1].end == unit.start
        return "N" if attached else "-"  # "Einreise- und Kontosperren"
    if lexicon.grammar.language == "en" and low in _POSSESSIVE:
        return "O"
    unit.readings = lexicon.readings.get(low, ())
    unit.act = low in lexicon.triggers
    known = lexicon.grammar.tags.get(low)
    if low == "est" and lexicon.grammar.language == "fr" and i and units[i - 1].low == "l'":
        return "N"  # "dans l'est de l'Ukraine"
    if known:
        return known
    if unit.readings:
        return "V"
    if not low[0].isalnum():
        return low
    return _guess(unit, lexicon.grammar.language)


def _guess(unit: Unit, language: str) -> str:
    """Guess the tag of an unknown word from its ending."""
    low = unit.low
    if low.endswith(_ADVERBS.get(language, ("\0",))) and len(low) > 5:
        return "B"
    if unit.text[0].islower() and len(low) > 5 and low.endswith(_PASTS.get(language, ("\0",))):
        unit.readings = (Reading(low, "past"),)
        return "V"
    if language != "en" or not unit.text[0].islower() or len(low) < 5:
        return "N"
    if low.endswith("ed"):
        unit.readings = (Reading(low, "past"), Reading(low, "part"))
        return "V"
    if low.endswith("ing") and len(low) > 5:
        unit.readings = (Reading(low, "ger"),)
        return "V"
    return "N"


_PASTS = {"pt": ("ou", "aram", "eram", "iram", "iu"), "es": ("aron", "ieron", "ó")}

_ADVERBS = {
    "en": ("ly",),
    "es": ("mente",),
    "pt": ("mente",),
    "fr": ("ellement", "iquement", "ivement"),
}


def _refine(units: list[Unit], i: int, unit: Unit, lexicon: Lexicon, titled: bool) -> None:
    """Decide between readings by the neighbours."""
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    if lexicon.grammar.language == "en" and after is not None and after.tag == "T":
        after = next((u for u in units[i + 1 :] if u.tag != "T"), None)
    if unit.tag == "I":
        _refine_marker(units, i, unit, lexicon)
    elif unit.tag == "K":
        _refine_clitic(units, i, unit, lexicon)
    elif unit.tag == "V":
        opens = before is not None and before.tag == "B" and i > 1 and units[i - 2].tag == "D"
        _refine_verb(unit, units[i - 2] if opens else before, after, lexicon, titled)
        if lexicon.grammar.language == "fr" and _is_french_noun(units, i, lexicon):
            unit.tag = "N"
        nominal = after is not None and after.tag in "NA"
        if lexicon.grammar.language == "de" and nominal and _is_nested(units, i):
            unit.tag = "N"
    elif unit.tag == "S":
        _refine_subordinator(units, i, unit, lexicon)
    else:
        unit.tag = _tag_of_article(units, i, lexicon)


def _tag_of_article(units: list[Unit], i: int, lexicon: Lexicon) -> str:
    """Give the tag of French "des" and Portuguese "a", which are articles or prepositions."""
    if units[i].low == "a":
        return iberian.tag_of_a(units, i, lexicon)
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    return "D" if _is_plural_article(before, after) else units[i].tag


# Articles that may be prepositions, and the other way round.
_SEVERAL = {"fr": ("des",), "pt": ("a",)}


def _is_plural_article(before: Unit | None, after: Unit | None) -> bool:
    """Whether "des" is no preposition: "par des tirs", "Des Kényans", "a arrêté des pêcheurs"."""
    if before is None or before.tag in "PQ":
        return True
    return before.tag == "V" and after is not None and after.tag == "A" and after.text[0].islower()


def _is_french_noun(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether a verb's form is a noun: "a évoqué une possible visite", "Arrivée à Lima de X"."""
    return _is_second(units, i, lexicon) or (i == 0 and _heads_line(units, lexicon))


def _heads_line(units: list[Unit], lexicon: Lexicon) -> bool:
    """Whether a participle's form heads a line without a verb: "Arrivée à Kigali de X"."""
    opener = units[0]
    noun = opener.low in lexicon.by_noun and all(r.feature == "part" for r in opener.readings)
    return noun and not any(u.tag == "X" or (u.tag == "V" and u.is_finite) for u in units[1:])


def _is_second(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether a form that is also a noun follows a noun in a clause that has its verb already."""
    unit = units[i]
    if unit.low not in lexicon.by_noun or not i or units[i - 1].tag != "N":
        return False
    if any(r.feature not in ("pres", "subj") for r in unit.readings):
        return False
    back = (u for u in reversed(units[:i]) if u.tag in "VX,;:-SRCQ")
    found = next(back, None)
    return found is not None and found.tag in "VX"


def _refine_marker(units: list[Unit], i: int, unit: Unit, lexicon: Lexicon) -> None:
    """ "to", "a", "zu" open an infinitive only when one follows."""
    near = (u for u in units[i + 1 : i + 4] if u.tag not in "BGK" and u.low != "se")
    following = next(near, None)  # "para se reunir"
    opens = following is not None and following.tag in "VX"
    if (
        following is None
        or not opens
        or not (following.has("inf") or following.low in ("be", "have"))
    ):
        unit.tag = "P" if unit.low in lexicon.grammar.roles else "N"


def _refine_clitic(units: list[Unit], i: int, unit: Unit, lexicon: Lexicon) -> None:
    """ "le ministre", "en Égypte": before a noun a pronoun's form is an article or preposition."""
    if unit.text.startswith("-") or lexicon.grammar.language == "de":
        return
    before = units[i - 1] if i else None
    if lexicon.grammar.of_kind(unit.low, "pronouns_first") and (not before or before.tag in "Q,:"):
        unit.tag = "N"  # "nous demandons"
        return
    following = next((u for u in units[i + 1 : i + 4] if u.tag not in "KG"), None)
    nominal = before is not None and (before.tag == "P" or before.low in _NOMINAL)
    noun = following is None or following.tag not in "VX" or nominal
    if lexicon.grammar.language == "fr" and following is not None and following.tag == "V":
        noun = noun or all(r.feature == "part" for r in following.readings)  # "le traité"
    if noun or (following is not None and _heads_noun(before, following, lexicon)):
        unit.tag = _article_or_preposition(unit, lexicon)


# French: with "que" they open a clause, without it a noun: "après l'incendie".
_NOMINAL = frozenset(("après", "avant", "depuis", "dès", "malgré"))


def _refine_subordinator(units: list[Unit], i: int, unit: Unit, lexicon: Lexicon) -> None:
    """Tell "that" and "se" from the relative pronoun, the determiner and the reflexive."""
    language = lexicon.grammar.language
    if not i:
        return
    before, after = units[i - 1], units[i + 1] if i + 1 < len(units) else None
    carrier = next((u for u in reversed(units[:i]) if u.tag not in "GB"), before)
    if language == "en" and unit.low == "as" and not englishtags.leads_clause(units, i):
        unit.tag = "P"  # "rejected as baseless a claim", "recognised it as its capital"
    elif carrier.tag == "X" and unit.has("part"):
        unit.tag = "V"  # "were given a week", "have not given"
    elif unit.low == "se" and language == "pt":
        if iberian.is_reflexive(before, after):
            unit.tag = "K"
    elif lexicon.grammar.of_kind(unit.low, "complement"):
        unit.tag = _complement(units, i, lexicon)


def _complement(units: list[Unit], i: int, lexicon: Lexicon) -> str:
    """Give the tag of "that", "que", "dass": relative, complement, or a determiner."""
    before = units[i - 1].tag
    if lexicon.grammar.language in ("es", "pt"):
        return iberian.tag_of_que(units, i, lexicon)
    if before in "NA," and lexicon.grammar.language == "en":
        return "R"
    return "D" if before in "PS" else "S"


def _is_nested(units: list[Unit], i: int) -> bool:
    """Whether a German participle ends an inner phrase: "den von Kenia vermittelten"."""
    k = i - 1
    while k > 0 and units[k].tag in "ANDC":
        k -= 1
    return k > 0 and units[k].tag == "P" and units[k - 1].tag == "D" and units[i].text[0].islower()


def _refine_verb(
    unit: Unit, before: Unit | None, after: Unit | None, lexicon: Lexicon, titled: bool
) -> None:
    """Turn a verb form that stands where only a noun can stand into a noun."""
    language = lexicon.grammar.language
    ambiguous = unit.has("inf", "pres", "subj") and not unit.has("past", "ger")
    if language == "de":
        noun = _is_german_noun(unit, before, after)
    elif unit.text[:1].isupper() and before is not None and before.tag != "Q" and not titled:
        noun = True
    elif language == "en":
        noun = englishtags.is_compound(before) or englishtags.is_noun(
            unit, before, after, ambiguous
        )
    else:
        owned = after is not None and "of" in lexicon.grammar.roles.get(after.low, ())
        noun = _is_romance_noun(unit, before, ambiguous or owned, lexicon)
    if noun:
        unit.tag = "N"


def _is_german_noun(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    """Whether a form is a capitalised noun, or a participle inside a noun phrase."""
    opens = before is None or before.tag in ("Q", ":")
    if unit.text[0].isupper():
        return not opens or (after is not None and after.tag in "PAD")
    if before is None or before.tag != "D" or not before.text[0].islower():
        return False
    declined = unit.low.endswith(("e", "en", "er", "es", "em"))
    return declined and after is not None and after.tag in "NA"  # "einen entführten Journalisten"


def _is_romance_noun(unit: Unit, before: Unit | None, ambiguous: bool, lexicon: Lexicon) -> bool:
    """Whether "visita", "visite" stands where only a noun can stand."""
    if before is None or before.tag in ":-":
        # headlines: "Visite surprise du président à Kiev"
        return ambiguous and unit.low in lexicon.by_noun and not unit.has("inf")
    if before.tag == "V" and before.is_finite and {r.feature for r in unit.readings} <= _PRESENT:
        return True  # "pidió ayuda"
    if before.tag not in "DPO" or unit.has("inf", "ger"):
        return False
    return not unit.has("part") or unit.has("pres") or before.tag == "D"


_PRESENT = frozenset(("pres", "subj"))


def _article_or_preposition(unit: Unit, lexicon: Lexicon) -> str:
    """Give the tag of a pronoun's form that stands before a noun."""
    grammar = lexicon.grammar
    preposition = unit.low in grammar.roles and not grammar.of_kind(unit.low, "determiners")
    return "P" if preposition else "D"


def _heads_noun(before: Unit | None, word: Unit, lexicon: Lexicon) -> bool:
    """Whether what could be a verb after a pronoun is a noun: "la visite", "en visite à"."""
    opens = before is None or before.tag in ",;:-QPSTVXC"
    return opens and word.low in lexicon.by_noun and word.tag == "V" and not word.has("inf")
