"""The briefings, and how the feeds do, in Airflow's navigation and behind its login.

Each request is checked: whoever may see the DAG `brief` may read. Files are given out one by one
by our own route, for a mounted folder would be public whatever the application says.
"""

import json

from airflow.api_fastapi.core_api.security import requires_access_dag
from airflow.plugins_manager import AirflowPlugin
from fastapi import Depends, FastAPI
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from pipeline.serve import pages

FRAMES = {"Briefing": "briefing/", "Feeds": "briefing/feeds"}
# Airflow's own frames let no link open a window, and a briefing is full of links to outlets: so a
# frame of ours, in which nothing runs and links open.
FRAME = """globalThis[{name}] = () => globalThis.React.createElement("iframe", {{
  src: new URL({path}, document.baseURI).href,
  title: {name},
  sandbox: "allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads",
  style: {{border: 0, width: "100%", height: "calc(100vh - 1rem)"}},
}});
"""

app = FastAPI(
    dependencies=[Depends(requires_access_dag("GET", param_dag_id="brief"))],
    docs_url=None,
    redoc_url=None,
    openapi_url=None,
)


@app.get("/feeds")
def feeds() -> Response:
    """Give the page of feed health."""
    return HTMLResponse(pages.feeds_page(), headers=pages.HEADERS)


@app.get("/frames/{name}.js")
def frame(name: str) -> Response:
    """Give the frame in which Airflow shows a page."""
    if name not in FRAMES:
        return Response(status_code=404)
    script = FRAME.format(name=json.dumps(name), path=json.dumps(FRAMES[name]))
    return Response(script, media_type="text/javascript", headers=pages.HEADERS)


@app.get("/{path:path}")
def page(path: str) -> Response:
    """Give a file of the briefings folder."""
    found = pages.find_page(path)
    if found is None:
        return HTMLResponse(pages.missing_page(path), status_code=404, headers=pages.HEADERS)
    if found.is_dir():
        return RedirectResponse(f"{found.name}/", headers=pages.HEADERS)
    if found.suffix == ".html":
        return HTMLResponse(pages.framed(found), headers=pages.HEADERS)
    return FileResponse(found, media_type=pages.MEDIA_TYPES[found.suffix], headers=pages.HEADERS)


class BriefingPages(AirflowPlugin):
    """What Airflow shows of attaché."""

    name = "attache"
    fastapi_apps = [{"app": app, "url_prefix": "/briefing", "name": "briefing"}]  # noqa: RUF012
    react_apps = [  # noqa: RUF012 -- Airflow's own shape
        {
            "name": name,
            "bundle_url": f"briefing/frames/{name}.js",
            "destination": "nav",
            "url_route": f"attache-{name.lower()}",
            "nav_top_level": True,
        }
        for name in FRAMES
    ]
    # Without a url_route it is a plain link, which Airflow offers below the top level only.
    external_views = [  # noqa: RUF012
        {
            "name": "Briefing (full page)",
            "href": "briefing/",
            "destination": "nav",
            "category": "browse",
        }
    ]
