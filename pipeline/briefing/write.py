"""A day's rows -> the files of its briefing: a static folder that any web server can serve.

    <out>/index.html, atom.xml         the days
    <out>/<day>/index.html, briefing.* the newest edition
    <out>/<day>/ed<N>/                 every edition, frozen: pages, evidence/, receipt.json
    <out>/country/, <out>/pair/        acts of the last four weeks, as pages and feeds
    <out>/ahead.ics                    what is ahead of the newest day

An edition's folder appears whole, under its name, when it is finished; a run that was killed before
leaves only a folder that the next run sets aside.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
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
    language: str = "en",
    sample: bool = False,
) -> Written:
    """Write the briefing of a day under `out`, as a new edition only if an act has changed."""
    home = out / str(rows.day)
    before = newest_edition(home)
    made = make_briefing(rows, day=rows.day, profile=profile, language=language, sample=sample)
    edition = next_edition(made, before)
    if edition is not None:
        _write_edition(home, rows, edition, now)
    _write_all(out, shared_files(rows, made, out))
    number = edition.edition if edition else int((before or {})["edition"])
    return Written(rows.day, number, edition is not None, tuple(home / name for name in FORMS))


def shared_files(rows: DayRows, briefing: Briefing, out: Path) -> dict[str, str]:
    """Give what all days share: index, feeds; histories and calendar of the newest day only."""
    days = read_days(out)
    words = Words.of(briefing)
    title = words.label("days_title")
    files = {
        "index.html": days_page(days, briefing.language, rows.timezone),
        "atom.xml": atom_feed(
            "briefings", title, "index.html", day_entries(days), briefing.language
        ),
        "briefing.schema.json": json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n",
    }
    if all(entry.day <= rows.day for entry in days):
        briefed = {entry.day for entry in days}
        files |= histories(rows, briefing.language, briefing.sample, briefed)
        files["ahead.ics"] = render_ics(briefing)
    return files


def edition_files(rows: DayRows, briefing: Briefing) -> dict[str, str]:
    """Give an edition's files by their path in its folder; the same rows give the same bytes."""
    files = forms(briefing, prefix="", root="../..")
    if any(len(category.lines) > MOST_LINES for category in briefing.categories):
        files["all.html"] = render_html(briefing, most=len(briefing.lines))
    return {**files, **evidence_pages(rows, briefing)}


def forms(briefing: Briefing, prefix: str, root: str) -> dict[str, str]:
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
    unfinished = home / f".{name}.unfinished"
    if unfinished.exists():
        shutil.rmtree(unfinished)
    row = receipt(briefing, f"{home.name}/{name}", now)
    _write_all(unfinished, edition_files(rows, briefing))
    _write_all(unfinished, {"receipt.json": json.dumps(row, ensure_ascii=False, indent=1) + "\n"})
    _write_all(home, forms(briefing, prefix=f"{name}/", root=".."))
    unfinished.rename(home / name)


def _write_all(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.partial")
        partial.write_text(text, encoding="utf-8", newline="")
        partial.replace(path)
