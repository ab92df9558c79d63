"""Derive: copies, recurring lines, stories and events, as a pure function of the facts."""

import hashlib
import random
from datetime import date, timedelta

import duckdb
import pytest

from pipeline.ids import stable_id
from pipeline.warehouse.derive import derive
from pipeline.warehouse.load import load_batch
from pipeline.warehouse.migrate import migrate
from pipeline.warehouse.polling import remember_feeds, save_poll
from pipeline.warehouse.queries import load_queries
from tests.warehouse.rows import NOW, Staged, a_feed, a_poll, an_entry, body, prose

DAY = NOW.date()
FEEDS = {name: a_feed(name) for name in ("alpha", "beta", "gamma", "delta")}
MET = "The presidents of Aland and Borduria met in the capital on Tuesday."


class World:
    """A warehouse that is told of articles, and asked what follows."""

    def __init__(self, con, folder):
        self.con, self.folder, self.runs = con, folder, 0
        self.pending: list = []

    def tells(self, outlet, guid, paragraphs, *, at=NOW, reports=(), mentions=(), **more):
        """Stage an article; reports are (sentence, sources, targets, options)."""
        feed = FEEDS[outlet]
        entry = an_entry(feed, guid, at=at, fingerprint=more.pop("fingerprint", "f"))
        staged = Staged()
        article_id = staged.article(entry, paragraphs, feed=feed, **more)
        for sentence, sources, targets, options in reports:
            staged.report(article_id, sentence, sources, targets, **options)
        for text, code, options in mentions:
            staged.mention(article_id, text, code, **options)
        self.pending.append((feed, entry, staged))
        return article_id

    def load(self, now=NOW, order=None):
        """Load what is staged as one run (of it those numbers); give the days that it touched."""
        chosen = [self.pending[number] for number in order or range(len(self.pending))]
        remember_feeds(self.con, list(FEEDS.values()), now)
        self.runs += 1
        run_id = f"r{self.runs:04}"
        polls = [
            a_poll(feed, [entry for of, entry, _ in chosen if of == feed], now)
            for feed in FEEDS.values()
        ]
        save_poll(self.con, run_id, now, polls, max_age_days=0, max_entries=999, max_batches=1)
        merged = Staged()
        for _, _, staged in chosen:
            for name, rows in staged.tables.items():
                merged.tables[name] += rows
        load_batch(self.con, run_id, 0, "a", merged.write(self.folder / run_id), now)
        if order is None:
            self.pending = []
        return sorted({entry.published_at.date() for _, entry, _ in chosen})

    def derive(self, corrections="", now=NOW):
        return derive(self.con, self.load(now), now, corrections)

    def rows(self, sql, **parameters):
        return self.con.execute(sql, parameters or None).fetchall()

    def value(self, sql):
        return self.rows(sql)[0][0]


@pytest.fixture
def world(con, tmp_path):
    return World(con, tmp_path)


def a_report(sentence=MET, sources="ALA BOR", targets="ALA BOR", **options):
    return (sentence, sources.split(), targets.split(), options)


def stories(world):
    """Groups of titles that are one story."""
    return world.rows(
        "select list(title order by title) from articles group by story_id order by 1"
    )


# Copies


def test_a_wire_text_with_a_new_head_and_cuts_is_one_story(world):
    text = body("wire")
    world.tells("alpha", "1", text, at=NOW)
    world.tells("beta", "2", [prose("head"), *text[:4]], at=NOW + timedelta(hours=1))
    world.tells("gamma", "3", text[:2], at=NOW + timedelta(days=2))
    world.tells("delta", "4", body("other"))
    world.derive()
    assert stories(world) == [(["Title 1", "Title 2", "Title 3"],), (["Title 4"],)]
    rows = world.rows("select title, is_copy, relation, copy_of is null from articles order by 1")
    assert rows[0] == ("Title 1", False, None, True)
    assert rows[1] == ("Title 2", True, "copy", False)
    assert rows[2][1] is True
    assert world.rows("select articles, outlets, owners from stories order by articles") == [
        (1, 1, 1),
        (3, 3, 3),
    ]


def test_a_round_up_joins_none_of_the_stories_that_it_holds(world):
    first, second = body("first", 3), body("second", 3)
    world.tells("alpha", "1", first)
    world.tells("beta", "2", second)
    world.tells("gamma", "3", [*first, *second, *body("third", 4)])
    world.derive()
    assert len(stories(world)) == 3
    assert world.rows("select relation, is_copy from articles order by title") == [
        ("part_of", False),
        ("part_of", False),
        ("contains", False),
    ]


def test_titles_alone_never_join(world):
    for number, outlet in enumerate(FEEDS):
        world.tells(outlet, str(number), body(outlet), title="Presidents meet in the capital city")
    world.derive()
    assert world.value("select count(distinct story_id) from articles") == 4


def test_short_texts_that_share_one_long_quotation_do_not_join(world):
    quotation = '"' + prose("speech", sentences=4) + '" the president said.'
    for outlet in ("alpha", "beta"):
        world.tells(outlet, outlet, [prose(outlet, 2), quotation, prose(f"{outlet} end", 1)])
    world.derive()
    assert world.value("select count(distinct story_id) from articles") == 2


def test_short_texts_that_share_one_paragraph_of_background_do_not_join(world):
    background = prose("background", 4)
    for outlet in ("alpha", "beta"):
        world.tells(outlet, outlet, [prose(outlet, 3), background])
    world.derive()
    assert world.value("select count(distinct story_id) from articles") == 2


def test_texts_weeks_apart_are_not_compared(world):
    text = body("text")
    world.tells("alpha", "1", text, at=NOW)
    world.tells("beta", "2", text, at=NOW + timedelta(days=12))
    world.derive()
    assert world.value("select count(distinct story_id) from articles") == 2


def test_the_same_outlet_s_next_version_is_an_update(world):
    text = body("text")
    world.tells("alpha", "1", text)
    world.tells("alpha", "2", [*text[:4], *body("news", 3)], at=NOW + timedelta(hours=2))
    world.derive()
    assert world.rows("select relation from articles order by title") == [(None,), ("update",)]


def test_footers_of_a_site_join_nothing(world):
    footer = [prose("footer one", 3), prose("footer two", 3)]
    for number in range(4):
        world.tells("alpha", str(number), [prose(number, 3), prose(f"{number}b", 2), *footer])
    world.derive()
    assert world.value("select count(distinct story_id) from articles") == 4


# Recurring lines

PLEA = "Sign up to our newsletter for more from Aland and Borduria"


def test_a_line_of_three_stories_is_flagged_in_the_older_articles_too(world):
    for number in range(2):
        world.tells(
            "alpha", str(number), [*body(number, 4), "Our standards", *body(f"{number}b", 7)],
            at=NOW + timedelta(days=number),
        )  # fmt: skip
    world.derive()
    assert world.value("select count(*) from segments where is_boilerplate") == 0
    world.tells(
        "alpha", "9", [*body(9, 4), "Our standards", *body("9b", 7)], at=NOW + timedelta(days=9)
    )
    world.derive()
    assert (
        world.rows("select text, why from segments where is_boilerplate")
        == [("Our standards", "recurring")] * 3
    )
    assert world.value("select count(*) from article_texts where text like '%standards%'") == 0
    assert world.rows("select site, stories, sample from recurring_lines") == [
        ("alpha.example", 3, "Our standards")
    ]


def test_a_line_at_the_end_is_flagged_from_two_stories_on_and_what_was_coded_from_it_drops(world):
    for number in range(2):
        at = NOW + timedelta(days=number)
        world.tells(
            "alpha", str(number), [*body(number), PLEA], at=at,
            reports=[a_report(PLEA, n=7)], mentions=[("Aland", "ALA", {"n": 7})],
        )  # fmt: skip
        world.derive(now=at)
        assert world.value("select count(*) from events where withdrawn_at is null") == 1 - number
    assert world.rows("select distinct withdrawn_why from reports") == [("boilerplate",)]
    assert world.rows("select distinct withdrawn_why from mentions") == [("boilerplate",)]
    assert world.value("select withdrawn_why from events") == "boilerplate"
    assert world.value("select count(*) from actors") == 0


def test_the_same_line_in_copies_of_one_text_does_not_recur(world):
    text = body("text")
    for number in range(3):
        world.tells("alpha", str(number), [*text, PLEA], at=NOW + timedelta(hours=number))
    world.derive()
    assert world.value("select count(*) from segments where is_boilerplate") == 0


def test_standing_background_in_prose_is_no_boilerplate(world):
    background = prose("Aland invaded Borduria in February", 1)
    for number in range(4):
        world.tells("alpha", str(number), [*body(number), background])
    world.derive()
    assert world.value("select count(*) from segments where is_boilerplate") == 0


def test_a_line_that_recurs_on_two_sites_is_not_one_site_s(world):
    for outlet in ("alpha", "beta"):
        world.tells(outlet, outlet, [*body(outlet), PLEA])
    world.derive()
    assert world.value("select count(*) from segments where is_boilerplate") == 0


def corrections(*rows):
    return "url,sentence_hash,verdict,replacement,by,why\n" + "\n".join(rows)


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_a_person_s_word_brings_a_wrongly_flagged_line_back_and_its_events_with_it(world):
    for number in range(3):
        world.tells("alpha", str(number), [*body(number), PLEA], reports=[a_report(PLEA, n=7)])
    world.derive()
    assert world.value("select count(*) from segments where is_boilerplate") == 3
    row = f"https://alpha.example/1,{sha(PLEA)},text,,me,it is the news"
    derive(world.con, [], NOW, corrections(row))
    assert world.value("select count(*) from segments where is_boilerplate") == 0
    assert world.value("select count(*) from reports where withdrawn_at is null") == 3
    assert world.value("select articles from events where withdrawn_at is null") == 3
    assert world.value("select count(*) from recurring_lines") == 0
    derive(world.con, [], NOW, corrections())
    assert world.value("select count(*) from segments where is_boilerplate") == 3


# Events


def events(world, columns="type, day, status, articles, independent_articles"):
    return world.rows(
        f"select {columns} from events where withdrawn_at is null order by day, type, status, mode"
    )


def test_reports_of_one_stated_day_are_one_event(world):
    stated = {"day": DAY - timedelta(days=1), "date_basis": "stated"}
    world.tells("alpha", "1", body(1), reports=[a_report("A.", mode="meet", **stated)])
    world.tells("beta", "2", body(2), reports=[a_report("B.", place="BOR", **stated)])
    world.derive()
    assert events(world, "mode, place, day, date_basis, articles, owners, confidence") == [
        ("meet", "BOR", DAY - timedelta(days=1), "stated", 2, 2, "medium")
    ]


def test_other_stated_days_other_modes_and_other_parties_are_other_events(world):
    for number, options in enumerate(
        [
            {"day": DAY, "mode": "visit"},
            {"day": DAY - timedelta(days=2), "mode": "visit"},
            {"day": DAY, "mode": "phone"},
            {"day": DAY, "sources": "ALA SYL", "targets": "ALA SYL"},
        ]
    ):
        report = a_report(f"S{number}.", date_basis="stated", **options)
        world.tells("alpha", str(number), body(number), reports=[report])
    world.derive()
    assert len(events(world)) == 4


def inside(source, target):
    """The parties of an act inside one state, whose codes agree on both sides."""
    return [
        {"side": side, "code": "ALA", "sector": sector, "name": None, "actor_id": f"ALA-{sector}"}
        for side, sector in (("source", source), ("target", target))
    ]


def a_report_at_home(source, target, *, rule="domestic-arrest"):
    return a_report(
        sources="ALA", targets="ALA", type="COERCE", mode="arrest", day=DAY, rule=rule,
        parties=inside(source, target),
    )  # fmt: skip


def test_acts_inside_one_state_are_told_apart_by_the_sectors_of_their_parties(world):
    world.tells("alpha", "1", body(1), reports=[a_report_at_home("COP", "JRN")])
    world.tells("beta", "2", body(2), reports=[a_report_at_home("COP", "JRN")])
    world.tells("gamma", "3", body(3), reports=[a_report_at_home("COP", "OPP")])
    world.derive()
    told = world.rows("select event_id, parties[2].sector from reports order by all")
    events = {event for event, _ in told}
    assert len(events) == 2
    assert sorted(sorted(of for at, of in told if at == event) for event in events) == [
        ["JRN", "JRN"],
        ["OPP"],
    ]


def test_sectors_tell_no_acts_between_states_apart(world):
    for n, target in enumerate(("JRN", "OPP")):
        report = a_report_at_home("COP", target, rule="coerce-arrest")
        world.tells(("alpha", "beta")[n], str(n), body(n), reports=[report])
    world.derive()
    assert world.value("select count(*) from events") == 1


def test_a_report_without_a_day_joins_the_nearest_stated_event_of_the_days_before(world):
    for number, day in enumerate((DAY - timedelta(days=3), DAY - timedelta(days=1))):
        report = a_report(f"Stated {day}.", day=day, date_basis="stated")
        world.tells("alpha", str(number), body(number), reports=[report])
    world.tells("beta", "3", body(3), reports=[a_report("Undated.")])
    world.tells("gamma", "4", body(4), at=NOW + timedelta(days=5), reports=[a_report("Late.")])
    world.derive()
    assert events(world) == [
        ("CONSULT", DAY - timedelta(days=3), "happened", 1, 1),
        ("CONSULT", DAY - timedelta(days=1), "happened", 2, 2),
        ("CONSULT", DAY + timedelta(days=5), "happened", 1, 1),
    ]


def test_a_visit_reported_over_three_days_without_time_words_is_one_act(world):
    for number in range(4):
        world.tells(
            "alpha", str(number), body(number), at=NOW + timedelta(days=number),
            reports=[a_report(f"Visit {number}.", "ALA", "BOR", mode="visit")],
        )  # fmt: skip
    world.derive()
    assert events(world, "day, articles, date_basis") == [
        (DAY, 3, "published"),
        (DAY + timedelta(days=3), 1, "published"),
    ]


def test_a_week_takes_in_the_day_that_another_report_states(world):
    week = {"day": DAY - timedelta(days=6), "day_to": DAY, "date_basis": "resolved"}
    world.tells("alpha", "1", body(1), reports=[a_report("Last week.", **week)])
    world.derive()
    assert events(world, "day, day_to, date_basis") == [(week["day"], DAY, "resolved")]
    stated = {"day": DAY - timedelta(days=2), "date_basis": "stated"}
    world.tells("beta", "2", body(2), reports=[a_report("On Friday.", **stated)])
    world.derive()
    assert events(world, "day, day_to, date_basis, articles") == [
        (stated["day"], None, "stated", 2)
    ]


def test_a_plan_its_happening_and_a_denial_stay_side_by_side(world):
    planned = {"status": "planned", "day": DAY + timedelta(days=1), "date_basis": "resolved"}
    world.tells("alpha", "1", body(1), reports=[a_report("Will meet.", **planned)])
    world.tells("beta", "2", body(2), at=NOW + timedelta(days=1), reports=[a_report("Met.")])
    denied = a_report("Did not meet.", status="denied")
    world.tells("gamma", "3", body(3), at=NOW + timedelta(days=1), reports=[denied])
    world.derive()
    assert [row[2] for row in events(world)] == ["denied", "happened", "planned"]
    linked = world.rows(
        "select h.status from events h join events p on p.event_id = h.planned_event_id"
        " where p.status = 'planned'"
    )
    assert linked == [("happened",)]
    assert world.rows("select happened_day from ahead") == [(DAY + timedelta(days=1),)]


def test_copies_and_verbatim_sentences_and_one_wire_are_one_independent_report(world):
    text = body("wire text")
    world.tells("alpha", "1", text, reports=[a_report("A.")])
    world.tells("beta", "2", text, reports=[a_report("A.")])
    world.tells("gamma", "3", body(3), reports=[a_report("A.")])
    world.derive()
    assert events(world, "articles, independent_articles, owners, confidence") == [(3, 1, 3, "low")]
    world.tells("delta", "4", body(4), reports=[a_report("Own words.")])
    world.derive()
    assert events(world, "articles, independent_articles, owners, confidence") == [
        (4, 2, 4, "medium")
    ]


def test_parties_are_listed_once_and_a_name_says_more_than_its_code(world):
    named = [
        {"side": "source", "code": "ALA", "sector": "GOV", "name": None, "actor_id": "c"},
        {"side": "source", "code": "ALA", "sector": "GOV", "name": "Ana Pol", "actor_id": "p"},
        {"side": "target", "code": "BOR", "sector": "GOV", "name": None, "actor_id": "b"},
    ]
    world.tells("alpha", "1", body(1), reports=[a_report("A.", "ALA", "BOR", parties=named)])
    world.tells("beta", "2", body(2), reports=[a_report("B.", "ALA", "BOR", parties=named)])
    world.derive()
    assert world.rows("select side, party, code, name from event_parties order by all") == [
        ("source", 1, "ALA", "Ana Pol"),
        ("target", 1, "BOR", None),
    ]


def test_an_edit_withdraws_the_event_that_rested_on_it_and_the_past_stays_readable(world):
    world.tells("alpha", "1", body(1), reports=[a_report()])
    world.derive()
    later = NOW + timedelta(hours=3)
    world.tells("alpha", "1", body("1 edited"), fingerprint="f2")
    world.derive(now=later)
    assert world.rows("select withdrawn_at, withdrawn_why from events") == [(later, "edited")]
    assert world.rows("select count(*) from as_of($t)", t=NOW) == [(1,)]
    assert world.rows("select count(*) from as_of($t)", t=later) == [(0,)]


def test_an_unchanged_event_keeps_when_it_was_recorded_and_a_changed_one_its_past(world):
    world.tells("alpha", "1", body(1), reports=[a_report()])
    other = a_report("Accused.", "ALA", "BOR", type="ACCUSE")
    world.tells("alpha", "2", body(2), reports=[other])
    world.derive()
    later = NOW + timedelta(hours=3)
    world.tells("beta", "3", body(3), reports=[a_report("They met.")])
    world.derive(now=later)
    assert events(world, "type, recorded_at, articles") == [
        ("ACCUSE", NOW, 1),
        ("CONSULT", later, 2),
    ]
    assert world.rows("select type, articles from as_of($t) order by type", t=NOW) == [
        ("ACCUSE", 1),
        ("CONSULT", 1),
    ]


def test_the_id_of_a_merged_event_leads_to_the_one_that_it_went_into(world):
    for number, days in enumerate((0, 4)):
        at = NOW + timedelta(days=days)
        world.tells("alpha", str(number), body(number), at=at, reports=[a_report(f"S{number}.")])
    world.derive()
    old = {row[0] for row in events(world, "event_id")}
    stated = a_report("Stated.", day=DAY + timedelta(days=3), date_basis="stated")
    world.tells("beta", "3", body(3), at=NOW + timedelta(days=3), reports=[stated])
    world.derive()
    new = {row[0] for row in events(world, "event_id")}
    aliases = dict(world.rows("select old_event_id, event_id from event_aliases"))
    assert len(new) == 2
    assert old - new == set(aliases)
    assert set(aliases.values()) <= new
    assert world.value("select count(*) from events") == 2


def test_corrections_withdraw_and_replace_and_can_be_taken_back(world):
    wrong, turned = "They never met.", "It was the other way round."
    world.tells("alpha", "1", body(1), reports=[a_report(wrong)])
    world.tells("alpha", "2", body(2), reports=[a_report(turned, "ALA", "BOR", type="ACCUSE")])
    given = corrections(
        f"https://alpha.example/1,{sha(wrong)},wrong,,me,read it",
        f'https://alpha.example/2,{sha(turned)},replace,"REJECT BOR > ALA,SYL denied",me,',
    )
    world.derive(given)
    assert events(world, "type, sources, targets, status") == [
        ("REJECT", ["BOR"], ["ALA", "SYL"], "denied")
    ]
    assert world.rows("select withdrawn_why from reports order by type") == [
        (None,),
        ("corrected",),
    ]
    derive(world.con, [], NOW, "")
    assert events(world, "type, sources, status") == [
        ("ACCUSE", ["ALA"], "happened"),
        ("CONSULT", ["ALA", "BOR"], "happened"),
    ]


# The whole

FACTS = {
    "articles": "article_id, story_id, is_copy, copy_of, relation, lead, revision",
    "segments": "article_id, n, is_boilerplate, why",
    "article_texts": "article_id, text",
    "stories": "*",
    "recurring_lines": "*",
    "copy_links": "*",
    "mentions": "article_id, n, text, withdrawn_why",
    "reports": "report_id, event_id, withdrawn_why",
    "event_parties": "*",
    "actors": "*",
    "search_documents": "*",
    "postings": "*",
}


def state(con):
    found = {
        table: sorted(map(repr, con.execute(f"select {columns} from {table}").fetchall()))
        for table, columns in FACTS.items()
    }
    events = con.execute(
        "select * exclude (recorded_at) from events where withdrawn_at is null"
    ).fetchall()
    return found | {"events": sorted(map(repr, events))}


def a_busy_fortnight(world):
    """Wire copies, an outlet's pleas, undated and stated reports, over 12 days and 4 outlets."""
    chance = random.Random(7)
    outlets = list(FEEDS)
    for number in range(40):
        day = chance.randrange(12)
        at = NOW + timedelta(days=day, minutes=number)
        outlet = chance.choice(outlets)
        text = body(f"wire {number // 3}") if number % 2 else body(f"own {number}")
        text = [*text[: chance.randint(3, 5)], f"Sign up to the {outlet} newsletter for Aland"]
        if number % 5 == 0:
            text.insert(1, "Our standards")
        sides = chance.choice([("ALA BOR", "ALA BOR"), ("ALA", "BOR"), ("BOR", "SYL")])
        options = chance.choice(
            [{}, {"mode": "visit"}, {"mode": "phone"}, {"day": at.date(), "date_basis": "stated"},
             {"day": date(2026, 3, 14), "status": "planned", "date_basis": "resolved"}]
        )  # fmt: skip
        world.tells(
            outlet, str(number), text, at=at,
            reports=[
                a_report(f"Sentence {number % 7}.", *sides, **options),
                a_report(text[-1], "ALA", "ALA BOR", type="REQUEST", n=len(text) + 1),
            ],
            mentions=[("Aland", "ALA", {}), ("Borduria", "BOR", {"n": len(text) + 1})],
        )  # fmt: skip


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in (2, 3, 4))])
def test_the_order_in_which_articles_come_does_not_show(con, tmp_path, seed):
    world = World(con, tmp_path / "at-once")
    a_busy_fortnight(world)
    world.derive()
    with duckdb.connect(config={"threads": 1}) as other:
        other.execute(load_queries("connect")["use_utc"])
        migrate(other)
        piecemeal = World(other, tmp_path / "piecemeal")
        a_busy_fortnight(piecemeal)
        order = list(range(len(piecemeal.pending)))
        random.Random(seed).shuffle(order)
        for start in range(0, len(order), 10):
            derive(other, piecemeal.load(order=order[start : start + 10]), NOW)
        ours, theirs = state(con), state(other)
    for table in ours:
        assert theirs[table] == ours[table], table
    assert world.value("select count(*) from events where withdrawn_at is null") > 5
    assert world.value("select count(*) from segments where why = 'recurring'") > 5
    assert world.value("select count(*) from articles where is_copy") > 5


def test_deriving_twice_is_deriving_once(world):
    a_busy_fortnight(world)
    days = world.load()
    derive(world.con, days, NOW)
    before = state(world.con), world.rows("select * from events order by all")
    later = NOW + timedelta(hours=1)
    assert derive(world.con, days, later)["reflagged"] == 0
    assert (state(world.con), world.rows("select * from events order by all")) == before
    assert world.value("select count(*) from event_versions") == 0


def test_event_ids_are_those_of_their_smallest_report(world):
    world.tells("alpha", "1", body(1), reports=[a_report()])
    world.derive()
    before = events(world, "event_id")
    world.tells("beta", "2", body(2), at=NOW + timedelta(hours=1), reports=[a_report("Later.")])
    world.derive()
    assert events(world, "event_id") == before
    assert len(before[0][0]) == len(stable_id("any")) == 16
