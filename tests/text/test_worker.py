import os
import signal

import pytest

from pipeline.records import EntryStatus
from pipeline.text.extract import read_page
from pipeline.text.worker import Extractor
from tests.text.themes import ENGLISH, builder, magazine


@pytest.fixture(scope="module")
def extractor(rules):
    with Extractor(rules, seconds=20) as reader:
        yield reader


def test_child_gives_what_the_function_gives(extractor, page, rules):
    for theme in (magazine, builder):
        given = page(theme(ENGLISH))
        assert extractor.read(given) == read_page(given, rules)


def test_child_that_dies_is_replaced(extractor, page):
    given = page(magazine(ENGLISH))
    extractor.read(given)
    os.kill(extractor.child_id, signal.SIGSTOP)
    before = extractor.child_id
    extractor._seconds, kept = 0.5, extractor._seconds
    lost = extractor.read(given)
    extractor._seconds = kept
    assert (lost.status, lost.article) == (EntryStatus.TIMEOUT, None)
    assert extractor.read(given).status is EntryStatus.ARTICLE
    assert extractor.child_id != before
    os.kill(extractor.child_id, signal.SIGKILL)
    assert extractor.read(given).status in (EntryStatus.ARTICLE, EntryStatus.TIMEOUT)
    assert extractor.read(given).status is EntryStatus.ARTICLE


def test_child_is_replaced_after_its_pages_and_ended_at_the_end(page, rules):
    given = page(magazine(ENGLISH))
    with Extractor(rules, pages=2) as reader:
        seen = []
        for _ in range(3):
            assert reader.read(given).status is EntryStatus.ARTICLE
            seen.append(reader.child_id)
    assert seen[0] == seen[1] != seen[2]
    assert reader.child_id is None
    for child in set(seen):
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
