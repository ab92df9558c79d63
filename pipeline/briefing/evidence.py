"""Local evidence pages: an article's archived text, the sentences it lends a briefing marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.briefing.content import Briefing, Evidence
from pipeline.briefing.render_html import render
from pipeline.briefing.rows import ArticleRow, DayRows, ReportRow
from pipeline.briefing.safe import clean, clip, inert, web_address
from pipeline.briefing.words import Words

TITLE_LENGTH = 300  # characters


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: marked with the report it carries, or plain."""

    text: str
    report_id: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article as archived."""

    n: int
    pieces: tuple[Piece, ...]
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Use:
    """The act that a marked sentence reports."""

    report_id: str
    event_id: str
    ref: str | None
    text: str


def evidence_pages(rows: DayRows, briefing: Briefing) -> dict[str, str]:
    """Give a page per article that the briefing rests on, by its path in the edition's folder."""
    articles = {article.article_id: article for article in rows.articles}
    reports = {r.report_id: r for event in (*rows.events, *rows.ahead) for r in event.reports}
    uses: dict[str, list[Use]] = {}
    for article_id, use in _uses(briefing):
        if use not in uses.setdefault(article_id, []):
            uses[article_id].append(use)
    return {
        f"evidence/{article_id}.html": evidence_page(
            articles[article_id], [reports[u.report_id] for u in used], used, briefing
        )
        for article_id, used in sorted(uses.items())
    }


def evidence_page(
    article: ArticleRow,
    reports: Sequence[ReportRow],
    uses: Sequence[Use],
    briefing: Briefing,
) -> str:
    """Give the page of one article."""
    words = Words.of(briefing)
    paragraphs = [
        Paragraph(s.n, marked(s.text, [r for r in reports if r.n == s.n]), s.is_kept)
        for s in article.segments
        if s.n > 0
    ]
    return render(
        "evidence.html",
        a=article,
        b=briefing,
        w=words,
        sample=briefing.sample,
        title=clip(clean(article.title), TITLE_LENGTH),
        outlet=clean(article.outlet),
        url=web_address(article.url),
        archive=archive_record(article),
        paragraphs=paragraphs,
        uses=uses,
    )


def archive_record(article: ArticleRow) -> str:
    """Give where the page lies in the archive: file, offset and digest of its WARC record."""
    parts = [clean(article.warc_file or "")]
    if article.warc_offset is not None:
        parts.append(f"@ {article.warc_offset}")
    parts.append(clean(article.warc_digest or ""))
    return " ".join(part for part in parts if part)


def marked(text: str, reports: Iterable[ReportRow]) -> tuple[Piece, ...]:
    """Cut a paragraph at the sentences of reports; of overlapping ones the first is marked."""
    pieces, at = [], 0
    for report in sorted(reports, key=lambda r: (r.start, r.end, r.report_id)):
        if not at <= report.start < report.end <= len(text):
            continue
        pieces.append(Piece(inert(text[at : report.start])))
        pieces.append(Piece(inert(text[report.start : report.end]), report.report_id))
        at = report.end
    pieces.append(Piece(inert(text[at:])))
    return tuple(piece for piece in pieces if piece.text)


def _uses(briefing: Briefing) -> Iterable[tuple[str, Use]]:
    for line in briefing.lines:
        for report in line.evidence:
            yield _use(report, line.event_id, line.ref, line.text)
    for item in briefing.ahead:
        for report in item.evidence if not item.ref else ():
            yield _use(report, item.event_id, item.ref, item.text)


def _use(report: Evidence, event_id: str, ref: str | None, text: str) -> tuple[str, Use]:
    return report.article_id, Use(report.report_id, event_id, ref, text)
