"""Prints how well pages are read, beside trafilatura's defaults on the same pages in the same run.

python -m tests.quality.text_report          the figures
python -m tests.quality.text_report --store  the same, and the floors that the test holds us to
"""

import gzip
import json
import logging
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import htmldate
import trafilatura

from pipeline.records import Extraction, Page
from pipeline.text.extract import read_page
from pipeline.text.lexicon import Rules
from tests.quality import text_floors
from tests.quality.text_scorer import Score, mean, paired_bootstrap, same_title, score, shingles

ROOT = Path(__file__).parents[2]
REPLAY = ROOT.parent / "shared" / "cases" / "replay"
NOISE = 0.002  # below a figure that a floor lies: another libxml2 moves one page by less
FOREIGN = 0.05  # share of its words found on the page under which a gold text is another page's


@dataclass(frozen=True)
class Case:
    """A recorded page and what its publisher's own parser made of it."""

    page: Page
    paragraphs: list[str]
    neutral: list[str]
    title: str
    published: datetime | None


@dataclass(frozen=True)
class Answer:
    """What one reader made of a page, and the processor time that it took."""

    text: str
    title: str | None
    day: date | None
    offset: int | None
    seconds: float


def load(folder: Path = REPLAY) -> list[Case]:
    """Give the recorded pages whose gold text is the page's own."""
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    cases = (_case(json.loads(line), folder) for line in lines)
    return [case for case in cases if _is_its_own(case)]


def rules() -> Rules:
    """Give the lexicon that ships."""
    return Rules.build((ROOT / "config" / "text" / "boilerplate.toml").read_text(encoding="utf-8"))


def _case(row: dict, folder: Path) -> Case:
    truth, crawled = row["truth"], _aware(row["crawl_date"])
    published = _aware(truth["publishing_date"]) if truth["publishing_date"] else None
    body = gzip.decompress((folder / row["page"]).read_bytes())
    neutral = [truth["title"] or "", *(truth["summary"] or [])]
    # two gold dates have day and month swapped: they lie after the day of the crawl
    is_possible = published is not None and published <= crawled + timedelta(days=1)
    return Case(
        Page(row["url"], body, None, crawled),
        truth["paragraphs"],
        neutral,
        truth["title"] or "",
        published if is_possible else None,
    )


def _aware(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _is_its_own(case: Case) -> bool:
    """Leave out a page paired with the gold of another, and one that scripts alone draw."""
    gold = shingles("\n".join(case.paragraphs))
    page = shingles(trafilatura.html2txt(case.page.body))
    return sum((gold & page).values()) >= FOREIGN * sum(gold.values())


def ours(case: Case, lexicon: Rules) -> Answer:
    """Read a page as the pipeline does, without what a feed would have told."""
    began = time.process_time()
    found: Extraction = read_page(case.page, lexicon)
    seconds = time.process_time() - began
    article = found.article
    if article is None:
        return Answer("", None, None, None, seconds)
    minutes = article.utc_offset_minutes
    local = article.published_at + timedelta(minutes=minutes or 0)
    text = "\n".join(segment.text for segment in article.segments if segment.kept and segment.n > 1)
    return Answer(text, article.title, local.date(), minutes, seconds)


def defaults(case: Case, _: Rules) -> Answer:
    """Call trafilatura's extract, its metadata and htmldate one after the other."""
    began = time.process_time()
    text = trafilatura.extract(case.page.body, url=case.page.url, include_comments=False) or ""
    meta = trafilatura.extract_metadata(case.page.body, default_url=case.page.url)
    latest = (case.page.fetched_at + timedelta(days=1)).date().isoformat()
    day = htmldate.find_date(case.page.body, original_date=True, url=case.page.url, max_date=latest)
    seconds = time.process_time() - began
    title = meta.title if meta else None
    return Answer(text, title, date.fromisoformat(day) if day else None, None, seconds)


def _is_right_day(answer: Answer, published: datetime) -> bool:
    """Compare local days; a day without an offset may be the gold's day in UTC, too."""
    days = {published.date(), published.astimezone(UTC).date()}
    return answer.day in days if answer.day else False


def measure(cases: list[Case]) -> dict[str, float]:
    """Run both readers on every page in turn and give all figures."""
    lexicon = rules()
    answers: dict[str, list[Answer]] = {"ours": [], "trafilatura": []}
    readers: list[tuple[str, Callable[[Case, Rules], Answer]]] = [
        ("ours", ours),
        ("trafilatura", defaults),
    ]
    for _, read in readers:
        read(cases[0], lexicon)  # models and lists are loaded before the clock runs
    for case in cases:
        for name, read in readers:
            answers[name].append(read(case, lexicon))
    scores = {
        name: [_scored(c, a) for c, a in zip(cases, got, strict=True)]
        for name, got in answers.items()
    }
    figures = {"pages": float(len(cases))}
    for name in answers:
        figures |= dict(_figures(name, cases, answers[name], scores[name]))
    low, high = paired_bootstrap(
        [s.f1 for s in scores["ours"]], [s.f1 for s in scores["trafilatura"]]
    )
    cpu = figures["ours.cpu_ms"] / figures["trafilatura.cpu_ms"]
    return figures | {"f1_gain.low": low, "f1_gain.high": high, "cpu_ratio": cpu}


def _scored(case: Case, answer: Answer) -> Score:
    return score(answer.text, case.paragraphs, case.neutral)


def _figures(
    name: str, cases: list[Case], answers: list[Answer], scores: list[Score]
) -> Iterator[tuple[str, float]]:
    pairs = list(zip(cases, answers, strict=True))
    yield f"{name}.precision", mean([s.precision for s in scores])
    yield f"{name}.recall", mean([s.recall for s in scores])
    yield f"{name}.f1", mean([s.f1 for s in scores])
    yield f"{name}.title_gold", mean([float(same_title(a.title, c.title)) for c, a in pairs])
    yield f"{name}.title", mean([float(_is_headline(a.title, c)) for c, a in pairs])
    dated = [(a, c.published) for c, a in pairs if c.published is not None]
    yield f"{name}.date", mean([float(_is_right_day(a, at)) for a, at in dated if at])
    yield f"{name}.cpu_ms", 1000 * mean([a.seconds for a in answers])


def _is_headline(title: str | None, case: Case) -> bool:
    return any(same_title(title, headline) for headline in _page_headlines(case))


def _page_headlines(case: Case) -> set[str]:
    """Give the gold title and the page's h1 and og:title: publishers' own parsers differ."""
    root = trafilatura.load_html(case.page.body)
    found = {case.title, *(" ".join(h1.text_content().split()) for h1 in root.iter("h1"))}
    found |= set(root.xpath("//meta[@property='og:title']/@content"))
    return found


def main(arguments: list[str]) -> None:
    """Print the table, and store floors when asked to."""
    logging.disable(logging.CRITICAL)
    if not REPLAY.exists():
        sys.exit(f"{REPLAY} is not there: nothing to measure")
    figures = measure(load())
    print(table(figures))
    if "--store" in arguments:
        text_floors.store(floors(figures))


def table(figures: dict[str, float]) -> str:
    """Give the figures side by side."""
    names = ("precision", "recall", "f1", "title", "title_gold", "date", "cpu_ms")
    rows = [
        f"{name:12}{figures['ours.' + name]:12.4f}{figures['trafilatura.' + name]:14.4f}"
        for name in names
    ]
    gain = figures["ours.f1"] - figures["trafilatura.f1"]
    low, high = figures["f1_gain.low"], figures["f1_gain.high"]
    return "\n".join(
        [
            f"text of {figures['pages']:.0f} recorded pages, 4-token shingles, macro mean",
            f"{'':12}{'ours':>12}{'trafilatura':>14}",
            *rows,
            f"F1 gain {gain:+.4f}, 95 % {low:+.4f} .. {high:+.4f} (paired bootstrap)",
            f"CPU ratio {figures['cpu_ratio']:.2f} (extract, metadata, dates each alone = 1)",
        ]
    )


def floors(figures: dict[str, float]) -> dict[str, float]:
    """Give the values below which no change may bring us."""
    kept = ("precision", "recall", "f1", "title", "title_gold", "date")
    return {f"ours.{name}": round(figures[f"ours.{name}"] - NOISE, 4) for name in kept}


if __name__ == "__main__":
    main(sys.argv[1:])
