"""The sample for validators, the codebook, and the scores of acts."""

import csv
import tomllib
from datetime import UTC, datetime

import pytest

from pipeline.places import defaults
from pipeline.records import EVENT_TYPES
from pipeline.settings import config_files
from pipeline.warehouse.corrections import COLUMNS, parse_corrections
from pipeline.warehouse.exports.codebook import codebook, interval, measured
from pipeline.warehouse.published import open_published
from tests.warehouse.exports.world import event_id


@pytest.fixture
def ask(data):
    with open_published(data / "published") as con:
        yield lambda sql: con.execute(sql).fetchall()


def drawn(run, tmp_path, *arguments) -> list[dict[str, str]]:
    file = tmp_path / "sample.csv"
    done = run("sample", "--out", file, *arguments)
    assert done.exit_code == 0, done.exception
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_sample_is_random_and_the_same_for_the_same_seed(run, tmp_path):
    ids = [row["event_id"] for row in drawn(run, tmp_path, "--n", "3")]
    assert len(set(ids)) == 3
    assert ids == [row["event_id"] for row in drawn(run, tmp_path, "--n", "3")]
    other = {tuple(r["event_id"] for r in drawn(run, tmp_path, "--n", "3", "--seed", str(seed)))
             for seed in range(5)}  # fmt: skip
    assert len(other) > 1
    assert len(drawn(run, tmp_path)) == 7
    assert [r["event_id"] for r in drawn(run, tmp_path, "--since", "2026-03-05")] == [
        event_id("to meet")
    ]


def test_a_filled_sample_is_a_list_of_corrections(run, tmp_path):
    rows = drawn(run, tmp_path)
    assert {row[name] for row in rows for name in ("verdict", "replacement", "by", "why")} == {""}
    rows[0] |= {"verdict": "wrong", "by": "validator", "why": "a sports match"}
    filled = tmp_path / "filled.csv"
    with filled.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    columns = ", ".join(f'"{name}"' for name in COLUMNS)
    sql = f"select {columns} from read_csv('{filled}', all_varchar = true)"
    done = run("query", f"{sql} where verdict <> ''", "--format", "csv")
    (correction,) = parse_corrections(done.stdout)
    assert correction["url"] == rows[0]["url"]
    assert correction["verdict"] == "wrong"


def test_every_type_and_every_mode_of_the_lexicons_has_its_scores(ask):
    known = {(kind, mode) for kind, mode in ask("select type, mode from ontology")}
    assert {kind for kind, mode in known if mode is None} == set(EVENT_TYPES)
    for name, text in config_files(defaults("config")).items():
        if name.startswith("events/") and name.count("/") == 1:
            for act in acts(tomllib.loads(text)):
                assert (act["type"], act.get("mode")) in known, (name, act["type"], act["mode"])
    assert ask("select count(*) from ontology") == ask(
        "select count(distinct (type, mode)) from ontology"
    )


def acts(table):
    """Every table of a lexicon that names a type."""
    if isinstance(table, dict):
        if isinstance(table.get("type"), str):
            yield table
        for value in table.values():
            yield from acts(value)
    elif isinstance(table, list):
        for value in table:
            yield from acts(value)


def test_scores_lie_on_their_scales_and_quads_agree_with_their_signs(ask):
    for _, mode, goldstein, plover, quad in ask(
        "select type, mode, goldstein, plover_score, quad_class from ontology"
    ):
        assert -10 <= goldstein <= 10
        assert -10 <= plover <= 10
        assert (quad <= 2) == (goldstein > 0), mode


def test_scores_are_those_of_what_happened_or_is_intended_never_of_a_denial(ask):
    columns = "event_id, cameo, goldstein, plover_score, quad_class"
    rows = {name: tuple(rest) for name, *rest in ask(f"select {columns} from event_scores")}
    assert rows[event_id("accused")] == ("112", -2.0, -3.5, 3)
    assert rows[event_id("to meet")] == ("036", 4.0, None, 1)
    assert rows[event_id("to sanction")] == rows[event_id("denied")] == (None,) * 4
    assert event_id("gone") not in rows


def test_countries_have_one_row_each_and_the_codes_of_other_lists(ask):
    (total, distinct) = ask("select count(*), count(distinct code) from country_codes")[0]
    assert total == distinct >= 249
    rows = ask(
        "select code, cameo, fips, cow from country_codes"
        " where code in ('DEU', 'ROU', 'XKX', 'TWN', 'PRI') order by code"
    )
    assert rows == [
        ("DEU", "DEU", "GM", 255), ("PRI", "PRI", "RQ", None), ("ROU", "ROM", "RO", 360),
        ("TWN", "TWN", "TW", 713), ("XKX", "XKX", "KV", 347),
    ]  # fmt: skip
    ((twice,),) = ask("select count(*) - count(distinct cow) from country_codes where cow > 0")
    assert twice == 0


def test_the_codebook_names_every_type_column_and_measured_figure(ask, run, tmp_path):
    text = codebook()
    for kind in EVENT_TYPES:
        assert f"| {kind} |" in text
    for (column,) in ask("select distinct column_name from duckdb_columns() where not internal"):
        assert f"| {column} |" in text, column
    found = measured()
    assert datetime.fromisoformat(found["day"]).replace(tzinfo=UTC) <= datetime.now(UTC)
    assert set(found["types"]) <= set(EVENT_TYPES)
    for name, size in found["sets"].items():
        assert f"{name} ({size} passages)" in text
    for n in found["types"].values():
        assert n["right"] <= min(n["coded"], n["labelled"])
        assert not n["coded"] or f"({n['right']} of {n['coded']};" in text
    file = tmp_path / "codebook.md"
    assert run("codebook", "--out", file).exit_code == 0
    assert file.read_text(encoding="utf-8") == text


def test_an_interval_is_wilson_s():
    low, high = interval(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.49, 0.943)
    assert interval(0, 10)[0] == 0.0
    assert interval(10, 10)[1] == 1.0
