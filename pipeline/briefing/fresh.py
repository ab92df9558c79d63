"""New in the record: pairs, persons and bodies that had not been seen, or not for long."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from pipeline.briefing.content import Fresh, Line
from pipeline.briefing.glance import CROWD, pairs_of
from pipeline.briefing.names import Names
from pipeline.briefing.profile import Profile
from pipeline.briefing.rows import ActorRow, DayRows
from pipeline.briefing.safe import clean, clip, web_address

MOST_PAIRS = 12
MOST_PERSONS = 8
RECORD_DAYS = 28  # younger, everything would be new
AGAIN_AFTER_DAYS = 28


def fresh(
    rows: DayRows, lines: Sequence[Line], profile: Profile, names: Names, words: dict[str, Any]
) -> tuple[Fresh, ...]:
    """Give what the day added to the record; nothing while it is younger than four weeks."""
    if not rows.since or (rows.day - rows.since).days < RECORD_DAYS:
        return ()
    pairs = list(_pairs(rows, lines, names, words))[:MOST_PAIRS]
    wanted = [a for a in rows.new_actors if profile.wants_pair((a.code, a.code))]
    found = pairs + [_person(actor, names, words) for actor in wanted[:MOST_PERSONS]]
    if len(wanted) > MOST_PERSONS:
        found.append(Fresh("more", words["more_new"].format(n=len(wanted) - MOST_PERSONS)))
    return tuple(found)


def _pairs(
    rows: DayRows, lines: Sequence[Line], names: Names, words: dict[str, Any]
) -> Iterator[Fresh]:
    refs: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        for pair in pairs_of(line) if len(line.codes) <= CROWD else ():
            refs.setdefault(pair, []).append(line.ref)
    for row in sorted(rows.pairs, key=lambda row: (row.a, row.b)):
        pair = (row.a, row.b)
        if pair not in refs:
            continue
        said = names.listed([names.full(code) for code in pair])
        if row.first_day == rows.day and rows.since:
            text = words["new_pair"].format(pair=said, day=names.day(rows.since))
            yield Fresh("pair", text, tuple(refs[pair]))
        elif row.last_day and rows.day - row.last_day > timedelta(days=AGAIN_AFTER_DAYS):
            text = words["again"].format(pair=said, day=names.day(row.last_day))
            yield Fresh("pair", text, tuple(refs[pair]))


def _person(actor: ActorRow, names: Names, words: dict[str, Any]) -> Fresh:
    form = "new_person" if actor.role and names.language == "en" else "new_person_plain"
    text = words[form].format(
        name=clip(clean(actor.name), 80),
        role=clip(clean(actor.role or ""), 80),
        country=names.bare(actor.code),
    )
    outlet = clip(clean(actor.outlet), 80) if actor.outlet else None
    return Fresh(actor.kind, text, url=web_address(actor.url), outlet=outlet)
