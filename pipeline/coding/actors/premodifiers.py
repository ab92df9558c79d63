"""What stands before a title: modifiers and owners ("Germany's new", "the Biden")."""

from pipeline.coding.actors.beats import sender, take
from pipeline.coding.actors.lexicon import Kind, Name, Unit
from pipeline.coding.actors.phrase import Phrase, posts
from pipeline.coding.actors.proper import reach_left
from pipeline.coding.actors.scan import OWNERS, Scan

_SERVANTS = ("envoy", "adviser", "national security adviser", "chief negotiator")


def left_modifiers(view: Scan, phrase: Phrase) -> None:
    """Take adjectives before the head, and an owner glued to it."""
    while modifier(view, phrase, phrase.start - 1):
        phrase.start -= 1
    glued = view.ends_at(phrase.start - 1)
    if glued and phrase.owner is None and glued.of(*OWNERS) and view.tokens.glue[phrase.start]:
        phrase.owner, phrase.start = glued.of(*OWNERS), glued.start


def modifier(view: Scan, phrase: Phrase, i: int) -> bool:
    """Say whether a word is an adjective of titles, and note what it says."""
    unit = view.inside.get(i)
    office = unit.of(Kind.OFFICE) if unit else None
    if office and office.group == "former":
        phrase.former = True
        return True
    if unit and unit.of(*OWNERS, Kind.ADJECTIVE, Kind.PEOPLE, Kind.PERSON, Kind.BODY):
        return False
    if view.cue("former", i):
        phrase.former = True
        return True
    for cue in ("deputy", "delegate", "elect"):
        if view.cue(cue, i):
            setattr(phrase, cue, True)
            return True
    if view.cue("opposition", i):
        phrase.opposition = True
        return True
    return view.cue("modifier", i)


def left(view: Scan, phrase: Phrase) -> None:
    """Grow a phrase to the left over modifiers and owners."""
    while phrase.start > 0:
        i = phrase.start - 1
        unit = view.ends_at(i)
        if view.language == "en" and view.tokens.words[i] == "s" and view.tokens.glue[i] == "'":
            _possessor(view, phrase, view.ends_at(i - 1), i)
            return
        if unit and _take_left(view, phrase, unit):
            continue
        if modifier(view, phrase, i):
            phrase.start = i
        elif view.language != "en" or not (reach_left(view, phrase) or take(view, phrase)):
            return


def _possessor(view: Scan, phrase: Phrase, unit: Unit | None, apostrophe: int) -> None:
    owner = unit.of(*OWNERS) or leader(phrase, unit) if unit else None
    if unit and owner and phrase.owner is None:
        phrase.owner, phrase.start = owner, unit.start
        _shared_left(view, phrase, unit)
        return
    body = unit.of(Kind.BODY) if unit else None
    if unit and body and phrase.head.group == "voice":
        phrase.body, phrase.start = body, unit.start
        left(view, phrase)


def _take_left(view: Scan, phrase: Phrase, unit: Unit) -> bool:
    owner = unit.of(Kind.ADJECTIVE, *OWNERS) or leader(phrase, unit)
    if owner and _accredited(view, phrase, unit, owner):
        phrase.start = unit.start
        return True
    if owner and phrase.owner is None and _adjoins(view, unit, owner, phrase):
        phrase.owner, phrase.start = owner, unit.start
        _shared_left(view, phrase, unit)
        return True
    inner = unit.of(Kind.BODY, Kind.OFFICE)
    if (
        inner
        and phrase.owner is None
        and view.language == "en"
        and inner.group not in ("former", "local")
    ):
        return _inner(phrase, inner, unit)
    return False


def leader(phrase: Phrase, unit: Unit) -> Name | None:
    """Give the state of a leader who names a government or sends: "the Biden administration"."""
    head = phrase.head
    serves = head.group == "voice" or head.role in _SERVANTS
    troops = head.sector == "MIL" and head.group in ("people", "body")
    if not serves and (head.kind is not Kind.BODY or not (head.sector == "GOV" or troops)):
        return None
    return unit.of(Kind.PERSON, Kind.SURNAME)


def _accredited(view: Scan, phrase: Phrase, unit: Unit, owner: Name) -> bool:
    """Say whether it is where an envoy serves: "Russia's UN ambassador", "a U.S. Syria envoy"."""
    serves = owner.kind in (Kind.ORGANISATION, Kind.COUNTRY) and posts(phrase)
    if not serves or sender(view, unit.start - 1) is None:
        return False
    phrase.post = owner.code if owner.kind is Kind.COUNTRY else phrase.post
    return True


def _adjoins(view: Scan, unit: Unit, owner: Name, phrase: Phrase) -> bool:
    if owner.kind is Kind.ADJECTIVE or owner.kind in (Kind.ORGANISATION, Kind.GROUP, Kind.SEAT):
        return True
    if view.language == "de":
        genitive = unit.end == phrase.start and view.tokens.at(unit.end - 1)[-1] in "sxzß"
        return bool(view.tokens.glue[phrase.start]) or genitive
    return not view.cue("at", unit.start - 1) or owner.kind is Kind.COUNTRY


def _inner(phrase: Phrase, inner: Name, unit: Unit) -> bool:
    if phrase.head.kind is Kind.OFFICE and inner.kind is Kind.BODY:
        phrase.body = phrase.body or inner
        if inner.code:
            phrase.owner = inner
    elif phrase.head.kind is not Kind.BODY:
        return False
    phrase.start = unit.start
    return True


def _shared_left(view: Scan, phrase: Phrase, last: Unit) -> None:
    """ "the French, Italian and German ministers": earlier owners of the same head."""
    i = _past_article(view, last.start)
    while i > 1 and (view.cue("and", i - 1) or view.tokens.words[i - 1] == ","):
        at = i - 2
        if view.language == "en" and view.tokens.words[at] == "s" and view.tokens.glue[at] == "'":
            at -= 1
        unit = view.ends_at(at)
        owner = unit.of(phrase.owner.kind) if unit and phrase.owner else None
        if unit is None or owner is None or not (phrase.shared or view.cue("and", i - 1)):
            return
        phrase.shared.append((unit.start, unit.end, owner))
        i = _past_article(view, unit.start)


def _past_article(view: Scan, i: int) -> int:
    """Give where an owner begins with the article that German repeats: "und die ägyptische"."""
    return i - 1 if view.language == "de" and view.cue("article", i - 1) else i
