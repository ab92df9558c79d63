"""A full disk is said clearly, loses nothing, and work goes on when there is space again."""

import multiprocessing
import resource
import signal
from collections import namedtuple

import pytest

from pipeline.errors import StorageError
from pipeline.warehouse import load as loading
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.load import load_batch
from pipeline.warehouse.polling import remember_feeds, save_poll
from pipeline.warehouse.publish import publish
from tests.warehouse.rows import NOW, Staged, a_feed, a_poll, an_entry, body

FEED = a_feed()


@pytest.fixture
def staged_batch(warehouse, tmp_path):
    """A polled warehouse and a batch of articles that is larger than it."""
    entries = [an_entry(FEED, str(number)) for number in range(60)]
    staged = Staged()
    for entry in entries:
        staged.article(entry, body(entry.guid, 20), feed=FEED)
    with open_warehouse(warehouse) as con:
        remember_feeds(con, [FEED], NOW)
        save_poll(
            con, "r1", NOW, [a_poll(FEED, entries)], max_age_days=0, max_entries=99, max_batches=1
        )
    return staged.write(tmp_path / "staged")


def _fail_within(size, work, answers):
    """Do the work while no file may grow beyond `size` bytes, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        work()
        answers.put(None)
    except StorageError as e:
        answers.put(str(e))


def said_when_full(size, work):
    context = multiprocessing.get_context("fork")
    answers = context.Queue()
    child = context.Process(target=_fail_within, args=(size, work, answers))
    child.start()
    said = answers.get(timeout=60)
    child.join()
    return said


def load(warehouse, files):
    with open_warehouse(warehouse) as con:
        return load_batch(con, "r1", 0, "a", files, NOW)


@pytest.mark.parametrize("share", [1, 0.02], ids=["at the checkpoint", "at the commit"])
def test_a_load_onto_a_full_disk_loses_and_doubles_nothing(warehouse, staged_batch, share):
    size = int(warehouse.stat().st_size * share)
    said = said_when_full(size, lambda: load(warehouse, staged_batch))
    assert said
    assert str(warehouse) in said
    # What was committed before the disk was full stands, and is not loaded twice.
    assert load(warehouse, staged_batch).get("articles", 60) == 60
    with open_warehouse(warehouse) as con:
        rows = con.execute("select count(*), count(distinct article_id) from articles").fetchall()
        assert rows == [(60, 60)]
        assert con.execute("select loaded_at from batches").fetchall() == [(NOW,)]


def test_a_publish_onto_a_full_disk_leaves_the_last_snapshot(warehouse, staged_batch, tmp_path):
    published = tmp_path / "published"
    first = publish(warehouse, published, keep=2, now=NOW)
    load(warehouse, staged_batch)
    said = said_when_full(
        warehouse.stat().st_size // 2, lambda: publish(warehouse, published, keep=2, now=NOW)
    )
    assert said
    assert (published / "current.duckdb").resolve() == first
    again = publish(warehouse, published, keep=2, now=NOW)
    assert (published / "current.duckdb").resolve() == again != first


def test_a_load_that_would_not_fit_is_refused_before_it_begins(
    warehouse, staged_batch, monkeypatch
):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(loading.shutil, "disk_usage", lambda path: usage(100, 99, 1))
    with pytest.raises(StorageError, match=r"0 MB free on its disk, load needs \d+ MB"):
        load(warehouse, staged_batch)
