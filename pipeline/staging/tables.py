"""The Parquet tables that process stages and load takes in, as Arrow schemas.

Instants are UTC microseconds. An article's revision is not known to process: rows carry
`text_hash`, the hash of title, standfirst and paragraphs, and load numbers the revisions.
"""

import pyarrow as pa

_INSTANT = pa.timestamp("us", tz="UTC")
_TEXT = pa.string()


def _schema(**columns: pa.DataType) -> pa.Schema:
    return pa.schema(list(columns.items()))


_SPAN: dict[str, pa.DataType] = {
    "article_id": _TEXT,
    "text_hash": _TEXT,
    "n": pa.int32(),
    "start_char": pa.int32(),
    "end_char": pa.int32(),
}

SCHEMAS: dict[str, pa.Schema] = {
    # One row per entry of the batch: where it ended, or when to try again.
    "outcomes": _schema(
        entry_id=_TEXT,
        article_id=_TEXT,
        status=_TEXT,
        reason=_TEXT,
        http_status=pa.int32(),
        retry_seconds=pa.int64(),
        final_url=_TEXT,
        fetched_at=_INSTANT,
        warc_file=_TEXT,
        warc_offset=pa.int64(),
        warc_digest=_TEXT,
    ),
    # One row per page taken from a WARC file, as if a feed had announced it; of ingest only.
    "entries": _schema(
        entry_id=_TEXT,
        feed_id=_TEXT,
        url=_TEXT,
        first_seen_at=_INSTANT,
        site=_TEXT,
        outlet=_TEXT,
        owner=_TEXT,
        country=_TEXT,
        language=_TEXT,
    ),
    # One row per article read in the batch; `entry_id` is the entry that brought it.
    "articles": _schema(
        article_id=_TEXT,
        text_hash=_TEXT,
        entry_id=_TEXT,
        feed_id=_TEXT,
        url=_TEXT,
        site=_TEXT,
        outlet=_TEXT,
        owner=_TEXT,
        country=_TEXT,
        title=_TEXT,
        standfirst=_TEXT,
        byline=_TEXT,
        site_name=_TEXT,
        language=_TEXT,
        published_at=_INSTANT,
        date_basis=_TEXT,
        utc_offset_minutes=pa.int32(),
        modified_at=_INSTANT,
        day=pa.date32(),
        wire=_TEXT,
        is_coded=pa.bool_(),
        coder_version=_TEXT,
        fetched_at=_INSTANT,
        warc_file=_TEXT,
        warc_offset=pa.int64(),
        warc_digest=_TEXT,
    ),
    # One row per paragraph. `is_kept` and `why` are the page's own verdict; sketch is the mod-8
    # sample of its word 5-gram hashes (all of them in an article of at most 250 words), line_hash
    # the hash of the line with digits folded.
    "segments": _schema(
        article_id=_TEXT,
        text_hash=_TEXT,
        n=pa.int32(),
        text=_TEXT,
        is_kept=pa.bool_(),
        why=_TEXT,
        line_hash=pa.uint64(),
        letters=pa.int32(),
        words=pa.int32(),
        sketch=pa.list_(pa.uint64()),
        is_prose=pa.bool_(),
    ),
    "mentions": _schema(
        **_SPAN,
        text=_TEXT,
        kind=_TEXT,
        code=_TEXT,
        sector=_TEXT,
        name=_TEXT,
        role=_TEXT,
        actor_id=_TEXT,
    ),
    "quotes": _schema(
        **_SPAN,
        quote_id=_TEXT,
        text=_TEXT,
        speaker=_TEXT,
        speaker_id=_TEXT,
        code=_TEXT,
        sector=_TEXT,
        cue=_TEXT,
        is_direct=pa.bool_(),
        language=_TEXT,
    ),
    # One row per coded statement. `day` is null when the text has no time words. The parties are
    # parallel lists: side (source, target), code, sector, name, actor_id.
    "reports": _schema(
        **_SPAN,
        report_id=_TEXT,
        sentence=_TEXT,
        type=_TEXT,
        mode=_TEXT,
        sources=pa.list_(_TEXT),
        targets=pa.list_(_TEXT),
        status=_TEXT,
        day=pa.date32(),
        day_to=pa.date32(),
        date_basis=_TEXT,
        date_precision=_TEXT,
        place=_TEXT,
        city=_TEXT,
        trigger=_TEXT,
        rule=_TEXT,
        coder_version=_TEXT,
        parties=pa.list_(
            pa.struct(
                [
                    ("side", _TEXT),
                    ("code", _TEXT),
                    ("sector", _TEXT),
                    ("name", _TEXT),
                    ("actor_id", _TEXT),
                ]
            )
        ),
    ),
    # One row per person whose office a segment states: evidence for later rounds.
    "learned": _schema(
        **_SPAN,
        name=_TEXT,
        code=_TEXT,
        sector=_TEXT,
        role=_TEXT,
        owner=_TEXT,
        day=pa.date32(),
    ),
}
