"""Pages that a crawler meets: cut, nested, mis-encoded, binary, endless; none may break a round."""

import gzip
import itertools
import os
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.records import EntryStatus
from pipeline.text.worker import Extractor
from tests.text.themes import STORIES, THEMES

REPLAY = Path(__file__).parents[3] / "shared" / "cases" / "replay"
PAGES = int(os.environ.get("ATTACHE_MEMORY_PAGES", "10000"))
LIMIT_SECONDS = 30
LIMIT_BYTES = 2 * 1024**3
Mutation = Callable[[random.Random, bytes], bytes]
TAGS = (
    "div",
    "span",
    "p",
    "ul><li",
    "table><tr><td",
    "dl><dd",
    "b",
    "a href=x",
    "article",
    "font",
    "form",
)


def _cut(chance: random.Random, body: bytes) -> bytes:
    return body[: chance.randrange(len(body))]


def _cut_out(chance: random.Random, body: bytes) -> bytes:
    start = chance.randrange(len(body))
    return body[:start] + body[start + chance.randrange(2000) :]


def _nested(chance: random.Random, body: bytes) -> bytes:
    tag = f"<{chance.choice(TAGS)}>".encode()
    return body.replace(b"<main>", tag * chance.choice((50, 300, 3000, 60_000)) + b"<main>", 1)


def _siblings(chance: random.Random, body: bytes) -> bytes:
    tag = chance.choice(("p", "a href=x", "h2", "div", "li", "td", "br", "img"))
    return body.replace(
        b"</p>", b"</p>" + f"<{tag}>x".encode() * chance.choice((3000, 29_000, 100_000, 300_000)), 1
    )


def _noise(chance: random.Random, body: bytes) -> bytes:
    spoilt = bytearray(body)
    for _ in range(chance.randrange(1, 200)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _encoded(chance: random.Random, body: bytes) -> bytes:
    charset = chance.choice(("cp1252", "cp1251", "utf-16", "utf-32", "shift_jis", "utf-7"))
    return body.decode("utf-8", "replace").encode(charset, "replace")


def _binary(chance: random.Random, _: bytes) -> bytes:
    return chance.randbytes(chance.choice((10, 1000, 200_000)))


def _tags_gone(chance: random.Random, body: bytes) -> bytes:
    lost = chance.choice(
        (b"</p>", b"</div>", b"</script>", b">", b"<", b"</article>", b'"', b"</title>")
    )
    return body.replace(lost, b"", chance.choice((1, -1)))


def _big(chance: random.Random, body: bytes) -> bytes:
    filler = chance.choice(
        (
            b"<script>" + b"x" * 6_000_000 + b"</script>",
            b"<!--" + b"y" * 9_000_000,
            b"z " * 3_000_000,
        )
    )
    return body.replace(b"<main>", filler + b"<main>", 1)


def _words(chance: random.Random, body: bytes) -> bytes:
    return body.replace(
        b"</p>", b" and 12 May 2019 2020-01-02" * chance.choice((50, 2000)) + b"</p>"
    )


def _entities(_: random.Random, body: bytes) -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    return bomb + body.replace(b"Monday", b"&b;&#0;&#xFFFFFF;&nosuch;")


MUTATIONS: tuple[Mutation, ...] = (
    _cut, _cut_out, _nested, _siblings, _noise, _encoded, _binary, _tags_gone, _big, _words,
    _entities,
)  # fmt: skip


def _mutated(chance: random.Random) -> bytes:
    theme = chance.choice(list(THEMES.values()))
    body = theme(chance.choice(STORIES)).encode()
    for mutation in chance.sample(MUTATIONS, chance.choice((1, 1, 2))):
        body = mutation(chance, body) if body else b""
    return body


def _bytes(process: int, name: str) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith(name))
    return int(line.split()[1]) * 1024


@pytest.mark.slow
def test_500_mutated_pages_break_nothing(page, rules):
    chance, seen, slowest, peak = random.Random(4), Counter(), 0.0, 0
    with Extractor(rules) as reader:
        for _ in range(500):
            given, began = page(_mutated(chance)), time.monotonic()
            seen[reader.read(given).status] += 1
            slowest = max(slowest, time.monotonic() - began)
            peak = max(peak, _bytes(reader.child_id, "VmHWM") if reader.child_id else 0)
    print(dict(seen), f"slowest {slowest:.1f} s, peak {peak / 1e6:.0f} MB")
    assert sum(seen.values()) == 500
    assert seen[EntryStatus.TIMEOUT] == 0
    assert slowest < LIMIT_SECONDS
    assert peak < LIMIT_BYTES


def _pages(page) -> list:
    """Give theme pages, and the recorded ones where they are beside this repository."""
    made = [page(theme(story)) for theme in THEMES.values() for story in STORIES]
    recorded = sorted(REPLAY.glob("**/*.html.gz"))
    return [*made, *(page(gzip.decompress(path.read_bytes())) for path in recorded)]


@pytest.mark.slow
def test_memory_is_flat_over_10000_pages(page, rules):
    """One child for all of them, as none is outside this test: after 2,000 it is replaced."""
    pages, sizes = itertools.cycle(_pages(page)), []
    with Extractor(rules, pages=100_000) as reader:
        for _ in range(PAGES // 1000):
            for given in itertools.islice(pages, 1000):
                reader.read(given)
            sizes.append(_bytes(reader.child_id, "VmRSS") / 1e6)
            print(f"{1000 * len(sizes):6} pages {sizes[-1]:6.0f} MB")
    # the largest page comes round in the first third at the latest
    assert max(sizes) < 1.15 * max(sizes[: len(sizes) // 3])
