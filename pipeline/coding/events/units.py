"""Sentence -> units: words with tags, actors and time expressions as single units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.days import When
from pipeline.coding.events.lexicon import Lexicon, Reading

_WORDS = {
    "en": re.compile(r"n['’]t\b|\w+(?=n['’]t\b)|['’](?:s|ll|ve|re|m|d)\b|\w+(?:[.,/-]\w+)*\.?(?<=\.[A-Za-z]\.)|\w+(?:[.,/-]\w+)*|['’]|[^\w\s]"),
    "fr": re.compile(r"\b(?:[ldnsjcmtLDNSJCMT]|[Qq]u|lorsqu|puisqu|jusqu)['’]|aujourd['’]hui|\w+(?:[.,/-]\w+)*|[^\w\s]"),
}  # fmt: skip
_WORDS["pt"] = re.compile(
    r"\w+(?=-(?:se|lhes?|[oa]s?|l[oa]s?|n[oa]s?|me)\b)|-(?:se|lhes?|[oa]s?|l[oa]s?|n[oa]s?|me)\b"
    r"|\w+(?:[.,/-]\w+)*|[^\w\s]"
)
_PLAIN = re.compile(r"\w+(?:[.,/-]\w+)*|[^\w\s]")
_QUOTE = frozenset('"“”„«»‹›')
_DASH = frozenset("–—")
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


@dataclass(slots=True)
class Unit:
    """A word, a mark, a time expression or an actor of a sentence.

    Tags: A actor or place, T time, P preposition, D determiner, C coordinator, S subordinator,
    R relative pronoun, X auxiliary, G negation, B adverb, K clitic, I infinitive marker, V verb,
    O possessive, Q quotation mark, N anything else; punctuation marks stand for themselves.
    """

    text: str
    low: str
    start: int
    end: int
    tag: str
    readings: tuple[Reading, ...] = ()
    anchors: list[Anchor] = field(default_factory=list)
    when: When | None = None
    piece: int = 0
    quoted: bool = False
    act: bool = False

    @property
    def is_finite(self) -> bool:
        """Whether the verb form can carry a clause by itself."""
        return any(r.feature in ("pres", "past", "fut", "cond", "subj") for r in self.readings)

    def has(self, *features: str) -> bool:
        """Whether one of the readings has one of the features."""
        return any(r.feature in features for r in self.readings)


def build(
    text: str,
    start: int,
    end: int,
    anchors: Sequence[Anchor],
    whens: Sequence[When],
    lexicon: Lexicon,
) -> list[Unit]:
    """Give the tagged units of the sentence text[start:end]; offsets are those of the segment."""
    spans = _spans(start, end, anchors, whens, lexicon)
    pattern = _WORDS.get(lexicon.grammar.language, _PLAIN)
    units: list[Unit] = []
    at = start
    for unit in [*spans, None]:
        stop = unit.start if unit else end
        units.extend(_word(match) for match in pattern.finditer(text, at, stop))
        if unit:
            unit.text = text[unit.start : unit.end]
            unit.low = unit.text.lower()
            units.append(unit)
            at = unit.end
    units = _join_phrases(_without_acronyms(units), lexicon)
    tag(units, lexicon)
    _mark_quoted(units)
    return _coordinate(units)


def _without_acronyms(units: list[Unit]) -> list[Unit]:
    """Leave out short parentheses such as "(WHO)", which would cut a noun phrase in two."""
    kept: list[Unit] = []
    i = 0
    while i < len(units):
        if units[i].low == "(":
            end = next((j for j in range(i + 1, min(i + 5, len(units))) if units[j].low == ")"), i)
            if end > i:
                i = end + 1
                continue
        kept.append(units[i])
        i += 1
    return kept


def _without_verb(anchor: Anchor, lexicon: Lexicon) -> int:
    """Give the start of an actor without a verb that its span may have swallowed."""
    first, _, rest = anchor.text.partition(" ")
    readings = lexicon.readings.get(first, ())
    swallowed = rest and any(r.feature in ("past", "pres", "fut") for r in readings)
    return anchor.start + len(first) + 1 if swallowed else anchor.start


def _spans(
    start: int, end: int, anchors: Sequence[Anchor], whens: Sequence[When], lexicon: Lexicon
) -> list[Unit]:
    """Give the actor and time units of the sentence, without overlaps; actors win."""
    found: list[Unit] = []
    for anchor in anchors:
        if start <= anchor.start and anchor.end <= end and not _is_article(anchor):
            begin = _without_verb(anchor, lexicon)
            found.append(Unit("", "", begin, anchor.end, "A", anchors=[anchor]))
    taken = [(u.start, u.end) for u in found]
    for when in whens:
        if start <= when.start and when.end <= end:
            if not any(when.start < e and s < when.end for s, e in taken):
                found.append(Unit("", "", when.start, when.end, "T", when=when))
    found.sort(key=lambda u: (u.start, -u.end))
    kept: list[Unit] = []
    for unit in found:
        if not kept or unit.start >= kept[-1].end:
            kept.append(unit)
    return kept


_ARTICLES = frozenset("el la los las le les o a os as der die das".split())


def _is_article(anchor: Anchor) -> bool:
    """Whether a pronoun could as well be the article of the noun after it; then it is left out."""
    return anchor.form is Form.PRONOUN and anchor.text.lower() in _ARTICLES


def _word(match: re.Match[str]) -> Unit:
    """Give the unit of a plain word."""
    word = match.group()
    low = word.lower().replace("’", "'")
    if low[0] == "-" and len(low) > 1:  # Portuguese "reuniu-se"
        return Unit(word, low[1:], match.start(), match.end(), "K")
    return Unit(word, low, match.start(), match.end(), "")


def _join_phrases(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Join phrases of several words such as "as well as" into one unit."""
    phrases = lexicon.grammar.phrases
    joined: list[Unit] = []
    i = 0
    while i < len(units):
        size = next((len(p) for p in phrases.get(units[i].low, ()) if _matches(units, i, p)), 1)
        if size > 1:
            last = units[i + size - 1]
            low = " ".join(u.low for u in units[i : i + size])
            joined.append(Unit(low, low, units[i].start, last.end, ""))
        else:
            joined.append(units[i])
        i += size
    return joined


def _matches(units: list[Unit], i: int, phrase: tuple[str, ...]) -> bool:
    """Whether the phrase stands at unit i in plain words."""
    part = units[i : i + len(phrase)]
    return len(part) == len(phrase) and all(
        not u.anchors and u.low == word for u, word in zip(part, phrase, strict=True)
    )


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


def _article_or_preposition(unit: Unit, lexicon: Lexicon) -> str:
    """Give the tag of a pronoun's form that stands before a noun."""
    grammar = lexicon.grammar
    preposition = unit.low in grammar.roles and not grammar.of_kind(unit.low, "determiners")
    return "P" if preposition else "D"


def _heads_noun(before: Unit | None, word: Unit, lexicon: Lexicon) -> bool:
    """Whether what could be a verb after a pronoun is a noun: "la visite", "en visite à"."""
    opens = before is None or before.tag in ",;:-QPSTVXC"
    return opens and word.low in lexicon.by_noun and word.tag == "V" and not word.has("inf")


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
        elif before.tag == "V" and not before.has("inf") or before.tag == "T":
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


_CLOSERS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›"}


def _mark_quoted(units: list[Unit]) -> None:
    """Mark what stands between quotation marks, and apart from it the words before and after."""
    closer: str | None = None
    for unit in units:
        if unit.tag == "Q":
            if closer is None:
                closer = _CLOSERS.get(unit.low)
            elif unit.low in closer:
                closer = None
        unit.quoted = closer is not None


def is_predicate(units: Sequence[Unit], i: int) -> bool:
    """Whether the verb at unit i carries a clause: a finite form, or one with its auxiliary."""
    unit = units[i]
    if unit.tag != "V":
        return False
    j = i - 1
    while j >= 0 and units[j].tag in "BKGT":
        j -= 1
    before = units[j].tag if j >= 0 else ""
    return before != "I" if unit.is_finite else before == "X" and not unit.has("ger")


_LISTED = (Form.NAMED, Form.DESCRIPTION, Form.PRONOUN)


def _kin(one: Unit, other: Unit) -> bool:
    """Whether two actor units can be members of one list."""
    a, b = one.anchors[-1], other.anchors[0]
    if a.group is not None and a.group == b.group:
        return True
    if a.form in _LISTED and b.form in _LISTED:
        return a.form is not Form.PRONOUN
    if a.form is Form.PLACE and b.form is Form.NAMED and b.kind == "country":
        return True  # "from Kenya and Uganda"
    return a.form is b.form and a.form in (Form.NATIONALS, Form.PLACE, Form.ADJECTIVE)


def _coordinate(units: list[Unit]) -> list[Unit]:
    """Join actors linked by "and" or commas into one unit with several parties."""
    joined: list[Unit] = []
    i = 0
    while i < len(units):
        unit = units[i]
        if unit.tag == "A":
            last = _list_end(units, i)
            for other in units[i + 1 : last + 1]:
                if other.tag == "A":
                    unit.anchors.extend(other.anchors)
                    unit.end = other.end
            i = last
        joined.append(unit)
        i += 1
    return joined


def _next_actor(units: list[Unit], i: int) -> tuple[int, bool] | None:
    """Give the next member of a list after unit i, and whether "and" leads to it."""
    j, saw_and, saw_mark = i + 1, False, False
    while j < len(units):
        unit = units[j]
        if unit.tag in (",", "C"):
            saw_mark = True
            saw_and = saw_and or unit.tag == "C"
        elif unit.tag == "A":
            return (j, saw_and) if saw_mark and _kin(units[i], unit) else None
        elif not (saw_mark and _links(unit)):
            return None
        j += 1
    return None


def _links(unit: Unit) -> bool:
    """Whether a word may stand between "and" and the next member: article, number, "of"."""
    of = unit.tag == "P" and unit.low in ("of", "de", "del", "do", "da", "dos", "du", "des", "d'")
    return unit.tag == "D" or unit.low.isdigit() or unit.low in _NUMERALS or of


_NUMERALS = frozenset(
    "one two three four five six seven eight nine ten dos tres cuatro deux trois zwei drei".split()
)


def _list_end(units: list[Unit], i: int) -> int:
    """Give the last member of the list that begins at unit i; i itself where there is none."""
    members, at, closed = [i], i, False
    while not closed and (found := _next_actor(units, at)):
        at, closed = found
        members.append(at)
    if len(members) == 1:
        return i
    if not closed:  # headline list without "and": at the start, right before the verb
        after = units[at + 1] if at + 1 < len(units) else None
        return at if i == 0 and after is not None and after.tag in "VX" else i
    return _before_clause(units, i, members)


def _before_clause(units: list[Unit], i: int, members: list[int]) -> int:
    """Give the last member that does not open a clause of its own: "met A and | B said"."""
    if not _is_new_clause(units, i, members[-1]):
        return members[-1]
    return members[-2] if len(members) > 2 and units[members[-2] + 1].tag == "C" else i


def _after_between(units: list[Unit], i: int) -> bool:
    """Whether the list that begins at unit i follows "between", and so has two members at least."""
    k = i - 1
    while k > 0 and units[k].tag in "DN":
        k -= 1
    return k >= 0 and units[k].low in ("between", "entre", "zwischen")


def _is_new_clause(units: list[Unit], i: int, last: int) -> bool:
    """Whether "met A and B said": the last actor opens a clause of its own."""
    after = next((u for u in units[last + 1 : last + 4] if u.tag not in "BTKG"), None)
    floor = next((k for k in range(i - 1, -1, -1) if units[k].tag in ";:SR"), 0)
    is_object = any(u.tag == "V" for u in units[floor:i])
    if after is None or not is_object or _after_between(units, i):
        return False
    opens = (after.tag == "V" and after.is_finite) or (after.tag == "X" and after.low != "being")
    return opens and not any(u.tag in "SR" for u in units[max(0, i - 3) : i])
