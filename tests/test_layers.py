"""The house rules of DESIGN section 1, read off the source."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "pipeline").rglob("*.py"))
# The edges of rooms that otherwise only decide.
EDGES = {
    "text/worker.py",
    "briefing/write.py",
    "briefing/editions.py",
    *(f"briefing/deliver/{name}.py" for name in ("edition", "receipts", "send", "watch")),
}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def users_of(package: str) -> set[str]:
    return {
        path.relative_to(ROOT / "pipeline").as_posix()
        for path in SOURCES
        if any(name == package or name.startswith(f"{package}.") for name in imported(path))
    }


def test_pipeline_never_imports_airflow():
    assert users_of("airflow") == set()


def test_only_the_warehouse_imports_duckdb():
    assert {user.split("/")[0] for user in users_of("duckdb")} == {"warehouse"}


@pytest.mark.parametrize("package", ["socket", "http", "httpx", "httpcore", "urllib.request"])
def test_only_web_staging_serve_and_delivery_open_sockets(package):
    rooms = {user.split("/")[0] for user in users_of(package)}
    assert rooms <= {"web", "serve"} | ({"commands"} if package == "socket" else set())


@pytest.mark.parametrize(("package", "user"), [("smtplib", "smtp.py"), ("apprise", "chat.py")])
def test_only_delivery_talks_to_mail_servers_and_chat_rooms(package, user):
    assert users_of(package) == {f"briefing/deliver/{user}"}


def calls(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            found.add(ast.unparse(node.func))
    return found


@pytest.mark.parametrize("room", ["feeds", "coding", "text", "briefing"])
def test_deciding_code_has_no_clock_no_disk_and_no_network(room):
    wrong = {}
    for path in SOURCES:
        name = path.relative_to(ROOT / "pipeline").as_posix()
        if not name.startswith(f"{room}/") or name in EDGES:
            continue
        bad = {"open", "datetime.now", "date.today", "time.time", "datetime.utcnow"} & calls(path)
        bad |= {"socket", "subprocess", "urllib.request", "httpx", "tempfile"} & imported(path)
        bad |= {c for c in calls(path) if c.endswith((".read_text", ".write_text", ".read_bytes"))}
        if bad:
            wrong[name] = bad
    assert wrong == {}


def functions(path: Path) -> list[tuple[str, int]]:
    return [
        (f"{path.relative_to(ROOT)}:{node.name}", node.end_lineno - node.lineno + 1)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_no_function_is_longer_than_fifty_lines():
    long = [f for path in SOURCES for f in functions(path) if f[1] > 50]
    assert long == []


def test_functions_are_short_in_the_median_and_at_the_ninetieth_percentile():
    lengths = sorted(n for path in SOURCES for _, n in functions(path))
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 25


def test_no_room_is_called_utils():
    names = {part for path in SOURCES for part in path.relative_to(ROOT).with_suffix("").parts}
    assert names & {"utils", "util", "helpers", "helper", "common", "misc", "manager"} == set()
