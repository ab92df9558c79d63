"""Sentence -> units: words with tags, actors and time expressions as single units."""

import re
from collections.abc import Collection, Sequence

from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.days import When
from pipeline.coding.events import french
from pipeline.coding.events.lexicon import Lexicon
from pipeline.coding.events.lists import coordinate
from pipeline.coding.events.tagging import tag
from pipeline.coding.events.unit import Unit

_WORDS = {
    # contractions and possessives apart, "U.S." whole
    "en": re.compile(
        r"n['’]t\b|\w+(?=n['’]t\b)|['’](?:s|ll|ve|re|m|d)\b"
        r"|\w+(?:[.,/-]\w+)*\.?(?<=\.[A-Za-z]\.)|\w+(?:[.,/-]\w+)*|['’]|[^\w\s]"
    ),
    # elisions apart
    "fr": re.compile(
        r"\b(?:[ldnsjcmtLDNSJCMT]|[Qq]u|lorsqu|puisqu|jusqu)['’]|aujourd['’]hui"
        r"|\w+(?=-(?:t-)?(?:ils?|elles?|on)\b)|-(?:t-)?(?:ils?|elles?|on)\b|\w+(?=-t-)|-t-"
        r"|\w+(?:[.,/-]\w+)*|[^\w\s]"
    ),
}


_WORDS["pt"] = re.compile(
    r"\w+(?=-(?:se|lhes?|[oa]s?|l[oa]s?|n[oa]s?|me)\b)|-(?:se|lhes?|[oa]s?|l[oa]s?|n[oa]s?|me)\b"
    r"|\w+(?:[.,/-]\w+)*|[^\w\s]"
)


_PLAIN = re.compile(r"\w+(?:[.,/-]\w+)*|[^\w\s]")


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
            unit.low = unit.text.lower().replace("ß", "ss")
            units.append(unit)
            at = unit.end
    if lexicon.grammar.language == "fr":
        units = french.uninverted(units)
    units = _join_phrases(_without_acronyms(_with_full_names(units)), lexicon)
    units = _without_asides(units, lexicon)
    tag(units, lexicon)
    _mark_quoted(units)
    if lexicon.grammar.language == "fr":
        units = french.straightened(units, lexicon)
    return coordinate(_without_closing_commas(units, lexicon))


def _without_closing_commas(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Leave out the comma that only closes an apposition: "Italy's president, X, arrived"."""
    return [
        unit
        for i, unit in enumerate(units)
        if not (
            unit.tag == ","
            and 0 < i < len(units) - 1
            and units[i - 1].tag == "A"
            and ", " in units[i - 1].text
            and units[i + 1].tag in "VXKG"
            and not _closes_content(units, i, lexicon)
        )
    ]


def _closes_content(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether the comma at unit i ends what was said: "met with the minister, X, | said a source".

    A preposition before the person, and a verb before that, leave the person no subject.
    """
    if not units[i + 1].is_form_of(lexicon.grammar.status.get("say", frozenset())):
        return False
    k = i - 2
    while k > 0 and units[k].tag == "D":
        k -= 1
    return k > 0 and units[k].tag == "P" and any(u.tag == "V" and u.is_finite for u in units[:k])


def _without_asides(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Leave out the commas around "however", "porém", which cut no clause."""
    aside = {
        j
        for i in range(1, len(units) - 1)
        if units[i - 1].low == "," == units[i + 1].low
        and lexicon.grammar.tags.get(units[i].low) == "B"
        for j in (i - 1, i + 1)
    }
    return [unit for i, unit in enumerate(units) if i not in aside]


def _with_full_names(units: list[Unit]) -> list[Unit]:
    """Join a person to what a hyphen ties to the name: "Lee Nak | -yon"."""
    kept: list[Unit] = []
    for i, unit in enumerate(units):
        last = kept[-1] if kept else None
        tied = last is not None and last.end == unit.start and last.tag == "A"
        tied = tied and not any(u.tag == "A" for u in units[i + 1 : i + 2])  # "Macron-Scholz"
        if tied and last and last.anchors[0].kind == "person" and _continues(unit, last):
            last.text, last.end = last.text + unit.text, unit.end
            last.low = last.text.lower()
        else:
            kept.append(unit)
    return kept


def _continues(unit: Unit, name: Unit) -> bool:
    """Whether a hyphen, or the word after one, goes on with a name."""
    return unit.low == "-" or (name.text.endswith("-") and unit.low.isalpha())


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
    following = {b.start for b in anchors if b.form is Form.NAMED}
    found = [
        Unit("", "", _without_verb(a, lexicon), a.end, "A", anchors=[a])
        for a in anchors
        if start <= a.start and a.end <= end and not _is_article(a) and not _is_head(a, following)
    ]
    taken = [(u.start, u.end) for u in found]
    found += [
        Unit("", "", w.start, w.end, "T", when=w)
        for w in whens
        if start <= w.start and w.end <= end
        if not any(w.start < e and s < w.end for s, e in taken)
    ]
    found.sort(key=lambda u: (u.start, -u.end))
    kept: list[Unit] = []
    for unit in found:
        if not kept or unit.start >= kept[-1].end:
            kept.append(unit)
    return kept


def _is_head(anchor: Anchor, following: Collection[int]) -> bool:
    """Whether a description only opens a name: "the Republic | of San Marino"."""
    return anchor.form is Form.DESCRIPTION and anchor.end + len(" of ") in following


_ARTICLES = frozenset(
    ["el", "la", "los", "las", "le", "les", "o", "a", "os", "as", "der", "die", "das"]
)


def _is_article(anchor: Anchor) -> bool:
    """Whether a pronoun could as well be the article of the noun after it; then it is left out."""
    return anchor.form is Form.PRONOUN and anchor.text.lower() in _ARTICLES


def _word(match: re.Match[str]) -> Unit:
    """Give the unit of a plain word."""
    word = match.group()
    low = word.lower().replace("’", "'").replace("ß", "ss")  # as the Swiss write
    if low[0] == "-" and len(low) > 1:  # Portuguese "reuniu-se"
        return Unit(word, low[1:], match.start(), match.end(), "K")
    return Unit(word, low, match.start(), match.end(), "")


def _join_phrases(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """Join phrases of several words such as "as well as" into one unit."""
    phrases = lexicon.grammar.phrases
    joined: list[Unit] = []
    i = 0
    while i < len(units):
        known = phrases.get(units[i].low)
        size = next((len(p) for p in known if _matches(units, i, p)), 1) if known else 1
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
    if i + 1 == len(units) or units[i + 1].low != phrase[1]:
        return False  # nearly always: the first word alone is common
    part = units[i : i + len(phrase)]
    return len(part) == len(phrase) and all(
        not u.anchors and u.low == word for u, word in zip(part, phrase, strict=True)
    )


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
