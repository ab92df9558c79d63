"""The whole way on recorded pages of many publishers, and the article this project began with."""

import json
import re
import subprocess
import sys

import pytest

from tests.attache import Attache
from tests.shared_cases import SHARED, needs_shared

pytestmark = needs_shared


@pytest.fixture(scope="module")
def replay():
    command = [sys.executable, str(SHARED / "tools" / "replay.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        yield json.loads(server.stdout.readline())["base"]
        server.terminate()


@pytest.fixture(scope="module")
def collected(replay, tmp_path_factory):
    attache = Attache(tmp_path_factory.mktemp("replay"))
    attache.config.mkdir()
    (attache.config / "attache.toml").write_text(
        f'[web]\nallow = ["{replay.removeprefix("http://")}"]\nper_host_delay_seconds = 0\n'
        "[store]\npublish_minutes = 0\n"
    )
    (attache.config / "feeds.toml").write_text(
        "\n".join(
            f'[[feed]]\nname = "{name}"\nurl = "{replay}/feeds/{name}.xml"\noutlet = "{name}"\n'
            f'country = "{country}"\nlanguage = "en"\nowner = "{name}"\n'
            for name, country in (("all", "GBR"), ("seed", "CUB"))
        )
    )
    with_query = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "collect", "--config", attache.config,
         "--data", attache.data],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    out, err = with_query.communicate(timeout=240)
    assert with_query.returncode == 0, err
    attache.said = out
    return attache


def test_every_entry_ends_in_exactly_one_status_with_a_reason(collected):
    rows = collected.rows("select status, count(*) as n from entries group by status")
    assert sum(row["n"] for row in rows) == 147
    assert {row["status"] for row in rows} <= {"article", "known", "empty", "listing", "paywall"}
    unexplained = collected.rows(
        "select url from entries where status not in ('article') and reason is null"
    )
    assert unexplained == []


def test_a_second_round_adds_nothing_and_queries_work_while_it_runs(collected):
    counts = (
        "select (select count(*) from articles) as articles,"
        " (select count(*) from events) as events"
    )
    before = collected.rows(counts)
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "collect", "--force",
         "--config", collected.config, "--data", collected.data],
        stdout=subprocess.DEVNULL,
    ) as second:  # fmt: skip
        while second.poll() is None:
            assert collected.rows(counts) == before
    assert second.returncode == 0
    assert collected.rows(counts) == before


def test_the_seed_article_has_its_nine_paragraphs_once_and_in_order(collected):
    expected = json.loads((SHARED / "cases" / "seed" / "expected.json").read_text())

    def plain(text):
        return re.sub(r"\s+", " ", text)

    for page in ("page_a", "page_c"):
        rows = collected.rows(
            "select s.text from current_segments as s join articles as a using (article_id)"
            f" where a.url like '%/seed/{page}.html' and s.is_kept and not s.is_boilerplate"
            " and s.n > 1 order by s.n"
        )
        texts = [plain(row["text"]) for row in rows]
        assert [t for t in texts if t in map(plain, expected["body"])] == [
            plain(t) for t in expected["body"]
        ]
        assert expected["notice"] not in " ".join(texts)
        assert sum(plain(expected["caption"]) in t for t in texts) <= 1


SEED = "article_id in (select article_id from articles where url like '%/seed/%')"


@pytest.mark.parametrize(
    ("name", "code", "role"),
    [
        ("Maduro", "VEN", "president"),
        ("Putin", "RUS", "president"),
        ("Peskov", "RUS", "spokesperson"),
        ("Zakharova", "RUS", "spokesperson"),
    ],
)
def test_the_seed_article_has_its_persons_with_country_and_office(collected, name, code, role):
    rows = collected.rows(
        f"select distinct code, sector, role from mentions where {SEED} and text like '%{name}%'"
    )
    assert rows == [{"code": code, "sector": "GOV", "role": role}]


def events(collected, kind, source, target):
    return collected.rows(
        f"select e.* from events as e where type = '{kind}' and list_contains(sources, '{source}')"
        f" and list_contains(targets, '{target}') and event_id in"
        f" (select event_id from current_reports where {SEED})"
    )


def test_the_seed_article_plans_talks_in_moscow_on_wednesday(collected):
    talks = events(collected, "CONSULT", "VEN", "RUS")
    planned = [e for e in talks if e["status"] == "planned" and e["day"] == "2019-09-25"]
    assert planned
    assert {e["place"] for e in planned} == {"RUS"}
    assert {e["city"] for e in planned} == {"Moscow"}


def test_the_seed_article_has_both_accusations(collected):
    assert events(collected, "ACCUSE", "VEN", "USA")
    assert events(collected, "ACCUSE", "RUS", "USA")


def test_the_briefing_of_the_seeds_day_shows_them_with_sentence_and_link(collected):
    done = collected("brief", "--day", "2019-09-24")
    assert done.returncode == 0, done.stderr
    page = collected.data / "briefings" / "2019-09-24" / "briefing.md"
    text = page.read_text()
    assert "Maduro accused the United States of plans to interfere" in text
    assert "/seed/page_a.html" in text or "/seed/page_c.html" in text
    assert "will hold talks with" in text
