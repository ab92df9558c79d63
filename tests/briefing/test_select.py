"""What a briefing holds: order, counts, profiles, silence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.briefing.independent import origin, repeats
from pipeline.briefing.profile import Profile
from pipeline.briefing.rows import DayCount, PairDay
from pipeline.briefing.select import make_briefing
from tests.briefing import days


def refs(briefing):
    return {line.ref: line.event_id for line in briefing.lines}


def test_acts_are_numbered_in_the_order_of_the_page():
    briefing = make_briefing(days.busy_day(), day=days.DAY)
    assert [line.ref for line in briefing.lines] == [f"E{n:02}" for n in range(1, 12)]
    known = set(refs(briefing))
    assert {ref for glance in briefing.glance for ref in glance.refs} <= known
    assert {ref for change in briefing.changes for ref in change.refs} <= known


def test_words_said_on_the_way_stand_under_acts_of_speech_only():
    rows = days.busy_day()
    lines = make_briefing(rows, day=days.DAY).lines
    accused = next(line for line in lines if line.quotes)
    assert accused.type == "ACCUSE"
    visited = tuple(
        replace(event, type="CONSULT", mode="visit")
        if event.event_id == accused.event_id
        else event
        for event in rows.events
    )
    lines = make_briefing(replace(rows, events=visited), day=days.DAY).lines
    assert next(line for line in lines if line.event_id == accused.event_id).quotes == ()


def test_the_order_of_rows_does_not_matter():
    rows = days.busy_day()
    turned = replace(
        rows,
        **{
            name: tuple(reversed(getattr(rows, name)))
            for name in (
                "events",
                "ahead",
                "articles",
                "pair_days",
                "pairs",
                "read",
                "organisations",
            )
        },
    )
    assert make_briefing(turned, day=days.DAY) == make_briefing(rows, day=days.DAY)


def test_at_most_seven_lines_and_no_act_twice():
    briefing = make_briefing(days.many_events(), day=days.DAY)
    told = [ref for glance in briefing.glance for ref in glance.refs]
    assert len(briefing.glance) == 7
    assert len(told) == len(set(told)) <= 21


def test_the_unusual_pair_comes_first_and_the_quiet_one_is_told():
    briefing = make_briefing(days.busy_day(), day=days.DAY)
    assert briefing.glance[0].head == "China – Philippines"
    readings = {change.head: change.reading for change in briefing.changes}
    assert readings["China – United States"] == "quiet: an active pair, nothing reported"


def test_a_short_record_says_so_instead_of_comparing():
    rows = replace(
        days.busy_day(),
        read=(DayCount(days.DAY, 100),),
        pair_days=(PairDay("CHN", "PHL", days.DAY, 3),),
    )
    briefing = make_briefing(rows, day=days.DAY)
    assert briefing.changes == ()
    assert briefing.changes_note.startswith("So far the record covers 0 of the 5 days")
    assert all(category.usual is None for category in briefing.categories)


def test_nothing_is_new_while_the_record_itself_is():
    rows = replace(days.busy_day(), since=days.DAY - timedelta(days=3))
    assert make_briefing(rows, day=days.DAY).fresh == ()


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (Profile("africa", countries=("SDN", "ZAF")), {7, 9, 10}),
        (Profile("strait", pairs=(("PHL", "CHN"),)), {1, 2, 3}),
        (Profile("eu", organisations=("EU",)), {11}),
        (Profile("talks", types=("CONSULT",)), {3, 4, 8}),
        (Profile("spanish", languages=("es",)), {5}),
        (Profile("sure", confidence="high"), {1, 4}),
    ],
)  # fmt: skip
def test_a_profile_keeps_what_its_reader_wants(profile, expected):
    briefing = make_briefing(days.busy_day(), day=days.DAY, profile=profile)
    assert {line.event_id for line in briefing.lines} == {f"e{n:015x}" for n in expected}
    assert all(profile.wants_pair(change.pair) for change in briefing.changes)


def test_a_profile_without_an_act_today_says_so():
    briefing = make_briefing(
        days.busy_day(), day=days.DAY, profile=Profile("peru", countries=("PER",))
    )
    assert briefing.notices == ("None of the day's 11 acts is covered by this profile.",)


def test_reports_repeat_by_owner_agency_story_or_wording():
    told = [
        origin("A", None, "s1", "One sentence."),
        origin("B", None, "s2", "One  sentence"),  # same words
        origin("C", "Wire", "s3", "Another."),
        origin("D", "wire", "s4", "Yet another."),  # same agency
        origin("D", None, "s5", "A fifth."),  # same owner as the one before
        origin("E", None, "s6", "A sixth."),
    ]
    assert repeats(told) == (False, True, False, True, True, False)


def test_two_chains_that_a_later_report_joins_are_one_source():
    told = [
        origin("A", None, "s1", "x"),
        origin("B", None, "s2", "y"),
        origin("A", None, "s2", "z"),
    ]
    assert repeats(told) == (False, True, True)


def test_a_day_that_is_not_over_says_until_when_it_knows():
    rows = replace(days.busy_day(), as_of=days.NOON)
    assert make_briefing(rows, day=days.DAY).notices == (
        "The data ends before the day does (as of 14 May 2031, 12:00 UTC): more may be reported.",
    )


def test_silent_failing_and_missing_sources_are_gaps():
    gaps = {gap.subject: gap.text for gap in make_briefing(days.busy_day(), day=days.DAY).gaps}
    assert gaps["Ejemplo Diario: World"] == "nothing announced for the day; usually 7.5 a day"
    assert gaps["مثال برس: World"] == "failed: HTTP 403; failing since 12 May 2031"
    assert "Kenya" in gaps["Countries of the day without a feed of their own"]
    assert gaps["Announced but not read"] == "7 behind a paywall, 2 answered with an error"
    assert gaps["Not coded"] == "4 articles in Hindi"
