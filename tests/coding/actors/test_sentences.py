"""Floors on our own sentences: five languages, positives and negatives."""

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.coding import actors

DATA = Path(__file__).parent / "data"
FLOOR = 0.96  # strict F1: span, code and sector
LANGUAGES = ("en", "es", "fr", "pt", "de")


def records(language):
    return [
        json.loads(line) for line in (DATA / f"sentences_{language}.jsonl").read_text().splitlines()
    ]


def hits(expected, found):
    """Count one-to-one hits: half of the shorter span, same code, same sector."""
    free, count = list(found), 0
    for want in expected:
        for mention in free:
            overlap = min(want["end"], mention.end) - max(want["start"], mention.start)
            shorter = min(want["end"] - want["start"], mention.end - mention.start)
            same = (want["code"], want["sector"]) == (mention.code, mention.sector)
            if same and 2 * overlap >= shorter:
                free.remove(mention)
                count += 1
                break
    return count


@pytest.mark.parametrize("language", LANGUAGES)
def test_actors_of_our_own_sentences_reach_the_floor(dictionary, language):
    right = wanted = given = 0
    for record in records(language):
        day = date.fromisoformat(record["date"])
        anchors = actors.find([record["text"]], language=language, day=day, dictionary=dictionary)
        found = [mention for anchor in anchors if (mention := anchor.mention())]
        right += hits(record["actors"], found)
        wanted, given = wanted + len(record["actors"]), given + len(found)
    assert 2 * right / (wanted + given) >= FLOOR


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_of_our_own_sentences_are_right(dictionary, language):
    for record in records(language):
        day = date.fromisoformat(record["date"])
        anchors = actors.find([record["text"]], language=language, day=day, dictionary=dictionary)
        roles = {a.role for a in anchors if a.role}
        missing = {actor["role"] for actor in record["actors"] if actor["role"]} - roles
        assert not missing - {"secretary of state"}, record["text"]


def test_there_are_at_least_four_hundred_sentences_and_negatives_in_each_language():
    by_language = [records(language) for language in LANGUAGES]
    assert sum(map(len, by_language)) >= 400
    for sentences in by_language:
        assert sum(not record["actors"] for record in sentences) >= 8
