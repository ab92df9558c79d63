"""Compaction: a word's articles lie side by side afterwards."""

import duckdb

from pipeline.warehouse.compact import compact, postings_read
from pipeline.warehouse.connect import open_warehouse

ROWS = 500_000


def test_a_search_reads_few_postings_after_they_were_sorted(warehouse):
    with open_warehouse(warehouse) as con:
        assert postings_of(con) == 0
    assert postings_read(warehouse) == 0
    with open_warehouse(warehouse) as con:
        con.execute(
            "insert into postings select hash(n % 50000), n, 1, 9 from range($rows) r(n)",
            {"rows": ROWS},
        )
    assert postings_read(warehouse) > 0.9 * ROWS
    compact(warehouse)
    assert postings_read(warehouse) < 0.4 * ROWS
    with duckdb.connect(warehouse, read_only=True) as con:
        assert postings_of(con) == ROWS


def postings_of(con) -> int:
    return con.execute("select count(*) from postings").fetchall()[0][0]
