"""The briefing as plain text, 76 columns wide: for mail and terminals."""

import textwrap
from collections.abc import Iterator

from pipeline.briefing.content import Ahead, Briefing, Change, Evidence, Glance, Line
from pipeline.briefing.safe import clip, quoted
from pipeline.briefing.words import Words

WIDTH = 76  # columns; mail readers quote with two more
SENTENCE_LENGTH = 280  # characters of a verbatim sentence


def render_text(briefing: Briefing, prefix: str = "") -> str:
    """Give the whole briefing; `prefix` is taken for the same call as the other forms."""
    del prefix  # addresses of evidence pages mean nothing in a mail
    return "\n".join(_Text(briefing).parts()).rstrip() + "\n"


class _Text:
    def __init__(self, briefing: Briefing) -> None:
        self.b, self.w = briefing, Words.of(briefing)

    def parts(self) -> Iterator[str]:
        yield from self._head()
        yield from self._glance()
        yield from self._changes()
        yield from self._fresh()
        yield from self._ahead()
        yield from self._events()
        yield from self._gaps()
        yield from self._method()

    def _section(self, title: str) -> Iterator[str]:
        lines = textwrap.wrap(title, WIDTH)
        yield from ("", *lines, "-" * max(map(len, lines)), "")

    def _head(self) -> Iterator[str]:
        b, w = self.b, self.w
        title = b.title.upper()
        yield from (title, "=" * min(len(title), WIDTH), "")
        if b.sample:
            yield from (*_wrapped(f"*** {w.label('sample')}. {w.label('sample_long')} ***"), "")
        yield from _wrapped(f"{w.edition(b)}. {w.masthead(b)}")
        if b.profile != "all":
            yield w.label("profile", name=b.profile)
        for notice in b.notices:
            yield from ("", *_wrapped(f"! {notice}"))

    def _glance(self) -> Iterator[str]:
        if self.b.glance:
            yield from self._section(self.w.label("at_a_glance"))
        for number, glance in enumerate(self.b.glance, 1):
            yield from _wrapped(f"{number}. {self._glance_line(glance)}", "   ")

    def _glance_line(self, glance: Glance) -> str:
        refs = f" [{' '.join(glance.refs)}]" if glance.refs else ""
        quote = glance.quote
        said = f" {quoted(quote.text)} – {self.w.credit(quote)}." if quote else ""
        return f"{glance.head}. {glance.text}{said}{refs}"

    def _changes(self) -> Iterator[str]:
        yield from self._section(self.w.label("against"))
        for change in self.b.changes:
            yield from _wrapped(f"- {self._change(change)}", "  ")
        if self.b.changes:
            yield ""
        yield from _wrapped(self.b.changes_note)

    def _change(self, c: Change) -> str:
        w = self.w
        usual = w.label("usual_count", n=w.names.number(c.usual))
        refs = f" [{' '.join(c.refs)}]" if c.refs else ""
        acts = w.count("events_count", c.today)
        return f"{c.head}: {acts}, {usual}; {c.reading}; {w.contact(c)}{refs}"

    def _fresh(self) -> Iterator[str]:
        if self.b.fresh:
            yield from self._section(self.w.label("fresh"))
        for item in self.b.fresh:
            refs = f" [{' '.join(item.refs)}]" if item.refs else ""
            yield from _wrapped(
                f"- {item.text}{f' ({item.outlet})' if item.outlet else ''}{refs}", "  "
            )

    def _ahead(self) -> Iterator[str]:
        if self.b.ahead:
            yield from self._section(self.w.label("ahead"))
        for item in self.b.ahead:
            yield from _wrapped(f"- {self._ahead_line(item)}", "  ")

    def _ahead_line(self, item: Ahead) -> str:
        refs = f" [{item.ref}]" if item.ref else ""
        sure = f"{item.basis}; {self.w.confidence(item.confidence)}"
        return f"{item.when}: {item.text} ({sure}){refs}"

    def _events(self) -> Iterator[str]:
        for category in self.b.categories:
            count = self.w.usual(category.usual, len(category.lines))
            yield from self._section(f"{category.title} ({count})")
            for line in category.lines:
                yield from self._line(line)

    def _line(self, line: Line) -> Iterator[str]:
        w, indent = self.w, "     "
        status = "" if line.status == "happened" else f"{w.status(line.status)}; "
        meta = f"{status}{w.confidence(line.confidence)}; {w.heard(line)}; {line.sides}"
        yield from _wrapped(f"{line.ref}  {line.text} ({meta})", indent)
        for quote in line.quotes:
            yield from _wrapped(f"{indent}{quoted(quote.text)} – {w.credit(quote)}", indent)
        if not line.quotes and line.evidence:
            yield from _wrapped(
                f"{indent}{quoted(clip(line.evidence[0].sentence, SENTENCE_LENGTH))}", indent
            )
        if line.evidence:
            yield from _source(line.evidence[0], indent)

    def _gaps(self) -> Iterator[str]:
        yield from self._section(self.w.label("gaps"))
        for gap in self.b.gaps:
            yield from _wrapped(f"- {gap.subject}: {gap.text}.", "  ")
        if not self.b.gaps:
            yield self.w.label("nothing")

    def _method(self) -> Iterator[str]:
        yield from self._section(self.w.label("method"))
        for text in (*self.b.method, *self.w.corrections(self.b)):
            yield from _wrapped(f"- {text}", "  ")


def _source(report: Evidence, indent: str) -> Iterator[str]:
    yield from _wrapped(f"{indent}{report.outlet}", indent)
    if report.url:
        yield f"{indent}<{report.url}>"


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, subsequent_indent=indent, break_long_words=True, break_on_hyphens=False
    )
