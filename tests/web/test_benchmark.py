"""Issue 3's figures, printed: 500 feeds on 100 hosts, one of which hangs; bombs; CPU per feed.

python -m pytest tests/web/test_benchmark.py -m slow -s
"""

import multiprocessing
import resource
import statistics
import time
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

import pytest

from pipeline.feeds.conditional import request_headers
from pipeline.feeds.read import read
from pipeline.records import Feed, FeedMemory
from pipeline.web.fetch import FetchSettings
from pipeline.web.rounds import Ask, run_round
from tests.web.hostile import bomb, hang, ok, serving

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
ITEMS = "".join(
    f"<item><guid>{n}</guid><link>http://e.example/{n}</link><title>Title {n}</title>"
    f"<description>{'word ' * 60}</description></item>"
    for n in range(30)
)
BODY = f"<rss version='2.0'><channel><title>t</title>{ITEMS}</channel></rss>".encode()


def _conditional(request):
    if request.headers.get("if-none-match") == '"1"':
        return b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
    return ok(BODY, 'ETag: "1"')


def _hosts(pipe, hosts, hanging):
    with ExitStack() as stack:
        routes = {f"/{n}": _conditional for n in range(5)} | {"/bomb": bomb()}
        hung = {f"/{n}": hang for n in range(5)}
        sites = [
            stack.enter_context(serving(hung if n < hanging else routes)) for n in range(hosts)
        ]
        pipe.send([site.port for site in sites])
        pipe.recv()


@contextmanager
def farm(hosts, hanging=0):
    """Serve many hosts from another process, so that its CPU time is not counted as ours."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_hosts, args=(theirs, hosts, hanging), daemon=True
    )
    process.start()
    try:
        yield ours.recv()
    finally:
        ours.send(None)
        process.join(10)
        process.terminate()


def _settings(ports, **changes):
    allow = frozenset(f"127.0.0.1:{port}" for port in ports)
    return FetchSettings(allow=allow, per_host_delay_seconds=0.0, **changes)


def _round(ports, memories, known, deadline=5.0):
    """Poll every feed once; give when each was done, their new memories, and the CPU seconds."""
    done, after = {}, {}
    asks = [Ask(key, memory.url, request_headers(memory)) for key, memory in memories.items()]
    started, cpu = time.monotonic(), time.process_time()

    def keep(ask, answer):
        feed = Feed(ask.key, ask.key, ask.url, "", "", "", "")
        polled = read(feed, memories[ask.key], answer, known.get(ask.key, {}), NOW)
        known.setdefault(ask.key, {}).update({e.entry_id: e.fingerprint for e in polled.entries})
        after[ask.key], done[ask.key] = polled.memory, time.monotonic() - started

    run_round(asks, _settings(ports, deadline_seconds=deadline), keep, 300, now=NOW)
    return done, after, time.process_time() - cpu


def _memories(ports):
    return {
        f"{port}/{n}": FeedMemory(f"{port}/{n}", f"http://127.0.0.1:{port}/{n}")
        for port in ports
        for n in range(5)
    }


def _healthy(ports, hanging, memories, known):
    """Give when the last healthy feed was done, and the CPU seconds of a feed, in one round."""
    done, _, cpu = _round(ports, memories, known, deadline=3.0)
    hung = {f"{port}/{n}" for port in ports[:hanging] for n in range(5)}
    return max(t for key, t in done.items() if key not in hung), cpu / len(done)


@pytest.mark.slow
def test_a_hanging_host_delays_no_healthy_feed_and_unchanged_feeds_are_cheap():
    """Rounds without and with a hanging host take turns, since the machine is not ours alone."""
    with farm(100) as well, farm(100, hanging=1) as sick:
        farms = {0: (well, _memories(well), {}), 1: (sick, _memories(sick), {})}
        for hanging, (ports, memories, known) in farms.items():
            _, after, _ = _round(ports, memories, known, deadline=3.0)
            farms[hanging] = (ports, after, known)
        rounds = [
            {
                n: _healthy(ports, n, memories, known)
                for n, (ports, memories, known) in farms.items()
            }
            for _ in range(7)
        ]
    last = {n: statistics.median(r[n][0] for r in rounds) for n in (0, 1)}
    cpu = {n: statistics.median(r[n][1] for r in rounds) for n in (0, 1)}
    for n in (0, 1):
        print(
            f"\n{n} of 100 hosts hanging: last healthy unchanged feed after {last[n]:.2f} s, "
            f"{cpu[n] * 1000:.2f} ms CPU a feed (medians of 7 rounds of 500 feeds)"
        )
    assert last[1] < 3.0  # not held up to the deadline of the hanging host


@pytest.mark.slow
def test_a_round_of_bombs_stays_small():
    with farm(20) as ports:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        asks = [Ask(f"{p}-{n}", f"http://127.0.0.1:{p}/bomb") for p in ports for n in range(3)]
        problems = []
        run_round(asks, _settings(ports), lambda _, a: problems.append(a.problem), 300, now=NOW)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"\n60 bombs of 200 MB: peak {peak // 1000} MB, {(peak - before) // 1000} MB of it new")
    assert problems == ["bomb"] * 60
    assert peak < 400_000
