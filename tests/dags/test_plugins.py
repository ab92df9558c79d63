"""The briefings in Airflow: in its navigation, behind its login, nothing else given out."""

import json
import os
import subprocess
import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from pipeline.briefing.deliver.receipts import Receipt, receipt_path, write_receipt
from pipeline.briefing.write import write_briefing
from pipeline.home import Home
from pipeline.serve import pages
from pipeline.serve.environment import airflow_environment
from pipeline.settings import Settings
from pipeline.warehouse.health import FeedHealth
from tests.briefing import days

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["/briefing/", "/briefing/2031-05-14/ed1/index.html"]
PATHS = [
    *PAGES,
    "/briefing/feeds",
    "/briefing/2031-05-14",
    "/briefing/2031-05-14/ed1/briefing.json",
    "/briefing/frames/Briefing.js",
    "/briefing/frames/Feeds.js",
    "/briefing/nothing.html",
    "/briefing/frames/Other.js",
    "/briefing/docs",
    "/briefing/openapi.json",
    "/briefing/..%2f..%2fconfig/attache.toml",
    "/briefing/%2e%2e/config/attache.toml",
    "/briefing/link.html",
    "/briefing/.hidden.html",
    "/briefing/secret.key",
    "/briefing//etc/passwd",
]


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """Give what Airflow's application answers nobody, an admin and a viewer."""
    folder = tmp_path_factory.mktemp("airflow")
    home = Home(folder / "config", folder / "data")
    home.config.mkdir()
    (home.config / "attache.toml").write_text("[desk]\nsample = true\n")
    write_briefing(days.busy_day(), home.briefings, now=days.NOON, sample=True)
    (home.data / "outside.html").write_text("SECRET")
    (home.briefings / "link.html").symlink_to(home.data / "outside.html")
    (home.briefings / ".hidden.html").write_text("SECRET")
    (home.briefings / "secret.key").write_text("SECRET")
    receipt = Receipt(days.DAY, 1, "desk", "unknown", days.NOON, reason="<b>broke</b>")
    write_receipt(receipt_path(home.deliveries, days.DAY, 1, "desk"), receipt)
    home.airflow.mkdir()
    passwords = {"admin": "one", "reader": "two"}
    (home.airflow / "passwords.json").write_text(json.dumps(passwords))
    environment = {
        **airflow_environment(home, Settings(), 8080, date(2031, 5, 1), os.environ),
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "admin:admin,reader:viewer",
        "AIRFLOW__API_AUTH__JWT_SECRET": "a-secret-of-the-test-that-is-long-enough-for-hs512",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.dags.asking", "admin:one", "reader:two"],
        input=json.dumps(PATHS), env=environment, cwd=ROOT,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("path", PATHS)
def test_without_a_login_nothing_is_given_out(given, path):
    status, _, text = given[""][path]
    assert status in {401, 403}
    assert "SECRET" not in text
    assert "China" not in text


@pytest.mark.parametrize("who", ["admin", "admin by cookie", "reader", "reader by cookie"])
def test_who_may_see_the_dag_reads_the_briefings(given, who):
    (index, edition) = (given[who][path] for path in PAGES)
    assert (index[0], edition[0]) == (200, 200)
    assert "2031-05-14/index.html" in index[2]
    assert "The Philippines accused China." in edition[2]
    assert "default-src 'none'" in edition[1]["content-security-policy"]
    assert edition[1]["x-content-type-options"] == "nosniff"
    assert edition[1]["cache-control"] == "no-store"


def test_other_forms_keep_their_type_and_a_folder_gets_its_slash(given):
    status, headers, _ = given["admin"]["/briefing/2031-05-14/ed1/briefing.json"]
    assert (status, headers["content-type"]) == (200, "application/json")
    status, headers, _ = given["admin"]["/briefing/2031-05-14"]
    assert (status, headers["location"]) == (307, "2031-05-14/")


@pytest.mark.parametrize("path", PATHS[7:])
def test_nothing_but_briefings_is_given_out_to_anybody(given, path):
    status, _, text = given["admin"][path]
    assert status == 404
    assert "SECRET" not in text
    assert "root:" not in text


def test_both_pages_stand_in_the_navigation(given):
    views = {view["name"]: view for view in given["views"]}
    assert set(views) == {"Briefing", "Feeds", "Briefing (full page)"}
    assert {view["destination"] for view in views.values()} == {"nav"}
    for name in ("Briefing", "Feeds"):
        status, headers, script = given["admin"][f"/{views[name]['bundle_url']}"]
        assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
        assert script.startswith(f'globalThis["{name}"] = ')
        assert "allow-scripts" not in script


def test_links_to_outlets_open_a_window_and_others_do_not(given):
    text = given["admin"][PAGES[1]][2]
    outward = text.count("https://wire.example/")
    assert outward
    assert text.count('target="_blank"') == text.count('rel="noreferrer noopener external"')
    assert text.count('target="_blank"') < text.count("<a ")


def test_the_page_of_feeds_says_what_has_not_been_published_and_what_was_sent(given):
    status, _, text = given["admin"]["/briefing/feeds"]
    assert status == 200
    assert "No round of collect has been published yet" in text
    assert "&lt;b&gt;broke&lt;/b&gt;" in text


@pytest.mark.parametrize(
    "path", ["../a.html", "a/../../b.html", "/etc/passwd", "a\\..\\b.html", "x\0.html", "..", "."]
)
def test_a_path_that_leaves_the_folder_names_nothing(tmp_path, path):
    root = tmp_path / "briefings"
    root.mkdir()
    (tmp_path / "a.html").write_text("SECRET")
    (tmp_path / "b.html").write_text("SECRET")
    assert pages.find_file(root, path) is None


def test_hostile_feeds_are_inert(monkeypatch, tmp_path):
    nasty = "<script>alert(1)</script>\u202egnp"
    feed = FeedHealth(
        nasty, "javascript:alert(1)", nasty, None, None, "failing",
        None, None, None, None, days.NOON, nasty * 100, 0, 4, 4,
    )  # fmt: skip
    (tmp_path / "published").mkdir()
    (tmp_path / "published" / "current.duckdb").touch()
    monkeypatch.setenv("ATTACHE_DATA", str(tmp_path))
    monkeypatch.setattr(pages, "open_published", lambda _: nullcontext())
    monkeypatch.setattr(pages, "feed_health", lambda _: (feed,))
    monkeypatch.setattr(pages, "last_round", lambda _: days.NOON)
    page = pages.feeds_page()
    assert "<script" not in page
    assert "javascript:" not in page
    assert "1 feeds: 1 failing" in page
