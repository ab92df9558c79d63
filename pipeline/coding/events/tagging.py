"""Units -> tagged units: by the word alone, then by its neighbours."""

from pipeline.coding.anchors import Form
from pipeline.coding.events.lexicon import Lexicon, Reading
from pipeline.coding.events.unit import Unit

_QUOTE = frozenset('"“”„«»‹›')


_DASH = frozenset("–—")


_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


def tag(units: list[Unit], lexicon: Lexicon) -> None:
    """Tag every unit, first by its word alone, then by its neighbours."""
    for i, unit in enumerate(units):
        if not unit.tag:
            unit.tag = _first_tag(unit, i, units, lexicon)
        elif unit.when and unit.when.kind == "since":
            unit.tag = "S"
    saw_verb = False
    for i, unit in enumerate(units):
        _refine(units, i, unit, lexicon)
        if unit.tag == "V" and saw_verb and lexicon.grammar.language == "en":
            _second_verb(units, i, unit)
        saw_verb = unit.tag == "V" if unit.tag in ",;:-SRCIQVX" else saw_verb


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
    unit.act = any(r.lemma in lexicon.by_verb for r in unit.readings) or low in lexicon.by_noun
    known = lexicon.grammar.tags.get(low)
    if known:
        return known
    if unit.readings:
        return "V"
    if not low[0].isalnum():
        return low
    return _guess(unit, i, lexicon.grammar.language)


def _guess(unit: Unit, i: int, language: str) -> str:
    """Guess the tag of an unknown word from its ending."""
    low = unit.low
    if language == "en" and low.endswith("ly") and len(low) > 5:
        return "B"
    if language in ("es", "pt", "fr") and low.endswith(("mente", "ment")) and len(low) > 8:
        return (
            "B"
            if low.endswith("mente") or low.endswith(("ellement", "iquement", "ivement"))
            else "N"
        )
    if language == "en" and low.endswith("ed") and len(low) > 4 and unit.text[0].islower():
        unit.readings = (Reading(low, "past"), Reading(low, "part"))
        return "V"
    if language == "en" and low.endswith("ing") and len(low) > 5 and unit.text[0].islower():
        unit.readings = (Reading(low, "ger"),)
        return "V"
    return "N"


def _refine(units: list[Unit], i: int, unit: Unit, lexicon: Lexicon) -> None:
    """Decide between readings by the neighbours."""
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    if unit.tag == "I":
        following = next((u for u in units[i + 1 : i + 4] if u.tag not in "BGK"), None)
        if not (
            following
            and following.tag in "VX"
            and (following.has("inf") or following.low in ("be", "have"))
        ):
            unit.tag = "P" if unit.low in lexicon.grammar.roles else "N"
    elif unit.tag == "S" and unit.low == "se" and lexicon.grammar.language == "pt":
        if before and before.tag in "ANGVBSRT" and after and after.tag in "VX":
            unit.tag = "K"  # "os ministros se reuniram", not "se fechar"
    elif unit.tag == "K" and not unit.text.startswith("-") and lexicon.grammar.language != "de":
        following = next((u for u in units[i + 1 : i + 4] if u.tag not in "KG"), None)
        if following is None or following.tag not in "VX" or (before and before.tag == "P"):
            unit.tag = _article_or_preposition(unit, lexicon)  # "le ministre", "en Égypte"
        elif _heads_noun(before, following, lexicon):
            unit.tag = _article_or_preposition(unit, lexicon)
    elif unit.tag == "V":
        _refine_verb(unit, before, after, lexicon)
    elif unit.tag == "S" and lexicon.grammar.of_kind(unit.low, "complement"):
        if before and before.tag in "NA," and lexicon.grammar.language in ("en",):
            unit.tag = "R"
        if before and before.tag in "PS":
            unit.tag = "D"


def _refine_verb(unit: Unit, before: Unit | None, after: Unit | None, lexicon: Lexicon) -> None:
    """Turn a verb form that stands where only a noun can stand into a noun."""
    language = lexicon.grammar.language
    if language == "de":
        opens = before is None or before.tag in ("Q", ":")
        if unit.text[0].isupper() and (not opens or (after is not None and after.tag in "PAD")):
            unit.tag = "N"
        elif before is not None and before.tag == "D" and before.text[0].islower():
            if unit.low.endswith(("e", "en", "er", "es", "em")) and after and after.tag in "NA":
                unit.tag = "N"  # "einen entführten Journalisten"
        return
    if unit.tag == "V" and unit.text[:1].isupper() and before is not None and before.tag != "Q":
        unit.tag = "N"
        return
    ambiguous = unit.has("inf", "pres", "subj") and not unit.has("past", "ger")
    if language == "en":
        _refine_english(unit, before, after, ambiguous)
    elif before is None or before.tag in ":-":
        if ambiguous and unit.low in lexicon.by_noun and not unit.has("inf"):
            unit.tag = "N"  # headlines: "Visite surprise du président à Kiev"
    elif before is not None and before.tag in "DPO" and not unit.has("inf", "ger"):
        if not (unit.has("part") and not unit.has("pres")) or before.tag == "D":
            unit.tag = "N"


def _refine_english(unit: Unit, before: Unit | None, after: Unit | None, ambiguous: bool) -> None:
    """English: "a visit", "its planned visit", "Friday's strike" are nouns; "to visit" is a verb."""
    if before is None:
        if ambiguous:
            unit.tag = "N"
        return
    noun_like = before.tag in "DPO" or (before.tag == "A" and _is_adjective(before))
    if ambiguous:
        if noun_like or (before.tag == "N" and unit.has("inf") and not before.low.endswith("s")):
            unit.tag = "N"
        elif (before.tag == "V" and not before.has("inf")) or before.tag == "T":
            unit.tag = "N" if before.tag == "V" else unit.tag
        elif before.tag == "C" and after is not None and after.tag in "PO,.":
            unit.tag = "N"
    elif before.tag in "DO" and after is not None and (after.tag in "NVA"):
        unit.tag = "N"  # "the proposed deal"
    elif before.tag in "DO" and unit.has("ger"):
        unit.tag = "N"  # "the signing of"


def _second_verb(units: list[Unit], i: int, unit: Unit) -> None:
    """English: "severed ties", "cut electricity supplies": a second present form is a noun."""
    before = units[i - 1]
    after = units[i + 1] if i + 1 < len(units) else None
    if before.tag == "V" and unit.has("part") and after is not None and after.tag in "NV":
        unit.tag = "N"  # "rushed armoured cars"
    elif before.tag in "AN" and unit.has("inf") and not unit.has("past"):
        unit.tag = "N"  # "set the sailors free", "let prisoners go"
    elif before.tag in "NVA" and unit.has("pres") and not unit.has("past") and before.low.isalpha():
        if before.tag != "A" or _is_adjective(before):
            unit.tag = "N"


def _is_adjective(unit: Unit) -> bool:
    """Whether an actor unit is an adjective such as "Russian"."""
    return any(a.form is Form.ADJECTIVE for a in unit.anchors)


def _article_or_preposition(unit: Unit, lexicon: Lexicon) -> str:
    """Give the tag of a pronoun's form that stands before a noun."""
    grammar = lexicon.grammar
    preposition = unit.low in grammar.roles and not grammar.of_kind(unit.low, "determiners")
    return "P" if preposition else "D"


def _heads_noun(before: Unit | None, word: Unit, lexicon: Lexicon) -> bool:
    """Whether what could be a verb after a pronoun is a noun: "la visite", "en visite à"."""
    opens = before is None or before.tag in ",;:-QPSTVXC"
    return opens and word.low in lexicon.by_noun and word.tag == "V" and not word.has("inf")
