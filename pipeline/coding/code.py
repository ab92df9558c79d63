"""Texts -> actors, quotations, events: everything that coding finds, from the files of config."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.coding import actors, models, quotes
from pipeline.coding.actors.dictionary import ActorDictionary
from pipeline.coding.actors.leaders import LearnedRow
from pipeline.coding.actors.lexicon import UNDATED
from pipeline.coding.actors.spotted import with_spans
from pipeline.coding.anchors import Anchor
from pipeline.coding.domestic import coding as at_home
from pipeline.coding.domestic import lexicon as inner
from pipeline.coding.events import coding, reading
from pipeline.coding.events.lexicon import Lexicon, read_all
from pipeline.records import Coded, Mention


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes texts with the dictionaries and lexicons it was built from."""

    dictionary: ActorDictionary
    lexicons: Mapping[str, Lexicon]
    spotter: models.Spotter | None = None  # a model of the user's that spots more names
    domestic: Mapping[str, inner.Domestic] = field(default_factory=dict)  # empty: switched off

    @classmethod
    def build(cls, files: Mapping[str, str], learned: Iterable[LearnedRow] = ()) -> "Coder":
        """Build a coder from file name -> text ("actors/offices.csv", "events/en.toml")."""
        spotter = models.spotter(files)
        known = read_all(files)
        home = inner.read_all(files, known) if inner.is_on(files) else {}
        return cls(actors.build(files, tuple(learned)), known, spotter, home)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages whose events can be coded."""
        return tuple(self.lexicons)

    def anchors(
        self, texts: Sequence[str], *, language: str, day: date | None, first_n: int = 0
    ) -> list[Anchor]:
        """Give the places in the texts at which an actor or a country can be grasped."""
        day, dictionary = day or UNDATED, self.dictionary
        found = actors.find(
            texts, language=language, day=day, dictionary=dictionary, first_n=first_n
        )
        if self.spotter is None:
            return found
        for n, text in enumerate(texts, first_n):
            spans = self.spotter.spans(text)
            found = with_spans(
                n, text, spans, found, language=language, day=day, dictionary=dictionary
            )
        return found

    def code(
        self, texts: Sequence[str], *, language: str, day: date | None, first_n: int = 0
    ) -> Coded:
        """Code an article's segments, published on `day`; n counts from first_n."""
        anchors = self.anchors(texts, language=language, day=day, first_n=first_n)
        lexicon = self.lexicons.get(language)
        learned = actors.learned_from(anchors)
        if lexicon is None:
            return Coded(_mentions(anchors, ()), learned=learned)
        reads = reading.read(texts, anchors, lexicon, first_n)
        told = coding.code(reads, texts, day, first_n)
        home = self.domestic.get(language)
        more = at_home.code(reads, texts, anchors, home, day, told.reports, first_n) if home else ()
        return Coded(
            _mentions(anchors, told.nationals),
            tuple(quotes.find(reads, texts, language, first_n)),
            (*told.reports, *more),
            learned,
        )


def _mentions(anchors: Iterable[Anchor], nationals: Sequence[Anchor]) -> tuple[Mention, ...]:
    """Give the mentions: all that name an actor, and the nationals that are party to an event."""
    found = [mention for a in anchors if (mention := a.mention())]
    for anchor in nationals:
        party = anchor.parties[0]
        found.append(
            Mention(
                anchor.n, anchor.start, anchor.end, anchor.text, "group", party.code, party.sector
            )
        )
    return tuple(sorted(found, key=lambda m: (m.n, m.start)))
