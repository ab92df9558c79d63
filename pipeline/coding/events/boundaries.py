"""Where clauses begin: at marks, conjunctions and pronouns, and where no word opens them."""

import itertools
from collections.abc import Iterator

from pipeline.coding.events import englishtags
from pipeline.coding.events.lexicon import Lexicon
from pipeline.coding.events.unit import Unit

_MARKS = frozenset(",;:-()")


def find(units: list[Unit], lexicon: Lexicon) -> list[int]:
    """Give the units at which the clauses of a sentence begin, in order."""
    if lexicon.grammar.language == "de":
        _german_relatives(units, lexicon)
    elif lexicon.grammar.language == "en":
        _opening_participles(units)
    starts = sorted({0, *_starts(units, lexicon)})
    return [begin for begin in _complements(units, starts, lexicon) if begin < len(units)]


def _german_relatives(units: list[Unit], lexicon: Lexicon) -> None:
    """German: "der" after a comma is a relative pronoun when its clause ends in a finite verb."""
    for i, unit in enumerate(units):
        inside = i > 0 and units[i - 1].tag not in ",;:-(QC" and units[i - 1].low not in _BEFORE_AS
        if (
            unit.tag == "S"
            and unit.low in lexicon.grammar.roles
            and (inside or not _ends_in_verb(units, i))
        ):
            unit.tag = "P"  # "erkannte Palästina als Staat an", "seit dem Treffen"
        at = i - 1 if units[i - 1].tag != "P" else i - 2
        if unit.low in lexicon.grammar.kinds["relatives"] and at >= 0 and units[at].tag == ",":
            unit.tag = "R" if _ends_in_verb(units, i) else "D"


# Adverbs that may open a clause together with its conjunction: "kurz nachdem", "erst als".
_BEFORE_AS = frozenset(("erst", "kurz", "noch", "gerade", "schon", "bereits", "unmittelbar"))


def _opening_participles(units: list[Unit]) -> None:
    """English: "Accused by Kyiv of ..., Moscow said": no subject, so no finite verb."""
    for i, unit in enumerate(units[:-1]):
        opens = i == 0 or units[i - 1].tag == ","
        if opens and unit.tag == "V" and unit.has("part") and units[i + 1].low == "by":
            _make_participle(unit)


def _ends_in_verb(units: list[Unit], i: int) -> bool:
    """Whether the clause that begins at unit i ends in a finite verb."""
    end = next((j for j in range(i, len(units)) if units[j].tag in ",;.:-"), len(units))
    last = units[end - 1]
    if units[end - 2].tag == "I" or any(u.tag == "X" for u in units[i : end - 2]):
        return False  # "das Treffen zu verschieben", "als Antwort hat Kenia"
    unknown = last.tag == "N" and last.text[0].islower() and last.low.endswith(("te", "ten"))
    return (last.tag == "V" and last.is_finite) or last.tag == "X" or unknown


def _starts(units: list[Unit], lexicon: Lexicon) -> Iterator[int]:
    """Give the units at which a piece begins by a mark, a conjunction or a pronoun."""
    for i, unit in enumerate(units):
        if unit.tag in _MARKS:
            yield i + 1
        elif unit.tag in "SR":
            yield i - 1 if i and units[i - 1].tag == "P" and unit.tag == "R" else i
        elif unit.tag == "C" and _opens_clause(units, i + 1) and not _joins(units, i, lexicon):
            yield i


def _joins(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether the conjunction at unit i joins phrases inside one clause."""
    if lexicon.grammar.language == "en":
        return _joins_subjects(units, i)
    if lexicon.grammar.language == "fr":
        return _joins_before_verb(units, i)
    if lexicon.grammar.language != "de":
        return False
    return _in_frame(units, i) or _joins_german_subjects(units, i)


def _joins_before_verb(units: list[Unit], i: int) -> bool:
    """French: whether "et" joins nouns before the first verb: "Le pacte signé par A et B prévoit".

    A name after "par" or "entre" is what the one before "et" is.
    """
    before = list(itertools.takewhile(lambda u: u.tag not in ",;:-(QSRCI", reversed(units[:i])))
    finite = any(u.tag == "X" or (u.tag == "V" and u.is_finite) for u in before)
    opens = len(before) == i and not finite
    after = next((u for u in units[i + 1 :] if u.tag not in "DB"), None)
    return opens and units[i - 1].tag == "A" and after is not None and after.tag == "A"


def _joins_german_subjects(units: list[Unit], i: int) -> bool:
    """Whether "und" joins two subjects at the begin: "Die Regierung und die Gruppe M23 haben"."""
    if i + 1 >= len(units) or any(u.tag not in "ANDOTB" for u in units[:i]):
        return False
    second = itertools.takewhile(lambda u: u.tag in "ANDB", units[i + 1 :])
    named = any(u.tag == "A" for u in second)
    return named and any(u.tag == "A" for u in units[:i]) and units[i + 1].tag == "D"


def _joins_subjects(units: list[Unit], i: int) -> bool:
    """Whether "and" joins two subjects at the sentence's begin: "Kenya's army and police have"."""
    return all(u.tag in "ANDOTB" for u in units[:i]) and units[i + 1].tag in "AND"


def _in_frame(units: list[Unit], i: int) -> bool:
    """Whether "und" joins phrases before the participle that closes the clause of an auxiliary."""
    start = next((k + 1 for k in range(i - 1, -1, -1) if units[k].tag in ",;:SR"), 0)
    opened = [u.tag for u in units[start:i] if u.tag in "XV"] == ["X"]
    verb = next((u for u in units[i + 1 :] if u.tag in "XV,;"), None)
    return opened and verb is not None and verb.tag == "V" and verb.has("part", "inf")


def _opens_clause(units: list[Unit], i: int) -> bool:
    """Whether what follows "and" is a verb, or a noun phrase with its verb."""
    seen_noun = False
    for unit in units[i : i + 14]:
        if unit.tag in "VX":
            return not (unit.tag == "V" and not unit.is_finite and seen_noun)
        if unit.tag in ",;SRC:-":
            return False
        seen_noun = seen_noun or unit.tag in "AN"
    return False


def _complements(units: list[Unit], starts: list[int], lexicon: Lexicon) -> list[int]:
    """Add the boundaries of clauses that no word opens: "said | it would", "denied | it had"."""
    bounds: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(units)], strict=True):
        bounds.append(start)
        if lexicon.grammar.language != "de":
            bounds.extend(_second_clauses(units, start, end, lexicon))
    return bounds


def _second_clauses(units: list[Unit], start: int, end: int, lexicon: Lexicon) -> Iterator[int]:
    """Give the begin of every further clause with a finite verb inside a piece."""
    first: int | None = None
    relative = any(u.tag == "R" for u in units[start : start + 2])
    for i, last in list(_finite_groups(units, start, end)):
        done = first is not None and _is_done_by(units, first, lexicon)
        if first is not None and (done or englishtags.lacks_object(units, first, lexicon)):
            _make_participle(units[first])  # "a team led by X | arrived in"
        elif first is not None:
            if _is_reduced(units, i, last) or _modifies_object(units, first, i, last, lexicon):
                _make_participle(units[last])
                continue
            begin = _second_clause(units, first, i, relative, lexicon)
            if begin is not None:
                yield begin
        first = last


def _second_clause(
    units: list[Unit], first: int, i: int, relative: bool, lexicon: Lexicon
) -> int | None:
    """Give where the clause of the verb group at unit i begins, the verb before being at `first`.

    None where the verb before proves a participle: "sanctions imposed on Iran took effect".
    """
    if _is_contact(units, i, lexicon):
        return i - 1  # "the sanctions | it had imposed"
    if relative and not any(u.tag in "AN" for u in units[first + 1 : i]):
        return i  # "the truce that Qatar brokered | took effect"
    opener, english = units[first], lexicon.grammar.language == "en"
    if english and relative and _follows_pronoun(units, first) and not _says(opener, lexicon):
        return i  # "the storm that hit Kenya | is heading for Uganda"
    begin = _phrase_start(units, i, first + 1)
    if relative and not english and begin > first + 1 and units[begin - 1].tag == "P":
        return i  # "los fondos que llegan a Kenia | fueron aprobados"
    told = begin == first + 1 and _tells(opener, lexicon)  # "warned | it would strike"
    if begin < i and (told or _says(opener, lexicon) or not opener.has("part")):
        return begin
    phrase = begin < i and units[begin - 1].tag != "P"
    if english and opener.has("past") and _takes_object(units, first):
        return begin if phrase else None  # "summoned an envoy over what | Kenya says was"
    if opener.has("past") and (phrase or opener.has("part")):
        _make_participle(opener)
    return None


def _follows_pronoun(units: list[Unit], first: int) -> bool:
    """Whether the pronoun of a relative clause is the subject of the verb at unit `first`."""
    j = first - 1
    while j > 0 and units[j].tag in "XBGT":
        j -= 1
    return units[j].tag == "R"


def _is_contact(units: list[Unit], i: int, lexicon: Lexicon) -> bool:
    """Whether a relative clause without its pronoun begins before the verb group at unit i."""
    if lexicon.grammar.language != "en" or i < 2 or units[i - 2].tag not in "NA":
        return False
    return lexicon.grammar.of_kind(units[i - 1].low, "subject_pronouns")


def _is_reduced(units: list[Unit], i: int, last: int) -> bool:
    """Whether a second past form is a participle: "a plan proposed by", "talks held in"."""
    if i != last or not units[i].has("part") or last + 1 >= len(units) or i == 0:
        return False
    after = units[last + 1]
    return (
        after.tag == "P"
        and units[i - 1].tag in "NA"
        and after.low
        in ("by", "in", "on", "at", "for", "from", "with", "between", "to", "of", "as")
    )


def _is_done_by(units: list[Unit], v: int, lexicon: Lexicon) -> bool:
    """Whether a form after a noun names who did it: "a delegation led by Kenya's minister"."""
    if lexicon.grammar.language != "en" or not 0 < v < len(units) - 1:
        return False
    form = units[v].has("part") and units[v].has("past") and not units[v].has("inf")
    return form and units[v - 1].tag in "NA" and units[v + 1].low == "by"


def _takes_object(units: list[Unit], v: int) -> bool:
    """Whether a noun phrase follows the past form at unit v: then it is no participle."""
    after = next((u.tag for u in units[v + 1 :] if u.tag not in "BTK"), "")
    return v > 0 and after in ("D", "A")


def _modifies_object(units: list[Unit], first: int, i: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a second past form tells of the object: "rejected a call to free three men held"."""
    if lexicon.grammar.language != "en":
        return False
    after = units[last + 1].tag if last + 1 < len(units) else ""
    reduced = i == last and units[i].has("part") and units[i - 1].tag == "N"
    if not reduced or after in "DANI" or _says(units[last], lexicon):
        return False
    return units[first].has("past") and _takes_object(units, first)


def _make_participle(unit: Unit) -> None:
    """Keep only the reading as a participle."""
    unit.readings = tuple(r for r in unit.readings if r.feature == "part") or unit.readings


def _says(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether the verb introduces what somebody said or thought."""
    status = lexicon.grammar.status
    names = ("say", "opaque", "deny", "content")
    return any(r.lemma in status.get(name, ()) for r in unit.readings for name in names)


def _tells(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether an act of the verb consists in saying something."""
    return any(act.content for r in unit.readings for act, _ in lexicon.by_verb.get(r.lemma, ()))


def _finite_groups(units: list[Unit], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give (first, last) of every verb group with a finite form in a piece."""
    i = start
    while i < end:
        unit = units[i]
        if unit.tag == "X" or (unit.tag == "V" and unit.is_finite and not _after_marker(units, i)):
            last = _group_end(units, i, end)
            yield i, last
            i = last
        i += 1


def _after_marker(units: list[Unit], i: int) -> bool:
    """Whether the form stands after an infinitive marker, so that it is no finite verb."""
    j = i - 1
    while j >= 0 and units[j].tag in "BK":
        j -= 1
    return j >= 0 and units[j].tag == "I"


def _group_end(units: list[Unit], i: int, end: int) -> int:
    """Give the last verb of the group that begins at unit i: "has not yet been signed"."""
    last = j = i
    while j + 1 < end and units[j + 1].tag in "XGBKTVI":
        j += 1
        if units[j].tag in "VX":
            if units[last].tag == "V" and units[j].tag == "V" and units[j - 1].tag != "I":
                break
            last = j
    return last


def _phrase_start(units: list[Unit], i: int, floor: int) -> int:
    """Give where the noun phrase before unit i begins."""
    j = i
    while j > floor and units[j - 1].tag in "ANDOBG":
        j -= 1
        if units[j].tag == "D":
            break
    return j
