"""Many hosts at once, each at its own pace, and robots.txt before pages."""

import itertools
import time
from datetime import UTC, datetime

import pytest

from pipeline.web.rounds import Ask, run_round
from tests.web.asking import settings
from tests.web.hostile import drip, hang, ok, redirect, serving

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def run(asks, *publishers, robots=False, until=60.0, **changes):
    answers = {}
    unasked = run_round(
        asks,
        settings(*publishers, **changes),
        lambda ask, answer: answers.__setitem__(ask.key, answer),
        until,
        robots=robots,
        now=NOW,
    )
    return answers, unasked


def slowly(seconds):
    def route(_):
        time.sleep(seconds)
        return ok()

    return route


def test_every_ask_has_its_answer_at_the_time_of_the_round():
    with serving({f"/{n}": ok(str(n).encode()) for n in range(20)}) as site:
        answers, unasked = run([Ask(str(n), site.url(f"/{n}")) for n in range(20)], site)
    assert {key: a.body for key, a in answers.items()} == {str(n): b"%d" % n for n in range(20)}
    assert {a.asked_at for a in answers.values()} == {NOW}
    assert unasked == []


def test_a_hanging_host_delays_nobody_else():
    done = {}
    with serving({"/": hang}) as bad, serving({"/": ok()}) as good:
        asks = [Ask(f"bad{n}", bad.url("/")) for n in range(4)]
        asks += [Ask(f"good{n}", good.url("/")) for n in range(20)]
        started = time.monotonic()
        run_round(
            asks,
            settings(bad, good, deadline_seconds=1.0),
            lambda ask, _: done.__setitem__(ask.key, time.monotonic() - started),
            60,
            now=NOW,
        )
    assert len(done) == 24
    assert max(t for key, t in done.items() if key.startswith("good")) < 0.9


def test_a_host_gets_two_requests_at_a_time_and_pauses_between_starts():
    with serving({"/": slowly(0.1)}) as site:
        asks = [Ask(str(n), site.url("/")) for n in range(8)]
        run(asks, site, per_host_delay_seconds=0.1)
    pauses = [b - a for a, b in zip(site.started, site.started[1:], strict=False)]
    assert site.most_active <= 2
    assert min(pauses) > 0.07


def test_the_pool_is_bounded():
    with serving({"/": slowly(0.1)}) as a, serving({"/": slowly(0.1)}) as b:
        asks = [Ask(f"{p.port}{n}", p.url("/")) for p in (a, b) for n in range(3)]
        started = time.monotonic()
        run(asks, a, b, concurrency=1)
    assert a.most_active == b.most_active == 1
    assert time.monotonic() - started > 0.55


def test_what_is_not_begun_in_time_stays_unasked():
    with serving({"/": slowly(0.2)}) as site:
        asks = [Ask(str(n), site.url("/")) for n in range(20)]
        answers, unasked = run(asks, site, until=0.5)
    assert 2 <= len(answers) <= 8
    assert sorted([*answers, *(a.key for a in unasked)]) == sorted(a.key for a in asks)
    assert len(site.requests) == len(answers)


def test_an_error_of_the_caller_ends_the_round():
    with serving({"/": ok()}) as site, pytest.raises(ZeroDivisionError):
        run_round([Ask("1", site.url("/"))] * 5, settings(site), lambda *_: 1 // 0, 9, now=NOW)


def test_addresses_that_are_none_have_answers_too():
    answers, _ = run([Ask("a", ""), Ask("b", "javascript:1"), Ask("c", "http://127.0.0.1:1/")])
    assert {key: a.problem for key, a in answers.items()} == {
        "a": "unsupported_scheme",
        "b": "unsupported_scheme",
        "c": "refused_address",
    }


ROBOTS = b"User-agent: attache\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n"


def test_robots_txt_is_asked_once_and_obeyed():
    with serving({"/robots.txt": ok(ROBOTS), "/a": ok(), "/b": ok()}) as site:
        asks = [Ask(p, site.url(p)) for p in ("/a", "/b", "/private/x", "/private/y")]
        answers, _ = run(asks, site, robots=True, user_agent="attache/0.1 (+mailto:a@b.c)")
    assert {key: a.problem for key, a in answers.items()} == {
        "/a": None,
        "/b": None,
        "/private/x": "robots",
        "/private/y": "robots",
    }
    assert site.asked("/robots.txt") == 1
    assert site.asked("/private/x") == 0


def test_robots_txt_is_not_asked_for_feeds():
    with serving({"/robots.txt": ok(ROBOTS), "/feed": ok()}) as site:
        answers, _ = run([Ask("f", site.url("/feed"))], site)
    assert answers["f"].problem is None
    assert site.asked("/robots.txt") == 0


def test_a_redirect_does_not_lead_around_another_hosts_robots_txt():
    rules = ok(b"User-agent: *\nDisallow: /\n")
    with serving({"/robots.txt": rules, "/page": ok()}) as strict, serving() as site:
        site.routes["/r"] = redirect(strict.url("/page"))
        answers, _ = run([Ask("r", site.url("/r"))], site, strict, robots=True)
    assert answers["r"].problem == "robots"
    assert strict.asked("/page") == 0


@pytest.mark.parametrize(
    ("robots", "problem"),
    [
        (ok(b"", status="404 Not Found"), None),
        (ok(b"", status="403 Forbidden"), None),
        (ok(b"", status="500 Oops"), "robots_unavailable"),
        (ok(b"\xff\xfe\x00garbage <html>"), None),
        (redirect("/robots.txt"), None),
        (b"", "connection"),
        (hang, "timeout"),
    ],
)
def test_a_missing_or_broken_robots_txt_means_what_rfc_9309_says(robots, problem):
    with serving({"/robots.txt": robots, "/page": ok()}) as site:
        asks = [Ask("p", site.url("/page"))]
        answers, _ = run(asks, site, robots=True, deadline_seconds=0.5)
    assert answers["p"].problem == problem
    assert site.asked("/page") == (problem is None)


def test_crawl_delay_is_kept_up_to_the_cap():
    rules = ok(b"User-agent: *\nCrawl-delay: 100\n")
    with serving({"/robots.txt": rules, "/": ok()}) as site:
        asks = [Ask(str(n), site.url("/")) for n in range(4)]
        run(asks, site, robots=True, max_crawl_delay_seconds=0.3)
    pages = site.started[1:]
    assert min(b - a for a, b in itertools.pairwise(pages)) > 0.25


def test_a_host_that_answers_429_twice_is_left_alone():
    limited = ok(b"", "Retry-After: 600", status="429 Too Many Requests")
    with serving({f"/{n}": limited for n in range(9)}) as site:
        asks = [Ask(str(n), site.url(f"/{n}")) for n in range(9)]
        answers, unasked = run(asks, site, robots=True, per_host_concurrency=1)
    assert len(answers) == 2
    assert len(unasked) == 7


def test_a_drip_ends_at_its_deadline_within_a_round():
    with serving({"/": drip()}) as site:
        started = time.monotonic()
        answers, _ = run([Ask("d", site.url("/"))], site, deadline_seconds=0.5)
    assert answers["d"].problem == "timeout"
    assert time.monotonic() - started < 20  # the drip itself never ends
