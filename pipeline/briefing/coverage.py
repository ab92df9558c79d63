"""What was not read, and why: silence is reported, so that it is not taken for calm."""

from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Any

from pipeline.briefing.content import Gap
from pipeline.briefing.names import Names, is_country
from pipeline.briefing.rows import DayRows, FeedRow, OutcomeRow
from pipeline.briefing.safe import clean, clip

SILENT_FROM = 1.0  # entries a day that a feed usually announces, for its silence to be told
READ = frozenset({"article", "known"})  # statuses that are no gap


def has_failed(feed: FeedRow) -> bool:
    """Tell whether no poll of a feed was answered, or it is known to fail and was not asked."""
    if feed.polls:
        return feed.failed >= feed.polls
    return feed.state not in {"ok", "new"}


def nothing_read(rows: DayRows) -> bool:
    """Tell whether the day has no article because no feed answered."""
    return articles_read(rows) == 0 and all(has_failed(f) or not f.polls for f in rows.feeds)


def articles_read(rows: DayRows) -> int:
    """Give the number of articles of the day."""
    return sum(count.articles for count in rows.read if count.day == rows.day)


def notices(
    rows: DayRows, acts: int, shown: int, names: Names, words: dict[str, Any]
) -> tuple[str, ...]:
    """Give what must be known before anything else is read."""
    found = []
    if rows.as_of is not None and rows.as_of < rows.end and not nothing_read(rows):
        found.append(words["not_over"].format(as_of=names.instant(rows.as_of, rows.timezone)))
    if not acts:
        found.append(_no_acts(rows, words))
    elif not shown:
        found.append(words["filtered"].format(n=acts))
    return tuple(found)


def _no_acts(rows: DayRows, words: dict[str, Any]) -> str:
    failed = sum(map(has_failed, rows.feeds))
    answered = len(rows.feeds) - failed
    if nothing_read(rows):
        form = "nothing_read" if failed else "no_feeds"
        return str(words[form].format(failed=failed, all=len(rows.feeds)))
    read = articles_read(rows)
    if not read:
        return str(words["no_articles"].format(n=answered, all=len(rows.feeds)))
    return str(words["no_acts_one"] if read == 1 else words["no_acts"].format(n=read))


def gaps(
    rows: DayRows, parties: Collection[str], names: Names, words: dict[str, Any]
) -> tuple[Gap, ...]:
    """Give the feeds that failed or were silent, countries without a feed, what was not read."""
    found = [gap for feed in rows.feeds for gap in _feed(feed, rows, names, words["words"])]
    found += _countries(rows, parties, names, words["words"])
    found += _entries(rows.outcomes, words)
    found += _languages(rows, names, words["words"])
    found += _days(rows, names, words["words"])
    return tuple(found)


def _feed(feed: FeedRow, rows: DayRows, names: Names, words: dict[str, Any]) -> Iterator[Gap]:
    subject = clip(
        clean(f"{feed.outlet}: {feed.name}" if feed.name != feed.outlet else feed.outlet), 120
    )
    cause = clip(clean(feed.error or ""), 200) or words["cause_unknown"]
    if feed.failed or (not feed.polls and has_failed(feed)):
        form = "gap_down" if has_failed(feed) else "gap_failed"
        text = words[form].format(failed=feed.failed, polls=feed.polls, cause=cause)
        if has_failed(feed) and feed.failing_since and feed.failing_since < rows.start:
            text = words["gap_since"].format(text=text, day=names.day(feed.failing_since.date()))
        yield Gap(subject, text)
    elif not feed.polls:
        yield Gap(subject, words["gap_unasked"])
    elif not feed.entries and feed.usual_entries >= SILENT_FROM:
        yield Gap(subject, words["gap_silent"].format(n=names.number(feed.usual_entries)))


def _countries(
    rows: DayRows, parties: Collection[str], names: Names, words: dict[str, Any]
) -> Iterator[Gap]:
    read = {feed.country for feed in rows.feeds}
    unread = sorted(names.bare(code) for code in parties if is_country(code) and code not in read)
    if unread:
        yield Gap(words["gap_countries"], ", ".join(unread))


def _entries(outcomes: Collection[OutcomeRow], words: dict[str, Any]) -> Iterator[Gap]:
    counts: dict[str, int] = {}
    for outcome in outcomes:
        if outcome.status not in READ:
            counts[outcome.status] = counts.get(outcome.status, 0) + outcome.entries
    said = words["outcomes"]
    parts = [
        words["words"]["gap_entry_text"].format(n=n, status=said.get(status, status))
        for status, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    if parts:
        yield Gap(words["words"]["gap_entries"], ", ".join(parts))


def _languages(rows: DayRows, names: Names, words: dict[str, Any]) -> Iterator[Gap]:
    parts = [
        words["gap_language_text"].format(n=n, language=names.language_name(clean(language)))
        for language, n in rows.uncoded
    ]
    if parts:
        yield Gap(words["gap_language"], ", ".join(parts))


def _days(rows: DayRows, names: Names, words: dict[str, Any]) -> Iterator[Gap]:
    read = {count.day for count in rows.read if count.articles}
    days = [rows.day - timedelta(days=n) for n in range(28, 0, -1)]
    missed = [day for day in days if rows.since and day >= rows.since and day not in read]
    if missed:
        yield Gap(words["gap_days"], words["gap_days_text"].format(days=len(missed)))
