"""Records -> rows of the staged Parquet tables."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import tldextract

from pipeline.ids import hash64, stable_id
from pipeline.records import Article, Coded, Extraction, Mention, Quote, Report, Segment
from pipeline.staging.batches import ClaimedEntry
from pipeline.text.copies import grams, sketch, words
from pipeline.text.recurring import is_prose, line_key

Row = Mapping[str, object]

# The bundled list of public suffixes; nothing is fetched.
_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page's bytes lie in the archive, and when they came."""

    fetched_at: datetime | None
    warc_file: str | None
    warc_offset: int | None
    warc_digest: str | None
    final_url: str | None = None
    http_status: int | None = None


@dataclass(slots=True)
class Rows:
    """The rows of one attempt, by table."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, *rows: Row) -> None:
        """Append rows to a table."""
        self.tables.setdefault(table, []).extend(rows)


def add_outcome(
    rows: Rows, entry: ClaimedEntry, result: Extraction, origin: Origin, retry_seconds: int | None
) -> None:
    """Add where an entry ended; its article too when there is one."""
    article_id = _article_id(result.article) if result.article else None
    rows.add(
        "outcomes",
        {
            "entry_id": entry.entry_id,
            "article_id": article_id,
            "status": result.status.value,
            "reason": result.reason,
            "retry_seconds": retry_seconds,
            **asdict(origin),
        },
    )


def add_article(
    rows: Rows, entry: ClaimedEntry, article: Article, origin: Origin, coder_version: str | None
) -> dict[str, object]:
    """Add an article with its segments; give the key that its codings carry."""
    key: dict[str, object] = {"article_id": _article_id(article), "text_hash": _text_hash(article)}
    rows.add(
        "articles",
        {
            **key,
            "entry_id": entry.entry_id,
            "feed_id": entry.feed_id,
            "site": site(article.url),
            "outlet": entry.outlet,
            "owner": entry.owner,
            "country": entry.country,
            "is_coded": coder_version is not None,
            "coder_version": coder_version,
            "day": article.published_at.astimezone(UTC).date(),
            **{name: getattr(article, name) for name in _ARTICLE_FIELDS},
            **{k: v for k, v in asdict(origin).items() if k not in {"final_url", "http_status"}},
        },
    )
    names = [name for name in (article.site_name, entry.outlet) if name]
    in_body = sum(len(words(s.text)) for s in article.segments if s.kept and s.n > 1)
    is_short = in_body <= _SHORT_WORDS
    rows.add("segments", *({**key, **_segment(s, is_short, names)} for s in article.segments))
    return key


def add_coded(
    rows: Rows, key: Row, coded: Coded, *, coder_version: str, owner: str, day: date
) -> None:
    """Add an article's mentions, quotations, reports and learned offices."""
    rows.add("mentions", *({**key, **_mention(m)} for m in coded.mentions))
    rows.add("quotes", *({**key, **_quote(q, key)} for q in coded.quotes))
    rows.add("reports", *({**key, **_report(r, key, coder_version)} for r in coded.reports))
    rows.add(
        "learned",
        *(
            {
                **key,
                **_span(person.n, person.start, person.end),
                "name": person.name,
                "code": person.code,
                "sector": person.sector,
                "role": person.role,
                "owner": owner,
                "day": day,
            }
            for person in coded.learned
        ),
    )


def site(url: str) -> str:
    """Give the registrable domain of an address, or its host and port where it has none."""
    parts = urlsplit(url)
    return _SUFFIXES(url).top_domain_under_public_suffix or parts.netloc.lower()


def actor_id(kind: str, code: str, sector: str, name: str | None) -> str:
    """Give the id of an actor: a named person or body, or the country or organisation itself."""
    return stable_id("actor", kind, code, sector, (name or "").casefold())


# Of so short a text one 5-gram in eight says too little: its sketch holds all of them. On the
# labelled copies (tests/quality/copies) recall is .991 with this and .939 without.
_SHORT_WORDS = 250

_ARTICLE_FIELDS = (
    "url", "title", "standfirst", "byline", "site_name", "language", "published_at", "date_basis",
    "utc_offset_minutes", "modified_at", "wire",
)  # fmt: skip


def _article_id(article: Article) -> str:
    return stable_id("article", article.url)


def _text_hash(article: Article) -> str:
    kept = (s.text for s in article.segments if s.kept)
    return stable_id("text", article.title, article.standfirst, *kept)


def _segment(segment: Segment, is_short: bool, names: Sequence[str]) -> Row:
    return {
        "n": segment.n,
        "text": segment.text,
        "is_kept": segment.kept,
        "why": segment.why,
        "line_hash": line_key(segment.text),
        "letters": sum(c.isalpha() for c in segment.text),
        "words": len(words(segment.text)),
        "sketch": _whole_sketch(segment.text) if is_short else list(sketch(segment.text)),
        "is_prose": is_prose(segment.text, names),
    }


def _whole_sketch(text: str) -> list[int]:
    return sorted(set(grams(text)))


def _span(n: int, start: int, end: int) -> dict[str, object]:
    return {"n": n, "start_char": start, "end_char": end}


def _mention(mention: Mention) -> Row:
    return {
        **_span(mention.n, mention.start, mention.end),
        "text": mention.text,
        "kind": mention.kind,
        "code": mention.code,
        "sector": mention.sector,
        "name": mention.name,
        "role": mention.role,
        "actor_id": actor_id(mention.kind, mention.code, mention.sector, mention.name),
    }


def _quote(quote: Quote, key: Row) -> Row:
    speaker = quote.code and actor_id("person", quote.code, quote.sector or "", quote.speaker)
    return {
        **_span(quote.n, quote.start, quote.end),
        "quote_id": stable_id("quote", key["article_id"], quote.n, quote.start, quote.text),
        "text": quote.text,
        "speaker": quote.speaker,
        "speaker_id": speaker,
        "code": quote.code,
        "sector": quote.sector,
        "cue": quote.cue,
        "is_direct": quote.is_direct,
        "language": quote.language,
    }


def _report(report: Report, key: Row, coder_version: str) -> Row:
    parties = [("source", p) for p in report.source_parties]
    parties += [("target", p) for p in report.target_parties]
    said = hash64(report.sentence)  # a paragraph that moved is no new report
    return {
        **_span(report.n, report.start, report.end),
        "report_id": stable_id(
            "report", key["article_id"], said, report.type, report.mode, report.status,
            *report.sources, "->", *report.targets,
        ),
        "sentence": report.sentence,
        "type": report.type,
        "mode": report.mode,
        "sources": list(report.sources),
        "targets": list(report.targets),
        "status": report.status.value,
        "day": report.day,
        "day_to": report.day_to,
        "date_basis": report.date_basis,
        "date_precision": report.date_precision,
        "place": report.place,
        "city": report.city,
        "trigger": report.trigger,
        "rule": report.rule,
        "coder_version": coder_version,
        "parties": [
            {
                "side": side,
                "code": p.code,
                "sector": p.sector,
                "name": p.name,
                "actor_id": actor_id(
                    "person" if p.name else "country", p.code, p.sector, p.name
                ),
            }
            for side, p in parties
        ],
    }  # fmt: skip
