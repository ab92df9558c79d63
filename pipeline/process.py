"""What a process task does with its batch: fetch, extract, code; it never opens the warehouse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pipeline.coding.code import Coder
from pipeline.errors import StorageError
from pipeline.progress import Tick
from pipeline.records import Answer, Article, EntryStatus, Extraction, Page
from pipeline.staging.batches import (
    CRASHES_TO_GIVE_UP,
    Batch,
    ClaimedEntry,
    begin_attempt,
    finish_attempt,
    forget_reading,
    note_reading,
    suspects,
)
from pipeline.staging.packs import Pack
from pipeline.staging.rows import Origin, Row, Rows, add_article, add_coded, add_outcome
from pipeline.staging.store import Staging
from pipeline.steps import step
from pipeline.text.lexicon import Rules
from pipeline.text.worker import Extractor
from pipeline.web.archive import read_at
from pipeline.web.keeping import keep_answers
from pipeline.web.rounds import Ask
from pipeline.web.verdicts import verdict


@dataclass(frozen=True, slots=True)
class Kept:
    """Where an answer lies in the archive, and when its page was fetched."""

    file: str
    offset: int
    digest: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """What a batch is read from, by entry, and what is settled whatever its pages say."""

    kept: Mapping[str, Kept]
    missing: str = "the round's time was over before it was asked"
    addresses: Mapping[str, str] = field(default_factory=dict)  # articles that have theirs already
    announced: Mapping[str, Row] = field(default_factory=dict)  # staged with their outcomes
    languages: frozenset[str] = frozenset()  # of the articles that are wanted; empty: all
    is_final: bool = False  # nothing is tried again


def read_batch_pages(
    staging: Staging, batch: Batch, pack: Pack, archive: Path, now: datetime, tick: Tick
) -> dict[str, int]:
    """Fetch and read every entry of a batch into the staging area; give the counts."""
    kept = _fetch(batch, pack, archive, now, tick)
    step("process.fetched")
    return read_pages(staging, batch, pack, archive, Reading(kept), tick)


def read_pages(
    staging: Staging, batch: Batch, pack: Pack, archive: Path, reading: Reading, tick: Tick
) -> dict[str, int]:
    """Read the kept pages of a batch and leave the rows in the staging area; give the counts."""
    reader = _Reader(staging, batch, pack, archive, reading)
    try:
        rows = reader.read_all(tick)
        step("process.coded")
        finish_attempt(staging, batch, reader.attempt, rows.tables)
    except (StorageError, OSError):
        # A full disk is not laid to the page that was in hand.
        forget_reading(staging, batch, reader.attempt)
        raise
    step("process.done")
    return {table: len(items) for table, items in rows.tables.items()}


def warc_of(run_id: str, number: int, now: datetime) -> str:
    """Give the name below the archive folder of the WARC file that a batch's answers go to."""
    return f"{now:%Y-%m-%d}/{run_id}-{number:04d}.warc.gz"


def _fetch(batch: Batch, pack: Pack, archive: Path, now: datetime, tick: Tick) -> dict[str, Kept]:
    """Ask for the pages that the journal does not hold yet; each answer is kept at once."""
    web, warc = pack.settings.web, warc_of(batch.run_id, batch.number, now)

    def answered() -> None:
        step("process.answered")
        tick(1)

    found = keep_answers(
        archive / warc,
        [Ask(e.entry_id, e.url, {}) for e in batch.entries],
        web,
        answered,
        until_seconds=pack.settings.collect.round_seconds,
        robots=web.respect_robots,
    )
    return {key: Kept(warc, offset, digest, now) for key, (offset, digest) in found.items()}


class _Reader:
    """One attempt at a batch: entries in order, those that broke earlier attempts last."""

    def __init__(
        self, staging: Staging, batch: Batch, pack: Pack, archive: Path, reading: Reading
    ) -> None:
        """Prepare the coder and the attempt; nothing is read yet."""
        self._staging, self._batch, self._pack = staging, batch, pack
        self._archive, self._reading = archive, reading
        self._suspects = suspects(staging, batch.run_id, batch.number)
        self._coder = Coder.build(pack.files, pack.learned)
        self._languages = frozenset(pack.settings.desk.languages) & frozenset(self._coder.languages)
        self.attempt = begin_attempt(staging, batch)

    def read_all(self, tick: Tick) -> Rows:
        """Give the rows of all entries."""
        rows = Rows()
        rules = Rules.build(self._pack.files["text/boilerplate.toml"])
        with Extractor(rules) as extractor:
            for entry in self._in_order():
                self._read(rows, entry, self._reading.kept.get(entry.entry_id), extractor)
                step("process.read")
                tick(1)
        return rows

    def _in_order(self) -> Sequence[ClaimedEntry]:
        return sorted(self._batch.entries, key=lambda e: self._crashes(e))

    def _crashes(self, entry: ClaimedEntry) -> int:
        return entry.crashes + self._suspects[entry.entry_id]

    def _read(
        self, rows: Rows, entry: ClaimedEntry, kept: Kept | None, extractor: Extractor
    ) -> None:
        if self._crashes(entry) >= CRASHES_TO_GIVE_UP:
            crashed = Extraction(
                EntryStatus.CRASHED, f"broke its batch {self._crashes(entry)} times"
            )
            return self._add(rows, entry, crashed, _origin(None, kept))
        if kept is None:
            waiting = Extraction(EntryStatus.PENDING, self._reading.missing)
            return self._add(rows, entry, waiting, _origin(None, None), 0)
        answer = read_at(self._archive / kept.file, kept.offset)
        note_reading(self._staging, self._batch, self.attempt, entry.entry_id)
        result, retry = verdict(answer, entry.attempts)
        if result is None:
            page = _page(answer, entry, kept.fetched_at)
            result = self._settled(entry, extractor.read(page))
        self._add(rows, entry, result, _origin(answer, kept), retry)
        return note_reading(self._staging, self._batch, self.attempt, "")

    def _settled(self, entry: ClaimedEntry, result: Extraction) -> Extraction:
        """Give an article the address that it has already, and name an undated one so."""
        article = result.article
        if article is None:
            return result
        if entry.published_at is None and article.date_basis == "feed":
            article = replace(article, date_basis="first-seen")
        address = self._reading.addresses.get(entry.entry_id, article.url)
        return replace(result, article=replace(article, url=address))

    def _add(
        self,
        rows: Rows,
        entry: ClaimedEntry,
        result: Extraction,
        origin: Origin,
        retry: int | None = None,
    ) -> None:
        """Add an entry's outcome and article, unless its language is not wanted."""
        wanted, article = self._reading.languages, result.article
        if article and wanted and article.language not in wanted:
            return
        add_outcome(rows, entry, result, origin, None if self._reading.is_final else retry)
        if entry.entry_id in self._reading.announced:
            rows.add("entries", self._reading.announced[entry.entry_id])
        if article:
            self._code(rows, entry, article, origin)

    def _code(self, rows: Rows, entry: ClaimedEntry, article: Article, origin: Origin) -> None:
        is_coded = article.language in self._languages
        version = self._pack.coder_version if is_coded else None
        key = add_article(rows, entry, article, origin, version)
        if version is None:
            return
        day = local_day(article)
        coded = self._coder.code(kept_texts(article), language=article.language, day=day)
        add_coded(rows, key, coded, coder_version=version, owner=entry.owner, day=day)


def _origin(answer: Answer | None, kept: Kept | None) -> Origin:
    if kept is None:
        return Origin(None, None, None, None)
    return Origin(
        fetched_at=kept.fetched_at,
        warc_file=kept.file,
        warc_offset=kept.offset,
        warc_digest=kept.digest,
        final_url=answer.final_url if answer else None,
        http_status=answer.status if answer else None,
    )


def kept_texts(article: Article) -> list[str]:
    """Give the texts by segment number, empty where a segment is missing or was set aside."""
    texts = [""] * (1 + max((s.n for s in article.segments), default=0))
    for segment in article.segments:
        if segment.kept:
            texts[segment.n] = segment.text
    return texts


def local_day(article: Article) -> date:
    """Give the day of publication at its place; UTC where the page gives no offset."""
    offset = timedelta(minutes=article.utc_offset_minutes or 0)
    return (article.published_at.astimezone(UTC) + offset).date()


def _page(answer: Answer, entry: ClaimedEntry, now: datetime) -> Page:
    return Page(
        url=answer.final_url,
        body=answer.body,
        content_type=answer.headers.get("content-type"),
        fetched_at=now,
        feed_date=entry.published_at or entry.first_seen_at,
        feed_title=entry.title,
    )
