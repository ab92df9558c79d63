"""Who acts at home: the anchors of a sentence, each as an actor of its own within its state.

The engine takes the parties of an act for different when their codes differ. Inside one state they
do not, so that each party carries its state, sector and name as its code while the sentence is
coded ("EGY.COP"), and the state's own code afterwards.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.coding.anchors import Anchor, Form
from pipeline.coding.domestic.lexicon import Domestic
from pipeline.records import Party

_JOINT = "."
_ACTING = frozenset((Form.NAMED, Form.DESCRIPTION, Form.PRONOUN))
_NAME = re.compile(r"(?:\s[A-ZÀ-Þ][\w’'-]+){1,4}")
_OWNED = re.compile(r"['’]s? $|s['’] $")
_BESIDE = re.compile(r"\W+(?:\w+\W+)?")  # between a noun and the adjective or place of its state


def state_of(code: str) -> str | None:
    """Give the state of a code that stands for an actor at home, else None."""
    state, joint, _ = code.partition(_JOINT)
    return state if joint else None


def at_home(state: str, sector: str, name: str | None = None) -> Party:
    """Give a party as an actor of its own within its state."""
    return Party(_JOINT.join(filter(None, (state, sector, name))), sector, name)


def own_state(party: Party) -> Party:
    """Give a party at home with the code of its state."""
    return replace(party, code=state_of(party.code) or party.code)


def named_state(anchors: Sequence[Anchor]) -> str | None:
    """Give the one state that these anchors name, None when they name none or several."""
    codes = {p.code for a in anchors for p in a.parties if _is_state(p)}
    return codes.pop() if len(codes) == 1 else None


def of_sentence(
    text: str, start: int, end: int, anchors: Sequence[Anchor], known: Domestic, state: str | None
) -> list[Anchor]:
    """Give the anchors of text[start:end] with those of domestic actors, in order."""
    nouns = list(_nouns(text, start, end, anchors, known, state))
    merged = {(b.start, b.end) for noun in nouns for b in anchors if _covers(noun, b)}
    kept = [_apart(a, known) for a in anchors if (a.start, a.end) not in merged]
    return sorted((*kept, *nouns), key=lambda a: (a.start, -a.end))


def _is_state(party: Party) -> bool:
    return len(party.code) == 3 and party.sector not in ("IGO", "NGO")


def _covers(noun: Anchor, other: Anchor) -> bool:
    return noun.start <= other.start and other.end <= noun.end


def _apart(anchor: Anchor, known: Domestic) -> Anchor:
    """Give an actor of a state as one of its own; places and adjectives stay the state's."""
    noun = known.pattern.search(anchor.text)
    grasped = anchor.form in _ACTING or (anchor.form is Form.NATIONALS and noun)
    if not grasped or not all(_is_state(p) for p in anchor.parties):
        return anchor
    parties = tuple(_party(p, anchor, noun, known) for p in anchor.parties)
    form = Form.NAMED if anchor.form is Form.NATIONALS else anchor.form
    return replace(anchor, parties=parties, form=form)


def _party(party: Party, anchor: Anchor, noun: re.Match[str] | None, known: Domestic) -> Party:
    """Give the party with the sector that its noun tells: "Egyptian police"."""
    told = known.nouns[noun["noun"].lower()] if noun else None
    sector = told if told and party.sector in ("GOV", "CVL") and not _is_former(party) else None
    name = party.name if anchor.kind == "person" else None
    return at_home(party.code, sector or party.sector, name)


def _is_former(party: Party) -> bool:
    """Whether a named person holds no office: "the former police chief X"."""
    return party.sector == "CVL" and party.name is not None


def _nouns(
    text: str, start: int, end: int, anchors: Sequence[Anchor], known: Domestic, state: str | None
) -> Iterator[Anchor]:
    """Give the domestic actors of a sentence that no other anchor holds."""
    for match in known.pattern.finditer(text, start, end):
        if any(a.start < match.end() and match.start() < a.end for a in anchors):
            continue
        if _OWNED.search(text, max(start, match.start() - 4), match.start()):
            continue  # of an owner whom nobody knows: "the USSR's military"
        beside = [a for a in anchors if _stands_beside(text, match, a)]
        whose = (p.code for a in beside for p in a.parties if _is_state(p))
        code = next(whose, None) or state
        if code is not None:
            yield _anchor(text, match, beside, anchors, code, known)


def _stands_beside(text: str, match: re.Match[str], anchor: Anchor) -> bool:
    """Whether an anchor beside a noun tells its state: "Egyptian | police", "a court | in Lima"."""
    if anchor.end <= match.start():
        between = text[anchor.end : match.start()]
        return anchor.form is Form.ADJECTIVE and bool(_BESIDE.fullmatch(between))
    tells = anchor.form in (Form.ADJECTIVE, Form.PLACE) or anchor.kind == "country"
    return tells and bool(_BESIDE.fullmatch(text[match.end() : anchor.start]))


def _anchor(
    text: str, match: re.Match[str], beside: Sequence[Anchor], anchors: Sequence[Anchor],
    code: str, known: Domestic,
) -> Anchor:  # fmt: skip
    """Give the anchor of a noun, with its adjective before and its name behind."""
    adjectives = [a for a in beside if a.form is Form.ADJECTIVE]
    start = min([match.start(), *(a.start for a in adjectives)])
    end = max([match.end(), *(a.end for a in adjectives)])
    named = _NAME.match(text, end)
    if named and not any(a.start < named.end() and end < a.end for a in anchors):
        end = named.end()
    party = at_home(code, known.nouns[match["noun"].lower()])
    return Anchor(
        anchors[0].n if anchors else 0, start, end, text[start:end], Form.NAMED, (party,), "group"
    )
