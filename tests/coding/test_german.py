"""German word order and wordings: newsroom sentences of our own against a floor."""

import json
from datetime import date
from functools import cache

import pytest

from tests.coding import corpus

# Share of the events that must come out: type, sides and status.
FLOOR = 0.88


@cache
def _cases():
    """Read the sentences: text, day of publication, events as (type, sources, targets, status)."""
    lines = (corpus.DATA / "sentences_de.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        (r["text"], date.fromisoformat(r["date"]), {tuple(e) for e in r["events"]}) for r in rows
    ]


def test_newsroom_sentences_keep_their_floor():
    hits = found = wanted = 0
    for text, day, events in _cases():
        told = corpus.undated(text, "de", day)
        hits += len(told & events)
        found += len(told)
        wanted += len(events)
    assert 2 * hits / (found + wanted) >= FLOOR


def test_sport_business_crime_and_domestic_politics_give_almost_nothing():
    false = [
        text for text, day, events in _cases() if not events and corpus.undated(text, "de", day)
    ]
    assert len(false) <= 4, false


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Nach Wochen zäher Gespräche hat Kenia Sanktionen gegen Uganda verhängt.",
            ("SANCTION", "KEN", "UGA", "happened"),
        ),
        (
            "Die Grenze zu Uganda habe Kenia nicht geschlossen, sagte ein Beamter.",
            ("COERCE", "KEN", "UGA", "denied"),
        ),
        (
            "Drei Stunden lang verhandelten Kenia und Uganda am Montag.",
            ("CONSULT", "KEN UGA", "KEN UGA", "happened"),
        ),
        (
            "Eine Delegation unter Führung des kenianischen Außenministers ist in Uganda gelandet.",
            ("CONSULT", "KEN", "UGA", "happened"),
        ),
        (
            "Das Nachbarland Kenia wies den Vorwurf Ugandas zurück.",
            ("REJECT", "KEN", "UGA", "happened"),
        ),
        (
            "Kenia erklärte, man habe Uganda keine Waffen geliefert.",
            ("AID", "KEN", "UGA", "denied"),
        ),
        (
            "Kenia bestritt, Uganda Waffen geliefert zu haben.",
            ("AID", "KEN", "UGA", "denied"),
        ),
    ],
)
def test_the_subject_is_found_wherever_it_stands(text, event):
    assert event in corpus.undated(text, "de")


@pytest.mark.parametrize(
    "text",
    [
        "Das kenianische Außenministerium teilte am Dienstag mit, Uganda sei informiert.",
        "Der kenianische Läufer trifft in Uganda auf alte Bekannte.",
        "Kenia setzt auf Gespräche mit Uganda.",
        "Kenia schloss Verhandlungen mit Uganda nicht aus.",
        "Kenia testete eine Rakete und schoss sie in Richtung Meer; Uganda schwieg.",
        "Ein Kenianer wurde in Uganda nach einem Streit in einer Bar verhaftet.",
        "Vor 60 Jahren unterzeichneten Kenia und Uganda einen Vertrag.",
        "Ein Besuch in Uganda sei denkbar, sagte Kenias Präsident.",
    ],
)
def test_words_of_acts_without_the_act_give_nothing(text):
    assert corpus.undated(text, "de") == set()
