"""What is ahead as a calendar (RFC 5545), so that the agenda sits where the day is planned."""

from collections.abc import Iterator
from datetime import UTC, timedelta

from pipeline.briefing.content import Ahead, Briefing
from pipeline.briefing.safe import quoted
from pipeline.briefing.words import Words

LINE_BYTES = 75  # RFC 5545 3.1: octets of a content line, without its end


def render_ics(briefing: Briefing) -> str:
    """Give the planned acts of a briefing as all-day, tentative events."""
    words = Words.of(briefing)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//attache//briefing//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(words.label('ahead'))}",
    ]
    for item in briefing.ahead:
        lines += _event(item, briefing, words)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(item: Ahead, briefing: Briefing, words: Words) -> Iterator[str]:
    stamp = (briefing.as_of or briefing.end).astimezone(UTC)
    last = item.day_to or item.day
    sample = f"[{words.label('sample')}] " if briefing.sample else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{item.event_id}@attache.localhost"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{item.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"  # exclusive
    yield f"SUMMARY:{_escaped(sample + item.text)}"
    yield f"DESCRIPTION:{_escaped(_description(item, words))}"
    if item.evidence and item.evidence[0].url:
        yield f"URL:{item.evidence[0].url}"
    yield "STATUS:TENTATIVE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(item: Ahead, words: Words) -> str:
    basis = f"{words.label('basis')}: {item.basis}"
    sure = f"{words.label('confidence')}: {words.confidence(item.confidence)}"
    said = [f"{quoted(report.sentence)} ({report.outlet})" for report in item.evidence[:2]]
    return "\n".join((basis, sure, *said))


def _escaped(text: str) -> str:
    for mark, escape in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, escape)
    return text.replace("\r", "")


def _folded(line: str) -> Iterator[str]:
    """Break a line before its 76th octet, never inside a character."""
    start, room = 0, LINE_BYTES
    taken = 0
    for i, character in enumerate(line):
        size = len(character.encode("utf-8"))
        if taken + size > room:
            yield (" " if start else "") + line[start:i]
            start, taken, room = i, 0, LINE_BYTES - 1
        taken += size
    yield (" " if start else "") + line[start:]
