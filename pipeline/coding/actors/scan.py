"""One segment under reading: its words, the names in it, and which words are taken already."""

from dataclasses import dataclass, field
from datetime import date

from pipeline.coding.actors.dictionary import ActorDictionary
from pipeline.coding.actors.grammar import Cues
from pipeline.coding.actors.lexicon import Kind, Unit
from pipeline.coding.actors.tokens import CLOSERS, Tokens, split

OWNERS = (Kind.COUNTRY, Kind.CAPITAL, Kind.SEAT, Kind.ORGANISATION, Kind.GROUP)


@dataclass(slots=True)
class Scan:
    """A segment with its tokens and units; `taken` marks words inside an actor phrase."""

    n: int
    tokens: Tokens
    units: list[Unit]
    tags: list[frozenset[str]]  # the cues of each word
    cues: Cues
    language: str
    day: date
    dictionary: ActorDictionary
    at: dict[int, Unit] = field(default_factory=dict)  # token -> unit that begins there
    inside: dict[int, Unit] = field(default_factory=dict)  # token -> unit that covers it
    taken: set[int] = field(default_factory=set)
    headline: bool = False  # written with capitals throughout
    dateline: int = 0  # words of the dateline that opens the segment

    def cue(self, cue: str, i: int) -> bool:
        """Say whether word i belongs to a cue of this language."""
        return 0 <= i < len(self.tags) and cue in self.tags[i]

    def ends_at(self, i: int) -> Unit | None:
        """Give the unit whose last word is i."""
        unit = self.inside.get(i)
        return unit if unit and unit.end == i + 1 else None

    def possessive(self, i: int) -> bool:
        """Say whether word i is the English "s" that follows its possessor."""
        return self.language == "en" and self.tokens.at(i) == "s" and self.tokens.glue[i] == "'"

    def word_name(self, i: int) -> bool:
        """Say whether word i can be part of a person's name: a capital, no other known name."""
        if not self.tokens.capital(i) or self.cue("calendar", i):
            return False
        unit = self.inside.get(i)
        return unit is None or unit.first.kind in (Kind.PERSON, Kind.SURNAME)

    def clause_start(self, i: int) -> int:
        """Give the first word of the clause that word i stands in."""
        while (
            i > 0
            and self.tokens.words[i - 1] not in CLOSERS
            and self.tokens.words[i - 1] not in '"“”«»'
        ):
            i -= 1
        return i

    def follows_comma(self, i: int) -> bool:
        """Say whether word i is preceded by a comma."""
        return 0 < i <= len(self.tokens) and self.tokens.words[i - 1] == ","


def scan(n: int, text: str, language: str, day: date, dictionary: ActorDictionary) -> Scan:
    """Give a segment with its names looked up."""
    tokens = split(text)
    lexicon = dictionary.lexicon(language)
    units = lexicon.units(tokens, day)
    tags = [lexicon.cues.of(word) for word in tokens.folded]
    view = Scan(n, tokens, units, tags, lexicon.cues, lexicon.language, day, dictionary)
    for unit in units:
        view.at[unit.start] = unit
        for i in range(unit.start, unit.end):
            view.inside[i] = unit
    view.headline = _headline(tokens, lexicon.language)
    return view


def _headline(tokens: Tokens, language: str) -> bool:
    """Say whether all words are capitalised; only English writes headlines like titles."""
    words = [word for word in tokens.words if len(word) > 3 and word[0].isalpha()]
    high = sum(word[0].isupper() if language == "en" else word.isupper() for word in words)
    return len(words) > 3 and high / len(words) > 0.8 and tokens.words[-1] not in CLOSERS
