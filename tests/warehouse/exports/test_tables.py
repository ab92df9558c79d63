"""Tables read back by what their users read them with: pandas, polars, openpyxl, csv."""

import csv
import json
from datetime import UTC, date, datetime

import openpyxl
import pandas as pd
import polars as pl
import pytest

from pipeline.errors import StorageError
from pipeline.warehouse.exports.write import FORMATS
from pipeline.warehouse.published import open_published
from tests.attache import Attache
from tests.warehouse.exports.world import FORMULA, TORN, event_id

PAIRS = [
    ("denied", "USA", "VEN"), ("to sanction", "ROU", "RUS"), ("met", "RUS", "VEN"),
    ("accused", "VEN", "RUS"), ("accused", "VEN", "USA"), ("aid", "UN", "SDN"),
    ("to meet", "DEU", "FRA"),
]  # fmt: skip
WANTED = sorted((event_id(name), a, b) for name, a, b in PAIRS)
ONE_LINE = TORN.replace("\n", " ").replace("\t", " ").replace("\x00", " ").replace("\x1b", " ")


def keys(rows) -> list[tuple[str, str, str]]:
    return sorted((row["event_id"], row["actor1"], row["actor2"]) for row in rows)


def test_csv_has_one_row_per_directed_pair_and_pandas_reads_it(exported, data):
    frame = pd.read_csv(exported("csv"), parse_dates=["day", "first_reported_at"])
    assert keys(frame.to_dict("records")) == WANTED
    with open_published(data / "published") as con:
        assert len(frame) == con.execute("select count(*) from event_pairs").fetchall()[0][0]
    met = frame[frame.event_id == event_id("met")].iloc[0]
    assert met.day == pd.Timestamp("2026-03-01")
    assert met.first_reported_at == pd.Timestamp("2026-03-01 08:00", tz="UTC")
    assert (met.goldstein, met.plover_score, met.quad_class, met.cameo) == (1.9, 4.0, 1, 42)
    assert met.sentence == ONE_LINE


def test_csv_begins_with_the_mark_that_excel_wants_and_polars_does_not_mind(exported):
    file = exported("csv")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfevent_id,")
    assert keys(pl.read_csv(file).to_dicts()) == WANTED


def test_no_cell_of_a_csv_is_taken_for_a_formula(exported, run):
    for form, delimiter in (("csv", ","), ("polecat", "\t")):
        with exported(form).open(encoding="utf-8-sig", newline="") as lines:
            cells = [cell for row in csv.reader(lines, delimiter=delimiter) for cell in row]
        assert any("cmd|" in cell for cell in cells)
        assert [c for c in cells if c.startswith(("=", "+", "-", "@")) and not number(c)] == []
        assert form != "csv" or f"'{FORMULA}" in cells
    asked = run("query", "select title from articles order by title", "--format", "csv").stdout
    assert not any(line.lstrip('"').startswith("=") for line in asked.splitlines())


def number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def test_json_lines_hold_the_sentences_verbatim(exported):
    file = exported("jsonl")
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert keys(rows) == WANTED
    assert {TORN, FORMULA} & {row["sentence"] for row in rows}
    frame = pd.read_json(file, lines=True)
    assert frame.day.iloc[0] == "2026-03-01"


def test_parquet_keeps_types_for_pandas_and_polars(exported):
    file = exported("parquet")
    frame = pl.read_parquet(file)
    assert keys(frame.to_dicts()) == WANTED
    assert frame.schema["day"] == pl.Date
    assert frame.schema["goldstein"] == pl.Float64
    assert str(pd.read_parquet(file).first_reported_at.dtype).startswith("datetime64")


def test_xlsx_has_real_dates_a_frozen_header_and_no_formula(exported):
    book = openpyxl.load_workbook(exported("xlsx"))
    sheet = book["acts"]
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert sheet.freeze_panes == "A2"
    assert keys(dict(zip(header, row, strict=True)) for row in rows) == WANTED
    met = next(dict(zip(header, row, strict=True)) for row in rows if row[0] == event_id("met"))
    assert met["day"] == datetime(2026, 3, 1)  # noqa: DTZ001  spreadsheets know no zone
    assert met["first_reported_at"] == datetime(2026, 3, 1, 8)  # noqa: DTZ001
    assert met["is_symmetric"] is True
    assert met["cameo"] == "042"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "b"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    assert dict(book["about"].values)["snapshot"] == "attache-20260301T080000Z.duckdb"


def test_more_rows_than_a_sheet_holds_are_refused(run, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.warehouse.exports.sheet.MOST_ROWS", 5)
    done = run("export", "--format", "xlsx", "--out", tmp_path / "x.xlsx")
    assert "a sheet holds 4 rows" in str(done.exception)
    assert list(tmp_path.iterdir()) == []


def test_gdelt_has_sixty_one_columns_without_header(exported):
    frame = pd.read_csv(exported("gdelt"), sep="\t", header=None, dtype={26: str, 27: str, 28: str})
    assert frame.shape == (5, 61)  # denied acts, and plans without a code for the intent, have none
    assert frame[0].is_unique
    assert frame[0].max() < 2**53
    met = frame[(frame[7] == "RUS") & (frame[17] == "VEN")].iloc[0]
    assert (met[1], met[2], met[3], met[4]) == (20260301, 202603, 2026, 2026.1671)
    assert (met[26], met[27], met[28], met[29], met[30]) == ("042", "042", "04", 1, 1.9)
    assert (met[51], met[52], met[53]) == (4, "Moscow, Russia", "RS")
    assert met[59] == 20260301080000
    assert met[60].startswith("https://luna.example/")
    aid = frame[frame[8] == "UNO"].iloc[0]
    assert (aid[5], aid[12], aid[17], aid[26], aid[29]) == ("IGOUNO", "IGO", "SDN", "070", 2)
    assert (aid[51], aid[53], aid[58]) == (1, "SU", "SU")
    meet = frame[frame[7] == "DEU"].iloc[0]
    assert (meet[26], meet[29]) == ("036", 1)
    assert len(pl.read_csv(exported("gdelt"), separator="\t", has_header=False).columns) == 61


def test_polecat_has_forty_named_columns(exported):
    frame = pd.read_csv(exported("polecat"), sep="\t", parse_dates=["Event Date"])
    assert frame.shape == (4, 40)
    assert frame["Event ID"].is_unique
    assert list(frame.columns[[0, 1, 2, 8, 39]]) == [
        "Event ID", "Event Date", "Event Type", "Actor Country", "Version",
    ]  # fmt: skip
    aid = frame[frame["Event Type"] == "AID"].iloc[0]
    assert (aid["Actor Country"], aid["Recipient Country"], aid["Recipient COW"]) == (
        "UNO", "SDN", 625)  # fmt: skip
    assert (aid["Intensity"], aid["Quad Code"]) == (10.0, "MATERIAL COOPERATION")
    assert aid["Version"] == "attache c1"
    assert aid["Story People"] == "Ana   Ruiz"


def test_filters_choose_acts(exported):
    def ids(*arguments):
        return sorted(set(pd.read_csv(exported("csv", *arguments)).event_id))

    def named(*names):
        return sorted(event_id(name) for name in names)

    assert ids("--since", "2026-03-02", "--until", "2026-03-04") == named("aid")
    assert ids("--country", "usa") == named("accused", "denied")
    assert ids("--type", "aid", "--type", "ACCUSE") == named("accused", "aid")
    assert ids("--status", "planned") == named("to meet", "to sanction")
    assert ids("--min-confidence", "medium") == named("accused")
    assert ids("--internal", "--type", "PROTEST") == named("within")


@pytest.mark.parametrize("form", ["csv", "parquet", "xlsx", "gdelt", "gexf", "bibtex"])
def test_the_same_record_gives_the_same_bytes(exported, form):
    assert exported(form).read_bytes() == exported(form, name="again").read_bytes()


def test_what_was_written_is_said(run, tmp_path):
    file = tmp_path / "x.parquet"
    done = run("export", "--format", "parquet", "--since", "2026-03-02", "--out", file, "--json")
    assert json.loads(done.stdout) == {
        "format": "parquet", "file": str(file), "rows": 2, "events": 2,
        "snapshot": "attache-20260301T080000Z.duckdb",
    }  # fmt: skip
    assert pd.read_parquet(file).day.max() == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--format", "doc"], 2, "is not one of 'csv'"),
        (["--format", "csv", "--since", "2026-03-02", "--until", "2026-03-01"], 2, "is later than"),
        (["--format", "csv", "--json"], 2, "--out FILE"),
        (["--format", "csv", "--type", "WAR"], 2, "is not one of 'agree'"),
        (["--format", "xlsx"], 1, "needs --out FILE"),
        (["--format", "csv", "--until", "2020-01-01"], 1, "no act matches"),
        (["--format", "gdelt", "--status", "denied"], 1, "no act matches"),
    ],
)
def test_wrong_questions_get_a_clear_answer(data, arguments, code, words):
    done = Attache(data.parent)("export", *arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_cannot_be_written_leaves_nothing_behind(run, tmp_path):
    for form in FORMATS:
        done = run("export", "--format", form, "--out", tmp_path / "absent" / "x")
        assert isinstance(done.exception, StorageError), form
        assert str(tmp_path / "absent" / "x") in str(done.exception)
    done = run("export", "--format", "gdelt", "--status", "denied", "--out", tmp_path / "x.tsv")
    assert "no act matches" in str(done.exception)
    assert list(tmp_path.iterdir()) == []


def test_instants_are_those_of_utc(exported):
    rows = [json.loads(line) for line in exported("jsonl").read_text("utf-8").splitlines()]
    assert {row["first_reported_at"] for row in rows} == {"2026-03-01T08:00:00Z"}
    assert datetime.fromisoformat(rows[0]["first_reported_at"]).tzinfo == UTC
