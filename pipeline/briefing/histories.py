"""Pages and feeds per country and per pair: their acts of the last four weeks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

from pipeline.briefing.atom import Entry, atom_feed
from pipeline.briefing.glance import CROWD
from pipeline.briefing.lines import Reader
from pipeline.briefing.names import Names
from pipeline.briefing.phrase import Phrasing
from pipeline.briefing.render_html import render
from pipeline.briefing.rows import DayRows, EventRow
from pipeline.briefing.safe import clean, clip, quoted, web_address
from pipeline.briefing.words import Words

MOST_ACTS = 200  # on a page
MOST_PARTNERS = 12
HISTORY_DAYS = 28
SENTENCE_LENGTH = 220  # characters of a verbatim sentence


@dataclass(frozen=True, slots=True)
class Act:
    """An act as a history shows it."""

    event_id: str
    day: date  # of the first report, in the desk's zone
    first_reported_at: datetime
    text: str
    codes: tuple[str, ...]
    confidence: str
    sentence: str | None
    language: str
    outlet: str | None
    url: str | None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of an act of few parties."""
        if len(self.codes) > CROWD:
            return ()
        return tuple((a, b) for a in self.codes for b in self.codes if a < b)


def histories(
    rows: DayRows, language: str, sample: bool, folders: Mapping[date, str]
) -> dict[str, str]:
    """Give page and feed of every country, organisation and pair of these weeks, by path.

    `folders` holds the page of each day that has one: acts lead there, others to the outlet.
    """
    return _Writer(rows, language, sample, folders).files()


class _Writer:
    def __init__(
        self, rows: DayRows, language: str, sample: bool, folders: Mapping[date, str]
    ) -> None:
        self.rows, self.sample, self.folders = rows, sample, folders
        self.names = Names(language, dict(rows.organisations))
        self.words = Words(self.names, rows.timezone)
        self.reader = Reader.of(rows, self.names)
        self.acts = sorted(
            (self._act(event) for event in (*rows.events, *rows.recent)),
            key=lambda act: (act.first_reported_at, act.event_id),
            reverse=True,
        )

    def files(self) -> dict[str, str]:
        """Give all files by path."""
        files: dict[str, str] = {}
        for key, acts in _grouped(self.acts).items():
            kind = "pair" if len(key) == 2 else "country"
            path = f"{kind}/{'-'.join(key)}"
            files[f"{path}.html"] = self._page(key, acts)
            files[f"{path}.xml"] = self._feed(key, path, acts)
        return files

    def _act(self, event: EventRow) -> Act:
        day = event.first_reported_at.astimezone(ZoneInfo(self.rows.timezone)).date()
        report = event.reports[0] if event.reports else None
        article = self.reader.articles.get(report.article_id) if report else None
        return Act(
            event_id=event.event_id,
            day=day,
            first_reported_at=event.first_reported_at,
            text=Phrasing(self.names).act(event, day),
            codes=tuple(sorted({*event.sources, *event.targets})),
            confidence=event.confidence,
            sentence=clip(clean(report.sentence), SENTENCE_LENGTH) if report else None,
            language=(article.language if article else None) or "",
            outlet=clip(clean(article.outlet), 80) if article else None,
            url=web_address(article.url) if article else None,
        )

    def _head(self, key: Sequence[str]) -> str:
        return " – ".join(self.names.bare(code) for code in key)

    def _page(self, key: Sequence[str], acts: Sequence[Act]) -> str:
        form = "pair_title" if len(key) == 2 else "country_title"
        close = [act for act in acts if act.pairs]
        partners = Counter(code for act in close for code in act.codes if code not in key)
        per_day = Counter(act.day for act in acts)
        shown = acts[:MOST_ACTS]
        return render(
            "history.html",
            w=self.words,
            sample=self.sample,
            title=self.words.label(form, name=self._head(key)),
            feed=f"{'-'.join(key)}.xml",
            by_day=[(day, [a for a in shown if a.day == day]) for day in _days(shown)],
            more=len(acts) - len(shown),
            year=self.rows.day.year,
            folders=self.folders,
            partners=[
                (self._partner(key, code), self.names.bare(code), n)
                for code, n in sorted(partners.items(), key=lambda p: (-p[1], p[0]))[:MOST_PARTNERS]
            ],
            history=tuple(
                per_day[self.rows.day - timedelta(days=n)] for n in range(HISTORY_DAYS, -1, -1)
            ),
        )

    def _partner(self, key: Sequence[str], code: str) -> str:
        if len(key) == 2:
            return f"../country/{code}.html"
        return f"../pair/{'-'.join(sorted((key[0], code)))}.html"

    def _feed(self, key: Sequence[str], path: str, acts: Sequence[Act]) -> str:
        sample = "[SAMPLE] " if self.sample else ""
        entries = [self._entry(act, sample) for act in acts]
        title = f"{sample}{self._head(key)}"
        home = f"{'-'.join(key)}.html"
        return atom_feed(path, title, home, entries, self.names.language)

    def _entry(self, act: Act, sample: str) -> Entry:
        said = (
            f"{escape(quoted(act.sentence))} – {escape(act.outlet or '')}" if act.sentence else ""
        )
        local = f"../{self.folders.get(act.day, act.day)}/index.html#e-{act.event_id}"
        return Entry(
            key=f"event/{act.event_id}",
            title=f"{sample}{act.text}",
            published=act.first_reported_at,
            updated=act.first_reported_at,
            link=local if act.day in self.folders else act.url or local,
            html=f"<p>{escape(act.text)}</p><p>{said}</p>" if said else "",
            summary=act.text,
        )


def _grouped(acts: Sequence[Act]) -> Mapping[tuple[str, ...], list[Act]]:
    groups: dict[tuple[str, ...], list[Act]] = {}
    for act in acts:
        for code in act.codes:
            groups.setdefault((code,), []).append(act)
        for pair in act.pairs:
            groups.setdefault(pair, []).append(act)
    return dict(sorted(groups.items()))


def _days(acts: Sequence[Act]) -> Iterator[date]:
    yield from sorted({act.day for act in acts}, reverse=True)
