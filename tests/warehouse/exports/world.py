"""A small published record with acts of every status, and hostile words in every cell."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb

from pipeline.ids import stable_id
from pipeline.warehouse.connect import open_warehouse
from pipeline.warehouse.publish import publish

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
DAY = date(2026, 3, 1)
FORMULA = '=HYPERLINK("http://evil.example","open")'
TORN = 'Two\nlines\tand "quotes", a comma, a \x00 nul, a \x1b bell & <tags> | pipe'
BRACED = "{Ana} & Bob_1 100% \\input{x} ~^ $x$ #1 }{"


def event_id(name: str) -> str:
    return stable_id("event", name)


def _insert(con: duckdb.DuckDBPyConnection, table: str, **row: object) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f"${name}" for name in row)
    con.execute(f"insert into {table} ({columns}) values ({values})", row)


def article(con, name: str, title: str, **more) -> str:
    article_id = stable_id("article", name)
    row = {
        "article_id": article_id, "revision": 1, "text_hash": name,
        "url": f"https://{name}.example/1?a=1&b={{2}}", "site": f"{name}.example",
        "outlet": f'Diario, "{name}"', "title": title, "language": "es", "published_at": NOW,
        "date_basis": "feed", "day": DAY, "is_coded": True, "fetched_at": NOW, "run_id": "r",
        "batch": 0, "recorded_at": NOW,
    } | more  # fmt: skip
    _insert(con, "articles", **row)
    return article_id


def event(con, name, sources, targets, type="CONSULT", articles=(), sectors=None, **more) -> None:
    row = {
        "event_id": event_id(name), "day": DAY, "date_basis": "stated", "type": type,
        "status": "happened", "sources": sources.split(), "targets": targets.split(),
        "articles": len(articles), "independent_articles": 1, "owners": 1, "confidence": "low",
        "first_reported_at": NOW, "recorded_at": NOW,
    } | more  # fmt: skip
    _insert(con, "events", **row)
    for side in ("source", "target"):
        for party, code in enumerate(row[f"{side}s"]):
            sector, who = (sectors or {}).get(code, ("GOV", None))
            _insert(con, "event_parties", event_id=row["event_id"], side=side, party=party,
                    code=code, sector=sector, name=who)  # fmt: skip
    for n, (article_id, sentence) in enumerate(articles):
        _insert(
            con, "reports", report_id=stable_id("report", name, n), event_id=row["event_id"],
            article_id=article_id, revision=1, n=2, start_char=0, end_char=len(sentence),
            sentence=sentence, type=type, sources=row["sources"], targets=row["targets"],
            status=row["status"], rule="test.rule", trigger="x", coder_version="c1",
            published_at=NOW + timedelta(minutes=n), article_day=DAY, local_day=DAY,
            recorded_at=NOW,
        )  # fmt: skip


def _fill(con: duckdb.DuckDBPyConnection) -> None:
    one = article(con, "sol", FORMULA, byline=BRACED)
    two = article(con, "luna", TORN, language="en")
    person = {"VEN": ("GOV", '=cmd|"/c calc"!A1')}
    event(con, "accused", "VEN", "RUS USA", "ACCUSE", [(one, FORMULA), (two, "b")], person,
          mode="allege", confidence="medium")  # fmt: skip
    event(con, "met", "RUS VEN", "RUS VEN", articles=[(two, TORN)], mode="visit", place="RUS",
          city="Moscow")  # fmt: skip
    event(con, "to meet", "DEU FRA", "DEU FRA", articles=[(two, "c")], status="planned",
          day=date(2026, 3, 5))  # fmt: skip
    event(con, "denied", "USA", "VEN", "SANCTION", [(two, "d")], status="denied")
    event(con, "within", "VEN", "VEN", "PROTEST", [(two, "e")], {"VEN": ("CVL", None)})
    event(con, "aid", "UN", "SDN", "AID", [(two, "f")], {"UN": ("IGO", None)}, place="SDN",
          day=date(2026, 3, 2))  # fmt: skip
    event(con, "to sanction", "ROU", "RUS", "SANCTION", [(two, "g")], status="planned")
    event(con, "gone", "USA", "RUS", "ACCUSE", [(two, "h")], withdrawn_at=NOW,
          withdrawn_why="edited")  # fmt: skip
    for code, name in [("RUS", "Russia"), ("VEN", "Venezuela"), ("USA", "United States")]:
        _insert(con, "actors", actor_id=f"id-{code}", kind="country", name=name, code=code,
                sector="GOV", is_learned=False, mentions=3)  # fmt: skip
    _insert(con, "actors", actor_id="id-UN", kind="organisation", name=TORN, code="UN",
            sector="IGO", is_learned=False, mentions=3)  # fmt: skip
    for code, kind, name in [("VEN", "person", "Ana \t Ruiz"), ("RUS", "country", "Russia")]:
        _insert(con, "mentions", article_id=two, revision=1, n=2, start_char=0, end_char=3,
                text=name, actor_id=f"m-{code}", kind=kind, code=code, sector="GOV", name=name,
                day=DAY, recorded_at=NOW)  # fmt: skip


def published_home(folder: Path) -> Path:
    """Fill a warehouse and publish it; gives the data folder."""
    data = folder / "data"
    data.mkdir(parents=True)
    (folder / "config").mkdir()
    with open_warehouse(data / "warehouse.duckdb") as con:
        _fill(con)
    publish(data / "warehouse.duckdb", data / "published", keep=2, now=NOW)
    return data
