"""A day's rows -> the files of its briefing: a static folder that any web server can serve.

    <out>/index.html, atom.xml         the days
    <out>/<day>/index.html, briefing.* the newest edition
    <out>/<day>/ed<N>/                 every edition, frozen: pages, evidence/, receipt.json
    <out>/ahead.ics                    what is ahead of the newest day
    <out>/today/                       acts since midnight, written anew whenever more is known
    <out>/country/, <out>/pair/        acts of the last four weeks, as pages and feeds
    <out>/profiles/<name>/             days, editions and feed of another profile

A folder appears whole, under its name, when it is finished; a run that was killed before leaves
only a folder that the next run sets aside.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from pipeline.briefing.atom import atom_feed, day_entries
from pipeline.briefing.content import Briefing
from pipeline.briefing.days_index import days_page, receipt
from pipeline.briefing.editions import newest_edition, next_edition, read_days
from pipeline.briefing.evidence import evidence_pages
from pipeline.briefing.histories import histories
from pipeline.briefing.ics import render_ics
from pipeline.briefing.profile import EVERYTHING, Profile
from pipeline.briefing.render_html import MOST_LINES, render_html
from pipeline.briefing.render_json import json_schema, render_json
from pipeline.briefing.render_markdown import render_markdown
from pipeline.briefing.render_text import render_text
from pipeline.briefing.rows import DayRows
from pipeline.briefing.select import make_briefing
from pipeline.briefing.words import Words
from pipeline.disk import write_whole

FORMS = ("index.html", "briefing.md", "briefing.txt", "briefing.json", "ahead.ics")


@dataclass(frozen=True, slots=True)
class Written:
    """Where a day's briefing lies now."""

    day: date
    edition: int
    is_new: bool  # False: nothing had changed and no file of the edition was touched
    paths: tuple[Path, ...]  # of the newest copy: HTML, Markdown, text, JSON, ICS

    @property
    def folder(self) -> Path:
        """The folder of the frozen edition."""
        return self.paths[0].parent / f"ed{self.edition}"


def write_briefing(
    rows: DayRows,
    out: Path,
    *,
    now: datetime,
    profile: Profile = EVERYTHING,
    sample: bool = False,
) -> Written:
    """Write the briefing of a day under `out`, as a new edition only if an act has changed."""
    site = out / profile.folder
    home = site / str(rows.day)
    before = newest_edition(home)
    made = make_briefing(rows, profile=profile, sample=sample)
    edition = next_edition(made, before)
    if edition is not None:
        _write_edition(home, rows, edition, now)
    _write_all(site, _index_files(rows, made, site))
    if profile.name == EVERYTHING.name:  # the pages of all profiles lead to these
        _write_all(out, _missing(_histories(rows, made, out), out))
    number = edition.edition if edition else int((before or {})["edition"])
    return Written(rows.day, number, edition is not None, tuple(home / name for name in FORMS))


def write_today(
    rows: DayRows, out: Path, *, profile: Profile = EVERYTHING, sample: bool = False
) -> Path:
    """Write the acts since midnight, and the pages and feeds of countries and pairs; give the page.

    `rows` are those of the day that is not over; they are the newest that is known.
    """
    made = make_briefing(rows, profile=profile, sample=sample)
    words = Words.of(made)
    title = words.label("open_title", day=words.names.long_day(rows.day))
    made = replace(made, edition=0, title=title)
    _write_folder(out / "today", _folder_files(rows, made, root=".."))
    _write_all(out, _histories(rows, made, out, {rows.day: "today"}))
    _write_all(out, _index_files(rows, made, out))
    return out / "today" / "index.html"


def _histories(
    rows: DayRows, briefing: Briefing, out: Path, folders: Mapping[date, str] | None = None
) -> dict[str, str]:
    """Give the pages of countries and pairs, leading to the days that have a page."""
    briefed = {entry.day: str(entry.day) for entry in read_days(out)}
    return histories(rows, briefing.language, briefing.sample, {**(folders or {}), **briefed})


def _missing(files: Mapping[str, str], folder: Path) -> dict[str, str]:
    return {name: text for name, text in files.items() if not (folder / name).exists()}


def _index_files(rows: DayRows, briefing: Briefing, site: Path) -> dict[str, str]:
    """Give what all days of a profile share; the calendar is that of the newest day only."""
    days = read_days(site)
    title = Words.of(briefing).label("days_title")
    profiles = sorted(path.parent.name for path in site.glob("profiles/*/index.html"))
    files = {
        "index.html": days_page(
            days,
            briefing.language,
            rows.timezone,
            profiles,
            has_today=(site / "today" / "index.html").exists(),
        ),
        "atom.xml": atom_feed(
            "briefings", title, "index.html", day_entries(days), briefing.language
        ),
        "briefing.schema.json": json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n",
    }
    if all(entry.day <= rows.day for entry in days):
        files["ahead.ics"] = render_ics(briefing)
    return files


def _folder_files(rows: DayRows, briefing: Briefing, root: str) -> dict[str, str]:
    """Give a briefing with its evidence and, when it is long, all its acts, by file name.

    The same rows give the same bytes; `root` leads to the profile's days.
    """
    files = _forms(briefing, prefix="", root=root) | evidence_pages(rows, briefing)
    if any(len(category.lines) > MOST_LINES for category in briefing.categories):
        files["all.html"] = render_html(briefing, root=root, most=len(briefing.lines))
    return files


def _forms(briefing: Briefing, prefix: str, root: str) -> dict[str, str]:
    """Give a briefing in every form, by file name."""
    return {
        "index.html": render_html(briefing, prefix, root),
        "briefing.md": render_markdown(briefing, prefix),
        "briefing.txt": render_text(briefing, prefix),
        "briefing.json": render_json(briefing, prefix),
        "ahead.ics": render_ics(briefing),
    }


def _write_edition(home: Path, rows: DayRows, briefing: Briefing, now: datetime) -> None:
    name = f"ed{briefing.edition}"
    row = receipt(briefing, f"{home.name}/{name}", now)
    said = {"receipt.json": json.dumps(row, ensure_ascii=False, indent=1) + "\n"}
    unfinished = _unfinished(home / name, _folder_files(rows, briefing, root="../..") | said)
    _write_all(home, _forms(briefing, prefix=f"{name}/", root=".."))
    unfinished.rename(home / name)


def _write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Put a folder in the place of the one before it."""
    unfinished, old = _unfinished(folder, files), folder.with_name(f".{folder.name}.old")
    if old.exists():
        shutil.rmtree(old)
    if folder.exists():
        folder.rename(old)
    unfinished.rename(folder)
    if old.exists():
        shutil.rmtree(old)


def _unfinished(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a folder's files beside it, for the caller to rename."""
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    if unfinished.exists():
        shutil.rmtree(unfinished)
    _write_all(unfinished, files)
    return unfinished


def _write_all(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        write_whole(folder / name, text)
