"""Batches, marks and rounds in the staging area."""

from datetime import UTC, datetime

import pytest

from pipeline.errors import StorageError
from pipeline.staging import batches
from pipeline.staging.locks import round_lock
from pipeline.staging.runs import begin_run, finish_run, open_run
from pipeline.staging.store import Staging

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.fixture(params=["file", "memory"])
def staging(request, tmp_path):
    url = tmp_path.as_uri() if request.param == "file" else f"memory://{tmp_path.name}"
    return Staging(url)


def entry(number: int) -> batches.ClaimedEntry:
    return batches.ClaimedEntry(
        entry_id=f"e{number}", feed_id="f", url=f"https://a.example/{number}", title="Título",
        published_at=None, first_seen_at=NOW, attempts=0, crashes=0, outlet="A", owner="A",
        country="FRA", language="fr",
    )  # fmt: skip


def batch() -> batches.Batch:
    return batches.Batch("run", 3, (entry(1), entry(2)))


def test_a_batch_comes_back_as_it_was_written(staging):
    batches.write_batch(staging, batch())
    assert batches.read_batch(staging, "run", 3) == batch()


def test_only_the_first_attempt_that_finishes_makes_the_done_mark(staging):
    first, second = (batches.begin_attempt(staging, batch()) for _ in range(2))
    assert batches.finish_attempt(staging, batch(), first, {}) is True
    assert batches.finish_attempt(staging, batch(), second, {}) is False
    assert batches.done(staging, "run", 3).attempt == first


def test_a_changed_file_is_not_taken_for_the_one_that_the_mark_names(staging):
    attempt = batches.begin_attempt(staging, batch())
    batches.finish_attempt(staging, batch(), attempt, {})
    done = batches.done(staging, "run", 3)
    with staging.local([done.files["articles"]]) as paths:
        batches.verify(done, {"articles": paths[done.files["articles"]]})
    staging.write(done.files["articles"], b"something else")
    with staging.local([done.files["articles"]]) as paths, pytest.raises(StorageError):
        batches.verify(done, {"articles": paths[done.files["articles"]]})


def test_the_entry_in_hand_is_suspected_when_its_attempt_never_ended(staging):
    crashed = batches.begin_attempt(staging, batch())
    batches.note_reading(staging, batch(), crashed, "e2")
    fine = batches.begin_attempt(staging, batch())
    batches.note_reading(staging, batch(), fine, "e1")
    batches.note_reading(staging, batch(), fine, "")
    assert batches.suspects(staging, "run", 3) == {"e2": 1}


def test_an_open_round_is_taken_up_with_its_own_now(staging):
    run = begin_run(staging, NOW)
    assert begin_run(staging, datetime(2027, 1, 1, tzinfo=UTC)) == run
    finish_run(staging, run)
    assert open_run(staging) is None
    assert begin_run(staging, NOW).run_id != run.run_id


def test_process_tasks_share_the_lock_and_others_hold_it_alone(tmp_path):
    with (
        round_lock(tmp_path, shared=True),
        round_lock(tmp_path, shared=True, wait_seconds=0),
        pytest.raises(StorageError, match="another round"),
        round_lock(tmp_path, wait_seconds=0),
    ):
        pass
