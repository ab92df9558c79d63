"""Receipts in the warehouse."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pipeline.briefing.deliver.receipts import (
    Outcome,
    Receipt,
    read_receipt,
    receipt_path,
    write_receipt,
)
from pipeline.deliver import all_receipts
from pipeline.home import Home
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.deliveries import take_deliveries

NOW = datetime(2031, 5, 15, 6, 30, tzinfo=UTC)
DAY = date(2031, 5, 14)


def rows(con):
    return con.execute(
        "select channel, status, reason, recipients, refused from deliveries order by channel"
    ).fetchall()


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "config", tmp_path / "data")


def keep(home: Home, receipt: Receipt) -> None:
    path = receipt_path(home.deliveries, receipt.day, receipt.edition, receipt.channel)
    write_receipt(path, receipt)
    assert read_receipt(path) == receipt


def test_receipts_become_rows_and_later_ones_replace_earlier_ones(home):
    sending = Receipt(DAY, 1, "desk", "sending", NOW)
    keep(home, sending)
    keep(home, Receipt(DAY, 1, "news", "unknown", NOW, reason="it broke"))
    with open_warehouse(home.warehouse, memory_limit="200MB") as con:
        take_deliveries(con, all_receipts(home))
        assert rows(con) == [
            ("desk", "sending", None, 0, 0),
            ("news", "unknown", "it broke", 0, 0),
        ]
        outcome = Outcome("sent", recipients=2, refused=(("x@y.example", "550 no"),))
        keep(home, sending.ended(outcome, NOW + timedelta(minutes=1)))
        take_deliveries(con, all_receipts(home))
        take_deliveries(con, all_receipts(home))
        assert rows(con)[0] == ("desk", "sent", None, 2, 1)
        assert len(rows(con)) == 2


def test_no_receipts_are_no_rows(home):
    with open_warehouse(home.warehouse, memory_limit="200MB") as con:
        take_deliveries(con, all_receipts(home))
        assert rows(con) == []
