"""Acts of the tables -> lines of the page: sentence, reports, sides, quotations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.briefing.content import Evidence, Line, Quotation
from pipeline.briefing.independent import origin, repeats
from pipeline.briefing.names import Names
from pipeline.briefing.phrase import Phrasing, phrases
from pipeline.briefing.rows import ArticleRow, DayRows, EventRow, QuoteRow, ReportRow
from pipeline.briefing.safe import clean, clip, web_address
from pipeline.briefing.sides import sides_line

MOST_QUOTES = 2  # under one act
# Acts of speech: what was said is the act. Under a visit or a strike stands the report's sentence.
SPOKEN = frozenset(("ACCUSE", "AGREE", "CONCEDE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))
QUOTE_LENGTH = 280  # characters
SENTENCE_LENGTH = 600  # characters; a longer sentence is most often a list


@dataclass(frozen=True, slots=True)
class Reader:
    """What turning acts into lines needs: the day's rows, looked up, and a language."""

    day: date
    names: Names
    articles: Mapping[str, ArticleRow]
    quotes: Mapping[str, tuple[QuoteRow, ...]]
    read: frozenset[str]  # countries with a feed

    @classmethod
    def of(cls, rows: DayRows, names: Names) -> "Reader":
        """Look up the rows of a day."""
        quotes: dict[str, tuple[QuoteRow, ...]] = {}
        for quote in rows.quotes:
            quotes[quote.article_id] = (*quotes.get(quote.article_id, ()), quote)
        read = frozenset(feed.country for feed in rows.feeds if feed.country)
        return cls(rows.day, names, {a.article_id: a for a in rows.articles}, quotes, read)

    @property
    def words(self) -> dict[str, Any]:
        """The phrases of the language."""
        return phrases(self.names.language)

    def sentence(self, event: EventRow) -> str:
        """Give the sentence of an act."""
        return Phrasing(self.names).act(event, self.day)

    def line(self, event: EventRow, ref: str = "") -> Line:
        """Give the line of an act."""
        evidence = self.evidence(event)
        reported_in = tuple(sorted({e.country for e in evidence if e.country}))
        parties = {*event.sources, *event.targets}
        return Line(
            ref=ref,
            event_id=event.event_id,
            text=self.sentence(event),
            type=event.type,
            mode=event.mode,
            status=event.status,
            day=event.day,
            day_to=event.day_to,
            date_basis=event.date_basis,
            place=event.place,
            sources=event.sources,
            targets=event.targets,
            confidence=event.confidence,
            reports=len({e.article_id for e in evidence}),
            independent=sum(not e.is_repeat for e in evidence),
            sides=sides_line(self.names, self.words["sides"], parties, reported_in, self.read),
            reported_in=reported_in,
            languages=tuple(sorted({e.language for e in evidence if e.language})),
            evidence=evidence,
            quotes=self._quotations(event),
        )

    def evidence(self, event: EventRow) -> tuple[Evidence, ...]:
        """Give the reports of an act, one per article, first published first."""
        found: dict[str, tuple[ReportRow, ArticleRow]] = {}
        for report in event.reports:
            article = self.articles.get(report.article_id)
            if article:
                found.setdefault(report.article_id, (report, article))
        kept = sorted(
            found.values(), key=lambda f: (f[1].published_at, f[1].outlet, f[0].report_id)
        )
        again = repeats(
            [origin(a.owner or a.outlet, a.wire, a.story_id, r.sentence) for r, a in kept]
        )
        return tuple(
            _evidence(r, a, is_repeat) for (r, a), is_repeat in zip(kept, again, strict=True)
        )

    def _quotations(self, event: EventRow) -> tuple[Quotation, ...]:
        """Give what the parties of an act of speech said, as it stands beside the act."""
        if event.type not in SPOKEN:
            return ()
        parties = {*event.sources, *event.targets}
        found: dict[str, Quotation] = {}
        for report in event.reports:
            for quote in self.quotes.get(report.article_id, ()):
                beside = (
                    quote.n == report.n and quote.start < report.end and report.start < quote.end
                )
                if quote.is_direct and beside and (quote.code is None or quote.code in parties):
                    found.setdefault(clean(quote.text), self._quotation(quote))
        return tuple(found.values())[:MOST_QUOTES]

    def _quotation(self, quote: QuoteRow) -> Quotation:
        article = self.articles[quote.article_id]
        return Quotation(
            text=clip(clean(quote.text).strip('“”"«»„ ').rstrip(",;"), QUOTE_LENGTH),
            speaker=clip(clean(quote.speaker), 80) if quote.speaker else None,
            language=quote.language or article.language or "",
            outlet=clip(clean(article.outlet), 80),
        )


def _evidence(report: ReportRow, article: ArticleRow, is_repeat: bool) -> Evidence:
    return Evidence(
        report_id=report.report_id,
        article_id=article.article_id,
        sentence=clip(clean(report.sentence), SENTENCE_LENGTH),
        outlet=clip(clean(article.outlet), 80),
        owner=clip(clean(article.owner), 80) if article.owner else None,
        country=article.country,
        language=article.language or "",
        title=clip(clean(article.title), 300),
        url=web_address(article.url),
        published_at=article.published_at,
        is_repeat=is_repeat,
        page=f"evidence/{article.article_id}.html#r-{report.report_id}",
    )
