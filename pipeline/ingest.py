"""Ingest: pages from WARC files, as if they had been polled.

    begin (pack; files cut into batches) | read (no network) | load | publish

Takes this program's own archive and Common Crawl's CC-NEWS. A file is read record by record; how
far it is cut is noted after each batch, so that a killed ingest goes on in the middle of a file.
Addresses that were announced or read before are passed over. Pages of files outside the archive
folder are copied into it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import StorageError, UsageError
from pipeline.feeds.links import absolute, clean
from pipeline.home import Home
from pipeline.ids import stable_id
from pipeline.offline import Lane, Offline, read_lane, take
from pipeline.process import Kept, Reading, warc_of
from pipeline.progress import Tick, silent
from pipeline.settings import Config
from pipeline.staging.batches import Batch, ClaimedEntry, write_batch
from pipeline.staging.locks import round_lock
from pipeline.staging.packs import Pack, freeze_pack
from pipeline.staging.rows import site
from pipeline.staging.runs import Run, begin_run
from pipeline.staging.sources import Source, read_sources, write_sources
from pipeline.steps import step
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.ingesting import Outlet, known_urls, outlets_by_site
from pipeline.web.archive import Journal, digest_of, read_at
from pipeline.web.warcs import Record, answer_at, check_readable, records

# A batch's rows are held in memory while it is read; a position is noted after so many records.
_BATCH_PAGES = 500
_BATCH_RECORDS = 20_000

Files = Sequence[str | Path]
Pages = dict[str, tuple[ClaimedEntry, Source]]  # by address


@dataclass(slots=True)
class _Cut:
    """How far the files are cut into batches, and what was passed over by reason."""

    file: int = 0
    offset: int = 0
    batches: int = 0
    records: int = 0
    pages: int = 0
    skipped: dict[str, int] = field(default_factory=dict)

    def skip(self, reason: str, count: int = 1) -> None:
        """Count what is passed over."""
        if count:
            self.skipped[reason] = self.skipped.get(reason, 0) + count


def begin(
    files: Files | str,
    outlets: Sequence[str] | str | None = None,
    languages: Sequence[str] | str | None = None,
    *,
    home: Home | None = None,
    tick: Tick = silent,
) -> list[Lane]:
    """Freeze the pack and cut the files into batches of pages that are not known yet.

    Outlets are names as in feeds.toml or domains. An ingest of the same files that was interrupted
    is taken up where it stands.
    """
    offline = Offline.of("ingest", home)
    paths = [Path(file).resolve() for file in _listed(files)]
    if not paths:
        raise UsageError("ingest: no files")
    for path in paths:
        check_readable(path)
    asked = {
        "files": [str(path) for path in paths],
        "outlets": sorted(name.casefold() for name in _listed(outlets)),
        "languages": sorted(_listed(languages)),
    }
    with offline.held():
        run, outlets_of = _opened(offline, asked)
        _Cutter(offline, run, outlets_of, tick).cut()
        return offline.lanes(run)


def read(lane: Lane, *, home: Home | None = None, tick: Tick = silent) -> dict[str, int]:
    """Extract and code the pages of a lane's batches, into the staging area."""
    return read_lane(Offline.of("ingest", home), lane, _reading, tick)


def load(*, home: Home | None = None) -> dict[str, Any]:
    """Take what was read into the warehouse and derive events; give what came of the files."""
    offline = Offline.of("ingest", home)
    with offline.held():
        run = offline.run
        if run is None:
            return {}
        cut = offline.cut(run)
        found = take(offline, run)
    other = cut["pages"] - sum(found["pages"].values())
    skipped = cut["skipped"] | ({"other_language": other} if other else {})
    return {**found, "records": cut["records"], "skipped": dict(sorted(skipped.items()))}


def _opened(offline: Offline, asked: Mapping[str, Any]) -> tuple[Run, dict[str, Outlet]]:
    with round_lock(offline.home.data):
        pack = offline.fresh_pack(asked)
        run = begin_run(offline.staging, datetime.now(UTC), "ingest", asked)
        step("ingest.begun")
        freeze_pack(offline.staging, run.run_id, pack)
        step("ingest.packed")
        with open_warehouse(offline.home.warehouse, memory_limit=offline.memory_limit) as con:
            return run, _configured(offline.config) | outlets_by_site(con)


def _configured(config: Config) -> dict[str, Outlet]:
    return {
        site(feed.url): Outlet(feed.outlet, feed.owner, feed.country, feed.language)
        for feed in reversed(config.feeds)
    }


class _Cutter:
    """Goes through the files and writes batches; may be killed after any of them."""

    def __init__(
        self, offline: Offline, run: Run, outlets: Mapping[str, Outlet], tick: Tick
    ) -> None:
        self._offline, self._run, self._outlets, self._tick = offline, run, outlets, tick
        self._files = [Path(file) for file in run.asked["files"]]
        self._cut = _Cut(**offline.cut(run))

    def cut(self) -> None:
        """Cut what is not cut yet."""
        while self._cut.file < len(self._files):
            pages = self._next_pages()
            fresh = self._unknown(pages)
            if fresh:
                self._write(fresh)
            self._offline.note_cut(self._run, asdict(self._cut))
            step("ingest.cut")

    def _next_pages(self) -> Pages:
        """Give the pages up to the next position that is noted: a full batch, or a file's end."""
        path, state, pages = self._files[self._cut.file], self._cut, Pages()
        last = state.records + _BATCH_RECORDS
        web = self._offline.config.settings.web
        for record in records(path, state.offset, web.max_body_bytes):
            state.records, state.offset = state.records + 1, record.end
            self._take(pages, path, record)
            self._tick(1)
            if len(pages) >= _BATCH_PAGES or state.records >= last:
                return pages
        state.file, state.offset = state.file + 1, 0
        return pages

    def _take(self, pages: Pages, path: Path, record: Record) -> None:
        address = absolute(record.url, record.url) if not record.skipped else None
        url = clean(address) if address else ""
        reason = record.skipped or self._why_not(url, pages)
        if reason is None and record.at is not None:
            pages[url] = self._page(url, path, record.offset, record.at)
        elif reason and reason != "other":
            self._cut.skip(reason)

    def _why_not(self, url: str, pages: Pages) -> str | None:
        if not url:
            return "no_address"
        if url in pages:
            return "known"
        return None if self._is_wanted(url) else "other_outlet"

    def _is_wanted(self, url: str) -> bool:
        wanted = self._run.asked["outlets"]
        outlet = self._outlets.get(site(url))
        host = urlsplit(url).netloc.lower()
        return not wanted or any(
            host == name
            or host.endswith(f".{name}")
            or (outlet and outlet.outlet.casefold() == name)
            for name in wanted
        )

    def _page(self, url: str, path: Path, offset: int, at: datetime) -> tuple[ClaimedEntry, Source]:
        domain = site(url)
        known = self._outlets.get(domain, Outlet(domain, domain, None, None))
        feed_id = stable_id("feed", "warc", domain)
        entry = ClaimedEntry(
            entry_id=stable_id("entry", feed_id, url),
            feed_id=feed_id,
            url=url,
            title="",
            published_at=None,
            first_seen_at=at,
            attempts=0,
            crashes=0,
            outlet=known.outlet,
            owner=known.owner,
            country=known.country or "",
            language=known.language or "",
        )
        return entry, Source(entry.entry_id, str(path), offset, at)

    def _unknown(self, pages: Pages) -> Pages:
        offline = self._offline
        if not pages:
            return pages
        with (
            round_lock(offline.home.data),
            open_warehouse(offline.home.warehouse, memory_limit=offline.memory_limit) as con,
        ):
            known = known_urls(con, pages)
        self._cut.skip("known", len(known))
        return {url: page for url, page in pages.items() if url not in known}

    def _write(self, pages: Pages) -> None:
        batch = Batch(self._run.run_id, self._cut.batches, tuple(e for e, _ in pages.values()))
        write_sources(self._offline.staging, batch, [source for _, source in pages.values()])
        write_batch(self._offline.staging, batch)
        self._cut.batches += 1
        self._cut.pages += len(pages)


def _reading(offline: Offline, run: Run, batch: Batch, pack: Pack) -> Reading:
    sources = read_sources(offline.staging, batch)
    archive = offline.home.archive
    kept = {
        key: answer for key, source in sources.items() if (answer := _in_place(archive, source))
    }
    others = [entry for entry in batch.entries if entry.entry_id not in kept]
    if others:
        warc = warc_of(run.run_id, batch.number, run.now)
        size = pack.settings.web.max_body_bytes
        kept |= dict(_copied(archive, warc, others, sources, size))
    step("ingest.copied")
    return Reading(
        kept,
        announced={entry.entry_id: _announced(entry) for entry in batch.entries},
        languages=frozenset(run.asked["languages"]),
        is_final=True,
    )


def _in_place(archive: Path, source: Source) -> Kept | None:
    """Give an answer that lies in the archive folder already, in this program's own form."""
    path = Path(source.file)
    root = archive.resolve()
    if not path.is_relative_to(root):
        return None
    try:
        body = read_at(path, source.offset).body
    except (StorageError, ValueError, KeyError):
        return None  # a file of others that was put there
    name = path.relative_to(root).as_posix()
    return Kept(name, source.offset, digest_of(body), source.fetched_at)


def _copied(
    archive: Path,
    warc: str,
    entries: Sequence[ClaimedEntry],
    sources: Mapping[str, Source],
    max_body_bytes: int,
) -> Iterator[tuple[str, Kept]]:
    """Copy pages into the batch's own WARC file, but for those that an earlier attempt copied."""
    with Journal(archive / warc) as journal:
        held = {key: (offset, digest) for key, _, offset, digest in journal.answers()}
        for entry in entries:
            source = sources[entry.entry_id]
            if entry.entry_id not in held:
                answer = answer_at(Path(source.file), source.offset, max_body_bytes)
                held[entry.entry_id] = journal.append(entry.entry_id, entry.url, answer)
                step("ingest.answered")
            yield entry.entry_id, Kept(warc, *held[entry.entry_id], source.fetched_at)


def _announced(entry: ClaimedEntry) -> Mapping[str, object]:
    return {
        "entry_id": entry.entry_id,
        "feed_id": entry.feed_id,
        "url": entry.url,
        "first_seen_at": entry.first_seen_at,
        "site": site(entry.url),
        "outlet": entry.outlet,
        "owner": entry.owner,
        "country": entry.country or None,
        "language": entry.language or None,
    }


def _listed(value: Sequence[Any] | str | None) -> list[Any]:
    """Give a list, also of words with commas between them."""
    if isinstance(value, str):
        return [word.strip() for word in value.split(",") if word.strip()]
    return list(value or ())
