"""The journal: what went in comes out, byte for byte, whenever the program was killed."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest
from warcio.archiveiterator import ArchiveIterator

from pipeline.errors import StorageError
from pipeline.records import Answer
from pipeline.web.archive import Journal, digest_of, read_all, read_at

AT = datetime(2026, 3, 1, 8, 0, 0, 123456, tzinfo=UTC)


def answer(n=0, body=b"<rss/>", **changes):
    headers = {"etag": f'W/"{n}\xe9"', "content-encoding": "gzip", "content-length": "7"}
    fields = {"url": f"http://h/{n}", "final_url": f"http://h/{n}", "asked_at": AT, "seconds": 0.5}
    fields |= {"status": 200, "headers": headers, "body": body, "wire_bytes": 99}
    return Answer(**(fields | changes))


ANSWERS = [
    answer(0),
    answer(1, body=bytes(range(256)) * 4000),
    answer(2, body=b""),
    answer(3, body=b"\r\n\r\nHTTP/1.1 200 OK\r\nWARC/1.0\r\n"),
    answer(4, moved_to="http://h/new", final_url="http://h/new?q=\u00e9"),
    answer(5, status=None, headers={}, body=b"", problem="dns", detail="name not found"),
    answer(6, problem="truncated", body=b"<rss>"),
    answer(7, status=304, body=b"", headers={"etag": '"\x80"', "x": "a, b"}),
    answer(8, status=404, headers={"set-cookie": "a=b; c", "x-empty": ""}),
]


def test_answers_come_back_as_they_went_in(tmp_path):
    with Journal(tmp_path / "a.warc.gz") as journal:
        places = [journal.append(f"k{n}", a.url, a) for n, a in enumerate(ANSWERS)]
        kept = list(journal.answers())
    assert [k[0] for k in kept] == [f"k{n}" for n in range(len(ANSWERS))]
    assert [k[1] for k in kept] == ANSWERS
    assert [k[2:] for k in kept] == places
    assert [digest for _, digest in places] == [digest_of(a.body) for a in ANSWERS]


def test_an_answer_is_found_by_its_offset(tmp_path):
    path = tmp_path / "a.warc.gz"
    with Journal(path) as journal:
        places = [journal.append(f"k{n}", a.url, a) for n, a in enumerate(ANSWERS)]
    for (offset, _), expected in zip(places, ANSWERS, strict=True):
        assert read_at(path, offset) == expected
    with pytest.raises(StorageError):
        read_at(path, path.stat().st_size)


def test_it_goes_on_where_it_was_closed(tmp_path):
    path = tmp_path / "deep" / "a.warc.gz"
    for n in range(3):
        with Journal(path) as journal:
            assert len(list(journal.answers())) == n
            journal.append(str(n), "http://h/", answer(n))
    assert [key for key, *_ in read_all(path)] == ["0", "1", "2"]


def test_other_tools_read_it_as_warc(tmp_path):
    path = tmp_path / "a.warc.gz"
    with Journal(path) as journal:
        journal.append("k", "http://h/1", ANSWERS[1])
    with path.open("rb") as file:
        records = [
            (
                r.rec_type,
                r.http_headers and r.http_headers.get_statuscode(),
                r.content_stream().read(),
            )
            for r in ArchiveIterator(file, check_digests="raise")
        ]
    assert [kind for kind, *_ in records] == ["warcinfo", "response", "request", "metadata"]
    assert records[1][1:] == ("200", ANSWERS[1].body)


def test_whatever_is_torn_off_the_end_is_cut_and_the_rest_stays(tmp_path):
    path = tmp_path / "a.warc.gz"
    ends = []
    with Journal(path) as journal:
        for n, each in enumerate(ANSWERS):
            journal.append(str(n), each.url, each)
            ends.append(path.stat().st_size)
    whole = path.read_bytes()
    for size in {0, 5, 200, *random.Random(7).sample(range(len(whole)), 60), *ends}:
        path.write_bytes(whole[:size])
        with Journal(path) as journal:
            assert len(list(journal.answers())) == sum(end <= size for end in ends)
            journal.append("again", "http://h/", ANSWERS[0])
            assert [k[:2] for k in journal.answers()][-1] == ("again", ANSWERS[0])


def test_garbage_at_the_end_is_cut(tmp_path):
    path = tmp_path / "a.warc.gz"
    with Journal(path) as journal:
        journal.append("k", "http://h/", ANSWERS[0])
    path.write_bytes(path.read_bytes() + b"\x1f\x8b\x08garbage" * 50)
    with Journal(path) as journal:
        journal.append("l", "http://h/", ANSWERS[1])
        assert [k[0] for k in journal.answers()] == ["k", "l"]


WRITER = """
import sys
from datetime import UTC, datetime
from pipeline.records import Answer
from pipeline.web.archive import Journal
with Journal(sys.argv[1]) as journal:
    start = len(list(journal.answers()))
    for n in range(start, 100000):
        body = bytes([n % 251]) * 300_000 + n.to_bytes(8, "big") * 1000
        answer = Answer(f"http://h/{n}", f"http://h/{n}", datetime.now(UTC), 0.0, 200, {}, body)
        journal.append(str(n), answer.url, answer)
        print(n, flush=True)
"""


def test_kills_in_the_middle_lose_nothing_that_was_acknowledged(tmp_path):
    path, pause = tmp_path / "a.warc.gz", random.Random(3)
    acknowledged = -1
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        lines = process.stdout
        first = lines.readline()
        time.sleep(pause.uniform(0.01, 0.15))
        os.kill(process.pid, signal.SIGKILL)
        numbers = [int(line) for line in [first, *lines.read().splitlines()] if line.strip()]
        process.wait()
        lines.close()
        acknowledged = max([acknowledged, *numbers])
        with Journal(path) as journal:
            kept = list(journal.answers())
        assert [int(key) for key, *_ in kept] == list(range(len(kept)))
        assert len(kept) > acknowledged
        assert all(digest_of(a.body) == digest for _, a, _, digest in kept)
