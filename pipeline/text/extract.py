"""Page -> Extraction: the one way through the room, pure."""

from collections.abc import Sequence
from functools import partial

from lxml.html import HtmlElement

from pipeline.records import Article, EntryStatus, Extraction, Page, Segment
from pipeline.text import (
    body,
    dates,
    fold,
    language,
    lines,
    metadata,
    outline,
    prune,
    segments,
    statuses,
    tree,
    wire,
)
from pipeline.text.lexicon import Rules
from pipeline.text.metadata import Metadata

MAX_LINES = 5_000  # paragraphs; no article has more
PAGE_TEXT = 20_000  # characters of the whole page in which walls are looked for


def read_page(page: Page, rules: Rules) -> Extraction:
    """Give the article of a page, or what the page is instead."""
    try:
        parsed = tree.parse(page.body, page.content_type)
        return _read(parsed, page, rules)
    except tree.Refused as refusal:
        return Extraction(refusal.status, refusal.reason)


def _read(parsed: tree.Parsed, page: Page, rules: Rules) -> Extraction:
    meta = metadata.read(parsed.root, page)
    tree.strip_bulk(parsed.root)
    is_heavy = parsed.is_heavy or tree.is_endless(parsed.root)
    found, dropped, laid_out = _heavy(parsed) if is_heavy else _ordinary(parsed, page, rules)
    if len(found) > MAX_LINES:
        return Extraction(EntryStatus.TOO_LARGE, f"{len(found)} paragraphs")
    if (letters := sum(len(line.text) for line in found)) > tree.MAX_LETTERS:
        return Extraction(EntryStatus.TOO_LARGE, f"{letters} letters of text")
    captions = [*(d.text for d in dropped if d.why == "caption"), *_image_texts(parsed.root)]
    body_text = partial(_page_text, parsed.root)

    def judged(read: list[body.Line]) -> tuple[tuple[Segment, ...], statuses.Verdict]:
        kept = lines.judge(read, meta, laid_out, rules, captions)
        composed = segments.compose(meta, kept, dropped, laid_out)
        return composed, statuses.judge(meta, composed, laid_out, body_text, rules)

    composed, (status, reason) = judged(found)
    if status is EntryStatus.EMPTY and meta.is_open and meta.stated_body:
        # a page that scripts draw: what the publisher states in its data stands in
        composed, (status, reason) = judged([body.Line(text, "p") for text in meta.stated_body])
    if status is not EntryStatus.ARTICLE:
        return Extraction(status, reason)
    return Extraction(status, _remark(meta, page), _article(meta, composed, rules))


def _ordinary(
    parsed: tree.Parsed, page: Page, rules: Rules
) -> tuple[list[body.Line], list[prune.Dropped], outline.Outline]:
    tree.unlay_tables(parsed.root)
    laid_out = outline.read(parsed.root.find("body"))
    dropped = prune.prune(parsed.root, laid_out, rules)
    try:
        return body.read(parsed.root, page.url, laid_out), dropped, laid_out
    except RecursionError:  # trafilatura walks nested lists and tables by recursion
        return body.read_heavy(parsed.root), dropped, laid_out


def _heavy(parsed: tree.Parsed) -> tuple[list[body.Line], list[prune.Dropped], outline.Outline]:
    return body.read_heavy(parsed.root), [], outline.Outline((), {}, {})


def _image_texts(root: HtmlElement) -> list[str]:
    images = [*root.iter("img"), *root.iter("a")]
    return [
        fold.clean(text)
        for image in images
        for name in ("alt", "title", "data-caption")
        if (text := image.get(name))
    ]


def _page_text(root: HtmlElement) -> str:
    return fold.clean(" ".join(root.find("body").itertext()))[:PAGE_TEXT]


def _remark(meta: Metadata, page: Page) -> str:
    return dates.disagreement(meta.published, page.feed_date) or ""


def _article(meta: Metadata, composed: Sequence[Segment], rules: Rules) -> Article:
    kept = [s.text for s in composed if s.kept and s.n > 1]
    standfirst = next((s.text for s in composed if s.n == 1), None)
    credits = [s.text for s in composed if s.why in ("credit", "copyright", "byline")]
    return Article(
        url=meta.url,
        title=meta.title,
        standfirst=standfirst,
        byline=meta.byline,
        site_name=meta.site_name,
        language=language.decide(" ".join(kept) or meta.title, meta.declared_language),
        published_at=meta.published.at,
        date_basis=meta.published.basis,
        utc_offset_minutes=meta.published.offset,
        modified_at=meta.modified_at,
        wire=wire.find(credits, kept[0] if kept else "", meta.byline, rules),
        segments=tuple(composed),
    )
