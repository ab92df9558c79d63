"""The views and macros for questions, on known rows."""

import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from math import log

import pytest

from pipeline.warehouse.derive import derive
from pipeline.warehouse.load import load_batch
from pipeline.warehouse.polling import remember_feeds, save_poll
from pipeline.warehouse.published import run_query
from tests.warehouse.rows import NOW, Staged, a_feed, a_poll, an_entry, body

DAY = date(2026, 3, 1)


def event(con, name, day, sources, targets, type="CONSULT", status="happened", **more):
    row = {
        "event_id": name, "day": day, "date_basis": "stated", "type": type, "status": status,
        "sources": sources.split(), "targets": targets.split(), "articles": 2,
        "independent_articles": 1, "owners": 1, "confidence": "low", "first_reported_at": NOW,
        "recorded_at": NOW,
    } | more  # fmt: skip
    columns, values = ", ".join(row), ", ".join(f"${name}" for name in row)
    con.execute(f"insert into events ({columns}) values ({values})", row)


@pytest.fixture
def acts(con):
    event(con, "e1", DAY, "RUS VEN", "RUS VEN", mode="visit", place="RUS")
    event(con, "e2", DAY, "VEN", "RUS USA", type="ACCUSE")
    event(con, "e3", DAY - timedelta(days=100), "USA", "VEN", type="SANCTION", articles=5)
    event(con, "e4", DAY + timedelta(days=3), "RUS VEN", "RUS VEN", status="planned")
    event(con, "e5", DAY, "FRA RUS VEN", "FRA RUS VEN", planned_event_id="e6")
    event(con, "e6", DAY, "FRA RUS VEN", "FRA RUS VEN", status="planned")
    event(
        con, "e7", DAY, "USA", "RUS", withdrawn_at=NOW + timedelta(hours=1), withdrawn_why="edited"
    )
    return con


def ask(con, sql):
    return con.execute(sql).fetchall()


def test_event_pairs_are_directed_and_a_symmetric_pair_stands_once(acts):
    members = ("FRA", "RUS", "VEN")
    rows = ask(acts, "select event_id, actor1, actor2 from event_pairs order by all")
    assert rows == [
        ("e1", "RUS", "VEN"),
        ("e2", "VEN", "RUS"),
        ("e2", "VEN", "USA"),
        ("e3", "USA", "VEN"),
        ("e4", "RUS", "VEN"),
        *((name, *pair) for name in ("e5", "e6") for pair in combinations(members, 2)),
    ]  # fmt: skip


def test_daily_views_count_what_happened_apart_from_what_is_planned(acts):
    assert ask(acts, f"from activity_daily where day = '{DAY}' order by type") == [
        (DAY, "ACCUSE", 1, 0, 0, 2, 1),
        (DAY, "CONSULT", 2, 1, 0, 6, 3),
    ]
    rows = ask(acts, "select type, events, planned, articles from dyads_daily"
               f" where (actor1, actor2, day) = ('RUS', 'VEN', '{DAY}')")  # fmt: skip
    assert rows == [("CONSULT", 2, 1, 6)]
    rows = ask(
        acts,
        "select code, events, as_source, as_target from actors_daily"
        f" where day = '{DAY}' order by code",
    )
    assert rows == [("FRA", 1, 1, 1), ("RUS", 3, 2, 3), ("USA", 1, 0, 1), ("VEN", 3, 3, 2)]


def test_bilateral_finds_both_directions(acts):
    rows = ask(acts, "select event_id from bilateral('VEN', 'USA')")
    assert rows == [("e3",), ("e2",)] == ask(acts, "select event_id from bilateral('USA', 'VEN')")


def test_a_series_has_empty_periods_and_their_usual(acts):
    rows = ask(acts, f"from dyad_series('VEN', 'RUS', 'day', '{DAY - timedelta(days=2)}', '{DAY}')")
    assert rows == [
        (DAY - timedelta(days=2), 0, 0, None),
        (DAY - timedelta(days=1), 0, 0, 0.0),
        (DAY, 3, 6, 0.0),
    ]
    months = ask(
        acts,
        "select period, events from dyad_series('USA', 'VEN', 'month', '2025-11-20', '2026-03-31')",
    )
    assert months[0] == (date(2025, 11, 1), 1)
    assert months[4] == (date(2026, 3, 1), 1)
    assert len(months) == 5


def test_meetings_what_is_ahead_and_contacts_after_silence(acts):
    assert ask(
        acts, "select event_id from meetings where status = 'happened' and mode = 'visit'"
    ) == [("e1",)]
    assert ask(acts, "select event_id, happened_event_id from ahead order by 1") == [
        ("e4", None),
        ("e6", "e5"),
    ]
    rows = ask(acts, "select actor1, actor2, silent_days from first_contacts(90)")
    assert rows == [("USA", "VEN", 100)]


def test_the_past_is_as_the_record_told_it(acts):
    def count(at):
        return acts.execute("select count(*) from as_of($at)", {"at": at}).fetchall()

    assert count(NOW) == [(7,)]
    assert count(NOW + timedelta(hours=1)) == [(6,)]
    assert count(NOW - timedelta(seconds=1)) == [(0,)]


ALPHA, BETA = a_feed("alpha"), a_feed("beta")


@pytest.fixture
def read(con, tmp_path):
    """Two articles of one text, a third of its own, in two outlets."""
    remember_feeds(con, [ALPHA, BETA], NOW)
    texts = [
        (ALPHA, "1", ["Fishing talks: Élan said trade comes first, minister Élan.", *body("same")]),
        (BETA, "2", ["Fishing talks: Élan said trade comes first, minister Élan.", *body("same")]),
        (BETA, "3", ["A long trade dispute.", *body("other", 9)]),
    ]
    staged, entries = Staged(), []
    for minute, (feed, guid, paragraphs) in enumerate(texts):
        entries.append(an_entry(feed, guid, at=NOW + timedelta(minutes=minute)))
        article_id = staged.article(entries[-1], paragraphs, feed=feed)
        staged.mention(article_id, "Aland", "ALA")
        staged.quote(article_id, "trade comes first", speaker="Élan", code="BOR")
    polls = [a_poll(ALPHA, entries[:1]), a_poll(BETA, entries[1:])]
    save_poll(
        con, "r1", NOW, polls, max_age_days=0, max_entries=9, max_batches=1, coder_version="c1"
    )
    load_batch(con, "r1", 0, "a", staged.write(tmp_path / "staged"), NOW)
    derive(con, [DAY], NOW)
    return con


def test_search_finds_words_whatever_their_accents_and_ranks_by_how_much_they_say(read):
    def titles(words):
        return [
            title
            for (title,) in ask(
                read,
                f"select title from search('{words}') join articles using (article_id)"
                " order by score desc, title",
            )
        ]

    assert titles("elan fishing") == ["Title 1", "Title 2"]
    assert titles("ÉLAN nowhere") == []
    assert titles("trade") == ["Title 1", "Title 2", "Title 3"]
    assert titles("title") == ["Title 1", "Title 2", "Title 3"]


def bm25(con, *asked):
    """Scores by the formula of Robertson and Zaragoza 2009, from the texts themselves."""
    texts = ask(con, "select article_id, title || ' ' || text from articles"
                " join article_texts using (article_id)")  # fmt: skip
    words = {name: Counter(re.findall(r"\w{2,}", text.lower())) for name, text in texts}
    usual = sum(found.total() for found in words.values()) / len(words)
    scores = {}
    for name, found in words.items():
        if all(found[word] for word in asked):
            length = 0.25 + 0.75 * found.total() / usual
            scores[name] = sum(
                log(1 + (len(words) - holders + 0.5) / (holders + 0.5))
                * 2.2 * found[word] / (found[word] + 1.2 * length)
                for word in asked
                for holders in [sum(other[word] > 0 for other in words.values())]
            )  # fmt: skip
    return sorted(scores.items(), key=lambda scored: (-round(scored[1], 4), scored[0]))


@pytest.mark.parametrize("words", ["trade", "trade talks", "fishing", "long trade dispute", "and"])
def test_scores_are_those_of_the_formula_best_first(read, words):
    wanted = bm25(read, *words.split())
    found = ask(read, f"from search('{words}')")
    assert [name for name, _ in found] == [name for name, _ in wanted]
    assert [score for _, score in found] == pytest.approx([s for _, s in wanted], abs=1e-4)
    assert ask(read, f"from search('{words}') limit 1") == found[:1]


def test_a_word_asked_twice_is_one_and_a_single_letter_none(read):
    once = ask(read, "from search('trade')")
    assert once == ask(read, "from search('trade, Trade a TRADE!')")
    assert ask(read, "from search('a')") == ask(read, "from search('')") == []
    assert len(run_query(read, "search_text", {"words": "trade"})[1]) == len(once) == 3


def test_every_posting_brings_the_length_of_its_document(read):
    assert ask(read, "select count(*) > 30 from postings") == [(True,)]
    differing = "select count(*) from postings p join search_documents d using (doc)"
    assert ask(read, f"{differing} where p.words <> d.words") == [(0,)]


def test_an_edited_text_is_found_by_its_new_words_only(read, tmp_path):
    entry = an_entry(BETA, "3", at=NOW + timedelta(minutes=2), fingerprint="f2")
    save_poll(
        read, "r2", NOW, [a_poll(BETA, [entry])], max_age_days=0, max_entries=9, max_batches=1
    )
    staged = Staged()
    staged.article(entry, ["Whales.", *body("other", 9)], feed=BETA)
    load_batch(read, "r2", 0, "a", staged.write(tmp_path / "edited"), NOW)
    derive(read, [DAY], NOW)
    assert ask(read, "select count(*) from search('dispute')") == [(0,)]
    assert ask(read, "select count(*) from search('whales')") == [(1,)]


def test_coverage_counts_copies_and_independence_names_who_printed_what(read):
    rows = ask(read, "select outlet, articles, copies, stories from coverage_daily order by outlet")
    assert rows == [("Alpha", 1, 0, 1), ("Beta", 2, 1, 2)]
    rows = ask(read, "select first_outlet, articles, printed_by from independence")
    assert rows == [("Alpha", 2, ["Alpha", "Beta"])]


def test_named_questions_tell_what_the_views_tell(read, acts):
    views = {
        "copies": "select day, title, first_outlet, wire, articles, owners, printed_by"
        " from independence order by articles desc, day, story_id limit 100",
        "coverage": "select country, outlet, sum(articles), sum(copies), max(day)"
        " from coverage_daily group by all order by country, sum(articles) desc, outlet",
        "planned": "select day, day_to, type, mode, sources, targets, place, articles, confidence"
        " from ahead where happened_event_id is null order by day, event_id",
    }
    for name, sql in views.items():
        rows = run_query(read, name, {})[1]
        assert rows
        assert rows == ask(read, sql), name


def test_the_question_of_a_dyad_takes_a_period_or_ends_with_the_record(acts):
    pair = {"a": "USA", "b": "VEN"}
    given = {"since": DAY - timedelta(days=101), "until": DAY, "step": "day"}
    rows = run_query(acts, "dyad", pair | given)[1]
    assert (len(rows), rows[1][1], sum(row[1] for row in rows)) == (102, 1, 2)
    rows = run_query(acts, "dyad", pair | {"step": "day"})[1]
    assert (rows[0][0], rows[-1][0]) == (DAY + timedelta(days=3 - 180), DAY)
    since = run_query(acts, "dyad", pair | {"step": "day", "since": DAY - timedelta(days=9)})[1]
    assert since == rows[-10:] or since[5:] == rows[-5:]


def test_statements_about_an_actor_are_those_of_others_beside_its_name(read):
    rows = ask(read, "select distinct speaker, text, speaker_code from statements_about('ALA')")
    assert rows == [("Élan", "trade comes first", "BOR")]
    assert ask(read, "from statements_about('BOR')") == []


def test_the_fixed_panel_holds_feeds_that_answered_in_every_month(con):
    remember_feeds(con, [ALPHA, BETA], NOW)
    for number, (feed, at) in enumerate(
        [(ALPHA, NOW), (BETA, NOW), (ALPHA, NOW + timedelta(days=31))]
    ):
        save_poll(
            con, f"r{number}", at, [a_poll(feed, at=at)],
            max_age_days=0, max_entries=9, max_batches=1, coder_version=f"c{number // 2}",
        )  # fmt: skip
    assert ask(con, "select name from fixed_panel('2026-03-01', '2026-03-31') order by name") == [
        ("alpha",),
        ("beta",),
    ]
    assert ask(con, "select name from fixed_panel('2026-03-01', '2026-04-30')") == [("alpha",)]
    breaks = ask(con, "select day, kind, change from series_breaks order by since, kind, change")
    assert breaks[0] == (DAY, "coder", "none -> c0")
    assert [row[1] for row in breaks] == ["coder", "feed added", "feed added", "coder"]


def test_why_questions_follow_an_address(read):
    url = {"url": "https://beta.example/2"}
    for part, column, wanted in [
        ("entries", "status", "article"),
        ("articles", "is_copy", True),
        ("feeds", "name", "beta"),
    ]:
        columns, rows = run_query(read, f"why_{part}", url)
        assert [dict(zip(columns, row, strict=True))[column] for row in rows] == [wanted]


def test_an_address_that_led_to_an_article_elsewhere_tells_of_that_article(read):
    old = {"url": "https://short.example/x"}
    read.execute("update entries set url = $url where url = 'https://beta.example/2'", old)
    for part, column, wanted in [
        ("entries", "title", "Title 2"),
        ("articles", "url", "https://beta.example/2"),
    ]:
        columns, rows = run_query(read, f"why_{part}", old)
        assert [dict(zip(columns, row, strict=True))[column] for row in rows] == [wanted]
    elsewhere = run_query(read, "why_entries", {"url": "https://beta.example/2"})[1]
    assert elsewhere == run_query(read, "why_entries", old)[1]
