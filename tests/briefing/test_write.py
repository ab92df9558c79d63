"""Files: the same bytes for the same rows, frozen editions, feeds and calendars that readers accept."""
# ruff: noqa: E501 -- cases read best as tables, one a line

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import feedparser
import jsonschema
import pytest

from pipeline.briefing.ics import LINE_BYTES, render_ics
from pipeline.briefing.profile import Profile
from pipeline.briefing.render_json import json_schema, render_json
from pipeline.briefing.select import make_briefing
from pipeline.briefing.write import write_briefing, write_today
from tests.briefing import days

ROOT = Path(__file__).resolve().parents[2]
LATER = days.NOON + timedelta(days=1)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def edited(rows):
    """The same day after a late article withdrew one act, made another surer and brought a third."""
    late = days.article("presse", 50, "Le Pérou a accusé le Chili.")
    kept = [e for e in rows.events if e.type != "AID"]
    surer = [replace(e, confidence="high") if e.type == "REQUEST" else e for e in kept]
    new = days.event(50, "ACCUSE", ["PER"], ["CHL"], days.report(late, 50, "accusé"))
    return replace(rows, events=(*surer, new), articles=(*rows.articles, late),
                   as_of=rows.as_of + timedelta(hours=3))  # fmt: skip


def test_two_hash_seeds_give_the_same_bytes(tmp_path):
    program = (
        "import sys; from pathlib import Path; from tests.briefing import days;"
        "from pipeline.briefing.write import write_briefing, write_today;"
        "[write_briefing(r, Path(sys.argv[1]), now=days.NOON, sample=True)"
        " for r in (days.busy_day(), days.many_events(120))];"
        "write_today(days.busy_day(), Path(sys.argv[1]))"
    )
    written = []
    for seed in ("1", "2718"):
        out = tmp_path / seed
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run([sys.executable, "-c", program, str(out)], check=True, env=env, cwd=ROOT)
        written.append(bytes_of(out))
    assert len(written[0]) > 100
    assert written[0] == written[1]


def test_the_same_rows_again_touch_no_file_of_the_edition(tmp_path):
    first = write_briefing(days.busy_day(), tmp_path, now=days.NOON)
    before = bytes_of(tmp_path)
    again = write_briefing(days.busy_day(), tmp_path, now=LATER)
    assert (first.edition, first.is_new, again.edition, again.is_new) == (1, True, 1, False)
    assert bytes_of(tmp_path) == before


def test_a_further_copy_of_a_known_report_makes_no_edition(tmp_path):
    rows = days.busy_day()
    write_briefing(rows, tmp_path, now=days.NOON)
    copy = replace(
        rows.articles[1], article_id="a-copy", url="https://copy.example/1", outlet="Copy"
    )
    accusation = rows.events[0]
    more = replace(accusation, reports=(*accusation.reports, replace(accusation.reports[1], report_id="r-copy", article_id="a-copy")))  # fmt: skip
    later = replace(rows, events=(more, *rows.events[1:]), articles=(*rows.articles, copy))
    assert write_briefing(later, tmp_path, now=LATER).edition == 1


def test_a_changed_act_makes_an_edition_that_says_what_changed(tmp_path):
    rows = days.busy_day()
    first = write_briefing(rows, tmp_path, now=days.NOON)
    frozen = bytes_of(first.folder)
    second = write_briefing(edited(rows), tmp_path, now=LATER)
    assert (second.edition, second.is_new) == (2, True)
    assert bytes_of(first.folder) == frozen
    difference = json.loads((second.folder / "briefing.json").read_text())["difference"]
    assert [text.partition(" ")[2] for text in difference["added"]] == [
        "Peru made accusations against Chile."
    ]
    assert difference["withdrawn"] == [
        "Iran is reported not to have given aid to Sudan.",
        "Egypt gave aid to Sudan.",
    ]
    assert [text.partition(" ")[2] for text in difference["changed"]] == [
        "The European Union called on Serbia to change course."
    ]
    assert "Edition 2 replaces edition 1" in second.paths[1].read_text()
    assert "Edition 2" in second.paths[0].read_text()


def test_a_day_that_could_not_be_read_gets_a_new_edition_once_it_could(tmp_path):
    blind = write_briefing(days.failed_day(), tmp_path, now=days.NOON)
    seen = write_briefing(days.frame(), tmp_path, now=LATER)
    assert (blind.edition, seen.edition) == (1, 2)


def test_a_run_killed_before_the_end_is_taken_up(tmp_path):
    unfinished = tmp_path / "2031-05-14" / ".ed1.unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "left.html").write_text("x")
    written = write_briefing(days.busy_day(), tmp_path, now=days.NOON)
    assert written.edition == 1
    assert not (written.folder / "left.html").exists()
    assert list(tmp_path.rglob(".*")) == []


def test_receipts_are_the_rows_that_load_takes_in(tmp_path):
    written = write_briefing(days.busy_day(), tmp_path, now=days.NOON)
    receipt = json.loads((written.folder / "receipt.json").read_text())
    assert {k: receipt[k] for k in ("day", "edition", "as_of", "path", "written_at")} == {
        "day": "2031-05-14",
        "edition": 1,
        "as_of": "2031-05-15T05:00:00+00:00",
        "path": "2031-05-14/ed1",
        "written_at": "2031-05-14T12:00:00+00:00",
    }


def links(page: Path) -> list[tuple[Path, str]]:
    import re

    found = []
    for address in re.findall(r'href="([^"]+)"', page.read_text(encoding="utf-8")):
        path, _, anchor = address.partition("#")
        if not address.startswith(("http:", "https:")):
            found.append(((page.parent / path).resolve() if path else page.resolve(), anchor))
    return found


def test_every_local_link_of_every_page_leads_somewhere(tmp_path):
    write_briefing(days.many_events(), tmp_path, now=days.NOON)
    write_briefing(days.busy_day(), tmp_path, now=days.NOON)
    ids, missing = {}, []
    for page in sorted(tmp_path.rglob("*.html")):
        if "country" in page.parts or "pair" in page.parts:
            continue
        for target, anchor in links(page):
            if not target.exists():
                missing.append((str(page.relative_to(tmp_path)), str(target)))
            elif anchor:
                text = ids.setdefault(target, target.read_text(encoding="utf-8"))
                if f'id="{anchor}"' not in text:
                    missing.append((str(page.relative_to(tmp_path)), f"{target.name}#{anchor}"))
    assert [m for m in missing if "ed1" not in m[0] or "index" in m[0]][:10] == []


def test_evidence_pages_mark_the_sentence_and_name_the_archive_record(tmp_path):
    written = write_briefing(days.busy_day(), tmp_path, now=days.NOON)
    page = (written.folder / "evidence" / "a000000000000008.html").read_text()
    assert (
        '<mark id="r-r000000000000008">Argentina y Chile firmaron un acuerdo sobre el gas.</mark>'
        in page
    )
    assert "2031/05/14/run-1-batch-0.warc.gz @ 8192 sha1:EXAMPLE" in page
    assert 'lang="es"' in page


@pytest.mark.parametrize("name", ["busy_day", "failed_day", "frame", "one_event", "many_events"])
def test_json_follows_its_published_schema(name):
    jsonschema.Draft202012Validator.check_schema(json_schema())
    data = json.loads(render_json(make_briefing(getattr(days, name)(), day=days.DAY, sample=True)))
    jsonschema.validate(data, json_schema())
    assert data["sample"] is True


def test_a_broken_briefing_does_not_follow_the_schema():
    data = json.loads(render_json(make_briefing(days.busy_day(), day=days.DAY)))
    data["events"][0]["articles"][0]["url"] = "javascript:alert(1)"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json_schema())


def parsed(path: Path):
    feed = feedparser.parse(io.BytesIO(path.read_bytes()), response_headers={
        "content-type": "application/atom+xml; charset=utf-8",
        "content-location": f"https://desk.example/{path.name}",
    })  # fmt: skip
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_the_feed_of_briefings_is_valid_and_stable_over_editions(tmp_path):
    rows = days.busy_day()
    write_briefing(rows, tmp_path, now=days.NOON, sample=True)
    (first,) = parsed(tmp_path / "atom.xml").entries
    write_briefing(edited(rows), tmp_path, now=LATER, sample=True)
    (second,) = parsed(tmp_path / "atom.xml").entries
    assert first.id == second.id
    assert (first.published, first.updated) == (second.published, first.published)
    assert second.updated > first.updated
    assert second.title.startswith("[SAMPLE]")
    assert second.title.endswith("(edition 2)")
    assert second.link == "https://desk.example/2031-05-14/index.html"


def test_countries_and_pairs_have_pages_and_valid_feeds(tmp_path):
    write_briefing(days.busy_day(), tmp_path, now=days.NOON)
    write_today(days.busy_day(), tmp_path)
    feed = parsed(tmp_path / "pair" / "CHN-PHL.xml")
    assert len(feed.entries) == 3
    assert len({entry.id for entry in feed.entries}) == 3
    assert len(parsed(tmp_path / "country" / "CHN.xml").entries) == 3
    page = (tmp_path / "pair" / "CHN-PHL.html").read_text()
    assert 'href="../2031-05-14/index.html#e-e000000000000001"' in page


def test_an_act_since_midnight_leads_to_the_page_of_today(tmp_path):
    page = write_today(days.busy_day(), tmp_path)
    shown = page.read_text()
    assert "Since midnight, Wednesday 14 May 2031" in shown
    assert "Edition" not in shown
    pair = (tmp_path / "pair" / "CHN-PHL.html").read_text()
    assert 'href="../today/index.html#e-e000000000000001"' in pair
    evidence = re.findall(r'href="(evidence/[^"#]+)', shown)
    assert evidence
    assert all((page.parent / address).exists() for address in evidence)
    assert 'href="today/index.html"' in (tmp_path / "index.html").read_text()


def test_the_page_of_today_is_replaced_whole(tmp_path):
    write_today(days.many_events(), tmp_path)
    page = write_today(days.one_event(), tmp_path)
    fresh = write_today(days.one_event(), tmp_path / "fresh")
    assert bytes_of(page.parent) == bytes_of(fresh.parent)
    assert not list(tmp_path.glob(".today*"))


def test_a_briefing_of_an_older_day_leaves_today_and_the_calendar_alone(tmp_path):
    write_briefing(days.busy_day(), tmp_path, now=days.NOON)
    write_today(days.busy_day(), tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    old = replace(days.one_event(), day=days.DAY - timedelta(days=30))
    write_briefing(old, tmp_path, now=LATER)
    shared = {p: b for p, b in before.items() if p.name not in {"index.html", "atom.xml"}}
    assert {p: p.read_bytes() for p in shared} == shared
    assert (tmp_path / "index.html").read_text().count("index.html") >= 2


def test_a_profile_has_days_of_its_own_in_its_language_and_leads_to_the_shared_pages(tmp_path):
    profile = Profile("manila", countries=("PHL",), language="es")
    written = write_briefing(days.busy_day(), tmp_path, now=days.NOON, profile=profile)
    write_briefing(days.busy_day(), tmp_path, now=days.NOON)
    write_today(days.busy_day(), tmp_path)
    page = written.paths[0]
    assert page == tmp_path / "profiles" / "manila" / "2031-05-14" / "index.html"
    shown = page.read_text()
    assert '<html lang="es">' in shown
    addresses = {a for a in re.findall(r'href="([^"#:]+)', shown) if not a.startswith("http")}
    assert any("/country/" in a for a in addresses)
    assert all((page.parent / a).resolve().exists() for a in addresses), addresses
    frozen = written.folder / "index.html"
    addresses = set(re.findall(r'href="([^"#:]+)', frozen.read_text())) - {"http", "https"}
    assert all((frozen.parent / a).resolve().exists() for a in addresses)
    assert 'href="profiles/manila/index.html"' in (tmp_path / "index.html").read_text()


def test_the_calendar_reads_back():
    text = render_ics(make_briefing(days.busy_day(), day=days.DAY))
    assert all(len(line.encode()) <= LINE_BYTES for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    starts = [line.partition(":")[2] for line in lines if line.startswith("DTSTART")]
    assert [date(int(s[:4]), int(s[4:6]), int(s[6:])) for s in starts] == [
        date(2031, 5, 16),
        date(2031, 5, 20),
    ]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert "SUMMARY:Representatives of Qatar and the United States are to meet in Doha." in lines
    assert len({line for line in lines if line.startswith("UID:")}) == 2
