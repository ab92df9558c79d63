"""Ingest: pages of WARC files come in as if they had been polled, once, whatever is broken."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline import ingest, recode
from pipeline.errors import UsageError
from pipeline.home import Home
from pipeline.places import defaults
from pipeline.web import warcs
from tests.warehouse.rounds import copied, killed_at, rows
from tests.warehouse.warcs import AT, Page, article, cc_news, members, own, zipped
from tests.warehouse_dump import dump

PDF = Page(
    "https://www.ports.example/a.pdf", b"%PDF", headers=(("Content-Type", "application/pdf"),)
)
LOST = Page("https://www.ports.example/lost", b"<html>not found</html>", status="404 Not Found")
FRONT = Page("https://www.ports.example/", b"<html><body><p>Short.</p></body></html>")
CUT = 10_000_000  # bytes of a body


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Home:
    """A home of its own configuration; nothing has been collected."""
    folder = tmp_path_factory.mktemp("empty")
    home = Home(folder / "config", folder / "data")
    shutil.copytree(defaults("config"), home.config)
    (home.config / "feeds.toml").write_text(
        '[[feed]]\nname = "Ports"\nurl = "https://www.ports.example/rss"\noutlet = "The Ports"\n'
        'country = "PRT"\nlanguage = "en"\nowner = "Ports Group"\n'
    )
    home.data.mkdir()
    return home


@pytest.fixture
def home(empty, tmp_path) -> Home:
    return copied(empty, tmp_path)


def ingested(home: Home, *files: Path, outlets="", languages=""):
    for lane in ingest.begin(files, outlets, languages, home=home):
        ingest.read(lane, home=home)
    return ingest.load(home=home)


def seen(path: Path, offset: int = 0) -> list[tuple[str, str | None]]:
    return [(r.url, r.skipped) for r in warcs.records(path, offset, CUT) if r.skipped != "other"]


# ---------------------------------------------------------------------------- records


def test_both_forms_give_the_same_pages(tmp_path):
    pages = [article(1), article(2, "fr")]
    files = [own(tmp_path / "own.warc.gz", pages), cc_news(tmp_path / "cc.warc.gz", pages)]
    for file in files:
        found = [r for r in warcs.records(file, 0, CUT) if not r.skipped]
        assert [r.url for r in found] == [p.url for p in pages]
        assert [r.at for r in found] == [AT, AT]
        answers = [warcs.answer_at(file, r.offset, CUT) for r in found]
        assert [a.body for a in answers] == [p.body for p in pages]
        assert answers[0].headers["content-type"] == "text/html; charset=utf-8"


def test_bodies_are_unchunked_and_inflated(tmp_path):
    file = cc_news(tmp_path / "cc.warc.gz", [zipped(article(1))])
    (record,) = [r for r in warcs.records(file, 0, CUT) if not r.skipped]
    assert warcs.answer_at(file, record.offset, CUT).body == article(1).body


def test_a_header_of_chunks_without_chunks_is_no_harm(tmp_path):
    page = article(1)
    page = Page(page.url, page.body, headers=(*page.headers, ("Transfer-Encoding", "chunked")))
    file = cc_news(tmp_path / "cc.warc.gz", [page])
    (record,) = [r for r in warcs.records(file, 0, CUT) if not r.skipped]
    assert warcs.answer_at(file, record.offset, CUT).body == page.body


def test_what_is_no_page_is_named(tmp_path):
    file = cc_news(tmp_path / "cc.warc.gz", [PDF, LOST, article(1)])
    assert seen(file) == [
        (PDF.url, "not_html"), (LOST.url, "http_status"), (article(1).url, None),
    ]  # fmt: skip


def test_a_file_that_ends_in_a_record_gives_all_before_it(tmp_path):
    file = cc_news(tmp_path / "cc.warc.gz", [article(1), article(2)])
    file.write_bytes(file.read_bytes()[:-40])
    assert seen(file) == [(article(1).url, None), ("", "truncated")]


def test_a_damaged_record_costs_only_itself(tmp_path):
    file = cc_news(tmp_path / "cc.warc.gz", [article(1), article(2), article(3)])
    data = bytearray(file.read_bytes())
    start = members(bytes(data))[4]  # warcinfo, then request and response of the first, request
    data[start + 60 : start + 90] = b"\x00" * 30
    file.write_bytes(data)
    assert seen(file) == [(article(1).url, None), ("", "damaged"), (article(3).url, None)]


def test_a_record_beyond_the_cap_is_passed_over(tmp_path):
    large = Page("https://www.ports.example/large", b"<p>" + b"x" * 3_000_000)
    file = cc_news(tmp_path / "cc.warc.gz", [large, article(1)])
    found = [(r.url, r.skipped) for r in warcs.records(file, 0, 1_000_000) if r.skipped != "other"]
    assert found == [("", "too_large"), (article(1).url, None)]


def test_reading_goes_on_from_any_record(tmp_path):
    file = cc_news(tmp_path / "cc.warc.gz", [article(1), article(2), article(3)])
    first = next(r for r in warcs.records(file, 0, CUT) if not r.skipped)
    assert seen(file, first.end) == [(article(n).url, None) for n in (2, 3)]


def test_what_is_no_warc_file_is_refused(tmp_path, home):
    (tmp_path / "x.txt").write_text("no")
    with pytest.raises(UsageError, match="is no"):
        ingest.begin([tmp_path / "x.txt"], home=home)
    with pytest.raises(UsageError, match="no such file"):
        ingest.begin([tmp_path / "none.warc.gz"], home=home)


# ---------------------------------------------------------------------------- the warehouse


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("warcs")
    here = [article(1), zipped(article(2)), PDF, LOST, article(3, "fr", "quais.example"), FRONT]
    there = [article(4, day="2026-01-10"), article(1), article(5, "es", "muelles.example")]
    return [cc_news(folder / "CC-NEWS-1.warc.gz", here), own(folder / "own.warc.gz", there)]


@pytest.fixture(scope="module")
def undisturbed(empty, files, tmp_path_factory) -> tuple[Home, dict]:
    home = copied(empty, tmp_path_factory.mktemp("undisturbed"))
    return home, ingested(home, *files)


def test_pages_come_in_as_if_they_had_been_polled(undisturbed):
    home, said = undisturbed
    assert said["pages"] == {"article": 6, "listing": 1}  # one of them stands in both files
    statuses = rows(home.warehouse, "select status, count(*) from entries group by 1 order by 1")
    assert statuses == [("article", 5), ("listing", 1)]
    assert said["skipped"] == {"http_status": 1, "not_html": 1}
    found = rows(
        home.warehouse,
        "select e.status, f.name, f.state, a.outlet, a.owner, a.country, a.language, a.date_basis,"
        " a.published_at, e.first_seen_at, a.warc_file is not null"
        " from entries e join feeds f using (feed_id) join articles a using (article_id)"
        " where a.url like '%/1.html'",
    )
    assert found == [
        ("article", "www.ports.example (WARC files)", "dropped", "The Ports", "Ports Group", "PRT",
         "en", "json-ld", datetime(2026, 2, 2, 8, tzinfo=UTC), AT, True)
    ]  # fmt: skip
    outlets = rows(home.warehouse, "select distinct outlet, country from articles order by 1")
    assert outlets == [
        ("The Ports", "PRT"), ("www.muelles.example", None), ("www.quais.example", None),
    ]  # fmt: skip
    assert rows(home.warehouse, "select kind, finished_at is not null from runs") == [
        ("ingest", True)
    ]
    met = rows(home.warehouse, "select distinct sources from current_events where mode = 'meet'")
    assert (["NOR", "PRT"],) in met


@pytest.mark.slow
def test_ingested_pages_can_be_recoded_when_the_files_are_gone(undisturbed, tmp_path):
    home = copied(undisturbed[0], tmp_path)
    before = dump(home.warehouse)
    for lane in recode.begin("2026-01-01", home=home):
        recode.read(lane, home=home)
    assert recode.full_plan(home=home)["pages"] == {"article": 5}
    recode.load(home=home)
    after = dump(home.warehouse)
    assert {n for n in before if before[n] != after[n]} == {"runs", "batches"}


def test_a_second_time_nothing_is_read_and_nothing_changes(undisturbed, files, tmp_path):
    home = copied(undisturbed[0], tmp_path)
    before = dump(home.warehouse)
    assert ingest.begin(files, home=home) == []
    said = ingest.load(home=home)
    assert said["skipped"]["known"] == 7
    after = dump(home.warehouse)
    assert {name for name in before if before[name] != after[name]} == {"runs"}


def test_only_the_outlets_and_languages_that_are_wanted(home, files):
    said = ingested(home, *files, outlets="quais.example,the ports", languages="fr")
    assert said["skipped"] == {
        "http_status": 1, "not_html": 1, "other_language": 4, "other_outlet": 1,
    }  # fmt: skip
    assert rows(home.warehouse, "select url, language from articles") == [
        ("https://www.quais.example/news/3.html", "fr")
    ]


def test_a_page_that_was_polled_is_not_read_again(undisturbed, tmp_path):
    home = copied(undisturbed[0], tmp_path)
    later = article(1)
    edited = Page(later.url, later.body.replace(b"ferries", b"bridges"))
    said = ingested(home, cc_news(tmp_path / "later.warc.gz", [edited]))
    assert (said["pages"], said["skipped"]) == ({}, {"known": 1})
    assert rows(home.warehouse, "select max(revision) from articles") == [(1,)]


@pytest.mark.slow
def test_our_own_archive_is_not_copied(home):
    own_file = home.archive / "2026-02-03" / "r-0001.warc.gz"
    own(own_file, [article(1)])
    ingested(home, own_file)
    assert rows(home.warehouse, "select warc_file from articles") == [
        ("2026-02-03/r-0001.warc.gz",)
    ]
    assert list(home.archive.rglob("*.warc.gz")) == [own_file]


@pytest.mark.slow
def test_a_large_file_is_cut_into_batches_and_taken_up_in_the_middle(home, tmp_path, monkeypatch):
    monkeypatch.setattr(ingest, "_BATCH_PAGES", 2)
    file = cc_news(tmp_path / "cc.warc.gz", [article(n) for n in range(1, 6)])
    assert killed_at("ingest.cut:2", lambda: ingest.begin([file], home=home))
    seen_from: list[int] = []
    real = warcs.records

    def noted(path, offset, size):
        seen_from.append(offset)
        return real(path, offset, size)

    monkeypatch.setattr(ingest, "records", noted)
    lanes = ingest.begin([file], home=home)
    assert seen_from[0] > 0
    assert sorted(n for lane in lanes for n in lane["batches"]) == [0, 1, 2]
    for lane in lanes:
        ingest.read(lane, home=home)
    assert ingest.load(home=home)["pages"] == {"article": 5}
    assert rows(home.warehouse, "select sum(entries) from batches") == [(5,)]


READING = [
    "ingest.begun", "ingest.packed", "ingest.cut:1", "ingest.cut:2", "ingest.answered:2",
    "ingest.copied", "process.read:2", "process.coded", "process.done",
]  # fmt: skip
LOADING = [
    "ingest.registered", "ingest.opened", "ingest.inserted", "ingest.before_commit",
    "ingest.committed", "ingest.committed:2", "derive.started", "derive.before_commit",
    "derive.done", "ingest.derived", "ingest.finished",
]  # fmt: skip
QUICK = {"ingest.before_commit", "ingest.committed"}


def some_slow(steps):
    return [s if s in QUICK else pytest.param(s, marks=pytest.mark.slow) for s in steps]


@pytest.fixture(scope="module")
def was_read(empty, files, tmp_path_factory) -> Home:
    """A home whose ingest has been read, and not loaded."""
    home = copied(empty, tmp_path_factory.mktemp("read"))
    for lane in ingest.begin(files, home=home):
        ingest.read(lane, home=home)
    return home


@pytest.mark.parametrize("step", some_slow(READING))
def test_an_ingest_killed_while_it_reads_ends_like_an_undisturbed_one(
    step, home, files, undisturbed
):
    assert killed_at(step, lambda: ingested(home, *files))
    ends_like(undisturbed[0], home, files)


@pytest.mark.parametrize("step", some_slow(LOADING))
def test_an_ingest_killed_while_it_loads_ends_like_an_undisturbed_one(
    step, was_read, files, undisturbed, tmp_path
):
    home = copied(was_read, tmp_path)
    assert killed_at(step, lambda: ingested(home, *files))
    ends_like(undisturbed[0], home, files)


def ends_like(undisturbed: Home, home: Home, files: list[Path]) -> None:
    ingested(home, *files)
    tables, after = dump(undisturbed.warehouse), dump(home.warehouse)
    assert [name for name in tables if tables[name] != after[name]] == []
