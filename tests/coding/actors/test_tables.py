"""The dictionary files: what ships is sound, what is wrong is told with file and line."""

import json
import time
from pathlib import Path

import pytest

from pipeline.coding import actors
from pipeline.errors import ConfigError

DATA = Path(__file__).parent / "data"
HEAD = "code,sector,role,name,since,until,short,forms\n"


def test_the_shipped_tables_have_no_problems(files):
    assert [str(problem) for problem in actors.problems(files)] == []


def test_the_shipped_tables_cover_what_was_promised(dictionary):
    tables = dictionary.tables
    assert len(tables["countries"]) >= 250
    assert len(tables["organisations"]) >= 300
    assert len(tables["groups"]) >= 150
    assert len(tables["leaders"]) >= 900


def test_every_table_opens_by_saying_how_it_is_edited(files):
    assert all(text.startswith("# ") for text in files.values())


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("FRA,GOV,president,Jean Exemple,2020-01-01,2019-01-01,,", "until"),
        ("FRA,GOV,president,Jean Exemple,2020-13-01,,,", "since"),
        ("FRA,XYZ,president,Jean Exemple,,,,", "sector"),
        ("fra,GOV,president,Jean Exemple,,,,", "code"),
        ("FRA,GOV,president", ""),
    ],
)
def test_a_wrong_row_is_refused_with_file_and_line(files, row, column):
    bad = {**files, "actors/leaders.csv": f"# how to edit\n{HEAD}{row}\n"}
    with pytest.raises(ConfigError) as wrong:
        actors.build(bad)
    assert (wrong.value.file, wrong.value.key) == ("config/actors/leaders.csv:3", column)
    assert [p.file for p in actors.problems(bad)] == ["config/actors/leaders.csv:3"]


def test_overlapping_dates_duplicates_and_unknown_codes_are_found(files):
    rows = (
        "FRA,GOV,president,Jean Exemple,2020-01-01,2022-01-01,,\n"
        "FRA,GOV,president,Jean Exemple,2021-01-01,2023-01-01,,\n"
        "QQQ,GOV,president,Jeanne Exemple,,,,\n"
    )
    found = actors.problems({**files, "actors/leaders.csv": HEAD + rows})
    assert [(p.file.split(":")[1], p.key) for p in found] == [("4", "code"), ("3", "since")]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es", "fr", "pt", "de"])
def test_a_dictionary_is_ready_within_a_second(files, language):
    started = time.process_time()
    assert actors.build(files).lexicon(language)
    taken = time.process_time() - started
    print(f"\n{language}: ready after {taken:.2f} s of CPU")
    assert taken < 1


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es", "fr", "pt", "de"])
def test_one_core_reads_three_thousand_sentences_a_second(anchors, language):
    lines = (DATA / f"sentences_{language}.jsonl").read_text().splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    best = 0.0
    for _ in range(10):  # the best round: others share the machine
        started = time.process_time()
        for text in texts:
            anchors(text, lang=language)
        best = max(best, len(texts) / (time.process_time() - started))
    print(f"\n{language}: {best:.0f} sentences/s of one core's time")
    assert best >= 3000
