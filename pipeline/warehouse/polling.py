"""What poll knows and saves: feeds, their memory, announced entries and the batches of a round."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from urllib.parse import urlsplit

import duckdb
import pyarrow as pa

from pipeline.records import Feed, FeedMemory, FeedState, Polled
from pipeline.staging.batches import Batch, ClaimedEntry
from pipeline.warehouse.arrow import handed_in
from pipeline.warehouse.connect import transaction
from pipeline.warehouse.queries import load_queries

_INSTANT: pa.DataType = pa.timestamp("us", tz="UTC")
_TEXT: pa.DataType = pa.string()

FEEDS = pa.schema(
    dict.fromkeys(("feed_id", "name", "url", "outlet", "country", "language", "owner"), _TEXT)
)
MEMORIES = pa.schema(
    {
        "feed_id": _TEXT,
        "url": _TEXT,
        "state": _TEXT,
        "etag": _TEXT,
        "last_modified": _TEXT,
        "body_hash": _TEXT,
        "failures": pa.float64(),
        "interval_seconds": pa.int32(),
        "identity_rule": _TEXT,
        "error": _TEXT,
        "next_poll_at": _INSTANT,
        "last_poll_at": _INSTANT,
        "last_ok_at": _INSTANT,
        "last_new_at": _INSTANT,
        "failing_since": _INSTANT,
    }
)
POLLS = pa.schema(
    {
        "feed_id": _TEXT,
        "polled_at": _INSTANT,
        "status": _TEXT,
        "http_status": pa.int32(),
        "entries": pa.int32(),
        "bytes": pa.int64(),
        "seconds": pa.float64(),
        "gap": pa.bool_(),
        "error": _TEXT,
    }
)
ENTRIES = pa.schema(
    {
        "entry_id": _TEXT,
        "feed_id": _TEXT,
        "guid": _TEXT,
        "url": _TEXT,
        "title": _TEXT,
        "summary": _TEXT,
        "published_at": _INSTANT,
        "published_basis": _TEXT,
        "revision": pa.int32(),
        "fingerprint": _TEXT,
        "position": pa.int32(),
    }
)
CLAIMED = pa.schema({"entry_id": _TEXT, "batch": pa.int32()})


def remember_feeds(con: duckdb.DuckDBPyConnection, feeds: Sequence[Feed], now: datetime) -> None:
    """Take over feeds.toml: new feeds, changed ones, and those that are no longer in it."""
    del now  # feeds carry no time of their own before they are asked
    rows = [asdict(feed) for feed in feeds]
    sql = load_queries("polling")
    with transaction(con), handed_in(con, configured_feeds=pa.Table.from_pylist(rows, FEEDS)):
        for name in ("refresh_feeds", "insert_feeds", "drop_feeds"):
            con.execute(sql[name])


def due(
    con: duckdb.DuckDBPyConnection, feeds: Sequence[Feed], now: datetime, force: bool
) -> list[tuple[Feed, FeedMemory]]:
    """Give the feeds that are to be asked now with what we remember of them, in the order given."""
    rows = con.execute(load_queries("polling")["memories"], {"now": now, "force": force})
    names = [column[0] for column in rows.description or ()]
    memories = {}
    for row in rows.fetchall():
        fields = dict(zip(names, row, strict=True))
        memories[row[0]] = FeedMemory(**fields | {"state": FeedState(fields["state"])})
    return [(feed, memories[feed.feed_id]) for feed in feeds if feed.feed_id in memories]


def fingerprints(
    con: duckdb.DuckDBPyConnection, feed_ids: Iterable[str]
) -> dict[str, dict[str, str]]:
    """Give what was seen of each feed: entry_id to fingerprint."""
    wanted = sorted(feed_ids)
    seen: dict[str, dict[str, str]] = {feed_id: {} for feed_id in wanted}
    rows = con.execute(load_queries("polling")["fingerprints"], {"feed_ids": wanted})
    for feed_id, entry_id, fingerprint in rows.fetchall():
        seen[feed_id][entry_id] = fingerprint
    return seen


def save_poll(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    now: datetime,
    polled: Sequence[Polled],
    *,
    max_age_days: int,
    max_entries: int,
    max_batches: int,
    coder_version: str | None = None,
) -> list[Batch]:
    """Save a round and claim what is to be read, in one transaction; a second call adds nothing."""
    sql = load_queries("polling")
    this_run = {"run_id": run_id}
    at_now = {"now": now}
    if has_run(con, run_id):
        return batches_of(con, run_id)
    with transaction(con):
        con.execute(sql["insert_run"], this_run | at_now | {"coder_version": coder_version})
        with handed_in(con, **_polled_tables(polled)):
            con.execute(sql["save_memories"])
            con.execute(sql["insert_polls"], this_run)
            con.execute(sql["mark_edited"], at_now)
            con.execute(sql["insert_entries"], this_run | at_now | {"max_age_days": max_age_days})
        rows = con.execute(sql["claimable"], at_now | {"max_entries": max_entries}).fetchall()
        claims = cut(rows, max_batches)
        with handed_in(con, claimed=pa.Table.from_pylist(claims, CLAIMED)):
            con.execute(sql["claim"], this_run | at_now)
            con.execute(sql["insert_batches"], this_run)
    return batches_of(con, run_id)


def has_run(con: duckdb.DuckDBPyConnection, run_id: str) -> bool:
    """Say whether a round's polls are saved."""
    rows = con.execute(load_queries("polling")["run_exists"], {"run_id": run_id}).fetchall()
    return bool(rows[0][0])


def batches_of(con: duckdb.DuckDBPyConnection, run_id: str) -> list[Batch]:
    """Give the batches of a run that are neither loaded nor released, by number."""
    rows = con.execute(load_queries("polling")["batches_of"], {"run_id": run_id}).fetchall()
    entries: dict[int, list[ClaimedEntry]] = defaultdict(list)
    for number, *fields in rows:
        entries[number].append(ClaimedEntry(*fields))
    return [Batch(run_id, number, tuple(entries[number])) for number in sorted(entries)]


def cut(rows: Sequence[tuple[str, str, int]], max_batches: int) -> list[dict[str, object]]:
    """Cut (entry_id, url, crashes) into at most `max_batches` even batches of whole hosts.

    An entry that crashed a batch before is alone in one of its own: it takes nobody with it.
    """
    suspects = [entry_id for entry_id, _, crashes in rows if crashes > 0]
    hosts: dict[str, list[str]] = defaultdict(list)
    for entry_id, url, crashes in rows:
        if not crashes:
            hosts[urlsplit(url).netloc.rpartition("@")[2].lower()].append(entry_id)
    alone = suspects[: max_batches - 1 if hosts and max_batches > 1 else max_batches]
    filled = [[entry_id] for entry_id in alone]
    filled += _fill(hosts, max_batches - len(alone))
    return [
        {"entry_id": entry_id, "batch": number}
        for number, batch in enumerate(filled)
        for entry_id in batch
    ]


def _fill(hosts: Mapping[str, list[str]], batches: int) -> list[list[str]]:
    """Put the largest host into the emptiest batch, and so on."""
    filled: list[list[str]] = [[] for _ in range(batches)]
    for host in sorted(hosts, key=lambda host: (-len(hosts[host]), host)):
        if filled:
            min(filled, key=len).extend(hosts[host])
    return [batch for batch in filled if batch]


def _polled_tables(polled: Sequence[Polled]) -> dict[str, pa.Table]:
    memories = [_fields(item.memory, MEMORIES) for item in polled]
    polls = [_fields(item.poll, POLLS) for item in polled]
    entries = [
        _fields(entry, ENTRIES) | {"position": position}
        for item in polled
        for position, entry in enumerate(item.entries)
    ]
    return {
        "asked_memories": pa.Table.from_pylist(memories, MEMORIES),
        "asked_polls": pa.Table.from_pylist(polls, POLLS),
        "announced_entries": pa.Table.from_pylist(entries, ENTRIES),
    }


def _fields(record: object, schema: pa.Schema) -> dict[str, object]:
    found = {name: getattr(record, name, None) for name in schema.names}
    return {name: str(v) if isinstance(v, FeedState) else v for name, v in found.items()}
