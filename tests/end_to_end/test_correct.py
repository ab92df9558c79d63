"""`attache correct`: a person's word changes the record with the next round, and is kept."""

from datetime import timedelta
from itertools import count

import pytest

from pipeline.warehouse.corrections import parse_corrections
from tests.attache import Attache
from tests.outlets import EVENING, press

FEW = frozenset({"nw-porto", "ba-expel"})
LATE = EVENING + timedelta(days=1)
HOURS = count(1)


@pytest.fixture(scope="module")
def attache(tmp_path_factory):
    """One round; each test leaves the record as it found it."""
    attache = Attache(tmp_path_factory.mktemp("desk"))
    with press(LATE, FEW) as outlets:
        outlets.write_config(attache.config, ["northwire", "baltic"])
        assert attache("collect", "--now", LATE.isoformat(), "--force").returncode == 0
        yield attache


def events(attache):
    rows = attache.rows("from current_events select event_id, type, sources, targets order by all")
    return {row["event_id"]: row for row in rows}


def again(attache):
    now = (LATE + timedelta(hours=next(HOURS))).isoformat()
    done = attache("collect", "--now", now, "--force")
    assert done.returncode == 0, done.stderr


def take_back(attache):
    (attache.config / "corrections.csv").unlink()
    again(attache)


def test_a_wrong_event_goes_with_the_next_round_and_comes_back_when_the_verdict_is_deleted(attache):
    before = events(attache)
    victim = next(iter(before))
    said = ("correct", victim, "--verdict", "wrong", "--by", "ana", "--why", "a film, no visit")
    shown = attache(*said, "--dry-run")
    assert shown.returncode == 0, shown.stderr
    assert "wrong " in shown.stdout
    assert not (attache.config / "corrections.csv").exists()
    assert attache(*said).returncode == 0
    assert attache(*said).returncode == 0  # the same again adds nothing
    file = attache.config / "corrections.csv"
    written = parse_corrections(file.read_text())
    assert written
    assert len({tuple(row.values()) for row in written}) == len(written)
    again(attache)
    assert set(events(attache)) == set(before) - {victim}
    take_back(attache)
    assert events(attache) == before


def test_an_event_is_replaced_by_what_the_desk_says(attache):
    before = events(attache)
    victim = next(iter(before))
    done = attache("correct", victim, "--verdict", "replace", "--as", "CONSULT/meet FRA > DEU",
                   "--by", "ana")  # fmt: skip
    assert done.returncode == 0, done.stderr
    again(attache)
    assert any(
        (row["type"], row["sources"], row["targets"]) == ("CONSULT", ["FRA"], ["DEU"])
        for row in events(attache).values()
    )
    take_back(attache)
    assert events(attache) == before


def test_a_line_set_aside_by_a_person_takes_its_events_with_it_and_comes_back(attache):
    url, sentence = attache.rows(
        "select a.url, r.sentence from current_reports as r join articles as a using (article_id)"
        " where r.n > 1 and r.start_char = 0"
    )[0].values()
    before = events(attache)
    line = ("correct", url, "--line", sentence[:40], "--by", "ana")
    assert attache(*line, "--verdict", "boilerplate").returncode == 0
    again(attache)
    assert len(events(attache)) < len(before)
    file = attache.config / "corrections.csv"
    file.write_text(file.read_text().replace(",boilerplate,", ",text,"))
    again(attache)
    assert events(attache) == before
    file.unlink()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("0123456789abcdef", "--verdict", "wrong", "--by", "a"), 1, "no event of this id"),
        (("visit", "--verdict", "wrong", "--by", "a"), 1, "16 characters"),
        (("https://x.example/", "--verdict", "text", "--by", "a"), 1, "--line"),
        (("https://x.example/", "--verdict", "text", "--line", "x", "--by", "a"), 1, "0 lines"),
        (("x", "--verdict", "perhaps", "--by", "a"), 2, "perhaps"),
    ],
)
def test_what_cannot_be_corrected_is_said(attache, arguments, code, says):
    done = attache("correct", *arguments)
    assert done.returncode == code
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_replacement_that_says_nothing_is_refused(attache):
    victim = next(iter(events(attache)))
    done = attache("correct", victim, "--verdict", "replace", "--by", "ana")
    assert done.returncode == 2
    assert "replacement is like" in done.stderr
    assert not (attache.config / "corrections.csv").exists()
