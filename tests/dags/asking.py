"""Asks Airflow's own web application, with its login, for the pages of the plug-in; prints JSON.

python -m tests.dags.asking USERNAME:PASSWORD ... < JSON list of paths
"""

import json
import sys
import warnings

warnings.simplefilter("ignore")

from airflow.api_fastapi.app import create_app  # noqa: E402
from airflow.utils.db import initdb  # noqa: E402
from fastapi.testclient import TestClient  # noqa: E402


def main() -> None:
    paths = json.load(sys.stdin)
    initdb()
    with TestClient(create_app(), base_url="http://127.0.0.1", follow_redirects=False) as client:
        given = {"": ask(client, paths, {})}
        for login in sys.argv[1:]:
            name, _, password = login.partition(":")
            body = {"username": name, "password": password}
            token = client.post("/auth/token", json=body).json()["access_token"]
            given[name] = ask(client, paths, {"Authorization": f"Bearer {token}"})
            client.cookies.set("_token", token)
            given[f"{name} by cookie"] = ask(client, paths[:2], {})
            client.cookies.clear()
        given["views"] = views(client, headers_of(client, sys.argv[1]))
    print("\n" + json.dumps(given))


def headers_of(client: TestClient, login: str) -> dict[str, str]:
    name, _, password = login.partition(":")
    answer = client.post("/auth/token", json={"username": name, "password": password})
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def ask(client: TestClient, paths: list[str], headers: dict[str, str]) -> dict[str, object]:
    answers = {}
    for path in paths:
        answer = client.get(path, headers=headers)
        answers[path] = [answer.status_code, dict(answer.headers), answer.text]
    return answers


def views(client: TestClient, headers: dict[str, str]) -> list[dict[str, object]]:
    plugins = client.get("/api/v2/plugins", headers=headers).json()["plugins"]
    return [v for plugin in plugins for v in (*plugin["external_views"], *plugin["react_apps"])]


main()
