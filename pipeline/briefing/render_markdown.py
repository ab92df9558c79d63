"""The briefing as Markdown: reads well as it is, and in any viewer."""

from collections.abc import Iterator, Sequence

from pipeline.briefing.content import Ahead, Briefing, Evidence, Glance, Line, Quotation
from pipeline.briefing.safe import clip, markdown, quoted
from pipeline.briefing.words import Words

MOST_LINKS = 3  # reports linked under an act; the others are in the HTML and JSON
SENTENCE_LENGTH = 280  # characters of a verbatim sentence


def render_markdown(briefing: Briefing, prefix: str = "") -> str:
    """Give the whole briefing; `prefix` leads from the file's folder to the edition's."""
    return "\n".join(_Markdown(briefing, prefix).parts()).rstrip() + "\n"


class _Markdown:
    def __init__(self, briefing: Briefing, prefix: str) -> None:
        self.b, self.w, self.prefix = briefing, Words.of(briefing), prefix

    def parts(self) -> Iterator[str]:
        yield from self._head()
        yield from self._glance()
        yield from self._changes()
        yield from self._fresh()
        yield from self._ahead()
        yield from self._events()
        yield from self._actors()
        yield from self._gaps()
        yield from self._method()

    def _section(self, title: str) -> Iterator[str]:
        yield from ("", f"## {markdown(title)}", "")

    def _head(self) -> Iterator[str]:
        b, w = self.b, self.w
        yield from (f"# {markdown(b.title)}", "")
        if b.sample:
            yield from (f"> **{w.label('sample')}.** {w.label('sample_long')}", "")
        yield f"{w.edition(b)}. {markdown(w.masthead(b))}"
        if b.profile != "all":
            yield from ("", markdown(w.label("profile", name=b.profile)))
        for notice in b.notices:
            yield from ("", f"**{markdown(notice)}**")

    def _glance(self) -> Iterator[str]:
        if self.b.glance:
            yield from self._section(self.w.label("at_a_glance"))
            for number, glance in enumerate(self.b.glance, 1):
                yield f"{number}. {self._glance_line(glance)}"
        if self.b.lines:
            yield from ("", "; ".join(f"{f.label}: {f.value}" for f in self.b.figures) + ".")

    def _glance_line(self, glance: Glance) -> str:
        refs = f" [{' '.join(glance.refs)}]" if glance.refs else ""
        quote = f" {self._said(glance.quote)}" if glance.quote else ""
        return f"**{markdown(glance.head)}.** {markdown(glance.text)}{quote}{refs}"

    def _said(self, quote: Quotation) -> str:
        return f"{markdown(quoted(quote.text))} – {markdown(self.w.credit(quote))}."

    def _changes(self) -> Iterator[str]:
        b, w = self.b, self.w
        yield from self._section(w.label("against"))
        if b.changes:
            heads = [w.label(k) for k in ("pair", "today", "usual", "reading", "contact", "refs")]
            yield f"| {' | '.join(heads)} |"
            yield "|---|---:|---:|---|---|---|"
            for c in b.changes:
                usual, refs = w.names.number(c.usual), " ".join(c.refs) or "–"
                cells = (markdown(c.head), str(c.today), usual, c.reading, w.contact(c), refs)
                yield f"| {' | '.join(cells)} |"
            yield ""
        yield markdown(b.changes_note)

    def _fresh(self) -> Iterator[str]:
        if self.b.fresh:
            yield from self._section(self.w.label("fresh"))
        for item in self.b.fresh:
            refs = f" [{' '.join(item.refs)}]" if item.refs else ""
            link = f" ({_link(item.outlet, item.url)})" if item.outlet else ""
            yield f"- {markdown(item.text)}{link}{refs}"

    def _ahead(self) -> Iterator[str]:
        if self.b.ahead:
            yield from self._section(self.w.label("ahead"))
        for item in self.b.ahead:
            yield self._ahead_line(item)

    def _ahead_line(self, item: Ahead) -> str:
        source = f"[{item.ref}]" if item.ref else _links(item.evidence[:1])
        sure = f"{item.basis}; {self.w.confidence(item.confidence)}"
        when = item.day.isoformat()
        if item.day_to and item.day_to != item.day:
            when = f"{when} – {item.day_to.isoformat()}"
        return f"- {when}: {markdown(item.text)} ({sure}) {source}".rstrip()

    def _events(self) -> Iterator[str]:
        for category in self.b.categories:
            count = self.w.usual(category.usual, len(category.lines))
            yield from self._section(f"{category.title} ({count})")
            for line in category.lines:
                yield from self._line(line)

    def _line(self, line: Line) -> Iterator[str]:
        w = self.w
        meta = "; ".join((w.confidence(line.confidence), w.heard(line), line.sides))
        if line.status != "happened":
            meta = f"{w.status(line.status)}; {meta}"
        yield f"- **{line.ref}** {markdown(line.text)} ({markdown(meta)}) {self._sources(line)}"
        if line.evidence:
            yield f"  > {markdown(quoted(clip(line.evidence[0].sentence, SENTENCE_LENGTH)))}"
        yield from (f"  > {self._said(quote)}" for quote in line.quotes)

    def _sources(self, line: Line) -> str:
        firsts = [report for report in line.evidence if not report.is_repeat] or line.evidence
        shown = firsts[:MOST_LINKS]
        more = len(line.evidence) - len(shown)
        archived = f" [{self.w.label('archived')}]({self.prefix}{shown[0].page})" if shown else ""
        rest = f" {self.w.label('and_more', n=more)}" if more else ""
        return f"{_links(shown)}{rest}{archived}"

    def _actors(self) -> Iterator[str]:
        if self.b.actors:
            yield from self._section(self.w.label("actors"))
            yield ", ".join(f"{markdown(a.name)} {a.events}" for a in self.b.actors) + "."

    def _gaps(self) -> Iterator[str]:
        yield from self._section(self.w.label("gaps"))
        for gap in self.b.gaps:
            yield f"- {markdown(gap.subject)}: {markdown(gap.text)}."
        if not self.b.gaps:
            yield self.w.label("nothing")

    def _method(self) -> Iterator[str]:
        yield from self._section(self.w.label("method"))
        yield from (f"- {markdown(text)}" for text in self.b.method)
        yield ""
        for text in self.w.corrections(self.b):
            yield f"- {markdown(text)}"


def _links(reports: Sequence[Evidence]) -> str:
    return ", ".join(_link(report.outlet, report.url) for report in reports)


def _link(text: str | None, url: str | None) -> str:
    shown = markdown(clip(text or "–", 80))
    return f"[{shown}]({url})" if url else shown
