"""The briefing in its forms, against golden files and by what must hold for every page."""

import re
import time

import pytest

from pipeline.briefing.profile import Profile
from pipeline.briefing.render_html import POLICY, render_html
from pipeline.briefing.render_markdown import render_markdown
from pipeline.briefing.render_text import WIDTH, render_text
from pipeline.briefing.select import make_briefing
from tests.briefing import days

DAYS = {
    "busy": days.busy_day,
    "failed": days.failed_day,
    "empty": days.frame,
    "one": days.one_event,
}


def of(name: str, **more):
    return make_briefing(DAYS[name](), day=days.DAY, sample=True, **more)


@pytest.mark.parametrize("name", DAYS)
def test_markdown_is_as_expected(name, golden):
    golden(f"{name}.md", render_markdown(of(name)))


@pytest.mark.parametrize("name", DAYS)
def test_text_is_as_expected(name, golden):
    golden(f"{name}.txt", render_text(of(name)))


@pytest.mark.parametrize("language", ["es", "fr"])
def test_other_languages_are_as_expected(language, golden):
    golden(f"busy.{language}.md", render_markdown(of("busy", profile=Profile(language=language))))


def test_text_is_no_wider_than_a_mail_allows():
    lines = render_text(of("busy")).splitlines()
    assert [
        line for line in lines if len(line) > WIDTH and not line.strip().startswith("<http")
    ] == []


@pytest.mark.parametrize("render", [render_markdown, render_text, render_html])
def test_every_form_of_a_sample_says_so(render):
    assert "Sample: invented outlets and events" in render(of("busy"))
    assert "Sample" not in render(make_briefing(days.busy_day(), day=days.DAY))


@pytest.mark.parametrize("name", DAYS)
def test_a_page_asks_for_nothing_outside_and_runs_nothing(name):
    page = render_html(of(name))
    assert (
        f'http-equiv="Content-Security-Policy" content="{POLICY.replace(chr(39), "&#39;")}"' in page
    )
    assert not re.search(
        r"<(script|img|iframe|object|embed|form|base)\b|\son\w+=|url\(|@import", page
    )
    assert re.findall(r'<link[^>]*rel="(?!alternate)', page) == []


@pytest.mark.parametrize("name", DAYS)
def test_every_anchor_on_the_page_exists_and_none_twice(name):
    page = render_html(of(name))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= set(ids)


def test_a_page_with_forty_acts_is_small():
    rows = days.many_events(40)
    render_html(make_briefing(rows, day=days.DAY))  # reads templates and names once
    began = time.perf_counter()
    page = render_html(make_briefing(rows, day=days.DAY))
    print(f"\nbuilt in {time.perf_counter() - began:.2f} s (aim: 1)")
    assert len(page.encode()) <= 200_000


def test_four_hundred_acts_stay_readable_and_lead_to_a_page_with_all():
    briefing = make_briefing(days.many_events(), day=days.DAY)
    page, whole = render_html(briefing), render_html(briefing, most=len(briefing.lines))
    assert len(page.encode()) < 450_000
    assert "and 33 more" in page
    assert 'href="all.html#' in page
    assert whole.count('<li class="act"') == len(briefing.lines) == 400
    assert page.count('<ol class="glance">') == 1
    assert len(briefing.glance) == 7


def test_a_day_on_which_no_feed_answered_is_a_briefing_with_each_cause():
    text = render_markdown(of("failed"))
    assert "**Nothing could be read: 3 of 3 feeds failed.**" in text
    for outlet, cause in (
        ("Example Wire", "name not found"),
        ("Beispiel-Bote", "no answer in 30 s"),
        ("Exemple Presse", "HTTP 503"),
    ):
        assert f"- {outlet}: World: failed: {cause}." in text
