"""Receipts of deliveries become rows."""

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from pipeline.briefing.deliver.receipts import Receipt
from pipeline.warehouse.arrow import handed_in
from pipeline.warehouse.connect import transaction
from pipeline.warehouse.queries import load_queries

_COLUMNS: dict[str, pa.DataType] = {
    "day": pa.date32(),
    "edition": pa.int32(),
    "channel": pa.string(),
    "status": pa.string(),
    "at": pa.timestamp("us", tz="UTC"),
    "reason": pa.string(),
    "recipients": pa.int32(),
    "refused": pa.int32(),
}
DELIVERIES = pa.schema(_COLUMNS)


def take_deliveries(con: duckdb.DuckDBPyConnection, receipts: Iterable[Receipt]) -> None:
    """Take in receipts: what each says now replaces what it said before."""
    sql = load_queries("deliver")
    rows = pa.Table.from_pylist([_row(receipt) for receipt in receipts], DELIVERIES)
    with handed_in(con, in_deliveries=rows), transaction(con):
        con.execute(sql["forget_deliveries"])
        con.execute(sql["insert_deliveries"])


def _row(receipt: Receipt) -> dict[str, object]:
    return {
        "day": receipt.day,
        "edition": receipt.edition,
        "channel": receipt.channel,
        "status": receipt.status,
        "at": receipt.at,
        "reason": receipt.reason or None,
        "recipients": receipt.recipients,
        "refused": len(receipt.refused),
    }
