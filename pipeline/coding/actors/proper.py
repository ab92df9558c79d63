"""Bodies that no table has, by the make of their names: "Estonian Internal Security Service".

A head word ("Agency", "Autoridad", "-behörde") and the state that owns it tell that a body of the
state is meant; what stands between them in the name says only which.
"""

from pipeline.coding.actors.lexicon import Kind, Name, Unit
from pipeline.coding.actors.phrase import PROPER, Phrase
from pipeline.coding.actors.scan import Scan

_LONGEST = 7  # words of a name between its head and its state
_SMALL = ("of", "article", "and", "charged", "goal")
_BETWEEN = (Kind.PORTFOLIO, Kind.BODY)
_COMPOUND = Name(Kind.BODY, "", "GOV", role="organisation", group=PROPER)
_GERMAN = tuple(
    f"{stem}{end}"
    for stem, ends in (
        *(("behorde", ("", "n")), ("kommission", ("",)), ("amt", ("", "s", "es"))),
        *(("sicherheitsdienst", ("", "s", "es")), ("grenzdienst", ("", "s", "es"))),
        *(("weltraumagentur", ("",)), ("raumfahrtagentur", ("",)), ("energieagentur", ("",))),
        *(("energieorganisation", ("",)), ("polizei", ("",)), ("ministerium", ("", "s"))),
    )
    for end in ends
)
_SHORTEST = 8  # letters of a German compound: "Amt" and "Beamt" are none


def compound(view: Scan, i: int) -> Unit | None:
    """Give a German compound that names a body: "die iranische Atomenergiebehörde"."""
    word = view.tokens.folded[i]
    if len(word) < _SHORTEST or not view.tokens.capital(i):
        return None
    known, before = view.inside.get(i), view.ends_at(i - 1)
    of_a_state = before is not None and before.of(Kind.ADJECTIVE) is not None
    if known and not (known.of(Kind.ORGANISATION) and of_a_state):
        return None  # "die Atomenergiebehörde" is the world's, the Iranian one is not
    return Unit(i, i + 1, (_COMPOUND,)) if word.endswith(_GERMAN) else None


def reach_left(view: Scan, phrase: Phrase) -> bool:
    """Take the capitals between a body and its state: "Estonian | Internal | Security Service"."""
    head, i = phrase.head, phrase.start - 1
    if phrase.owner or head.kind is not Kind.BODY or not view.tokens.capital(phrase.start):
        return False
    while i > phrase.start - _LONGEST and (_part(view, i) or view.cue("and", i)):
        i -= 1
    owner = view.ends_at(i - 1 if view.possessive(i) else i)
    ours = owner is not None and owner.of(Kind.ADJECTIVE, Kind.COUNTRY) is not None
    contest = any("sport" in view.tags[k] for k in range(i + 1, phrase.start))
    if i == phrase.start - 1 or not ours or contest:
        return False
    phrase.start = i + 1
    return True


def reach_right(view: Scan, phrase: Phrase) -> bool:
    """Take the words up to the state: "Agencia | de Energía Atómica de | Irán"."""
    if phrase.head.group != PROPER or phrase.owner is not None:
        return False
    i = phrase.end
    while i < min(phrase.end + _LONGEST, len(view.tokens)):
        unit = view.at.get(i)
        state = unit.of(Kind.ADJECTIVE, Kind.COUNTRY) if unit else None
        if unit and state and (state.kind is Kind.ADJECTIVE or _behind_of(view, i)):
            phrase.owner, phrase.end = state, unit.end
            return True
        if unit and unit.of(*_BETWEEN):
            i = unit.end
        elif _part(view, i) or any(view.cue(cue, i) for cue in (*_SMALL, "modifier")):
            i += 1
        else:
            return False
    return False


def _part(view: Scan, i: int) -> bool:
    return view.word_name(i) and i not in view.inside


def _behind_of(view: Scan, i: int) -> bool:
    return view.cue("of", i - 1) or (view.cue("article", i - 1) and view.cue("of", i - 2))
