"""Why a sentence is, or is not, coded: its tokens, its actors, the rules that were tried."""

from collections.abc import Iterator
from datetime import date

from pipeline.coding.anchors import Anchor
from pipeline.coding.code import Coder
from pipeline.coding.domestic import coding as at_home
from pipeline.coding.domestic.sides import state_of
from pipeline.coding.events import acts, gates, reading
from pipeline.coding.events.reading import Read
from pipeline.coding.events.scene import Context
from pipeline.coding.jsonl import detect

_TAGS = {
    "A": "actor", "T": "time", "P": "preposition", "D": "determiner", "C": "coordinator",
    "S": "subordinator", "R": "relative pronoun", "X": "auxiliary", "G": "negation",
    "B": "adverb", "K": "clitic", "I": "infinitive marker", "V": "verb", "O": "possessive",
    "Q": "quotation mark", "N": "noun or other",
}  # fmt: skip


def explanation(sentence: str, coder: Coder, *, day: date | None, language: str | None) -> str:
    """Give the explanation of a text as lines for the terminal."""
    spoken = language or detect(sentence)
    lines = [f"language {spoken}", "", "actors"]
    anchors = coder.anchors([sentence], language=spoken, day=day)
    lines.extend(map(_actor, anchors))
    lexicon = coder.lexicons.get(spoken)
    if lexicon is None:
        return "\n".join([*lines, "", f"no lexicon of events for language {spoken}"])
    context = Context(day)
    reads = reading.read([sentence], anchors, lexicon)
    for read in reads:
        lines.extend(_sentence(read, sentence, context))
    known = coder.domestic.get(spoken)
    for read in at_home.read_again(reads, [sentence], anchors, known, 0) if known else ():
        lines.extend(_at_home(read, sentence, context))
    lines.extend(("", "result"))
    reports = coder.code([sentence], language=spoken, day=day).reports
    for r in reports:
        mode = f" {r.mode}" if r.mode else ""
        when = f" on {r.day}" if r.day and not r.day_to else ""
        where = f" in {r.place}" if r.place else ""
        sides = f"{' '.join(r.sources)} -> {' '.join(r.targets)}"
        lines.append(f"  {r.type}{mode}: {sides}, {r.status}{when}{where}  [rule {r.rule}]")
    return "\n".join(lines if reports else [*lines, "  no event"])


def _actor(anchor: Anchor) -> str:
    """Explain whom an anchor names."""
    codes = ", ".join(f"{state_of(p.code) or p.code} {p.sector}" for p in anchor.parties)
    role = f", {anchor.role}" if anchor.role else ""
    return f"  {anchor.text}: {codes} ({anchor.form}, {anchor.kind}{role})"


def _at_home(read: Read, text: str, context: Context) -> Iterator[str]:
    """Explain a sentence read once more, with the actors of one state told apart."""
    yield from ("", "politics inside a state: actors")
    for unit in read.reach.units if read.reach else ():
        yield from (_actor(a) for a in unit.anchors if any(state_of(p.code) for p in a.parties))
    yield from _sentence(read, text, context)


def _sentence(read: Read, text: str, context: Context) -> Iterator[str]:
    """Explain one sentence."""
    yield ""
    if read.reach is None:
        yield f"sentence without an actor: {text[read.start : read.end]}"
        return
    yield "clauses"
    for piece in read.reach.clauses.pieces:
        words = " ".join(
            f"{u.text}/{u.tag}" if u.tag.isalpha() else u.text
            for u in read.reach.units[piece.start : piece.end]
        )
        yield f"  {piece.kind}: {words}"
    used = sorted({u.tag for u in read.reach.units} & set(_TAGS))
    yield "  (" + ", ".join(f"{tag} {_TAGS[tag]}" for tag in used) + ")"
    yield "rules tried"
    if read.topic:
        yield f"  none: the sentence is about {read.topic}"
    elif gates.is_question(text[read.start : read.end]):
        yield "  none: the sentence is a question"
    else:
        acts.events(read.reach, context)
        for trace in context.trace:
            yield f"  {trace.word}: {trace.rule or '-'}: {trace.outcome}"
        if not context.trace:
            yield "  none: no word of the lexicon stands in it with the words its pattern asks for"
        context.trace.clear()
