"""What kind of text it is where that decides whether a name acts: contests, and captives."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.actors.scan import Scan
from pipeline.coding.anchors import Anchor, Form

_SENTENCES_A_WORD = (
    4  # a text is of a contest or of the weather when one such word falls on so few sentences
)


def contest(views: Sequence[Scan]) -> bool:
    """Say whether an article tells of sport, show or weather, where countries are teams or places."""
    words = sum(_words(view) for view in views)
    sentences = sum(view.tokens.words.count(".") + 1 for view in views)
    return words * _SENTENCES_A_WORD > sentences


def _words(view: Scan) -> int:
    single = sum(view.cue("sport", i) or view.cue("weather", i) for i in range(len(view.tokens)))
    if single:
        return single
    text = " ".join(view.tokens.folded)
    phrases = [p for cue in ("sport", "weather") for p in view.cues.exact.get(cue, ()) if " " in p]
    return sum(f" {phrase} " in f" {text} " for phrase in phrases)


def promoted(view: Scan, anchors: list[Anchor]) -> list[Anchor]:
    """Give nationals a mention where somebody named frees, takes, bars or expels them."""
    if not any(a.form is Form.NATIONALS for a in anchors):
        return anchors
    named = any(a.form is Form.NAMED for a in anchors)
    captive = named and any(view.cue("captive", i) for i in range(len(view.tokens)))
    if not captive:
        return anchors
    return [replace(a, form=Form.NAMED) if a.form is Form.NATIONALS else a for a in anchors]
