"""The briefings, and how the feeds do, in Airflow's navigation and behind its login.

Each request is checked: whoever may see the DAG `brief` may read. Files are given out one by one
by our own route, for a mounted folder would be public whatever the application says.
"""

from airflow.api_fastapi.core_api.security import requires_access_dag
from airflow.plugins_manager import AirflowPlugin
from fastapi import Depends, FastAPI
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from pipeline.serve import pages

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


@app.get("/{path:path}")
def page(path: str) -> Response:
    """Give a file of the briefings folder."""
    found = pages.find_page(path)
    if found is None:
        return HTMLResponse(pages.missing_page(path), status_code=404, headers=pages.HEADERS)
    if found.is_dir():
        return RedirectResponse(f"{found.name}/", headers=pages.HEADERS)
    media_type = pages.MEDIA_TYPES[found.suffix]
    return FileResponse(found, media_type=media_type, headers=pages.HEADERS)


class BriefingPages(AirflowPlugin):
    """What Airflow shows of attaché."""

    name = "attache"
    fastapi_apps = [{"app": app, "url_prefix": "/briefing", "name": "briefing"}]  # noqa: RUF012
    external_views = [  # noqa: RUF012 -- Airflow's own shape
        {
            "name": "Briefing",
            "href": "briefing/",
            "destination": "nav",
            "nav_top_level": True,
        },
        {
            "name": "Feeds",
            "href": "briefing/feeds",
            "destination": "nav",
            "nav_top_level": True,
        },
    ]
