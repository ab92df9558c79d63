"""Which item is which: by guid, and by more where a publisher's guids clash.

The rule belongs to the feed, is kept in its memory and only ever becomes stricter. FreshRSS has the
same ladder and the same tolerance.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from pipeline.feeds import links
from pipeline.feeds.documents import Item
from pipeline.ids import stable_id

#: The ladder, loosest first.
RULES = ("guid", "link", "link+date", "link+date+title")
_TOLERATED = 0.05  # of the items


def key(item: Item, rule: str) -> str:
    """Give what identifies an item under a rule; what is missing gives way to the next best."""
    link = links.clean(item.link) if item.link else ""
    if rule == "guid" and item.guid:
        return item.guid
    if not link:
        return item.guid or "\x1e".join((item.title, item.summary[:200]))
    date = item.published_at.isoformat() if item.published_at else item.title
    return {
        "guid": link,
        "link": link,
        "link+date": f"{link}\x1e{date}",
        "link+date+title": f"{link}\x1e{date}\x1e{item.title}",
    }[rule]


def rule_for(items: Sequence[Item], current: str) -> str:
    """Give the loosest rule, from the current one on, under which hardly any items clash."""
    start = RULES.index(current) if current in RULES else 0
    distinct = list({(i.guid, i.link, i.title): i for i in items}.values())
    for rule in RULES[start:]:
        if len(_clashing(distinct, rule)) <= _TOLERATED * len(distinct):
            return rule
    return RULES[-1]


def entry_ids(feed_id: str, items: Sequence[Item], rule: str, known: Collection[str]) -> list[str]:
    """Give each item's entry_id; an item that is known under another rule keeps its id.

    Items that clash under the feed's rule are told apart by the next stricter ones.
    """
    clashing = {r: _clashing(items, r) for r in RULES}
    return [_entry_id(feed_id, item, rule, clashing, known) for item in items]


def _entry_id(
    feed_id: str,
    item: Item,
    rule: str,
    clashing: dict[str, frozenset[str]],
    known: Collection[str],
) -> str:
    keys = {r: key(item, r) for r in RULES}
    clear = [r for r in RULES if keys[r] not in clashing[r]] or [RULES[-1]]
    stricter = [r for r in clear if RULES.index(r) >= RULES.index(rule)] or [RULES[-1]]
    looser = [r for r in clear if RULES.index(r) < RULES.index(rule)]
    ids = {r: stable_id(feed_id, keys[r]) for r in (*stricter, *looser)}
    remembered = [r for r in (*stricter, *reversed(looser)) if ids[r] in known]
    return ids[remembered[0] if remembered else stricter[0]]


def _clashing(items: Sequence[Item], rule: str) -> frozenset[str]:
    """Give the keys that items with different addresses or titles share."""
    different = {(key(i, rule), i.link or "", i.title) for i in items}
    counts = Counter(k for k, *_ in different)
    return frozenset(k for k, n in counts.items() if n > 1)
