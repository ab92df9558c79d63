"""Recode: says what today's dictionaries change, changes just that, and forgets nothing."""

from datetime import date
from hashlib import sha256

import pytest

from pipeline import recode
from pipeline.errors import UsageError
from pipeline.home import Home
from pipeline.staging.runs import begin_run, finish_run
from pipeline.staging.store import Staging
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.rounds import derive_touched
from tests.outlets import EVENING
from tests.warehouse.rounds import LEXICON, collect, copied, killed_at, rows, write_lexicon
from tests.warehouse_dump import dump

BEFORE = "2026-03-03 04:00:00+00"  # after the round of EVENING, before any recode
EVENTS = "type, mode, status, sources, targets, day, articles"


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Home:
    return collect(tmp_path_factory.mktemp("collected"))


@pytest.fixture
def home(collected, tmp_path) -> Home:
    return copied(collected, tmp_path)


@pytest.fixture(scope="module")
def changed(collected, tmp_path_factory) -> Home:
    """A home that was recoded after a change of the lexicon."""
    home = copied(collected, tmp_path_factory.mktemp("changed"))
    change_lexicon(home)
    recoded(home)
    return home


def change_lexicon(home: Home) -> None:
    """Nobody accuses any more, and expelling is another type."""
    acts = [act for act in LEXICON.split("[[act]]\n") if 'id = "accuse"' not in act]
    text = "[[act]]\n".join(acts)
    write_lexicon(home, text.replace('type = "SANCTION"\nmode = "expel"', 'type = "COERCE"'))


def recoded(home: Home, since="2026-01-01", until=None, dry_run=False):
    """Run all stages; give the plan and what was loaded."""
    for lane in recode.begin(since, until, dry_run, home=home):
        recode.read(lane, home=home)
    plan = recode.full_plan(home=home)
    return plan, recode.load(home=home)


def events(home: Home, relation="current_events") -> set[tuple]:
    return {
        tuple(map(str, row)) for row in rows(home.warehouse, f"select {EVENTS} from {relation}")
    }


def test_with_the_same_dictionaries_nothing_changes_but_the_ledger(home):
    before = dump(home.warehouse)
    plan, loaded = recoded(home)
    assert plan["events"] == {"added": 0, "gone": 0, "changed": 0}
    assert loaded["pages"] == {"article": 5}
    after = dump(home.warehouse)
    assert {name for name in before if before[name] != after[name]} == {"runs", "batches"}


def test_a_dry_run_says_what_would_change_and_changes_nothing(home):
    change_lexicon(home)
    before = home.warehouse.read_bytes()
    plan, loaded = recoded(home, dry_run=True)
    assert plan["events"] == {"added": 0, "gone": 1, "changed": 1}
    groups = {(g["change"], g["what"], g["type"]): g["events"] for g in plan["groups"]}
    assert groups == {("gone", "", "ACCUSE"): 1, ("changed", "type, mode", "COERCE"): 1}
    by_change = {example["change"]: example for example in plan["examples"]}
    assert by_change["changed"]["sentence"] == "Estonia expels Russian diplomat"
    assert by_change["changed"]["old_type"] == "SANCTION"
    assert by_change["gone"]["url"].endswith("/ba-expel.html")
    assert loaded["dry_run"] is True
    assert dump_of(before, home) == dump(home.warehouse)
    assert not list(home.data.glob("recode-*"))
    assert recode.load(home=home) == {}


def dump_of(data: bytes, home: Home):
    path = home.data / "before.duckdb"
    path.write_bytes(data)
    return dump(path)


def test_a_changed_lexicon_changes_just_what_the_plan_said(collected, changed):
    home, before, after = changed, events(collected), events(changed)
    assert {row[0] for row in before - after} == {"ACCUSE", "SANCTION"}
    assert [row[:5] for row in after - before] == [
        ("COERCE", "None", "happened", "['EST']", "['RUS']")
    ]
    assert len(before) - len(after) == 1
    why = rows(
        home.warehouse, "select type, withdrawn_why from reports where withdrawn_at is not null"
    )
    assert sorted(why) == [("ACCUSE", "recoded"), ("SANCTION", "recoded")]
    (versions,) = rows(home.warehouse, "select count(distinct coder_version) from current_reports")[
        0
    ]
    assert versions == 1


def test_what_was_withdrawn_stays_readable_as_of_then(collected, changed):
    home = changed
    reports = rows(collected.warehouse, "select report_id from current_reports order by 1")
    assert events(home, f"as_of('{BEFORE}')") == events(collected)
    then = rows(home.warehouse, f"select report_id from reports_as_of('{BEFORE}') order by 1")
    assert then == reports
    breaks = rows(home.warehouse, "select kind, day from series_breaks where kind = 'coder'")
    assert [day > date(2026, 3, 3) for _, day in breaks] == [False, True]


@pytest.mark.slow
def test_coding_back_gives_the_first_codings_again_and_keeps_every_state(home):
    before = dump(home.warehouse)
    change_lexicon(home)
    recoded(home)
    write_lexicon(home, LEXICON)
    plan, _ = recoded(home)
    assert plan["events"] == {"added": 1, "gone": 0, "changed": 1}
    assert len({row[0] for row in rows(home.warehouse, "select run_id from runs")}) == 3
    current = rows(home.warehouse, "select report_id, type, day from current_reports order by 1")
    first = rows(
        home.warehouse, f"select report_id, type, day from reports_as_of('{BEFORE}') order by 1"
    )
    assert current == first
    after = dump(home.warehouse)
    for name in ("articles", "segments", "mentions", "quotes", "stories", "actors"):
        assert after[name] == before[name], name


@pytest.mark.slow
def test_a_recode_of_other_days_leaves_these_alone(home):
    change_lexicon(home)
    before = dump(home.warehouse)
    plan, loaded = recoded(home, since="2026-03-04")
    assert plan["articles"] == 0
    assert loaded["rows"] == {"days": 0}
    after = dump(home.warehouse)
    assert {name for name in before if before[name] != after[name]} == {"runs"}
    with pytest.raises(UsageError, match="lies before"):
        recode.begin("2026-03-04", "2026-03-01", home=home)


@pytest.mark.slow
def test_corrections_survive(home):
    sentence = "Estonia expels Russian diplomat"
    (url,) = rows(home.warehouse, "select url from articles where url like '%ba-expel%'")[0]
    hashed = sha256(sentence.encode()).hexdigest()[:16]
    (home.config / "corrections.csv").write_text(
        f"url,sentence_hash,verdict,replacement,by,why\n{url},{hashed},wrong,,desk,test\n"
    )
    change_lexicon(home)
    plan, _ = recoded(home)
    assert not any(row[0] in {"COERCE", "SANCTION"} for row in events(home))
    found = rows(home.warehouse, "select type, withdrawn_why from reports where type = 'COERCE'")
    assert found == [("COERCE", "corrected")]
    assert plan["events"]["added"] == 0


@pytest.mark.slow
def test_changed_rules_for_pages_make_a_further_revision(home):
    rules = home.config / "text" / "boilerplate.toml"
    text = rules.read_text(encoding="utf-8")
    line = "the estonian foreign ministry summoned the russian ambassador to hand over a note"
    head = "[en.notice]\nline = ["
    rules.write_text(text.replace(head, f'{head}\n    "{line}",'), encoding="utf-8")
    plan, loaded = recoded(home)
    assert loaded["rows"]["articles"] == 1
    assert plan["events"] == {"added": 0, "gone": 1, "changed": 0}
    (found,) = rows(home.warehouse, "select revision, url from articles where revision = 2")
    assert found[1].endswith("/ba-expel.html")
    kept = rows(
        home.warehouse,
        "select is_kept, why from current_segments where text like 'The Estonian Foreign%'",
    )
    assert kept == [(False, "notice")]
    gone = rows(
        home.warehouse, "select type, withdrawn_why from reports where withdrawn_why is not null"
    )
    assert gone == [("REQUEST", "recoded")]
    doubled = "select report_id from reports group by 1 having count(*) > 1"
    assert rows(home.warehouse, doubled) == []


@pytest.mark.slow
def test_a_page_that_left_the_archive_keeps_its_codings(home):
    change_lexicon(home)
    (file,) = rows(home.warehouse, "select warc_file from articles where url like '%ba-expel%'")[0]
    (home.archive / file).unlink()
    before = events(home)
    plan, loaded = recoded(home)
    assert plan["events"] == {"added": 0, "gone": 0, "changed": 0}
    assert loaded["pages"]["no longer in the archive"] >= 1
    assert events(home) == before


READING = [
    "recode.begun", "recode.packed", "recode.cut", "recode.found", "process.read:2",
    "process.coded", "process.done",
]  # fmt: skip
# The plan's own trial on a copy passes each step first; the second time it is the warehouse.
LOADING = [
    "recode.copied", "recode.registered", "recode.opened", "recode.inserted",
    "recode.before_commit", "recode.committed", "derive.started", "derive.before_commit",
    "recode.derived", "recode.rehearsed", "recode.planned",
    "recode.registered:2", "recode.opened:2", "recode.inserted:2", "recode.before_commit:2",
    "recode.committed:2", "derive.started:2", "derive.before_commit:2", "derive.done:2",
    "recode.derived:2", "recode.finished",
]  # fmt: skip
QUICK = {"recode.inserted", "recode.before_commit:2", "recode.committed:2"}


def some_slow(steps):
    return [s if s in QUICK else pytest.param(s, marks=pytest.mark.slow) for s in steps]


@pytest.fixture(scope="module")
def was_read(collected, tmp_path_factory) -> Home:
    """A home whose recode has been read, and neither planned nor loaded."""
    home = copied(collected, tmp_path_factory.mktemp("read"))
    change_lexicon(home)
    for lane in recode.begin("2026-01-01", home=home):
        recode.read(lane, home=home)
    return home


@pytest.mark.parametrize("step", some_slow(READING))
def test_a_recode_killed_while_it_reads_ends_like_an_undisturbed_one(step, home, changed):
    change_lexicon(home)
    assert killed_at(step, lambda: recoded(home))
    ends_like(changed, home)


@pytest.mark.parametrize("step", some_slow(LOADING))
def test_a_recode_killed_while_it_plans_or_loads_ends_like_an_undisturbed_one(
    step, was_read, changed, tmp_path
):
    home = copied(was_read, tmp_path)
    assert killed_at(step, lambda: recoded(home))
    ends_like(changed, home)


def ends_like(undisturbed: Home, home: Home) -> None:
    plan, _ = recoded(home)
    tables, after = dump(undisturbed.warehouse), dump(home.warehouse)
    assert [name for name in tables if tables[name] != after[name]] == []
    assert plan["events"] == {"added": 0, "gone": 1, "changed": 1}
    assert not list(home.data.glob("recode-*"))


@pytest.mark.slow
def test_a_lexicon_edited_after_a_kill_is_taken_up(home):
    assert killed_at("process.coded", lambda: recoded(home))
    change_lexicon(home)
    plan, _ = recoded(home)
    assert plan["events"]["gone"] == 1


@pytest.mark.slow
def test_a_half_loaded_recode_has_to_end_first(home):
    change_lexicon(home)
    assert killed_at("recode.committed:2", lambda: recoded(home))
    with pytest.raises(UsageError, match="half loaded"):
        recode.begin("2026-02-01", home=home)


def test_rounds_of_collect_meanwhile_leave_an_open_recode_its_files(home):
    staging = Staging(home.staging_url(""))
    lanes = recode.begin("2026-01-01", home=home)
    for _ in range(22):
        run = begin_run(staging, EVENING)
        staging.write_json(f"{run.run_id}/x.json", 1)
        finish_run(staging, run)
    for lane in lanes:
        assert recode.read(lane, home=home)["articles"] == 5


@pytest.mark.slow
def test_days_that_a_dead_recode_loaded_are_derived_by_the_next_round(home):
    change_lexicon(home)
    assert killed_at("recode.committed:2", lambda: recoded(home))
    assert rows(home.warehouse, "select count(*) > 0 from underived") == [(True,)]
    with open_warehouse(home.warehouse) as con:
        assert derive_touched(con, EVENING)
    assert not any(row[0] == "ACCUSE" for row in events(home))
    assert rows(home.warehouse, "select count(*) from underived") == [(0,)]


@pytest.mark.slow
def test_a_recode_that_died_between_its_end_and_its_closing_does_not_hide_a_new_lexicon(home):
    assert killed_at("recode.finished", lambda: recoded(home))
    change_lexicon(home)
    plan, _ = recoded(home)
    assert plan["events"]["gone"] == 1
